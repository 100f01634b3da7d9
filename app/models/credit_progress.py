"""Graduation by subject: what is done, under way and missing, and by when."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.book.book import Book
from app.models.requirement_progress import Line, Progress, progress_by_student
from app.models.transcripts import Taken


@dataclass(frozen=True, slots=True)
class Missing:
    """A requirement that is neither done nor under way, how much of it, and the last day for it."""

    line: Line
    amount: int  # hundredths, of credits or years
    by: date | None


def credit_progress(
    book: Book,
    student_ids: Collection[str] | None = None,
    today: date | None = None,
    records: Mapping[str, Sequence[Taken]] | None = None,
) -> dict[str, Progress]:
    """By student: the progress with the set of graduation requirements that holds for the student's class.

    `records` is what `taken` told of them, where it is known.
    """
    return progress_by_student(book, "graduation", student_ids, today, records)


def missing(progress: Progress) -> list[Missing]:
    """What nobody has planned or taken yet, in the order of the requirements."""
    return [Missing(line, line.open, progress.by) for line in progress.lines if line.open]
