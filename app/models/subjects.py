"""Circles of students about whom papers are written: a grade, the caseload of one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from app.book.book import Book
from app.models.caseload import own_staff_id
from app.models.people import Student
from app.models.supports import SupportPlan


def by_grade(book: Book, here: Collection[str]) -> dict[str, list[str]]:
    """The students of each grade who are among `here`, in the order of names."""
    grades, wanted = book.column(Student, "grade"), set(here)
    found: dict[str, list[str]] = defaultdict(list)
    for id_ in book.ids(Student):
        if id_ in wanted and (grade := grades.get(id_)):
            found[grade].append(id_)
    return {grade: found[grade] for grade in sorted(found)}


def caseload_of(book: Book, staff_id: str) -> set[str]:
    """The students whose active support plans somebody provides."""
    plans = book.records(SupportPlan, {"provider_id": staff_id, "state": "active"})
    return {plan.student_id for plan in plans}


def own_students(book: Book) -> set[str]:
    """The caseload of the person who opened the book."""
    staff = own_staff_id(book)
    return caseload_of(book, staff) if staff else set()
