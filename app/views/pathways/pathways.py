"""The list of pathways and the pane beside it: what a pathway is, and who belongs to it today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.book.fields import fields_of
from app.i18n import _, day, hours, ngettext, number
from app.models.figures import members_here
from app.models.joining_pathways import delete_pathways
from app.models.kinds import grade_words
from app.models.pathway_rows import pathway_rows
from app.models.pathways import SitePathway
from app.models.people import Student
from app.models.projects import Project
from app.views.lists.columns import Row
from app.views.lists.detail_pane import DetailPane
from app.views.lists.record_list import RecordList
from app.views.look.buttons import button
from app.views.look.cards import EmptyState, Fact
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, column, row
from app.views.pathways.columns import ToneOf, pathway_list
from app.views.pathways.forms import edit_pathway, new_pathway
from app.views.projects.card import project_lines
from app.views.students.columns import name_of
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.views.window.page import Shell

MOST = 12  # members whose names stand in the pane


class PathwayPane(DetailPane):
    """`see_members` shows all members of the pathway with the focus."""

    def __init__(self, shell: Shell, tone: ToneOf, see_members: Callable[[], object]) -> None:
        super().__init__(_("Details of the pathway"), _("Choose a pathway in the list."))
        self._shell, self._tone, self._see_members = shell, tone, see_members

    def fill(self, id_: str) -> bool:
        pathway = pathway_rows(self._shell.book, [id_]).get(id_)
        if pathway is None:
            return False
        sign = IconTile("graduation-cap", "accent_text", 22, "accent_soft", 46)
        self.add(self.head(sign, pathway["name"], pathway["sector"]))
        if pathway["certification"]:
            words = fields_of(SitePathway)["certification"].kind.format(pathway["certification"])
            self.add(row(Chip(words, self._tone(id_)), None))
        trigger = self._shell.trigger
        add = offered(
            self._shell.book,
            "add:pathway_membership",
            button(_("Add students"), "user-plus", "primary", lambda: trigger("pathway.add")),
        )
        edit = offered(
            self._shell.book,
            "change:site_pathway",
            button(_("Edit"), press=lambda: trigger("pathway.edit"), name=_("Edit the pathway")),
        )
        over = button(_("Open"), press=lambda: trigger("pathway.open"), name=_("Open the pathway"))
        self.add(boxed(row(add, over, edit, None)))
        self._add_facts(pathway)
        self._add_members(id_)
        if lines := project_lines(self._shell, self._shell.book.records(Project, {"pathway_id": id_})):
            self.add_part(_("Projects"), column(*lines, spacing=2))
        if pathway["note"]:
            self.add_part(_("Description"), label(pathway["note"], wrap=True))
        return True

    def _add_facts(self, pathway: Row) -> None:
        target = pathway["target_minutes"]
        kinds = fields_of(SitePathway)
        offered = [day(pathway[name]) if pathway[name] else "…" for name in ("starts_on", "ends_on")]
        facts: list[QWidget] = [
            Fact(icon, caption, text)
            for icon, caption, text in (
                ("clock", _("Hour target"), _("{hours} hours").format(hours=hours(target)) if target else _("None")),
                ("book-open", _("CTE pathway"), pathway["cte_pathway"]),
                ("users", _("Placements from grade"), kinds["placements_from"].kind.format(pathway["placements_from"])),
                ("calendar-range", _("Offered"), " – ".join(offered) if offered != ["…", "…"] else ""),
            )
            if text
        ]
        self.add_part(_("About"), *facts)

    def _add_members(self, id_: str) -> None:
        book = self._shell.book
        here = members_here(book, date.today()).get(id_, [])
        ids = book.ids(Student, where={"id": here})
        go = self._shell.go
        people = {s.id: s for s in book.records(Student, {"id": ids[:MOST]})}
        lines: list[QWidget] = []
        for student_id in ids[:MOST]:
            name, grade = name_of(people[student_id]._asdict()), grade_words(people[student_id].grade)
            lines.append(ItemButton(name, grade, "", lambda student=student_id: go("student", student)))
        if ids:
            words = ngettext("See {count} member", "See all {count} members", len(ids))
            lines.append(button(words.format(count=number(len(ids))), "", "link", self._see_members))
        else:
            lines.append(label(_("Nobody yet."), "muted"))
        self.add_part(_("Members today"), column(*lines, spacing=2))


class PathwayList(RecordList):
    """The site's pathways. `see_members` takes the id of one."""

    def __init__(self, shell: Shell, tone: ToneOf, see_members: Callable[[str], object]) -> None:
        self._see = see_members
        from_state = button(
            _("Choose from the state's pathways"), "list-checks", "primary", lambda: shell.go("first_run", "pathways")
        )
        offered(shell.book, "add:site_pathway", from_state)
        empty = EmptyState(
            "graduation-cap",
            _("No pathways yet"),
            _("A pathway is a theme of your site: its industry sector, its hour target, and its members."),
            from_state,
            offered(
                shell.book,
                "add:site_pathway",
                button(_("New pathway"), "plus", press=lambda: shell.trigger("pathway.new")),
            ),
        )
        super().__init__(shell, pathway_list(shell.book, tone), PathwayPane(shell, tone, self.see_members), empty)
        self.table.opened.connect(lambda id_: shell.go("pathway", id_))
        self.table.delete_asked.connect(self.delete)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.table.current_id)
        return super().commands() | {
            "pathway.open": (lambda: self.shell.go("pathway", self.table.current_id)) if chosen else None,
            "pathway.members": self.see_members if chosen else None,
            "pathway.edit": self.edit if chosen else None,
            "pathway.delete": self.delete if chosen else None,
        }

    def see_members(self) -> None:
        """Show the members of the pathway with the focus."""
        self._see(self.table.current_id)

    def new(self) -> None:
        """Ask for a pathway and choose the new one."""
        new_pathway(self.window(), self.book, lambda id_: self.show_new(id_, _("Pathway added")))

    def edit(self) -> None:
        """Change what the pathway with the focus is."""
        said = _("Pathway saved")
        edit_pathway(self.window(), self.book, self.table.current_id, lambda: self.shell.toast(said, undo=True))

    def delete(self) -> None:
        """Mark the chosen pathways as deleted; the toast takes it back. One with members stays."""
        self.work.delete(
            delete_pathways, lambda count: ngettext("{count} pathway deleted", "{count} pathways deleted", count)
        )
