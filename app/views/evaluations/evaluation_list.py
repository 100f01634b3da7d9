"""Evaluations: which were given of each placement, and which are due."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import _
from app.models.evaluating import due, proposed, remove_evaluation, state_evaluation_missing
from app.models.evaluation_rows import evaluation_rows
from app.models.evaluations import Evaluation
from app.models.placement_rows import placement_rows
from app.views.evaluations.columns import evaluation_columns
from app.views.evaluations.evaluation_dialog import evaluation_form
from app.views.evaluations.evaluation_pane import EvaluationPane
from app.views.evaluations.placed_list import PlacedList
from app.views.lists.list_spec import View
from app.views.students.column import student_name
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.base import Record

DUE = "evaluations_due"


class EvaluationList(PlacedList):
    """The part "Evaluations" of the page. Enter on a placement asks for the evaluation that is next."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(
            shell,
            "evaluations",
            _("Evaluations"),
            evaluation_columns(),
            (
                View(DUE, _("Due now"), rule=due),
                View("evaluations_state", _("State’s evaluation missing"), rule=state_evaluation_missing),
                View("evaluations_all", _("All placements")),
            ),
            lambda ids: evaluation_rows(shell.book, ids),
            ("evaluation", "evaluation_rating"),
            EvaluationPane(shell, self),
            "evaluation",
            ("evaluation.new", _("New evaluation")),
            ("evaluation.new", "evaluation.self", "evaluation.print"),
        )

    def commands(self) -> dict[str, Callable[[], object] | None]:
        one = bool(self.table.current_id)
        return {
            **super().commands(),
            "evaluation.new": self.new if one else None,
            "evaluation.self": (lambda: self.new("self")) if one else None,
            "evaluation.print": self.print if one else None,
            "student.open": self.open_student if one else None,
        }

    def new(self, by: str = "supervisor") -> None:
        """Ask for the evaluation of the placement that is next; where all were given, the last one is changed."""
        id_ = self.table.current_id
        next_one = proposed(self.book, id_, by)
        where = {"placement_id": id_, "by": by, "point": next_one["point"]}
        if given := self.book.records(Evaluation, where):
            self.change(given[0])
            return

        def added() -> None:
            self.shell.toast(_("Evaluation added"), undo=True)

        evaluation_form(self.window(), self.book, id_, self._whose(id_), added, by=by)

    def change(self, evaluation: Record) -> None:
        """Change an evaluation."""

        def changed() -> None:
            self.shell.toast(_("Evaluation changed"), undo=True)

        whose = self._whose(evaluation.placement_id)
        evaluation_form(self.window(), self.book, evaluation.placement_id, whose, changed, evaluation)

    def remove(self, evaluation: Record) -> None:
        """Mark an evaluation as deleted; the toast takes it back."""
        if self.shell.attempt(lambda: remove_evaluation(self.book, evaluation.id)):
            self.shell.toast(_("Evaluation deleted"), undo=True)

    def print(self) -> None:
        """Show the form of the chosen placements as a paper, filled in as far as it is known."""
        from app.views.handing_out.preview import preview  # what makes papers is loaded when it is needed

        preview(self.shell, "evaluation-form", placement_ids=self.selected_ids())

    def _whose(self, placement_id: str) -> str:
        row = placement_rows(self.book, [placement_id])[placement_id]
        return " · ".join(filter(None, (student_name(row), row["role"], row["employer"])))
