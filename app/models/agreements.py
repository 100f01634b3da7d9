"""Agreements between the district and an employer, with the day on which they expire."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, PARAGRAPHS, Choice
from app.i18n import N_
from app.models.work_kinds import DayAround

AGREEMENT_KIND = Choice(
    {
        "affiliation": N_("Affiliation agreement"),
        "training": N_("Training agreement"),
        "insurance": N_("Certificate of insurance"),
        "other": N_("Other agreement"),
    },
    {"COI": "insurance", "MOU": "affiliation"},
)
SIGNED = DayAround(back=30, ahead=0)


class Agreement(Base):
    """One signed agreement with an employer. Without `expires_on` it is in force until it is ended."""

    title = N_("agreement")

    employer_id: Mapped[str] = field(N_("Employer"), refers="employer")
    kind: Mapped[str] = field(N_("Kind"), kind=AGREEMENT_KIND)
    starts_on: Mapped[date | None] = field(N_("In force from"), kind=DAY)
    expires_on: Mapped[date | None] = field(N_("Expires"), kind=DAY)
    signed_on: Mapped[date | None] = field(N_("Signed"), kind=SIGNED)
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)
