"""Referrals: somebody is worried about a student, says why, and what was tried already."""

from __future__ import annotations

import datetime

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, PARAGRAPHS, Choice
from app.i18n import N_
from app.models.kinds import DOMAIN

URGENCY = Choice({"today": N_("Today"), "week": N_("This week"), "routine": N_("When there is time")})
REFERRAL_STATE = Choice(
    {
        "open": N_("To be decided"),
        "planned": N_("Support plan made"),
        "monitoring": N_("Being watched"),
        "declined": N_("No support needed"),
    }
)


class Referral(Base):
    """One referral and what was decided about it. The support plans that answer it name it.

    `by_name` is who referred where that is nobody of the staff: a parent, the student, an agency.
    """

    title = N_("referral")
    shown_as = ("what",)

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    date: Mapped[datetime.date] = field(N_("Date"), kind=DAY)
    staff_id: Mapped[str | None] = field(N_("Referred by"), refers="staff")
    by_name: Mapped[str | None] = field(N_("Referred by somebody else"))
    concern: Mapped[str] = field(N_("Concern"), kind=DOMAIN)
    what: Mapped[str] = field(N_("What was seen"), kind=PARAGRAPHS)
    tried: Mapped[str | None] = field(N_("What was tried"), kind=PARAGRAPHS)
    urgency: Mapped[str] = field(N_("Urgency"), kind=URGENCY, default="routine")
    state: Mapped[str] = field(N_("State"), kind=REFERRAL_STATE, default="open")
    decided_on: Mapped[datetime.date | None] = field(N_("Decided"), kind=DAY)
    decision_note: Mapped[str | None] = field(N_("Decision"), kind=PARAGRAPHS)
