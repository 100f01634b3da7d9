"""A-G by area, and whether a student is on the way to complete it.

The University of California asks for fifteen years of courses with C or better, eleven of them before the last year
of high school (admission.universityofcalifornia.edu). For the other grades the fifteen are spread evenly.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from app.book.book import Book
from app.models.people import Student
from app.models.requirement_progress import Progress, progress_by_student
from app.models.transcripts import Taken

_GRADES = ("09", "10", "11", "12")
SECOND_HALF, SUMMER = (1, 20), (7, 1)
"""From when to when, month and day, the first half of a school year is over."""


def ag_progress(
    book: Book,
    student_ids: Collection[str] | None = None,
    today: date | None = None,
    records: Mapping[str, Sequence[Taken]] | None = None,
) -> dict[str, Progress]:
    """By student: what is done, under way and missing in each area, in hundredths of years.

    `records` is what `taken` told of them, where it is known.
    """
    return progress_by_student(book, "ag", student_ids, today, records)


def due_by(grade: str | None, required: int, on: date) -> int:
    """The hundredths of years that are due on a day to a student of a grade: those of the grades behind the student,
    in the second half of the school year half of those of the present one, too.

    At the end of a grade whole years of the even share are due: 3, 7, 11 and 15 of fifteen.
    """
    if grade not in _GRADES:
        return 0
    behind = _GRADES.index(grade)
    last, this = (required * quarters // 400 * 100 for quarters in (behind, behind + 1))
    return last + (this - last) // 2 if SECOND_HALF <= (on.month, on.day) < SUMMER else last


def is_on_track(progress: Progress, grade: str | None, on: date) -> bool:
    """Whether what is done and under way is as much as is due on a day."""
    return progress.done + progress.running >= due_by(grade, progress.required, on)


def on_track_ids(book: Book, student_ids: Collection[str] | None = None, today: date | None = None) -> set[str]:
    """The students of grades 9 to 12 who are on track for A-G."""
    on = today or date.today()
    grades = book.column(Student, "grade")
    found = ag_progress(book, student_ids, on)
    return {id_ for id_, p in found.items() if grades.get(id_) in _GRADES and is_on_track(p, grades[id_], on)}
