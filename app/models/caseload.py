"""Support sessions: which are due this week, and what was given so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from app.book.asking import Between
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _
from app.models.enrolling import present_ids
from app.models.logging_hours import monday_of
from app.models.supports import SupportPlan, SupportSession


@dataclass(frozen=True, slots=True)
class Due:
    """A plan with sessions still to hold this week."""

    plan_id: str
    student_id: str
    planned: int
    held: int


def sessions_due(book: Book, today: date | None = None, provider_id: str | None = None) -> list[Due]:
    """Active plans of students who are here, with fewer sessions logged this week than planned; most open first."""
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
    due = [Due(p.id, p.student_id, p.sessions_per_week, held[p.id]) for p in plans if held[p.id] < p.sessions_per_week]
    return sorted(due, key=lambda d: d.held - d.planned)


def log_session(book: Book, plan_id: str, on: date, minutes: int, present: bool, note: str | None = None) -> str:
    """Log one session of a plan; returns its id. Raises Refused where it cannot have been."""
    plan = book.record(SupportPlan, plan_id)
    if plan is None:
        raise Refused(_("This support plan was deleted."))
    if on > date.today():
        raise Refused(_("A session that has not been held yet cannot be logged."))
    if on < plan.starts_on:
        raise Refused(_("The session lies before the support plan begins."))
    if present and minutes <= 0:
        raise Refused(_("Say how many minutes the session lasted."))
    row = {"plan_id": plan_id, "date": on, "minutes": minutes if present else 0, "present": present, "note": note}
    with book.edit(_("Log support session")) as edit:
        return edit.insert(SupportSession, [row])[0]
