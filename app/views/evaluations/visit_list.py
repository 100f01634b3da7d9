"""Visits: who was visited at work when, what was found, who was not, and what is to be followed up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from app.i18n import _
from app.models.caseload import own_staff_id
from app.models.evaluation_rows import visit_rows
from app.models.placement_rows import placement_rows
from app.models.visiting import follow_ups, never_visited, remove_visit, save_visit
from app.views.evaluations.columns import visit_columns
from app.views.evaluations.placed_list import PlacedList
from app.views.evaluations.visit_dialog import VisitDialog
from app.views.evaluations.visit_pane import VisitPane
from app.views.lists.list_spec import View
from app.views.students.column import student_name
from app.views.window import ask
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.base import Record

NEVER, FOLLOW = "visits_never", "visits_follow"


class VisitList(PlacedList):
    """The part "Visits" of the page. Enter on a placement asks for a visit."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(
            shell,
            "visits",
            _("Visits"),
            visit_columns(),
            (
                View(NEVER, _("Not visited"), rule=never_visited),
                View(FOLLOW, _("To follow up"), rule=follow_ups),
                View("visits_all", _("All placements")),
            ),
            lambda ids: visit_rows(shell.book, ids),
            ("site_visit",),
            VisitPane(shell, self),
            "site_visit",
            ("visit.new", _("New visit")),
            ("visit.new",),
        )

    def commands(self) -> dict[str, Callable[[], object] | None]:
        one = bool(self.table.current_id)
        return {
            **super().commands(),
            "visit.new": self.new if one else None,
            "student.open": self.open_student if one else None,
        }

    def new(self) -> None:
        """Ask for a visit to the placement with the focus: today, by whom the account is."""
        values = {"date": date.today(), "staff_id": own_staff_id(self.book)}
        self._ask(self.table.current_id, _("New visit"), values, "", _("Visit added"))

    def change(self, visit: Record) -> None:
        """Change a visit."""
        self._ask(visit.placement_id, _("Edit visit"), visit._asdict(), visit.id, _("Visit changed"))

    def remove(self, visit: Record) -> None:
        """Mark a visit as deleted; the toast takes it back."""
        if self.shell.attempt(lambda: remove_visit(self.book, visit.id)):
            self.shell.toast(_("Visit deleted"), undo=True)

    def _ask(self, placement_id: str, title: str, values: dict[str, Any], visit_id: str, said: str) -> None:
        row = placement_rows(self.book, [placement_id])[placement_id]
        whose = " · ".join(filter(None, (student_name(row), row["role"], row["employer"])))
        dialog = VisitDialog(
            self.window(), self.book, title, whose, values,
            lambda typed: save_visit(self.book, placement_id, typed, visit_id),
        )  # fmt: skip
        dialog.accepted.connect(lambda: self.shell.toast(said, undo=True))
        ask.show(dialog)
