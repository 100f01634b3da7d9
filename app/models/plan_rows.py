"""The rows of the list of support plans: what stands beside a plan, gathered a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from app.book.book import Book
from app.models.caseload import delivered
from app.models.people import Student
from app.models.percents import whole_percent
from app.models.roster_rows import grades_of
from app.models.staff import Staff
from app.models.strategies import Strategy, strategy_told
from app.models.supports import SupportPlan, SupportSession

RESTS_ON = ("student", "staff", "support_session")
"""The tables besides the plans' own that these rows show."""


def plan_rows(book: Book, ids: Sequence[str], today: date | None = None) -> dict[str, dict[str, Any]]:
    """By plan: every field of the record, and `student` (a record or None), `delivered`, and in words `provider` and
    `strategy_told`.
    """
    plans = book.records(SupportPlan, {"id": list(ids)})
    students = {s.id: s for s in book.records(Student, {"id": {p.student_id for p in plans}})}
    staff = book.rows(Staff, list({p.provider_id for p in plans if p.provider_id}), ["first_name", "last_name"])
    strategies = book.column(Strategy, "name")
    given = delivered(book, ids, today)
    return {
        p.id: p._asdict()
        | {
            "student": students.get(p.student_id),
            "provider": " ".join(part for part in staff.get(p.provider_id, ()) if part),
            "delivered": given[p.id],
            "strategy_told": strategy_told(strategies.get(p.strategy_id), p.strategy),
        }
        for p in plans
        if p.id in given  # one may have been deleted between two questions, where another thread asks
    }


def plan_ids_about(book: Book, text: str) -> set[str]:
    """The plans that hold every word of `text`, or whose student does."""
    return {
        *book.ids(SupportPlan, text),
        *book.ids(SupportPlan, where={"student_id": book.ids(Student, text)}),
    }


# what orders and filters the list by something that no field of a plan holds


def delivered_percents(book: Book) -> dict[str, int]:
    """The share of the planned sessions that was delivered, for every plan that says how often the student is met."""
    shares = {id_: given.share for id_, given in delivered(book, book.ids(SupportPlan)).items()}
    return {id_: whole_percent(share, 1) for id_, share in shares.items() if share is not None}


def last_sessions(book: Book) -> dict[str, date]:
    """The day of the latest session of every plan to which the student came."""
    s = SupportSession
    asked = select(s.plan_id, func.max(s.date)).where(s.deleted.is_(False), s.present.is_(True)).group_by(s.plan_id)
    with book.reading() as connection:
        return dict(connection.execute(asked).all())


def grades_by_plan(book: Book) -> dict[str, str]:
    """The grade of the student of every plan."""
    return grades_of(book, SupportPlan)
