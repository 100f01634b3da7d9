"""Grade averages that Pathbook computes, apart from those that were imported: each with the records behind it.

Points are weighed by the credits attempted, as transcripts in the United States do it: a mark of 10 credits weighs
twice as much as one of 5, and one of none weighs nothing (see `transcripts` for marks that tell no credits).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.book.book import Book
from app.models.settings import decided
from app.models.strand_settings import PLUS_MINUS_IGNORED
from app.models.transcripts import Taken, taken

_UC_GRADES = ("10", "11")


@dataclass(frozen=True, slots=True)
class Average:
    """An average in hundredths of a point; None where no mark has points and weight."""

    value: int | None
    record_ids: tuple[str, ...]
    unknown: int = 0  # final marks that the scale does not know

    @property
    def marks(self) -> int:
        """Of how many marks it would be if the scale knew them all."""
        return len(self.record_ids) + self.unknown


def averages(book: Book, student_ids: Collection[str] | None = None) -> dict[str, Average]:
    """By student: the average of all final marks that have points, by the credits attempted."""
    return {id_: _average((t for t in records), False) for id_, records in taken(book, student_ids).items()}


def ag_averages(book: Book, student_ids: Collection[str] | None = None) -> dict[str, Average]:
    """By student: the average of A-G courses of grades 10 and 11, without plus and minus where the site says so.

    Extra points of honors courses are left out: how many count is for the University to say.
    """
    plain = bool(decided(book, PLUS_MINUS_IGNORED))
    return {
        id_: _average((t for t in records if t.area and t.grade in _UC_GRADES), plain)
        for id_, records in taken(book, student_ids).items()
    }


def _average(records: Iterable[Taken], plain: bool) -> Average:
    points = weights = unknown = 0
    ids: list[str] = []
    for record in records:
        if not record.final:
            continue
        if record.meaning is None:
            unknown += 1
        elif (tenths := record.meaning.points) is not None and record.weight:
            points += ((tenths + 5) // 10 * 10 if plain else tenths) * record.weight
            weights += record.weight
            ids.append(record.record_id)
    return Average(round(points * 10 / weights) if ids else None, tuple(ids), unknown)
