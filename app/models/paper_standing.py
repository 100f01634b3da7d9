"""Where one document stands: whether it is needed, and what was received of it, on any day.

Kinds of documents say of whom they are asked (DOMAIN 5.3, `DocumentKind`); those of an employer are answered by its
agreements. The facts are read once for many students.
"""

from __future__ import annotations

import calendar
import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from sqlalchemy import Select, select

from app.book.asking import among
from app.book.base import Record
from app.book.book import Book
from app.i18n import _
from app.models.ages import age_on
from app.models.agreements import Agreement
from app.models.paperwork import DocumentKind, Paperwork
from app.models.people import Student
from app.models.placements import ActivityType
from app.models.school_days import SchoolDays

Status = Literal["not_needed", "missing", "requested", "expired", "waived", "expires_soon", "in_order"]

SOON = timedelta(days=30)
IN_ORDER: tuple[Status, ...] = ("in_order", "expires_soon", "waived")
PERMIT_FORM = "B1-4"
PERMIT_GRACE = timedelta(days=5)  # after the next school year opens (Education Code 49118, 49130, form B1-4)

_BEST: tuple[Status, ...] = ("in_order", "expires_soon", "waived", "requested", "expired", "missing")


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is of a document on a day. `record` is the paper or agreement that answers it best."""

    status: Status
    record: Record | None = None
    expires_on: date | None = None


MISSING = Standing("missing")


def is_permit(kind: Record) -> bool:
    """Whether a kind of document is the permit to employ and work."""
    return PERMIT_FORM in (kind.form_number or "")


@cache
def _births() -> Select[str, date | None]:
    return select(Student.id, Student.birth_date).where(among(Student.id))


class PaperFacts:
    """All papers of some students, agreements of some employers, and the kinds of documents in use."""

    def __init__(self, book: Book, student_ids: Collection[str], employer_ids: Collection[str | None]) -> None:
        with book.reading() as connection:
            self.days = SchoolDays(book)
            kinds = book.records(DocumentKind, {"active": True})
            self.kinds: list[Record] = sorted(kinds, key=lambda kind: kind.id)  # as shipped, then as they were added
            self._activity_codes: dict[str, str | None] = book.column(ActivityType, "state_code")
            self._papers: dict[tuple[str, str], list[Record]] = defaultdict(list)
            for paper in book.records(Paperwork, {"student_id": list(student_ids)}):
                self._papers[paper.kind_id, paper.student_id].append(paper)
            self._agreements: dict[tuple[str, str], list[Record]] = defaultdict(list)
            for agreement in book.records(Agreement, {"employer_id": [id_ for id_ in employer_ids if id_]}):
                self._agreements[agreement.kind, agreement.employer_id].append(agreement)
            given = {"ids": json.dumps(list(student_ids))}
            self._born: dict[str, date | None] = dict(connection.execute(_births(), given).all())

    def age(self, student_id: str, on: date) -> int | None:
        """The age of a student on a day; None where the birth date is not known."""
        born = self._born.get(student_id)
        return None if born is None else age_on(born, on)

    def not_needed(self, kind: Record, student_id: str, placement: Record | None, on: date) -> str:
        """Why a document is not asked of a student, at a placement, on a day; "" where it is.

        What nobody wrote down, the pay or the birth date, lets it be asked: a paper is rather asked for in vain.
        """
        if placement is None:
            if kind.per != "student" or kind.asked_of != "all" or kind.state_code:
                return _("There is no placement that asks for it.")
        else:
            if kind.per == "employer" and placement.employer_id is None:
                return _("The placement names no employer yet.")
            if kind.asked_of == "paid" and placement.pay == "unpaid":
                return _("Asked of paid placements only.")
            if kind.asked_of == "unpaid" and placement.pay == "paid":
                return _("Asked of unpaid placements only.")
            if kind.state_code and self._activity_codes.get(placement.activity_type_id or "") != kind.state_code:
                return _("Asked of another kind of activity only.")
        age = self.age(student_id, on)
        if kind.under_age is not None and age is not None and age >= kind.under_age:
            return _("Asked under the age of {limit} only; the student is {age}.").format(limit=kind.under_age, age=age)
        return ""

    def standing(self, kind: Record, student_id: str, placement: Record | None, on: date) -> Standing:
        """What there is of a document on a day, whether it is needed or not: the best of what was recorded."""
        return min(self._answers(kind, student_id, placement, on), key=lambda s: _BEST.index(s.status), default=MISSING)

    def _answers(self, kind: Record, student_id: str, placement: Record | None, on: date) -> Iterable[Standing]:
        for paper in self._papers.get((kind.id, student_id), ()):
            if _concerns(kind, paper, placement):
                yield self._of_paper(kind, paper, on)
        if kind.per == "employer" and placement is not None:
            for agreement in self._agreements.get((kind.agreement_kind, placement.employer_id), ()):
                yield _of_agreement(kind, agreement, on)

    def _of_paper(self, kind: Record, paper: Record, on: date) -> Standing:
        if paper.state == "waived":
            return Standing("waived", paper)
        if paper.state == "requested":
            return Standing("requested", paper)
        if paper.received_on and paper.received_on > on:
            return Standing("missing", paper)
        expires_on = paper.expires_on or self.lasts_until(kind, paper.received_on)
        return Standing(_status(expires_on, on), paper, expires_on)

    def lasts_until(self, kind: Record, received_on: date | None) -> date | None:
        """The day on which a paper of a kind expires that was received on a day; None where nothing says so."""
        if received_on is None:
            return None
        if kind.lasts_months:
            return months_later(received_on, kind.lasts_months)
        if is_permit(kind) and (opening := self.days.opening_after(received_on)):
            return opening + PERMIT_GRACE
        return None


def _concerns(kind: Record, paper: Record, placement: Record | None) -> bool:
    """Whether a paper is meant for a placement. One that names none is meant for every one of the student's."""
    if kind.per == "student" or placement is None:
        return True
    if kind.per == "employer":
        return paper.employer_id in (None, placement.employer_id)
    return paper.placement_id in (None, placement.id)


def _of_agreement(kind: Record, agreement: Record, on: date) -> Standing:
    begins = agreement.starts_on or agreement.signed_on
    if begins and begins > on:
        return Standing("missing", agreement)
    expires_on = agreement.expires_on
    if expires_on is None and kind.lasts_months and begins:
        expires_on = months_later(begins, kind.lasts_months)
    return Standing(_status(expires_on, on), agreement, expires_on)


def _status(expires_on: date | None, on: date) -> Status:
    if expires_on is None:
        return "in_order"
    if expires_on < on:
        return "expired"
    return "expires_soon" if expires_on - on <= SOON else "in_order"


def months_later(on: date, months: int) -> date:
    """The same day some months later, the last one of a shorter month."""
    year, month = divmod(on.month - 1 + months, 12)
    last = calendar.monthrange(on.year + year, month + 1)[1]
    return date(on.year + year, month + 1, min(on.day, last))
