"""The grades in which courses were taken: as the records tell them, else counted back from the student's last one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.models.people import Enrollment, Student
from app.models.school import grade_then, year_name
from app.models.transcripts import Taken, taken


def taken_by_grade(
    book: Book, student_ids: Collection[str], today: date
) -> tuple[dict[str, list[Taken]], frozenset[str]]:
    """By student: the course records with their grades, and the students for whom some had to be counted back.

    The grade of a student belongs to this school year, that of one who left to the year of leaving.
    """
    records = taken(book, student_ids)
    if all(record.grade for known in records.values() for record in known):
        return records, frozenset()
    last = {student.id: (student.grade, year) for student, year in _last_years(book, records, today)}
    found = {
        id_: [r if r.grade else r._replace(grade=grade_then(*last[id_], r.school_year)) for r in known]
        for id_, known in records.items()
    }
    return found, frozenset(id_ for id_, known in found.items() if known != records[id_])


def ninth_grades(book: Book, student_ids: Collection[str], today: date) -> dict[str, str]:
    """By student: the school year in which grade 9 began, counted back from the last grade and the graduation class.

    Where they disagree it is the earlier one, so that nothing of high school is taken for older than it may be;
    students of whom neither is known are left out.
    """
    found: dict[str, str] = {}
    for student, year in _last_years(book, student_ids, today):
        grade, graduation = student.grade or "", student.graduation_year
        began = [int(year[:4]) - int(grade) + 9] if grade.isdecimal() else []
        if began := [*began, *([graduation - 4] if graduation else [])]:
            found[student.id] = f"{min(began)}-{min(began) + 1}"
    return found


def _last_years(book: Book, student_ids: Collection[str], today: date) -> list[tuple[Record, str]]:
    """The students, each with the school year to which the grade belongs."""
    left: dict[str, list[date]] = defaultdict(list)
    for stay in book.records(Enrollment, {"student_id": list(student_ids)}):
        left[stay.student_id].append(stay.exit_date or today)
    return [
        (student, year_name(min(today, max(left[student.id], default=today))))
        for student in book.records(Student, {"id": list(student_ids)})
    ]
