"""The supports log: plans on one sheet, the sessions held under them on another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from app.book.book import Book
from app.book.kinds import WHOLE
from app.exports.choosing import names_of, parts, students_asked
from app.exports.report import Asked, Writing
from app.exports.sheets import Sheet, SheetColumn, columns_of
from app.exports.workbook import write_sheets
from app.i18n import _
from app.models import Staff, Student, SupportPlan, SupportSession

_STUDENT = ("local_id", "last_name", "first_name", "preferred_name", "grade")
_PLAN = ("domain", "tier", "need", "goal", "strategy", "delivery", "starts_on", "ends_on", "sessions_per_week",
         "session_minutes", "review_on", "state")  # fmt: skip
_SESSION = ("date", "present", "minutes", "note")


def write(asked: Asked) -> Writing:
    """One row per plan, and one per session."""
    ids = students_asked(asked)
    plans: list[str] = []
    sessions = 0
    for some in parts(ids):
        found = asked.book.ids(SupportPlan, where={"student_id": some})
        plans += found
        sessions += len(asked.book.ids(SupportSession, where={"plan_id": found}))
    who = columns_of(Student, *_STUDENT)
    given = [SheetColumn(_("Sessions held"), WHOLE), SheetColumn(_("Minutes given"), WHOLE)]
    about = [*who, *columns_of(SupportPlan, *_PLAN), SheetColumn(_("Provider")), *given]
    held = [*who, *columns_of(SupportPlan, "domain", "need"), *columns_of(SupportSession, *_SESSION)]
    sheets = [
        Sheet(_("Support plans"), about, _plan_rows(asked.book, ids), len(plans)),
        Sheet(_("Sessions"), held, _session_rows(asked.book, ids), sessions),
    ]
    return write_sheets(asked, _("Supports log"), sheets)


def _plans(book: Book, ids: list[str]) -> Iterator[tuple[Any, list[tuple[Any, list[Any]]]]]:
    """Each student who has plans, with the plans and their sessions."""
    for some in parts(ids):
        sessions: dict[str, list[Any]] = defaultdict(list)
        plans: dict[str, list[Any]] = defaultdict(list)
        for plan in book.records(SupportPlan, {"student_id": some}, sort=[("starts_on", False)]):
            plans[plan.student_id].append(plan)
        every = [plan.id for mine in plans.values() for plan in mine]
        for session in book.records(SupportSession, {"plan_id": every}, sort=[("date", False)]):
            sessions[session.plan_id].append(session)
        for student in book.records(Student, {"id": list(plans)}):
            yield student, [(plan, sessions[plan.id]) for plan in plans[student.id]]


def _plan_rows(book: Book, ids: list[str]) -> Iterator[list[Any]]:
    providers = names_of(book, Staff, book.ids(Staff))
    for student, plans in _plans(book, ids):
        for plan, sessions in plans:
            given = [len([s for s in sessions if s.present]), sum(s.minutes for s in sessions)]
            yield [
                *(getattr(student, name) for name in _STUDENT),
                *(getattr(plan, name) for name in _PLAN),
                providers.get(plan.provider_id),
                *given,
            ]


def _session_rows(book: Book, ids: list[str]) -> Iterator[list[Any]]:
    for student, plans in _plans(book, ids):
        for plan, sessions in plans:
            for session in sessions:
                yield [
                    *(getattr(student, name) for name in _STUDENT),
                    plan.domain,
                    plan.need,
                    *(getattr(session, name) for name in _SESSION),
                ]
