"""Staff and the sections they teach."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, EMAIL, FLAG, PHONE
from app.i18n import N_
from app.models.kinds import STAFF_ROLE


class Staff(Base):
    """Somebody who works at the site."""

    title = N_("staff member")
    shown_as = ("last_name", "first_name")

    last_name: Mapped[str] = field(N_("Last name"), searchable=True)
    first_name: Mapped[str | None] = field(N_("First name"), searchable=True)
    local_id: Mapped[str | None] = field(N_("Staff ID"), searchable=True, index=True)
    role: Mapped[str | None] = field(N_("Role"), kind=STAFF_ROLE)
    email: Mapped[str | None] = field(N_("E-mail"), kind=EMAIL, searchable=True)
    phone: Mapped[str | None] = field(N_("Phone"), kind=PHONE)
    source_id: Mapped[str | None] = field(N_("Source ID"), index=True)
    account: Mapped[str | None] = field(N_("Account"), index=True)


class Section(Base):
    """A class group: a course taught to these students in this year."""

    title = N_("section")
    shown_as = ("name",)

    name: Mapped[str] = field(N_("Section"), searchable=True)
    course_name: Mapped[str | None] = field(N_("Course"), searchable=True)
    course_code: Mapped[str | None] = field(N_("Course code"), searchable=True)
    period: Mapped[str | None] = field(N_("Period"))
    school_year: Mapped[str | None] = field(N_("School year"), index=True)
    local_id: Mapped[str | None] = field(N_("Section ID"), searchable=True, index=True)
    source_id: Mapped[str | None] = field(N_("Source ID"), index=True)


class SectionStudent(Base):
    """That a student sits in a section."""

    title = N_("section student")

    section_id: Mapped[str] = field(N_("Section"), refers="section")
    student_id: Mapped[str] = field(N_("Student"), refers="student")
    starts_on: Mapped[date | None] = field(N_("From"), kind=DAY)
    ends_on: Mapped[date | None] = field(N_("Until"), kind=DAY)


class SectionStaff(Base):
    """That somebody teaches a section."""

    title = N_("section teacher")

    section_id: Mapped[str] = field(N_("Section"), refers="section")
    staff_id: Mapped[str] = field(N_("Teacher"), refers="staff")
    is_primary: Mapped[bool | None] = field(N_("Main teacher"), kind=FLAG)
