"""What marks mean, by the scale of the site; a mark that is not in it means nothing and is reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from app.book.book import Book
from app.i18n import fold
from app.models.course_records import CourseRecord, MarkScale


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one mark says. `points` are tenths, None where the mark is left out of averages."""

    points: int | None
    passes: bool
    c_or_better: bool
    c_minus_or_better: bool

    def reaches(self, least: str) -> bool:
        """Whether it is at least `least`, one of `requirements.LEAST_MARK`."""
        return {"pass": self.passes, "c_minus": self.c_minus_or_better, "c": self.c_or_better}[least]


class Scale:
    """The scale of a book, whatever the case in which marks are written."""

    def __init__(self, meanings: Mapping[str, Meaning]) -> None:
        self._meanings = {fold(mark): meaning for mark, meaning in meanings.items()}
        self._asked: dict[str | None, Meaning | None] = {None: None}  # thousands of records have the same few marks

    def of(self, mark: str | None) -> Meaning | None:
        """What a mark means; None for one that the scale does not know, and for none."""
        if mark not in self._asked:
            self._asked[mark] = self._meanings.get(fold(mark or ""))
        return self._asked[mark]


def scale_of(book: Book) -> Scale:
    """The scale of the site."""
    return Scale(
        {
            m.mark: Meaning(m.points, bool(m.passes), bool(m.c_or_better), bool(m.c_minus_or_better))
            for m in book.records(MarkScale)
        }
    )


def unknown_marks(book: Book) -> dict[str, int]:
    """The marks of course records that the scale does not know, with how many records have each."""
    r, scale = CourseRecord, scale_of(book)
    asked = select(r.mark, func.count()).where(r.deleted.is_(False), r.mark.is_not(None)).group_by(r.mark)
    with book.reading() as connection:
        return {mark: count for mark, count in connection.execute(asked) if mark and scale.of(mark) is None}
