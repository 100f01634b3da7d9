"""The list of who belongs to which pathway, and the pane beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import _, ngettext, number
from app.models.pathways import PathwayMembership
from app.views.lists.conditions import Condition
from app.views.lists.record_list import RecordList
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.pathways.columns import ToneOf, member_list
from app.views.pathways.forms import end_memberships
from app.views.students.pane import StudentPane
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.views.window.page import Shell


class MemberPane(StudentPane):
    """Shows the student of the membership with the focus."""

    def show_record(self, id_: str) -> None:
        membership = self._book.record(PathwayMembership, id_) if id_ else None
        super().show_record(membership.student_id if membership else "")


class MemberList(RecordList):
    """The members of all pathways, narrowed to one by its chip."""

    def __init__(self, shell: Shell, tone: ToneOf) -> None:
        def go(page: str) -> Callable[[str], object]:
            return lambda student_id: shell.go(page, student_id)

        empty = EmptyState(
            "users",
            _("No members"),
            _("The students who follow a pathway stand here, with the day on which they joined."),
            offered(
                shell.book,
                "add:pathway_membership",
                button(_("Add students"), "user-plus", "primary", lambda: shell.trigger("pathway.add")),
            ),
        )
        pane = MemberPane(shell.book, tone, go("student"), go("hours"))
        super().__init__(shell, member_list(shell.book, tone), pane, empty)
        self.table.opened.connect(lambda _id: self.open_student())
        self.table.delete_asked.connect(self.end)

    def show_pathway(self, id_: str) -> None:
        """Show the members of one pathway today."""
        self.show_view("today")
        self.filters.show_filters("", ())
        self.filters.put(Condition("pathway_id", "any", (id_,)))

    @property
    def pathway_id(self) -> str:
        """The pathway that the list is narrowed to, else that of the membership with the focus; empty for neither."""
        narrowed = [each.values for each in self.filters.conditions if each.column == "pathway_id"]
        if narrowed and len(narrowed[0]) == 1:
            return str(narrowed[0][0])
        found = self.book.record(PathwayMembership, self.table.current_id) if self.table.current_id else None
        return found.pathway_id if found else ""

    def student_ids(self) -> list[str]:
        """The students of the selected memberships."""
        found = self.book.records(PathwayMembership, {"id": self.selected_ids()})
        return list(dict.fromkeys(membership.student_id for membership in found))

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.table.current_id)
        return super().commands() | {
            "student.open": self.open_student if chosen else None,
            "pathway.end": self.end if chosen else None,
        }

    def open_student(self) -> None:
        """Go to the page of the student with the focus."""
        membership = self.book.record(PathwayMembership, self.table.current_id)
        if membership:
            self.shell.go("student", membership.student_id)

    def end(self) -> None:
        """End the selected memberships, with a day and a reason."""

        def ended(count: int) -> None:
            said = ngettext("{count} membership ended", "{count} memberships ended", count)
            self.shell.toast(said.format(count=number(count)), undo=True)

        if ids := self.selected_ids():
            end_memberships(self.window(), self.book, ids, ended)
