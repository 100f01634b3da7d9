"""A-G by area: what is done, under way and missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from app.book.book import Book
from app.models.requirement_progress import Progress, progress_by_student
from app.models.transcripts import Taken


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
