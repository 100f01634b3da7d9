"""Rating the graduate profile, with what shows it; and how the last ratings of student and staff stand together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _
from app.models.caseload import own_staff_id
from app.models.graduate_profile import ProfileEvidence, ProfileOutcome, ProfileRating

EVIDENCE = ("entry_id", "project_id", "evaluation_id")


@dataclass(frozen=True, slots=True)
class Rated:
    """One outcome of a student: the last rating by the student and by staff, and what shows them."""

    outcome: Record
    by_student: Record | None
    by_staff: Record | None
    evidence: tuple[Record, ...]


def rate(
    book: Book, values: Mapping[str, Any], evidence: Collection[tuple[str, str]] = (), note: str | None = None
) -> str:
    """Keep a rating with its evidence, pairs of a field of `EVIDENCE` and an id; returns its id.

    Raises Refused for a day to come.
    """
    row: dict[str, Any] = {"date": date.today(), **values}
    if row["date"] > date.today():
        raise Refused(_("A rating cannot be of a day that has not come."))
    if row.get("by") == "staff" and row.get("staff_id") is None:
        row["staff_id"] = own_staff_id(book)
    with book.edit(_("Rate the graduate profile")) as edit:
        rating = edit.insert(ProfileRating, [row])[0]
        edit.insert(ProfileEvidence, [{"rating_id": rating, name: id_, "note": note} for name, id_ in evidence])
    return rating


def profile_of(book: Book, student_id: str) -> list[Rated]:
    """Every outcome in use, in order, as it stands with a student."""
    with book.reading():
        outcomes = book.records(ProfileOutcome, {"active": True}, sort=[("place", False)])
        ratings = book.records(ProfileRating, {"student_id": student_id}, sort=[("date", False)])
        shown = book.records(ProfileEvidence, {"rating_id": [r.id for r in ratings]})
    last = {(r.outcome_id, r.by): r for r in ratings}
    found: list[Rated] = []
    for outcome in outcomes:
        of = {r.id for r in ratings if r.outcome_id == outcome.id}
        evidence = tuple(e for e in shown if e.rating_id in of)
        found.append(Rated(outcome, last.get((outcome.id, "student")), last.get((outcome.id, "staff")), evidence))
    return found
