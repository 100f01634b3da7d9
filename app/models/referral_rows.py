"""The rows of the list of referrals: who was referred, by whom, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.models.people import Student
from app.models.referrals import REFERRAL_STATE, URGENCY, Referral
from app.models.staff import Staff
from app.models.supports import SupportPlan

RESTS_ON = ("student", "staff", "support_plan")
"""The tables besides the referrals' own that these rows show."""


def referral_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By referral: every field of the record, `student` (a record or None), `by` (words) and `plans` (records)."""
    referrals = book.records(Referral, {"id": list(ids)})
    students = {s.id: s for s in book.records(Student, {"id": {r.student_id for r in referrals}})}
    staff = book.rows(Staff, list({r.staff_id for r in referrals if r.staff_id}), ["first_name", "last_name"])
    plans = book.records(SupportPlan, {"referral_id": [r.id for r in referrals]})
    return {
        r.id: r._asdict()
        | {
            "student": students.get(r.student_id),
            "by": r.by_name or " ".join(part for part in staff.get(r.staff_id, ()) if part),
            "plans": [plan for plan in plans if plan.referral_id == r.id],
        }
        for r in referrals
    }


def referred_by(book: Book, referral: Record) -> str:
    """Who referred, in words; empty where nobody was named."""
    found = referral_rows(book, [referral.id]).get(referral.id)
    return found["by"] if found else ""


def referral_ids_about(book: Book, text: str) -> set[str]:
    """The referrals of the students who hold every word of `text`."""
    return set(book.ids(Referral, where={"student_id": book.ids(Student, text)}))


def referral_places(book: Book) -> dict[str, tuple[int, int, int]]:
    """A key that sorts referrals: open ones first, of these the most urgent, of these the oldest."""
    states, urgencies = list(REFERRAL_STATE.options), list(URGENCY.options)
    found: dict[str, tuple[int, int, int]] = {}
    for r in book.records(Referral):
        day = r.date.toordinal()
        waits = r.state == "open"
        found[r.id] = states.index(r.state), urgencies.index(r.urgency) if waits else 0, day if waits else -day
    return found
