"""What was planned of supports and what was given: sessions, minutes, and how long nothing was logged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from app.book.book import Book
from app.models.caseload import delivered
from app.models.supports import SupportPlan, SupportSession


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a plan has given up to a day. Planned figures are None where nobody said how often or how long."""

    held: int
    missed: int  # sessions that were not held, or to which the student did not come
    planned: int | None  # sessions
    minutes: int
    planned_minutes: int | None
    last_on: date | None  # of any session
    held_on: date | None  # of the last one with the student present
    silent_days: int | None  # since the last session of any kind, or the first day of the plan; None once it ended
    session_ids: tuple[str, ...]  # behind these figures, oldest first
    reasons: tuple[tuple[str, int], ...]  # why sessions were missed, as far as it was said

    @property
    def share(self) -> float | None:
        """Sessions held of those planned; may pass 1. None where none was planned yet."""
        return self.held / self.planned if self.planned else None

    @property
    def minutes_share(self) -> float | None:
        """Minutes given of those planned; may pass 1. None where none was planned yet."""
        return self.minutes / self.planned_minutes if self.planned_minutes else None


def deliveries(book: Book, plan_ids: Collection[str], today: date | None = None) -> dict[str, Delivery]:
    """By plan: what was delivered up to a day (today); planned sessions are those of `caseload.delivered`."""
    on = today or date.today()
    with book.reading():
        counted = delivered(book, plan_ids, on)
        plans = {p.id: p for p in book.records(SupportPlan, {"id": list(plan_ids)})}
        logged = book.records(SupportSession, {"plan_id": list(plan_ids)}, sort=[("date", False)])
    ids: dict[str, list[str]] = defaultdict(list)
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    for session in (each for each in logged if each.date <= on):
        ids[session.plan_id].append(session.id)
        if session.reason_missed:
            reasons[session.plan_id][session.reason_missed] += 1
    found: dict[str, Delivery] = {}
    for id_, plan in plans.items():
        so_far = counted[id_]
        length: int | None = plan.session_minutes
        since = so_far.last_on or plan.starts_on
        found[id_] = Delivery(
            so_far.held,
            so_far.missed,
            so_far.planned,
            so_far.minutes,
            None if so_far.planned is None or length is None else so_far.planned * length,
            so_far.last_on,
            so_far.held_on,
            max(0, (on - since).days) if plan.state == "active" else None,
            tuple(ids[id_]),
            tuple(reasons[id_].most_common()),
        )
    return found


def shares_by_student(
    book: Book, student_ids: Collection[str] | None = None, today: date | None = None
) -> dict[str, tuple[int, int]]:
    """By student with active plans that say how often: sessions held and sessions planned, over all of them."""
    where = {"state": "active"} | ({} if student_ids is None else {"student_id": list(student_ids)})
    plans = {p.id: p.student_id for p in book.records(SupportPlan, where)}
    found: dict[str, tuple[int, int]] = {}
    for id_, so_far in delivered(book, list(plans), today).items():
        if so_far.planned:
            held, planned = found.get(plans[id_], (0, 0))
            found[plans[id_]] = held + so_far.held, planned + so_far.planned
    return found
