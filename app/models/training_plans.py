"""What belongs to a placement: the competencies of its training plan and its days of the week."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.clocks import CLOCK, Duration
from app.book.fields import field
from app.book.kinds import DAY, PARAGRAPHS, Choice
from app.i18n import N_
from app.models.kinds import DAY_HOURS
from app.models.work_kinds import COMPETENCY_LEVEL, WEEKDAY

COMPETENCY_AREA = Choice(
    {
        "technical": N_("Technical skills"),
        "foundational": N_("Foundational skills"),
        "applied": N_("Applied workplace skills"),
        "self_management": N_("Self-management and personal responsibility"),
    }
)


class PlacementCompetency(Base):
    """Something that the student is to learn at the placement, and how far it came."""

    title = N_("competency")
    shown_as = ("name",)

    placement_id: Mapped[str] = field(N_("Placement"), refers="placement")
    name: Mapped[str] = field(N_("Competency"), searchable=True)
    area: Mapped[str | None] = field(N_("Area"), kind=COMPETENCY_AREA)
    level: Mapped[str | None] = field(N_("Level"), kind=COMPETENCY_LEVEL)
    rated_on: Mapped[date | None] = field(N_("Rated on"), kind=DAY)
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)


class PlacementDay(Base):
    """One day of the weekly schedule: when the student comes and goes, and how long that is without the break."""

    title = N_("day of the schedule")

    placement_id: Mapped[str] = field(N_("Placement"), refers="placement")
    weekday: Mapped[str] = field(N_("Weekday"), kind=WEEKDAY)
    time_in: Mapped[int | None] = field(N_("In"), kind=CLOCK)
    time_out: Mapped[int | None] = field(N_("Out"), kind=CLOCK)
    break_minutes: Mapped[int | None] = field(N_("Break"), kind=Duration(most=12 * 60))
    minutes: Mapped[int] = field(N_("Hours"), kind=DAY_HOURS)
