"""The site and its school years."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, PHONE, ZIP, Digits
from app.i18n import N_


class Site(Base):
    """The school site whose book this is."""

    title = N_("site")
    shown_as = ("name",)

    name: Mapped[str] = field(N_("Site"), searchable=True)
    cds_code: Mapped[str | None] = field(N_("CDS code"), kind=Digits(14))  # county 2, district 5, school 7
    street: Mapped[str | None] = field(N_("Street"))
    city: Mapped[str | None] = field(N_("City"))
    zip_code: Mapped[str | None] = field(N_("ZIP code"), kind=ZIP)
    phone: Mapped[str | None] = field(N_("Phone"), kind=PHONE)


class SchoolYear(Base):
    """A school year, 1 July to 30 June, named by both calendar years: "2026-2027"."""

    title = N_("school year")
    shown_as = ("name",)

    name: Mapped[str] = field(N_("School year"), searchable=True)
    starts_on: Mapped[date] = field(N_("Starts"), kind=DAY)
    ends_on: Mapped[date] = field(N_("Ends"), kind=DAY)


def year_name(day: date) -> str:
    """The name of the school year in which `day` lies (the state's reporting year begins on 1 July)."""
    first = day.year if day.month >= 7 else day.year - 1
    return f"{first}-{first + 1}"


_GRADES = ("06", "07", "08", "09", "10", "11", "12")


def grade_then(grade: str | None, now: str, then: str) -> str | None:
    """The grade in the school year `then` of somebody in `grade` in the year `now`; None where nobody can tell."""
    if grade not in _GRADES:
        return None
    place = _GRADES.index(grade) - int(now[:4]) + int(then[:4])
    return _GRADES[place] if 0 <= place < len(_GRADES) else None


def year_bounds(name: str) -> tuple[date, date]:
    """The first and last day of the school year "YYYY-YYYY"."""
    first = int(name[:4])
    return date(first, 7, 1), date(first + 1, 6, 30)
