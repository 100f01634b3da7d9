"""Meetings of support teams: an agenda of students, and who does what until when."""

from __future__ import annotations

import datetime

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.clocks import CLOCK
from app.book.fields import field
from app.book.kinds import DAY, PARAGRAPHS, Choice, Whole
from app.i18n import N_

MEETING_KIND = Choice(
    {
        "support": N_("Support team"),
        "pathway": N_("Pathway team"),
        "grade": N_("Grade team"),
        "family": N_("Family conference"),
        "other": N_("Other meeting"),
    }
)
MEETING_STATE = Choice({"planned": N_("Planned"), "held": N_("Held")})
MEETING_STANDING = Choice({"planned": N_("Planned"), "late": N_("Not held yet"), "held": N_("Held")})
"""The state as it is told: a planned meeting is late once its day has passed."""


class TeamMeeting(Base):
    """One meeting. `present` are those who came, as they are written down."""

    title = N_("meeting")
    shown_as = ("name",)

    name: Mapped[str] = field(N_("Meeting"), searchable=True)
    date: Mapped[datetime.date] = field(N_("Date"), kind=DAY)
    time_in: Mapped[int | None] = field(N_("Begins"), kind=CLOCK)
    kind: Mapped[str] = field(N_("Kind"), kind=MEETING_KIND, default="support")
    staff_id: Mapped[str | None] = field(N_("Led by"), refers="staff")
    present: Mapped[str | None] = field(N_("Who was there"), kind=PARAGRAPHS)
    state: Mapped[str] = field(N_("State"), kind=MEETING_STATE, default="planned")


class MeetingItem(Base):
    """One line of the agenda: a student, why, what was decided in one line, who does it and until when."""

    title = N_("item of a meeting")

    meeting_id: Mapped[str] = field(N_("Meeting"), refers="team_meeting")
    student_id: Mapped[str | None] = field(N_("Student"), refers="student", rests=True)
    place: Mapped[int | None] = field(N_("Order"), kind=Whole(1))
    why: Mapped[str | None] = field(N_("Why"))
    line: Mapped[str | None] = field(N_("What was said"), kind=PARAGRAPHS)
    decision: Mapped[str | None] = field(N_("What is done"))
    owner_id: Mapped[str | None] = field(N_("Who does it"), refers="staff")
    due_on: Mapped[datetime.date | None] = field(N_("Until"), kind=DAY)
    done_on: Mapped[datetime.date | None] = field(N_("Done"), kind=DAY)
