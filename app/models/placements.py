"""Work-based learning: kinds of activity and placements of students with employers."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.clocks import DURATION
from app.book.fields import field
from app.book.kinds import FLAG, PARAGRAPHS, Choice
from app.i18n import N_
from app.models.kinds import PAY, PLACEMENT_STATE, STAGE
from app.models.work_kinds import DayAround, Short

END_REASON = Choice(
    {
        "completed": N_("Completed"),
        "left": N_("Left early"),
        "dismissed": N_("Dismissed"),
        "employer": N_("Ended by the employer"),
        "moved": N_("Left the school"),
        "other": N_("Other reason"),
    }
)
EMPLOYER_EVALUATION = Choice(  # the state's names for field 21.13 of its file; its codes are in the layout of the file
    {
        "does_not_meet": N_("Does not meet expectations"),
        "partially_meets": N_("Partially meets expectations"),
        "meets": N_("Meets expectations"),
        "above": N_("Above expectations"),
        "not_provided": N_("Not provided by employer"),
    }
)
LONGEST = 6  # years that a placement lasts
STARTS = DayAround(back=10, ahead=2)
ENDS = DayAround(back=10, ahead=2 + LONGEST)
ROLE = Short(120)
INTERNSHIP_ID = Short(36)  # characters that the state's file has room for


class ActivityType(Base):
    """A kind of work-based learning, at its stage of the state's continuum (cde.ca.gov/ci/ct/we/wblcontinuum.asp).

    One that is switched off is offered no more; what was done stays.
    """

    title = N_("activity type")
    shown_as = ("name",)
    translated = True

    name: Mapped[str] = field(N_("Activity"), searchable=True)
    stage: Mapped[str | None] = field(N_("Continuum stage"), kind=STAGE)
    state_code: Mapped[str | None] = field(N_("State WBL type"))
    off: Mapped[bool | None] = field(N_("Switched off"), kind=FLAG)


class Placement(Base):
    """A student's stay with an employer, for which hours are logged.

    It is planned, requested of the employer, active and ended for a reason. `wee` says that the student is enrolled in
    Work Experience Education meanwhile, for which other limits hold.
    """

    title = N_("placement")
    shown_as = ("role",)

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    employer_id: Mapped[str | None] = field(N_("Employer"), refers="employer")
    role: Mapped[str] = field(N_("Role"), kind=ROLE, searchable=True, aliases=("Position", "Job title", "Puesto"))
    contact_id: Mapped[str | None] = field(N_("Supervisor"), refers="employer_contact")
    pathway_id: Mapped[str | None] = field(N_("Pathway"), refers="site_pathway")
    activity_type_id: Mapped[str | None] = field(N_("Activity"), refers="activity_type")
    state: Mapped[str] = field(N_("State"), kind=PLACEMENT_STATE, default="active")
    pay: Mapped[str | None] = field(N_("Pay"), kind=PAY)
    starts_on: Mapped[date | None] = field(N_("Starts"), kind=STARTS)
    ends_on: Mapped[date | None] = field(N_("Ends"), kind=ENDS)
    target_minutes: Mapped[int | None] = field(N_("Hour target"), kind=DURATION)  # else the pathway's
    schedule: Mapped[str | None] = field(N_("Schedule"))
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)
    opportunity_id: Mapped[str | None] = field(N_("Opportunity"), refers="opportunity")
    course_id: Mapped[str | None] = field(N_("Course"), refers="course")
    objectives: Mapped[str | None] = field(N_("Training plan"), kind=PARAGRAPHS)
    end_reason: Mapped[str | None] = field(N_("Reason for the end"), kind=END_REASON)
    end_note: Mapped[str | None] = field(N_("How it ended"), kind=PARAGRAPHS)
    lea_sponsored: Mapped[bool | None] = field(N_("Sponsored by the LEA"), kind=FLAG)
    certified_supervised: Mapped[bool | None] = field(N_("Certified supervised"), kind=FLAG)
    wee: Mapped[bool | None] = field(N_("In Work Experience Education"), kind=FLAG)
    internship_id: Mapped[str | None] = field(N_("Internship ID"), kind=INTERNSHIP_ID)
    employer_evaluation: Mapped[str | None] = field(N_("Employer’s evaluation"), kind=EMPLOYER_EVALUATION)
