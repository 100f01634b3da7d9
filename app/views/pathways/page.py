"""Pathways: the site's themes with their hour targets, and who belongs to them from when to when."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _, ngettext, number
from app.models.pathways import SitePathway
from app.models.projects import Project
from app.views.lists.record_list import RecordList
from app.views.look.buttons import button
from app.views.look.tabs import PageTabs
from app.views.look.tokens import Tone
from app.views.pathways.forms import add_members
from app.views.pathways.members import MemberList
from app.views.pathways.pathways import PathwayList
from app.views.pathways.tones import pathway_tones
from app.views.projects.projects import ProjectList
from app.views.window.allowed import offered
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.editing import Changes

PATHWAYS, MEMBERS, PROJECTS = PARTS = ("pathways", "members", "projects")


class PathwaysPage(Page):
    """`show_record` takes the id of a pathway or a project, a part, or a view of the projects."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Pathways"), scrolling=False)
        self._tones = pathway_tones(self.book)
        self.parts = PageTabs(_("Parts of the page"))
        self.parts.add(PATHWAYS, _("Pathways"))
        self.parts.add(MEMBERS, _("Members"))
        self.parts.add(PROJECTS, _("Projects"))
        self.head.addWidget(self.parts)
        self.pathways = PathwayList(shell, self._tone, self.see_members)
        self.members = MemberList(shell, self._tone)
        self.projects = ProjectList(shell)
        self.stack = QStackedWidget()
        self._own: dict[str, tuple[QWidget, ...]] = {}  # what stands in the head for each list
        for part, each, verb in (
            (
                PATHWAYS,
                self.pathways,
                offered(shell.book, "add:site_pathway", button(_("New pathway"), "plus", "primary", self.pathways.new)),
            ),
            (
                MEMBERS,
                self.members,
                offered(
                    shell.book,
                    "add:pathway_membership",
                    button(_("Add students"), "user-plus", "primary", self.add_students),
                ),
            ),
            (
                PROJECTS,
                self.projects,
                offered(shell.book, "add:project", button(_("New project"), "plus", "primary", self.projects.new)),
            ),
        ):
            self.stack.addWidget(each)
            for tool in (each.export_button, each.columns_button, verb):
                self.tools.addWidget(tool)
            self.head.addWidget(each.tabs)
            self.head.addWidget(each.filters)
            self._own[part] = (each.export_button, each.columns_button, verb, each.tabs, each.filters)
            each.listed.connect(self._say_count)
            each.chosen.connect(shell.refresh_commands)
        self.body.addWidget(self.stack, 1)
        self.members.counts.told.connect(self._count)
        self.parts.chosen.connect(self._choose)
        self._choose(PATHWAYS)

    @property
    def shown(self) -> RecordList:
        """The list before the person."""
        return {MEMBERS: self.members, PROJECTS: self.projects}.get(self.parts.current_id, self.pathways)

    def _tone(self, pathway_id: str) -> Tone:
        return self._tones.get(pathway_id, "neutral")

    def _choose(self, part: str) -> None:
        for each, widgets in self._own.items():
            for widget in widgets:
                widget.setVisible(each == part)
        self.stack.setCurrentWidget(self.shown)
        self._say_count()
        self._count()
        self.shell.refresh_commands()

    def _say_count(self) -> None:
        self.say_count(number(self.shown.model.rowCount()))

    def _count(self) -> None:
        self.parts.set_count(PATHWAYS, len(self.book.ids(SitePathway)))
        self.parts.set_count(MEMBERS, (self.members.counts.known or {}).get("today"))

    # for the window

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if changes is None or SitePathway.__tablename__ in changes.tables:
            self._tones = pathway_tones(self.book)
        self.pathways.refresh(changes)
        self.members.refresh(changes)
        self.projects.refresh(changes)
        self._count()

    def show_record(self, what: str) -> None:
        if what in PARTS:
            self.parts.choose(what)
        elif self.projects.show_part(what):
            self.parts.choose(PROJECTS)
        else:
            is_project = self.book.record(Project, what) is not None
            self.parts.choose(PROJECTS if is_project else PATHWAYS)
            self.shown.show_id(what)

    def reflow(self, room: Room) -> None:
        self.pathways.reflow(room)
        self.members.reflow(room)
        self.projects.reflow(room)

    def first_focus(self) -> QWidget:
        return self.shown.focus_target()

    def student_ids(self) -> list[str]:
        shown = self.shown
        return shown.student_ids() if isinstance(shown, MemberList | ProjectList) else []

    # what can be done

    def new_record(self) -> str:
        return {MEMBERS: "pathway.add", PROJECTS: "project.new"}.get(self.parts.current_id, "pathway.new")

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return self.shown.commands() | {
            "pathway.new": self._new,
            "project.new": self.new_project,
            "projects.show": lambda: self.parts.choose(PROJECTS),
            "pathway.add": self.add_students if self._pathway else None,
        }

    @property
    def _pathway(self) -> str:
        """The pathway that students would be added to."""
        return self.members.pathway_id if self.shown is self.members else self.pathways.table.current_id

    def _new(self) -> None:
        self.parts.choose(PATHWAYS)
        self.pathways.new()

    def new_project(self) -> None:
        """Ask for a project."""
        self.parts.choose(PROJECTS)
        self.projects.new()

    def see_members(self, pathway_id: str) -> None:
        """Show the members of a pathway today."""
        self.parts.choose(MEMBERS)
        self.members.show_pathway(pathway_id)
        self.members.focus_target().setFocus()

    def add_students(self) -> None:
        """Choose students who join the pathway shown."""

        def added(count: int) -> None:
            said = ngettext("{count} student added", "{count} students added", count)
            self.shell.toast(said.format(count=number(count)), undo=True)

        if self._pathway:
            add_members(self, self.shell, self._pathway, added)
