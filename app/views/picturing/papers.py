"""Papers about to be printed: composed in parts, in two languages, with the figures of their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.student_plans import Goal
from app.models.supports import SupportPlan
from app.views.handing_out.preview import Preview, preview

if TYPE_CHECKING:
    from app.views.picturing.stage import Stage


def _open(on: Stage, paper: str, preset: str) -> Preview:
    """The paper of a student with a goal and a support plan that is measured."""
    goals = {goal.student_id for goal in on.book.records(Goal, {"state": "open"})}
    plans = on.book.records(SupportPlan, {"state": "active"})
    student = next(p.student_id for p in plans if p.baseline_value is not None and p.student_id in goals)
    on.go("students")
    preview(on.window.at_desk(), paper, [student], preset=preset)
    on.rest()
    dialog = on.dialog
    assert isinstance(dialog, Preview)
    return dialog


def family(on: Stage) -> None:
    """English and Spanish side by side."""
    dialog = _open(on, "plan", "family")
    assert dialog.options.contents is not None
    dialog.options.contents.fold.click()
    dialog.options.language.setCurrentIndex(dialog.options.language.count() - 1)
    on.rest()


def team(on: Stage) -> None:
    """The figures of the page unfolded."""
    dialog = _open(on, "plan", "team")
    dialog.figures.fold.click()
    on.rest()
