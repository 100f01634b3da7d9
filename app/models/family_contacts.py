"""The log of contacts with families."""

from __future__ import annotations

import datetime

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, FLAG, PARAGRAPHS, Choice
from app.i18n import N_

WAY = Choice(
    {
        "call": N_("Call"),
        "message": N_("Message"),
        "letter": N_("Letter"),
        "meeting": N_("Meeting"),
        "visit": N_("Home visit"),
    },
    {"phone": "call", "email": "message", "text": "message", "home visit": "visit"},
)


class FamilyContact(Base):
    """One contact with the family of a student. A later contact answers the follow-up that was promised."""

    title = N_("contact with the family")

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    plan_id: Mapped[str | None] = field(N_("Support plan"), refers="support_plan")
    date: Mapped[datetime.date] = field(N_("Date"), kind=DAY)
    staff_id: Mapped[str | None] = field(N_("Staff member"), refers="staff")
    way: Mapped[str] = field(N_("Way"), kind=WAY, default="call")
    with_whom: Mapped[str | None] = field(N_("With whom"))
    language: Mapped[str | None] = field(N_("Language"))
    interpreter: Mapped[bool | None] = field(N_("With an interpreter"), kind=FLAG)
    summary: Mapped[str | None] = field(N_("Summary"), kind=PARAGRAPHS)
    follow_up_on: Mapped[datetime.date | None] = field(N_("Follow up on"), kind=DAY)
