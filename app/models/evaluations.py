"""Evaluations of students at work, by the supervisor or the student, in the state's three categories.

The categories and the scale are those of the state's evaluation for employers (cde.ca.gov/ci/ct/we); a form of the
site's own is fine as long as it covers the three.
"""

from __future__ import annotations

import datetime

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, FLAG, PARAGRAPHS, Choice, Whole
from app.i18n import N_
from app.models.work_kinds import RATING

CATEGORY = Choice(
    {
        "A": N_("Foundational skills"),
        "B": N_("Applied workplace skills"),
        "C": N_("Self-management and personal responsibility"),
    }
)
EVALUATED_BY = Choice({"supervisor": N_("Supervisor"), "self": N_("Student")})
POINT = Choice({"mid": N_("Midway"), "end": N_("At the end")}, {"midterm": "mid", "final": "end"})


class EvaluationItem(Base):
    """One thing that is rated. The state's nine foundational ones are shipped; the site adds and retires its own."""

    title = N_("evaluation item")
    shown_as = ("text",)
    translated = True

    category: Mapped[str] = field(N_("Category"), kind=CATEGORY)
    place: Mapped[int | None] = field(N_("Order"), kind=Whole(1))
    text: Mapped[str] = field(N_("Item"), searchable=True)
    active: Mapped[bool] = field(N_("In use"), kind=FLAG, default=True)


class Evaluation(Base):
    """One filled-in form. `evaluator` is who filled it in, as it is signed."""

    title = N_("evaluation")

    placement_id: Mapped[str] = field(N_("Placement"), refers="placement")
    by: Mapped[str] = field(N_("Filled in by"), kind=EVALUATED_BY, default="supervisor")
    point: Mapped[str] = field(N_("When"), kind=POINT, default="end")
    date: Mapped[datetime.date] = field(N_("Date"), kind=DAY)
    evaluator: Mapped[str | None] = field(N_("Evaluator"))
    overall_a: Mapped[str | None] = field(N_("Foundational skills"), kind=RATING)
    overall_b: Mapped[str | None] = field(N_("Applied workplace skills"), kind=RATING)
    overall_c: Mapped[str | None] = field(N_("Self-management and personal responsibility"), kind=RATING)
    comments: Mapped[str | None] = field(N_("Comments"), kind=PARAGRAPHS)
    strengths: Mapped[str | None] = field(N_("Strengths"), kind=PARAGRAPHS)
    growth: Mapped[str | None] = field(N_("Areas for growth"), kind=PARAGRAPHS)


class EvaluationRating(Base):
    """How one item was rated in one evaluation."""

    title = N_("rating")

    evaluation_id: Mapped[str] = field(N_("Evaluation"), refers="evaluation", rests=True)
    item_id: Mapped[str] = field(N_("Item"), refers="evaluation_item")
    rating: Mapped[str | None] = field(N_("Rating"), kind=RATING)
