"""What the site does with employers: visits, calls, thanks owed, and weeks that teachers spend with them."""

from __future__ import annotations

import datetime

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.clocks import DURATION
from app.book.fields import field
from app.book.kinds import DAY, FLAG, PARAGRAPHS, Choice, Whole
from app.i18n import N_

INTERACTION_KIND = Choice(
    {
        "visit": N_("Visit"),
        "call": N_("Call"),
        "message": N_("Message"),
        "talk": N_("Talk in class"),
        "advisory": N_("Advisory board"),
        "event": N_("Event"),
    },
    {"email": "message", "phone": "call", "advisory meeting": "advisory"},
)


class EmployerInteraction(Base):
    """One contact with an employer. `thanked_on` answers `thanks_owed`; miles are those driven there and back."""

    title = N_("contact with an employer")

    employer_id: Mapped[str] = field(N_("Employer"), refers="employer")
    contact_id: Mapped[str | None] = field(N_("Contact"), refers="employer_contact")
    staff_id: Mapped[str | None] = field(N_("Staff member"), refers="staff")
    date: Mapped[datetime.date] = field(N_("Date"), kind=DAY)
    kind: Mapped[str] = field(N_("Kind"), kind=INTERACTION_KIND)
    summary: Mapped[str | None] = field(N_("Summary"), kind=PARAGRAPHS)
    follow_up_on: Mapped[datetime.date | None] = field(N_("Follow up on"), kind=DAY)
    thanks_owed: Mapped[bool | None] = field(N_("Thanks owed"), kind=FLAG)
    thanked_on: Mapped[datetime.date | None] = field(N_("Thanked on"), kind=DAY)
    miles: Mapped[int | None] = field(N_("Miles"), kind=Whole(0, 9_999))


class Externship(Base):
    """A teacher's own stay with an employer, to bring today's work back to class."""

    title = N_("teacher externship")

    staff_id: Mapped[str] = field(N_("Teacher"), refers="staff")
    employer_id: Mapped[str] = field(N_("Employer"), refers="employer")
    starts_on: Mapped[datetime.date] = field(N_("Starts"), kind=DAY)
    ends_on: Mapped[datetime.date | None] = field(N_("Ends"), kind=DAY)
    minutes: Mapped[int | None] = field(N_("Hours"), kind=DURATION)
    note: Mapped[str | None] = field(N_("What comes back to class"), kind=PARAGRAPHS)
