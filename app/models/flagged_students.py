"""Students with signs of the early warning, and what is done for them already."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.models.early_warning import Sign, Subject, warnings
from app.models.referrals import Referral
from app.models.supports import SupportPlan


@dataclass(frozen=True, slots=True)
class Flagged:
    """A student with at least one sign. `plans` are the active ones, `referrals` those that wait or are watched."""

    student_id: str
    place: int  # 0 for the most points
    points: int
    tier: int
    signs: tuple[Sign, ...]
    plans: tuple[Record, ...]
    referrals: tuple[Record, ...]

    def sign(self, subject: Subject) -> Sign | None:
        """What one of the three subjects says."""
        return next((sign for sign in self.signs if sign.subject == subject), None)

    @property
    def answered(self) -> bool:
        """Whether somebody takes care already."""
        return bool(self.plans or self.referrals)

    @property
    def chronic(self) -> bool:
        """Whether the law calls the absence chronic."""
        return any(sign.chronic for sign in self.signs)


def flagged(book: Book, today: date | None = None) -> dict[str, Flagged]:
    """By student everybody who has a sign, the most points first."""
    with book.reading():
        warned = warnings(book, today)
        plans = _by_student(book.records(SupportPlan, {"state": "active"}))
        referrals = _by_student(book.records(Referral, {"state": ["open", "monitoring"]}))
    return {
        w.student_id: Flagged(
            w.student_id, at, w.points, w.tier, w.signs, tuple(plans[w.student_id]), tuple(referrals[w.student_id])
        )
        for at, w in enumerate(warned)
    }


def _by_student(records: list[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record.student_id].append(record)
    return found
