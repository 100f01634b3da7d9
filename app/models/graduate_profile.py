"""The graduate profile: what graduates are able to do, how students and staff rate it, and what shows it."""

from __future__ import annotations

import datetime

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, FLAG, PARAGRAPHS, Choice, Whole
from app.i18n import N_

RATED_BY = Choice({"student": N_("Student"), "staff": N_("Staff")})
LEVEL = Choice(
    {
        "1": N_("1 · Beginning"),
        "2": N_("2 · Developing"),
        "3": N_("3 · Proficient"),
        "4": N_("4 · Advanced"),
    }
)


class ProfileOutcome(Base):
    """One outcome. Those of one district's public profile are shipped as an example; the site writes its own."""

    title = N_("outcome of the graduate profile")
    shown_as = ("name",)
    translated = True

    heading: Mapped[str | None] = field(N_("Heading"))
    place: Mapped[int | None] = field(N_("Order"), kind=Whole(1))
    name: Mapped[str] = field(N_("Outcome"), searchable=True)
    active: Mapped[bool] = field(N_("In use"), kind=FLAG, default=True)


class ProfileRating(Base):
    """How an outcome was rated for a student on a day."""

    title = N_("rating of the graduate profile")

    outcome_id: Mapped[str] = field(N_("Outcome"), refers="profile_outcome")
    student_id: Mapped[str] = field(N_("Student"), refers="student")
    by: Mapped[str] = field(N_("Rated by"), kind=RATED_BY, default="student")
    staff_id: Mapped[str | None] = field(N_("Staff member"), refers="staff")
    date: Mapped[datetime.date] = field(N_("Date"), kind=DAY)
    level: Mapped[str] = field(N_("Level"), kind=LEVEL)
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)


class ProfileEvidence(Base):
    """What shows a rating: hours, a project or an evaluation. It goes with whatever it names."""

    title = N_("evidence of a rating")

    rating_id: Mapped[str] = field(N_("Rating"), refers="profile_rating", rests=True)
    entry_id: Mapped[str | None] = field(N_("Hour entry"), refers="hour_entry", rests=True)
    project_id: Mapped[str | None] = field(N_("Project"), refers="project", rests=True)
    evaluation_id: Mapped[str | None] = field(N_("Evaluation"), refers="evaluation", rests=True)
    note: Mapped[str | None] = field(N_("What it shows"), kind=PARAGRAPHS)
