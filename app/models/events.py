"""Events of the continuum: talks, tours, fairs, mock interviews, and which students took part."""

from __future__ import annotations

import datetime

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.clocks import CLOCK
from app.book.fields import field
from app.book.kinds import DAY, PARAGRAPHS, Choice
from app.i18n import N_
from app.models.kinds import DAY_HOURS

PRESENCE = Choice(
    {"attended": N_("Attended"), "absent": N_("Absent"), "excused": N_("Excused")},
    {"present": "attended", "yes": "attended", "no": "absent"},
)


class Event(Base):
    """One entry for many students. `minutes` are the hours of each who attended; without them none are counted."""

    title = N_("event")
    shown_as = ("name",)

    name: Mapped[str] = field(N_("Event"), searchable=True)
    activity_type_id: Mapped[str | None] = field(N_("Activity"), refers="activity_type")
    date: Mapped[datetime.date] = field(N_("Date"), kind=DAY, index=True)
    time_in: Mapped[int | None] = field(N_("Begins"), kind=CLOCK)
    minutes: Mapped[int | None] = field(N_("Hours of each student"), kind=DAY_HOURS)
    employer_id: Mapped[str | None] = field(N_("Employer"), refers="employer")
    contact_id: Mapped[str | None] = field(N_("Contact"), refers="employer_contact")
    staff_id: Mapped[str | None] = field(N_("Staff member"), refers="staff")
    place: Mapped[str | None] = field(N_("Place"), searchable=True)
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)


class Participation(Base):
    """That a student took part in an event, or did not. `minutes` is an exception; without it the event's count."""

    title = N_("participation")

    event_id: Mapped[str] = field(N_("Event"), refers="event")
    student_id: Mapped[str] = field(N_("Student"), refers="student")
    presence: Mapped[str] = field(N_("Presence"), kind=PRESENCE, default="attended")
    minutes: Mapped[int | None] = field(N_("Hours"), kind=DAY_HOURS)
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)
