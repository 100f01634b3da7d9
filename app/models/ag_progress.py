"""A-G by area, and whether a student is on the way to complete it.

The University of California asks for fifteen years of courses with C or better, eleven of them before the last year
of high school (admission.universityofcalifornia.edu). For the other grades the fifteen are spread evenly.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from app.book.book import Book
from app.models.people import Student
from app.models.requirement_progress import Progress, progress_by_student

_SHARES = {"09": 1, "10": 2, "11": 3, "12": 4}  # quarters of the years that are due at the end of a grade


def ag_progress(
    book: Book, student_ids: Collection[str] | None = None, today: date | None = None
) -> dict[str, Progress]:
    """By student: what is done, under way and missing in each area, in hundredths of years."""
    return progress_by_student(book, "ag", student_ids, today)


def due_by(grade: str | None, required: int) -> int:
    """The hundredths of years that are due at the end of a grade: whole years of the even share, 11 of 15 in 11th."""
    return required * _SHARES.get(grade or "", 0) // 400 * 100


def is_on_track(progress: Progress, grade: str | None) -> bool:
    """Whether what is done and under way is as much as is due at the end of the present grade."""
    return progress.done + progress.running >= due_by(grade, progress.required)


def on_track_ids(book: Book, student_ids: Collection[str] | None = None, today: date | None = None) -> set[str]:
    """The students of grades 9 to 12 who are on track for A-G."""
    grades = book.column(Student, "grade")
    found = ag_progress(book, student_ids, today)
    return {id_ for id_, progress in found.items() if grades.get(id_) in _SHARES and is_on_track(progress, grades[id_])}
