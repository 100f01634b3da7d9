"""Support plans and their sessions: whose they are, what is due this week, and what was delivered so far."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, case, func, select

from app.book.asking import Between, among
from app.book.book import Book
from app.i18n import fold
from app.models.enrolling import on_day, present_ids
from app.models.logging_hours import monday_of
from app.models.staff import Staff
from app.models.supports import SupportPlan, SupportSession

SCHOOL_DAYS = 5
"""Of a week."""


@dataclass(frozen=True, slots=True)
class Due:
    """A plan with sessions still to hold this week."""

    plan_id: str
    student_id: str
    planned: int
    held: int


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a plan has given so far. `planned` is None where nobody said how often the student is met."""

    held: int  # sessions with the student present
    missed: int  # sessions to which the student did not come
    minutes: int
    planned: int | None  # sessions up to today
    last_on: date | None  # of any session
    held_on: date | None  # of the last one with the student present

    @property
    def share(self) -> float | None:
        """Sessions held of those planned, 1 where none was due yet; may pass 1."""
        if self.planned is None:
            return None
        return self.held / self.planned if self.planned else 1.0


def sessions_due(book: Book, today: date | None = None, provider_id: str | None = None) -> list[Due]:
    """Active plans of students who are here, with fewer sessions logged this week than planned; most open first.

    Of the week in which a plan begins the school days from then on count, their share rounded up.
    """
    on = today or date.today()
    monday = monday_of(on)
    where = {"state": "active"} | ({"provider_id": provider_id} if provider_id else {})
    here = present_ids(book, on)
    plans = [
        p
        for p in book.records(SupportPlan, where)
        if p.sessions_per_week and p.student_id in here and p.starts_on <= on <= (p.ends_on or on)
    ]
    week = Between(monday, monday + timedelta(days=6))
    held = Counter(s.plan_id for s in book.records(SupportSession, {"plan_id": [p.id for p in plans], "date": week}))
    planned = {p.id: _this_week(p.sessions_per_week, p.starts_on, monday) for p in plans}
    due = [Due(p.id, p.student_id, planned[p.id], held[p.id]) for p in plans if held[p.id] < planned[p.id]]
    return sorted(due, key=lambda d: d.held - d.planned)


@dataclass(frozen=True, slots=True)
class Case:
    """An active plan as its provider sees it this week."""

    plan_id: str
    student_id: str
    domain: str
    need: str
    left: int  # sessions still to hold this week
    per_week: int | None
    review_on: date | None
    last_on: date | None  # of any session

    def review_is_late(self, today: date) -> bool:
        """Whether the day of the review has passed."""
        return self.review_on is not None and self.review_on < today


def cases(book: Book, today: date, plan_ids: Collection[str] | None = None) -> list[Case]:
    """The active plans, or some of them, of students who are here: who needs somebody most comes first.

    First those whose review is late, the latest before; then those with the most sessions still to hold this week,
    and among these those who were not seen for the longest time.
    """
    here = present_ids(book, today)
    left = {d.plan_id: d.planned - d.held for d in sessions_due(book, today)}
    where = {"state": "active"} | ({"id": plan_ids} if plan_ids is not None else {})
    plans = [p for p in book.records(SupportPlan, where) if p.student_id in here]
    given = _given(book, [p.id for p in plans], today)
    found = [
        Case(p.id, p.student_id, p.domain, p.need, left.get(p.id, 0), p.sessions_per_week, p.review_on, last)
        for p in plans
        for last in (given[p.id].last if p.id in given else None,)
    ]

    def urgency(case: Case) -> tuple[date, int, date]:
        late = case.review_on if case.review_on and case.review_is_late(today) else date.max
        return late, -case.left, case.last_on or date.min

    return sorted(found, key=urgency)


def delivered(book: Book, plan_ids: Collection[str], today: date | None = None) -> dict[str, Delivered]:
    """What each plan has given up to a day (today).

    Planned are `sessions_per_week` for every whole week from the first day to the last, which is the end of the plan
    or that day, and the share of a week that has begun, rounded down. Weeks without school count like any other.
    """
    on = today or date.today()
    given = _given(book, plan_ids, on)
    return {
        p.id: Delivered(
            so_far.held,
            so_far.logged - so_far.held,
            so_far.minutes,
            _planned(p.sessions_per_week, p.starts_on, min(p.ends_on or on, on)),
            so_far.last,
            so_far.last_held,
        )
        for p in book.records(SupportPlan, {"id": list(plan_ids)})
        for so_far in (given.get(p.id, _NOTHING),)
    }


class _Given(NamedTuple):
    held: int
    logged: int
    minutes: int
    last: date | None
    last_held: date | None


_NOTHING = _Given(0, 0, 0, None, None)


def _given(book: Book, plan_ids: Collection[str], on: date) -> dict[str, _Given]:
    """By plan what was logged up to a day, summed by SQL: a caseload of a few years has thousands of sessions."""
    with book.reading() as connection:
        rows = connection.execute(_asked(), {"ids": json.dumps(list(plan_ids)), "day": on}).all()
    return {id_: _Given(held, logged, minutes, last, last_held) for id_, held, logged, minutes, last, last_held in rows}


@cache
def _asked() -> Select[*tuple[Any, ...]]:
    s = SupportSession
    return (
        select(s.plan_id, func.sum(case((s.present.is_(True), 1), else_=0)), func.count(), func.sum(s.minutes),
               func.max(s.date), func.max(case((s.present.is_(True), s.date))))
        .where(s.deleted.is_(False), s.date <= on_day(), among(s.plan_id))
        .group_by(s.plan_id)
    )  # fmt: skip


def _this_week(per_week: int, first: date, monday: date) -> int:
    left = SCHOOL_DAYS - max(0, (first - monday).days)
    return max(0, -(-per_week * left // SCHOOL_DAYS))


def _planned(per_week: int | None, first: date, last: date) -> int | None:
    if per_week is None:
        return None
    return max(0, per_week * ((last - first).days + 1) // 7)


def own_staff_id(book: Book) -> str | None:
    """The staff record of the person who opened the book; None where there is none, or are two.

    It is the one that names the account; else the one of the same name that names no account.
    """
    if named := book.records(Staff, {"account": book.account.id}):
        return named[0].id if len(named) == 1 else None
    wanted = set(fold(book.account.name).replace(",", " ").split())
    found = [
        s.id
        for s in book.records(Staff, text=" ".join(sorted(wanted)))
        if s.account is None and set(fold(f"{s.first_name or ''} {s.last_name}").split()) == wanted
    ]
    return found[0] if wanted and len(found) == 1 else None
