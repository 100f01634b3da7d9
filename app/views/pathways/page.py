"""Pathways: the site's themes with their hour targets, and who belongs to them from when to when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from app.i18n import _, ngettext, number
from app.models.joining_pathways import (
    delete_pathways,
    member_counts,
    member_rows,
    memberships_today,
    pathway_rows,
)
from app.models.pathways import PathwayMembership, SitePathway
from app.views.lists.columns import Column, Row, field_column
from app.views.lists.record_table import RecordTable
from app.views.lists.table_model import TableModel
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.cells import DotCell, FigureCell, MutedCell, PersonCell
from app.views.look.delegate import LOW_ROW_HEIGHT, dress
from app.views.look.labels import ElidedLabel, rule
from app.views.look.layouts import boxed, column, row
from app.views.look.tabs import PageTabs
from app.views.look.tokens import Tone
from app.views.pathways.forms import (
    add_members,
    edit_pathway,
    end_memberships,
    new_pathway,
)
from app.views.pathways.tones import pathway_tones
from app.views.students.columns import detail_of, name_of, seed_of
from app.views.window.page import Page, Shell

if TYPE_CHECKING:
    from app.book.editing import Changes


class PathwaysPage(Page):
    """`show_record` takes the id of a pathway."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Pathways"), scrolling=False)
        self.tools.addWidget(button(_("New pathway"), "plus", "primary", lambda: shell.trigger("pathway.new")))
        self._tones = pathway_tones(self.book)
        self.pathways = TableModel(
            self.book,
            shell.signals,
            SitePathway,
            self._pathway_columns(),
            lambda ids: pathway_rows(self.book, ids),
            ("pathway_membership", "enrollment", "student"),
            self,
        )
        self.table = RecordTable(self.pathways)
        dress(self.table, _("Pathways"), [column.width for column in self.pathways.columns], LOW_ROW_HEIGHT)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.members = TableModel(
            self.book,
            shell.signals,
            PathwayMembership,
            self._member_columns(),
            lambda ids: member_rows(self.book, ids),
            ("student",),
            self,
        )
        self.member_table = RecordTable(self.members)
        dress(self.member_table, _("Members"), [column.width for column in self.members.columns])
        self.member_table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._build_body()
        self._connect()
        self.pathways.show()

    def _pathway_columns(self) -> list[Column]:
        muted, figure = MutedCell(), FigureCell()
        name = Column(_("Pathway"), 220, "name", lambda row: row["name"], lambda row: DotCell(self._tone(row["id"])))
        members = Column(
            _("Members"),
            90,
            "members",
            lambda row: number(row["members"]),
            lambda _row: figure,
            order=member_counts,
            figures=True,
        )
        return [
            name,
            Column(_("CTE pathway"), 200, "cte_pathway_id", lambda row: row["cte_pathway"], lambda _row: muted),
            Column(_("Industry sector"), 200, "sector_id", lambda row: row["sector"], lambda _row: muted),
            field_column(SitePathway, "target_minutes", 110),
            members,
            replace(field_column(SitePathway, "certification", 120), title=_("Certification")),
        ]

    def _member_columns(self) -> list[Column]:
        return [
            Column(_("Student"), 260, "student_id", name_of, lambda row: PersonCell(detail_of(row), self._seed(row))),
            Column(_("Grade"), 70, "grade", lambda row: (row["grade"] or "").lstrip("0"), order=self._grades),
            field_column(PathwayMembership, "starts_on", 120),
            field_column(PathwayMembership, "ends_on", 120),
            field_column(PathwayMembership, "reason", 200),
        ]

    @staticmethod
    def _seed(row: Row) -> str:
        return seed_of({**row, "id": row["student_id"]})

    def _grades(self, _book: object) -> dict[str, str]:
        rows = member_rows(self.book, self.members.ids)
        return {id_: row["grade"] for id_, row in rows.items() if row["grade"]}

    def _tone(self, pathway_id: str) -> Tone:
        return self._tones.get(pathway_id, "neutral")

    def _build_body(self) -> None:
        self.empty = EmptyState(
            "graduation-cap",
            _("No pathways yet"),
            _("A pathway is a theme of your site: its industry sector, its hour target, and its members."),
            button(
                _("Choose from the state's pathways"),
                "list-checks",
                "primary",
                lambda: self.shell.go("first_run", "pathways"),
            ),
            button(_("New pathway"), "plus", press=lambda: self.shell.trigger("pathway.new")),
        )
        self.nobody = EmptyState(
            "users",
            _("No members"),
            _("Add the students who follow this pathway, with the day on which they joined."),
            button(_("Add students"), "user-plus", "plain", lambda: self.shell.trigger("pathway.add")),
        )
        self.heading = ElidedLabel("", "heading")
        self.tabs = PageTabs(_("Members"))
        self.tabs.add("today", _("Members today"))
        self.tabs.add("all", _("Everybody so far"))
        self.ending = button(_("End membership"), "log-out", press=lambda: self.shell.trigger("pathway.end"))
        head = row(
            self.heading,
            self.ending,
            button(_("Edit"), "pencil", press=lambda: self.shell.trigger("pathway.edit"), name=_("Edit the pathway")),
            button(_("Add students"), "user-plus", press=lambda: self.shell.trigger("pathway.add")),
        )
        head.setStretch(0, 1)
        self.member_stack = QStackedWidget()
        self.member_stack.addWidget(self.member_table)
        self.member_stack.addWidget(self.nobody)
        lower = column(
            column(head, self.tabs, spacing=6, margins=(28, 14, 28, 4)), rule(), self.member_stack, spacing=0
        )
        lower.setStretch(2, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(boxed(lower))
        split.setSizes([270, 420])
        self.stack = QStackedWidget()
        self.stack.addWidget(split)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.pathways.modelReset.connect(self._listed)
        self.members.modelReset.connect(self._members_listed)
        self.table.current_changed.connect(lambda _id: self._show_members())
        self.table.opened.connect(lambda _id: self.member_table.setFocus())
        self.table.delete_asked.connect(self.delete)
        self.tabs.chosen.connect(lambda _tab: self._show_members())
        self.member_table.opened.connect(self._open_member)
        self.member_table.delete_asked.connect(self.end)
        self.member_table.selectionModel().selectionChanged.connect(lambda *_: self._selected())

    # what is shown

    def _listed(self) -> None:
        count = self.pathways.rowCount()
        self.say_count(number(count))
        self.stack.setCurrentIndex(0 if count else 1)
        if count and not self.table.current_id:
            self.table.choose(self.pathways.id_at(0))

    def _show_members(self) -> None:
        pathway = self.table.current_id
        if not pathway:
            self.shell.refresh_commands()
            return
        self.heading.setText(self.book.rows(SitePathway, [pathway], ["name"])[pathway][0])
        today = memberships_today(self.book, pathway)
        self.tabs.set_count("today", len(today))
        among = (lambda: memberships_today(self.book, pathway)) if self.tabs.current_id == "today" else None
        self.members.show(where={"pathway_id": pathway}, among=among)

    def _members_listed(self) -> None:
        self.member_stack.setCurrentIndex(0 if self.members.rowCount() else 1)
        self._selected()

    def _selected(self) -> None:
        count = len(self.member_table.selected_ids())
        self.ending.setEnabled(bool(count))
        self.shell.refresh_commands()

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if changes is None or "site_pathway" in changes.tables:
            self._tones = pathway_tones(self.book)
        if changes is None:
            self.pathways.reload()
        if changes is None or changes.tables & {"pathway_membership", "site_pathway", "student"}:
            self._show_members()

    def show_record(self, what: str) -> None:
        self.table.choose(what)

    def first_focus(self) -> QWidget | None:
        return self.table if self.pathways.rowCount() else None

    # what can be done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.table.current_id)
        return {
            "pathway.new": self.new,
            "pathway.edit": self.edit if chosen else None,
            "pathway.add": self.add_students if chosen else None,
            "pathway.end": self.end if self.member_table.selected_ids() else None,
            "pathway.delete": self.delete if chosen else None,
        }

    def _open_member(self, membership_id: str) -> None:
        self.shell.go("student", member_rows(self.book, [membership_id])[membership_id]["student_id"])

    def new(self) -> None:
        """Ask for a pathway and choose the new one."""

        def added(id_: str) -> None:
            self.table.choose(id_)
            self.shell.toast(_("Pathway added"), undo=True)

        new_pathway(self, self.book, added)

    def edit(self) -> None:
        """Change what the pathway is."""
        edit_pathway(self, self.book, self.table.current_id, lambda: self.shell.toast(_("Pathway saved"), undo=True))

    def add_students(self) -> None:
        """Choose students who join."""

        def added(count: int) -> None:
            said = ngettext("{count} student added", "{count} students added", count)
            self.shell.toast(said.format(count=number(count)), undo=True)

        add_members(self, self.shell, self.table.current_id, added)

    def end(self) -> None:
        """End the selected memberships, with a day and a reason."""

        def ended(count: int) -> None:
            said = ngettext("{count} membership ended", "{count} memberships ended", count)
            self.shell.toast(said.format(count=number(count)), undo=True)

        ids = self.member_table.selected_ids()
        if ids:
            end_memberships(self, self.book, ids, ended)

    def delete(self) -> None:
        """Mark the pathway as deleted; the toast takes it back."""
        id_ = self.table.current_id
        if id_ and self.shell.attempt(lambda: delete_pathways(self.book, [id_])):
            self.shell.toast(_("Pathway deleted"), undo=True)
