"""The rows of the list of course records, and what narrows and orders it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from app.book.book import Book
from app.models.course_records import CourseRecord
from app.models.courses import Course
from app.models.mark_meanings import Scale, scale_of, unknown_marks
from app.models.people import Student
from app.models.placement_rows import named
from app.models.school import year_name

RESTS_ON = ("student", "course", "mark_scale")
"""The tables besides the course records' own that their rows show."""


def course_record_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By course record: every field, `student` (a record or None), `course` (its name), and `meaning` of the mark."""
    records = book.records(CourseRecord, {"id": list(ids)})
    students = named(book, Student, {r.student_id for r in records})
    courses = named(book, Course, {r.course_id for r in records})
    scale = scale_of(book)
    return {
        r.id: r._asdict()
        | {
            "student": students.get(r.student_id),
            "course": courses[r.course_id].name if r.course_id in courses else "",
            "meaning": scale.of(r.mark),
        }
        for r in records
    }


def course_records_about(book: Book, text: str) -> set[str]:
    """The course records whose student or course holds every word of `text`."""
    return {
        *book.ids(CourseRecord, where={"student_id": book.ids(Student, text)}),
        *book.ids(CourseRecord, where={"course_id": book.ids(Course, text)}),
    }


def this_year(book: Book) -> list[str]:
    """The course records of this school year."""
    return book.ids(CourseRecord, where={"school_year": year_name(date.today())})


def under_way(book: Book) -> set[str]:
    """The course records of this school year that have no final mark yet, and no final one beside them."""
    found = book.records(CourseRecord, {"school_year": year_name(date.today())})
    done = {(r.student_id, r.course_id, r.term) for r in found if r.kind == "final" and r.mark}
    return {r.id for r in found if (r.student_id, r.course_id, r.term) not in done}


def not_passed(book: Book) -> set[str]:
    """The final marks that do not pass."""
    return _with_marks(book, lambda scale, mark: (known := scale.of(mark)) is not None and not known.passes)


def with_unknown_marks(book: Book) -> set[str]:
    """The records whose mark the scale does not know."""
    return _with_marks(book, lambda scale, mark: scale.of(mark) is None) if unknown_marks(book) else set()


def for_college(book: Book) -> list[str]:
    """The records of courses that give college credit."""
    return book.ids(CourseRecord, where={"course_id": book.ids(Course, where={"college_credit": True})})


def _with_marks(book: Book, fits: Callable[[Scale, str], bool]) -> set[str]:
    scale = scale_of(book)
    marks: Collection[str] = {mark for mark in book.column(CourseRecord, "mark").values() if mark}
    wanted = [mark for mark in marks if fits(scale, mark)]
    return set(book.ids(CourseRecord, where={"kind": "final", "mark": wanted})) if wanted else set()
