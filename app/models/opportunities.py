"""Seats that employers offer to students, season by season."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, PARAGRAPHS, Whole
from app.i18n import N_
from app.models.kinds import GRADE, PAY
from app.models.work_kinds import OPEN_STATE


class Opportunity(Base):
    """Seats of one kind with one employer. `season` is a free text such as "Summer 2027"."""

    title = N_("opportunity")
    shown_as = ("role",)

    employer_id: Mapped[str] = field(N_("Employer"), refers="employer")
    role: Mapped[str] = field(N_("Role"), searchable=True)
    season: Mapped[str | None] = field(N_("Season"), searchable=True)
    seats: Mapped[int] = field(N_("Seats"), kind=Whole(0, 999), default=1)
    starts_on: Mapped[date | None] = field(N_("Starts"), kind=DAY)
    ends_on: Mapped[date | None] = field(N_("Ends"), kind=DAY)
    pathway_id: Mapped[str | None] = field(N_("Pathway"), refers="site_pathway")
    activity_type_id: Mapped[str | None] = field(N_("Activity"), refers="activity_type")
    pay: Mapped[str | None] = field(N_("Pay"), kind=PAY)
    schedule: Mapped[str | None] = field(N_("Schedule"))
    least_age: Mapped[int | None] = field(N_("Least age"), kind=Whole(12, 99))  # years, on the first day
    least_grade: Mapped[str | None] = field(N_("Least grade"), kind=GRADE)
    contact_id: Mapped[str | None] = field(N_("Contact"), refers="employer_contact")
    state: Mapped[str] = field(N_("State"), kind=OPEN_STATE, default="open")
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)
