"""Work-based learning: kinds of activity and placements of students with employers."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.clocks import DURATION
from app.book.fields import field
from app.book.kinds import DAY, PARAGRAPHS
from app.i18n import N_
from app.models.kinds import PAY, PLACEMENT_STATE, STAGE


class ActivityType(Base):
    """A kind of work-based learning, at its stage of the state's continuum (cde.ca.gov/ci/ct/we/wblcontinuum.asp)."""

    title = N_("activity type")
    shown_as = ("name",)
    translated = True

    name: Mapped[str] = field(N_("Activity"), searchable=True)
    stage: Mapped[str | None] = field(N_("Continuum stage"), kind=STAGE)
    state_code: Mapped[str | None] = field(N_("State WBL type"))


class Placement(Base):
    """A student's stay with an employer, for which hours are logged."""

    title = N_("placement")
    shown_as = ("role",)

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    employer_id: Mapped[str | None] = field(N_("Employer"), refers="employer")
    role: Mapped[str] = field(N_("Role"), searchable=True, aliases=("Position", "Job title", "Puesto"))
    contact_id: Mapped[str | None] = field(N_("Supervisor"), refers="employer_contact")
    pathway_id: Mapped[str | None] = field(N_("Pathway"), refers="site_pathway")
    activity_type_id: Mapped[str | None] = field(N_("Activity"), refers="activity_type")
    state: Mapped[str] = field(N_("State"), kind=PLACEMENT_STATE, default="active")
    pay: Mapped[str | None] = field(N_("Pay"), kind=PAY)
    starts_on: Mapped[date | None] = field(N_("Starts"), kind=DAY)
    ends_on: Mapped[date | None] = field(N_("Ends"), kind=DAY)
    target_minutes: Mapped[int | None] = field(N_("Hour target"), kind=DURATION)  # else the pathway's
    schedule: Mapped[str | None] = field(N_("Schedule"))
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)
