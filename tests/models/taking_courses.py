"""Courses and marks of invented students, for the tests of what they have earned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.book.book import Book
from app.models import Course, CourseRecord, Requirement, RequirementSet, Student
from app.models.school import year_name

TODAY = date.today()
YEAR = year_name(TODAY)
LAST = year_name(date(TODAY.year - 1, TODAY.month, 1))


def student(book: Book, grade: str = "11", graduation: int | None = None) -> str:
    """One student."""
    with book.edit("Student") as edit:
        values = {"last_name": "Peña", "first_name": "Ana", "grade": grade, "graduation_year": graduation}
        return edit.insert(Student, [values])[0]


def course(book: Book, name: str, area: str | None = None, subject: str | None = None, level: str | None = None) -> str:
    """One course of 5 credits a term."""
    with book.edit("Course") as edit:
        values = {"name": name, "ag_area": area, "subject": subject, "credits": 500, "cte_level": level}
        return edit.insert(Course, [values])[0]


def took(
    book: Book, student_id: str, course_id: str, marks: Sequence[tuple[str, str | None]], year: str = LAST
) -> list[str]:
    """Terms of a course with their marks; without a mark a term is under way."""
    rows = [
        {"student_id": student_id, "course_id": course_id, "school_year": year, "term": term, "mark": mark}
        | {"kind": "final" if mark else "progress"}
        for term, mark in marks
    ]
    with book.edit("Marks") as edit:
        return edit.insert(CourseRecord, rows)


def district(book: Book, class_from: int | None = None) -> str:
    """A district's own set for graduation: 20 credits of English."""
    with book.edit("District") as edit:
        [own] = edit.insert(RequirementSet, [{"name": "District", "class_from": class_from}])
        edit.insert(Requirement, [{"set_id": own, "name": "English", "amount": 2000, "takes": "English"}])
    return own
