"""Scenes of evaluations and visits."""

from __future__ import annotations

from collections import Counter

from app.models import Placement, Student
from app.models.evaluations import Evaluation, EvaluationRating
from app.views.picturing.acts import first_row
from app.views.picturing.stage import Stage


def open_form(on: Stage, part: str) -> None:
    """Shows the form that Enter opens on the first placement of a part, with a few lines rated."""
    first_row(on, "placements", part)
    on.press("Return")
    if part == "evaluations":
        on.type("334n")


def given(on: Stage) -> None:
    """Shows the placements of the student who was evaluated with most items."""
    rated = Counter(rating.evaluation_id for rating in on.book.records(EvaluationRating))
    [(most, _count)] = rated.most_common(1)
    [evaluation] = on.book.records(Evaluation, {"id": most})
    [placement] = on.book.records(Placement, {"id": evaluation.placement_id})
    [student] = on.book.records(Student, {"id": placement.student_id})
    on.go("placements", "evaluations")
    on.go("placements", "evaluations_all")
    on.press("Ctrl+F")
    on.type(student.local_id)
    on.press("Return", "Ctrl+Home")


def visited(on: Stage) -> None:
    """Shows the first placement that was visited."""
    on.go("placements", "visits")
    on.go("placements", "visits_follow")
    on.press("Ctrl+Home")
