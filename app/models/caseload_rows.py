"""The caseload of one person or of the site, student by student: who needs somebody, why, and what was given."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.models.caseload import Delivered, delivered
from app.models.enrolling import present_ids
from app.models.needing import Needing, Reason, needing
from app.models.staff import Staff
from app.models.supports import SupportPlan


@dataclass(frozen=True, slots=True)
class Charge:
    """A student of a caseload. `held` and `planned` are sessions of the active plans that say how often.

    `last_on` is the day of the last session of any of them, `held_on` of the last one to which the student came,
    `review_on` the next review.
    """

    student_id: str
    place: int  # 0 for who needs somebody most
    reasons: tuple[Reason, ...]  # the weightiest first
    plan_ids: tuple[str, ...]
    provider_ids: tuple[str, ...]
    held: int
    planned: int
    last_on: date | None
    held_on: date | None
    review_on: date | None

    @property
    def top(self) -> Reason | None:
        """The weightiest reason; None where nothing is due."""
        return self.reasons[0] if self.reasons else None

    @property
    def share(self) -> float | None:
        """Sessions held of those planned; may pass 1. None where none was planned."""
        return self.held / self.planned if self.planned else None


def caseload(book: Book, staff_id: str | None = None, today: date | None = None) -> dict[str, Charge]:
    """By student, who needs somebody most first: those with an active plan, and whoever else needs somebody.

    With `staff_id` those whose plans that person provides, with what that person promised, and open referrals.
    """
    on = today or date.today()
    where = {"state": "active"} | ({"provider_id": staff_id} if staff_id else {})
    with book.reading():
        needs = {each.student_id: each for each in needing(book, on, staff_id)}
        plans: dict[str, list[Record]] = defaultdict(list)
        for plan in book.records(SupportPlan, where):
            plans[plan.student_id].append(plan)
        given = delivered(book, [plan.id for each in plans.values() for plan in each], on)
        here = present_ids(book, on, plans.keys() - needs.keys())
    calm = sorted(id_ for id_ in plans if id_ not in needs and id_ in here)
    return {id_: _charge(id_, place, needs.get(id_), plans[id_], given) for place, id_ in enumerate([*needs, *calm])}


def _charge(id_: str, place: int, need: Needing | None, plans: list[Record], given: dict[str, Delivered]) -> Charge:
    counted = [given[plan.id] for plan in plans]
    often = [each for each in counted if each.planned]
    return Charge(
        id_,
        place,
        need.reasons if need else (),
        tuple(plan.id for plan in plans),
        tuple({plan.provider_id for plan in plans if plan.provider_id}),
        sum(each.held for each in often),
        sum(each.planned or 0 for each in often),
        max((each.last_on for each in counted if each.last_on), default=None),
        max((each.held_on for each in counted if each.held_on), default=None),
        min((plan.review_on for plan in plans if plan.review_on), default=None),
    )


def providers(book: Book) -> dict[str, str]:
    """Everybody who provides an active plan, by id with the name, in the order of names."""
    ids = {id_ for plan in book.records(SupportPlan, {"state": "active"}) if (id_ := plan.provider_id)}
    staff = book.records(Staff, {"id": ids}, sort=[("last_name", False)])
    return {each.id: " ".join(filter(None, (each.first_name, each.last_name))) for each in staff}
