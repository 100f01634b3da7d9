"""Who needs somebody, and why: the caseload of one person, or of the whole school, in one list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.book.base import Record
from app.book.book import Book
from app.models.caseload import cases
from app.models.contacting_families import contacts_to_follow_up
from app.models.early_warning import warnings
from app.models.enrolling import present_ids
from app.models.holding_meetings import follow_ups
from app.models.referring import open_referrals
from app.models.setting_goals import late_goals
from app.models.settings import decided
from app.models.strand_settings import UNLOGGED_WEEKS
from app.models.supports import SupportPlan

Why = Literal["referral", "review", "follow_up", "contact", "unlogged", "sessions", "goal", "warning"]

_WEIGHTS: dict[Why, int] = {
    "referral": 40,
    "review": 30,
    "follow_up": 30,
    "contact": 20,
    "unlogged": 20,
    "sessions": 10,
    "goal": 10,
    "warning": 10,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. `record_id` is the record that it is about: a referral, a plan, an item, a contact, a goal.

    `on` is its day, `count` the sessions still to hold or the points of the early warning.
    """

    why: Why
    weight: int
    record_id: str | None
    on: date | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Needing:
    """A student and the reasons, the weightiest first."""

    student_id: str
    weight: int
    reasons: tuple[Reason, ...]


def needing(
    book: Book, today: date | None = None, staff_id: str | None = None, student_ids: Collection[str] | None = None
) -> list[Needing]:
    """Everybody who is here and needs somebody, who needs it most first.

    With `staff_id` the students whose active plans that person provides, with what that person promised; open
    referrals are everybody's who may see them. `student_ids` keeps to some students.
    """
    on = today or date.today()
    found: dict[str, list[Reason]] = defaultdict(list)
    with book.reading():
        here = present_ids(book, on)
        plans = _plans(book, staff_id)
        own = {plan.student_id for plan in plans.values()}
        for referral in open_referrals(book):
            _add(found, referral.student_id, "referral", referral.id, referral.date)
        _about_plans(book, found, plans, on)
        for item in follow_ups(book, staff_id, on):
            if item.student_id and item.due_on and item.due_on <= on + timedelta(days=7):
                _add(found, item.student_id, "follow_up", item.item_id, item.due_on)
        for contact in contacts_to_follow_up(book, staff_id, on):
            _add(found, contact.student_id, "contact", contact.id, contact.follow_up_on)
        for goal in late_goals(book, on):
            if staff_id is None or goal.student_id in own:
                _add(found, goal.student_id, "goal", goal.id, goal.due_on)
        for warned in warnings(book, on, student_ids if staff_id is None else own):
            if warned.tier > 1:
                _add(found, warned.student_id, "warning", None, count=warned.points)
    wanted = here if student_ids is None else here & set(student_ids)
    made = [
        Needing(id_, sum(r.weight for r in reasons), tuple(sorted(reasons, key=lambda r: -r.weight)))
        for id_, reasons in found.items()
        if id_ in wanted
    ]
    return sorted(made, key=lambda n: (-n.weight, n.reasons[0].on or date.max, n.student_id))


def _plans(book: Book, staff_id: str | None) -> dict[str, Record]:
    where = {"state": "active"} | ({"provider_id": staff_id} if staff_id else {})
    return {plan.id: plan for plan in book.records(SupportPlan, where)}


def _about_plans(book: Book, found: dict[str, list[Reason]], plans: dict[str, Record], on: date) -> None:
    silent = timedelta(weeks=decided(book, UNLOGGED_WEEKS))
    for case in cases(book, on, list(plans)):
        if case.review_is_late(on):
            _add(found, case.student_id, "review", case.plan_id, case.review_on)
        since = case.last_on or plans[case.plan_id].starts_on
        if on - since > silent:
            _add(found, case.student_id, "unlogged", case.plan_id, since)
        elif case.left:
            _add(found, case.student_id, "sessions", case.plan_id, count=case.left)


def _add(
    found: dict[str, list[Reason]], student: str, why: Why, record: str | None, on: date | None = None, count: int = 0
) -> None:
    found[student].append(Reason(why, _WEIGHTS[why], record, on, count))
