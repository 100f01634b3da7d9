"""Employers and other partners that host and advise students."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import EMAIL, PARAGRAPHS, PHONE, ZIP, Choice
from app.i18n import N_
from app.models.kinds import EMPLOYER_KIND


class Employer(Base):
    """A company, college, chamber of commerce, nonprofit or public agency."""

    title = N_("employer")
    shown_as = ("name",)

    name: Mapped[str] = field(
        N_("Employer"), searchable=True, aliases=("Company", "Work site", "Organization", "Empresa")
    )
    kind: Mapped[str | None] = field(N_("Kind"), kind=EMPLOYER_KIND)
    sector_id: Mapped[str | None] = field(N_("Industry sector"), refers="sector")
    street: Mapped[str | None] = field(N_("Street"))
    city: Mapped[str | None] = field(N_("City"), searchable=True)
    zip_code: Mapped[str | None] = field(N_("ZIP code"), kind=ZIP)
    phone: Mapped[str | None] = field(N_("Phone"), kind=PHONE)
    website: Mapped[str | None] = field(N_("Website"))
    status: Mapped[str | None] = field(
        N_("Status"),
        kind=Choice({"active": N_("Active"), "prospect": N_("Prospect"), "inactive": N_("Inactive")}),
    )
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)
    merged_into_id: Mapped[str | None] = field(N_("Merged into"), refers="employer")  # then it is marked as deleted


class EmployerContact(Base):
    """A person at an employer, often the supervisor of students."""

    title = N_("employer contact")
    shown_as = ("last_name", "first_name")

    employer_id: Mapped[str] = field(N_("Employer"), refers="employer")
    last_name: Mapped[str] = field(N_("Last name"), searchable=True)
    first_name: Mapped[str | None] = field(N_("First name"), searchable=True)
    position: Mapped[str | None] = field(N_("Position"))
    phone: Mapped[str | None] = field(N_("Phone"), kind=PHONE)
    email: Mapped[str | None] = field(N_("E-mail"), kind=EMAIL)
