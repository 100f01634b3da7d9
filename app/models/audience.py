"""For whom the home page speaks: the role of the person, and the students and plans that are his or her own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.book.book import Book
from app.i18n import N_
from app.models.allowing import role_of_account
from app.models.caseload import own_staff_id
from app.models.enrolling import present_ids
from app.models.school import year_name
from app.models.staff import Section, SectionStaff, SectionStudent
from app.models.supports import SupportPlan

Role = Literal["coordinator", "teacher", "counselor"]

ROLES: tuple[Role, ...] = ("coordinator", "teacher", "counselor")

ROLE_NAMES: Mapping[Role, str] = {
    "coordinator": N_("Coordinator"),
    "teacher": N_("Teacher"),
    "counselor": N_("Counselor"),
}


@dataclass(frozen=True, slots=True)
class Audience:
    """Whose home page it is. `students` are the own ones; None stands for the whole site."""

    role: Role
    here: frozenset[str]  # every student who is at the site today
    students: frozenset[str] | None = None
    sections: tuple[str, ...] = ()  # this year's, that a teacher teaches
    plans: frozenset[str] | None = None  # active ones that a counselor provides

    @property
    def is_whole_site(self) -> bool:
        """Whether nothing is left out."""
        return self.students is None

    def owns(self, student_id: str) -> bool:
        """Whether the student is one of the own, also after leaving."""
        return self.students is None or student_id in self.students

    def cares_for(self, student_id: str) -> bool:
        """Whether the student is one of the own and here."""
        return student_id in self.here and self.owns(student_id)

    def provides(self, plan_id: str) -> bool:
        """Whether the support plan is one of the own: a counselor's plans, else those of the own students."""
        return self.plans is None or plan_id in self.plans


def role_of(book: Book) -> Role:
    """The role of the account that opened the book; a viewer's home page is that of the whole site."""
    return role_named(role_of_account(book))


def homes_of(book: Book) -> tuple[Role, ...]:
    """The roles whose home page the account may choose: a coordinator every one, all others have their own."""
    return ROLES if role_of_account(book) == "coordinator" else (role_of(book),)


def role_named(name: str | None) -> Role:
    """The role of this name, coordinator for any other."""
    for role in ROLES:
        if role == name:
            return role
    return "coordinator"


def audience(book: Book, role: Role, today: date) -> Audience:
    """What is the person's own in this role.

    A teacher's are the students of this school year's own sections, a counselor's those of the own active plans.
    Who has none, or is not found on the staff list, is shown the whole site.
    """
    here = frozenset(present_ids(book, today))
    own = own_staff_id(book) if role != "coordinator" else None
    if own and role == "teacher":
        return _teacher(book, own, today, here)
    if own and role == "counselor":
        plans = book.records(SupportPlan, {"state": "active", "provider_id": own})
        if plans:
            return Audience(role, here, frozenset(p.student_id for p in plans), plans=frozenset(p.id for p in plans))
    return Audience(role, here)


def _teacher(book: Book, staff_id: str, today: date, here: frozenset[str]) -> Audience:
    taught = {seat.section_id for seat in book.records(SectionStaff, {"staff_id": staff_id})}
    sections = tuple(s.id for s in book.records(Section, {"id": taught}) if s.school_year in (None, year_name(today)))
    if not sections:
        return Audience("teacher", here)
    seats = book.records(SectionStudent, {"section_id": sections})
    students = frozenset(s.student_id for s in seats if (s.starts_on or today) <= today <= (s.ends_on or today))
    return Audience("teacher", here, students, sections)
