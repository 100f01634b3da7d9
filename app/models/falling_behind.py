"""Who is behind on hours: the target spread evenly over the placement, against what is approved and waiting.

Hours that wait for approval are not held against the student. Nobody is behind who left, whose placement ended or
has not begun, or who has no target.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from app.book.book import Book
from app.models.asked_last import AskedLast
from app.models.enrolling import present_ids
from app.models.hour_totals import placement_totals
from app.models.placements import Placement
from app.models.school import year_bounds, year_name

GRACE = timedelta(days=14)  # a placement that has just begun
TOLERANCE = 0.8  # of what is due by now


@dataclass(frozen=True, slots=True)
class Behind:
    """A placement that is behind; minutes."""

    student_id: str
    placement_id: str
    approved: int
    waiting: int
    expected: int
    target: int


def expected_by(day: date, starts_on: date, ends_on: date, target: int) -> int:
    """The minutes due by `day` when `target` is spread evenly from `starts_on` to `ends_on`, both included."""
    whole = (ends_on - starts_on).days + 1
    passed = min(max((day - starts_on).days + 1, 0), whole)
    return target * passed // whole if whole > 0 else target


def is_late(counted: int, due: int) -> bool:
    """Whether the minutes that count, those waiting among them, are too few for what is due by now."""
    return counted < due * TOLERANCE


def behind(book: Book, today: date | None = None, some: Collection[str] | None = None) -> list[Behind]:
    """Active placements with less than four fifths of the hours due by now, the furthest behind first.

    A placement without dates is taken to last the whole school year. `some` asks about some students only,
    a page of a list at most. What is found must not be altered.
    """
    day = today or date.today()
    if some is None or len(some) > 1:
        return _behind(book, day, some)
    return _one.answer(book, (*some, day), lambda: _behind(book, day, some))


_one: AskedLast[list[Behind]] = AskedLast()


def _behind(book: Book, day: date, some: Collection[str] | None) -> list[Behind]:
    year = year_bounds(year_name(day))
    here = present_ids(book, day, some)
    running = [
        p
        for p in book.records(Placement, {"state": "active"} if some is None else {"student_id": some})
        if p.student_id in here
        and p.state == "active"
        and (p.starts_on or year[0]) + GRACE <= day <= (p.ends_on or year[1])
    ]
    totals = placement_totals(book, [p.id for p in running])
    found: list[Behind] = []
    for p in running:
        total = totals[p.id]
        if not total.target:
            continue
        due = expected_by(day, p.starts_on or year[0], p.ends_on or year[1], total.target)
        if is_late(total.approved + total.waiting, due):
            found.append(Behind(p.student_id, p.id, total.approved, total.waiting, due, total.target))
    return sorted(found, key=lambda b: b.approved + b.waiting - b.expected)
