"""Whether a student is on the way to fulfill a set of requirements by the end of grade 12.

The University of California asks for fifteen years of courses with C or better, eleven of them before the last year
of high school (admission.universityofcalifornia.edu). What is required is spread evenly over the four grades, in whole
years or credits: 3, 7, 11 and 15 of fifteen. No law says so for credits; districts that publish what is due by grade
are close to it (San Diego: 10, 21, 32 and 44 of 44).
"""

from __future__ import annotations

from datetime import date

from app.models.requirement_progress import Progress
from app.models.year_halves import half_of

_GRADES = ("09", "10", "11", "12")


def due_by(grade: str | None, required: int, on: date) -> int:
    """The hundredths that are due to a student of a grade by the end of the half of the school year that counts.

    They are those of the grades behind and, by halves, those of the present one.
    """
    if grade not in _GRADES:
        return 0
    behind = _GRADES.index(grade)
    last, this = (required * quarters // 400 * 100 for quarters in (behind, behind + 1))
    return last + (this - last) * half_of(on) // 2


def is_on_track(progress: Progress, grade: str | None, on: date) -> bool | None:
    """Whether what is done and expected is as much as is due; None where nothing is due yet.

    A course under way is expected for this half of the year unless its mark so far would not count.
    """
    due = due_by(grade, progress.required, on)
    return progress.done + progress.expected >= due if due else None
