"""How the site stands with its employers: agreements, open seats, contacts, students, thanks and follow-ups.

Every function answers for all employers, or for some, with one question to the book.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import aliased

from app.book.asking import among
from app.book.base import Record
from app.book.book import Book
from app.book.kinds import Choice
from app.i18n import N_
from app.models.agreements import Agreement
from app.models.employers import Employer
from app.models.interactions import EmployerInteraction
from app.models.matching_seats import seats_left
from app.models.opportunities import Opportunity
from app.models.people import Student
from app.models.placements import Placement

SOON = timedelta(days=60)  # the site's own practice: an agreement takes weeks to be signed anew

AGREEMENT_STATE = Choice(
    {
        "expired": N_("Expired"),
        "expires_soon": N_("Expires soon"),
        "in_order": N_("In order"),
        "none": N_("No agreement"),
    }
)
_WORST = list(AGREEMENT_STATE.options)
_NEVER = date.max

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AgreementStanding:
    """How it stands with the agreements of one employer on a day.

    Of each kind counts the agreement that holds longest, of several kinds the worst. `expires_on` is the day up to
    which that one holds, None for one without an end.
    """

    state: str  # of AGREEMENT_STATE
    kind: str = ""
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class LastStudent:
    """The student whose placement with an employer began last, up to today."""

    student_id: str
    name: str
    since: date


NO_AGREEMENT = AgreementStanding("none")


def agreement_standings(
    book: Book, ids: Collection[str] | None = None, today: date | None = None
) -> dict[str, AgreementStanding]:
    """The standing of every employer that has an agreement."""
    on = today or date.today()
    by_kind: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for agreement in book.records(Agreement, None if ids is None else {"employer_id": list(ids)}):
        by_kind[agreement.employer_id, agreement.kind].append(agreement)
    found: dict[str, AgreementStanding] = {}
    for (employer_id, kind), agreements in by_kind.items():
        standing = standing_of(kind, agreements, on)
        if employer_id not in found or _rank(standing) < _rank(found[employer_id]):
            found[employer_id] = standing
    return found


def standing_of(kind: str, agreements: Iterable[Record], on: date) -> AgreementStanding:
    """How it stands with agreements of one kind on a day. One that begins the day after another ends continues it."""
    until: date | None = None
    spans = sorted((a.starts_on or date.min, a.expires_on or _NEVER) for a in agreements)
    for begins, ends in spans:
        if begins <= (on if until is None else max(on, _day_after(until))):
            until = ends if until is None else max(until, ends)
    if until is None:
        return NO_AGREEMENT
    state = "expired" if until < on else "expires_soon" if until < _NEVER and until - on <= SOON else "in_order"
    return AgreementStanding(state, kind, None if until == _NEVER else until)


def _day_after(on: date) -> date:
    return on if on == _NEVER else on + timedelta(days=1)


def _rank(standing: AgreementStanding) -> tuple[int, date]:
    return _WORST.index(standing.state), standing.expires_on or _NEVER


def open_seats(book: Book, ids: Collection[str] | None = None, today: date | None = None) -> dict[str, int]:
    """How many seats are free in the open opportunities of every employer that has some, past ones apart."""
    on = today or date.today()
    where: dict[str, Any] = {"state": "open"} | ({} if ids is None else {"employer_id": list(ids)})
    with book.reading():
        offers = [o for o in book.records(Opportunity, where) if o.ends_on is None or o.ends_on >= on]
        free = seats_left(book, [o.id for o in offers], on)
    found: dict[str, int] = {}
    for o in offers:
        found[o.employer_id] = found.get(o.employer_id, 0) + free[o.id]
    return {id_: count for id_, count in found.items() if count}


def last_contacts(book: Book, ids: Collection[str] | None = None, today: date | None = None) -> dict[str, date]:
    """The day of the last contact with every employer that had any."""
    i = EmployerInteraction
    asked = select(i.employer_id, func.max(i.date)).where(i.deleted.is_(False), i.date <= (today or date.today()))
    return _by_employer(book, asked.group_by(i.employer_id), ids)


def thanks_owed(book: Book, ids: Collection[str] | None = None) -> dict[str, int]:
    """How many thanks are owed to every employer to whom some are."""
    i = EmployerInteraction
    asked = select(i.employer_id, func.count()).where(
        i.deleted.is_(False), i.thanks_owed.is_(True), i.thanked_on.is_(None)
    )
    return _by_employer(book, asked.group_by(i.employer_id), ids)


def follow_ups(book: Book, ids: Collection[str] | None = None) -> dict[str, date]:
    """The day of the next follow-up with every employer to whom one was promised.

    A contact on that day or later, in whatever way, answers it.
    """
    i, later = EmployerInteraction, aliased(EmployerInteraction)
    answered = (
        select(later.id)
        .where(later.deleted.is_(False), later.employer_id == i.employer_id, later.id != i.id)
        .where(later.date >= i.follow_up_on)
        .correlate(i)
    )
    asked = select(i.employer_id, func.min(i.follow_up_on)).where(
        i.deleted.is_(False), i.follow_up_on.is_not(None), ~answered.exists()
    )
    found = _by_employer(book, asked.group_by(i.employer_id), ids)
    return {id_: on for id_, on in found.items() if on}


def last_students(book: Book, ids: Collection[str] | None = None, today: date | None = None) -> dict[str, LastStudent]:
    """The last student of every employer that had one."""
    p, s = Placement, Student
    asked = (
        select(p.employer_id, s.id, s.last_name, s.first_name, func.max(p.starts_on))  # SQLite takes the row of the max
        .join(s, s.id == p.student_id)
        .where(p.deleted.is_(False), s.deleted.is_(False), p.state.in_(("active", "ended")))
        .where(p.employer_id.is_not(None), p.starts_on <= (today or date.today()))
        .group_by(p.employer_id)
    )
    if ids is not None:
        asked = asked.where(among(p.employer_id))
    with book.reading() as connection:
        rows = connection.execute(asked, _given(ids))
        return {
            employer_id: LastStudent(id_, ", ".join(part for part in (last, first) if part), since)
            for employer_id, id_, last, first, since in rows
            if employer_id and since
        }


def expiring(book: Book, today: date | None = None) -> dict[str, AgreementStanding]:
    """The employers where students work or will, and whose agreement has expired or does so soon."""
    on = today or date.today()
    p = Placement
    working = select(p.employer_id).where(
        p.deleted.is_(False), p.state != "ended", or_(p.ends_on.is_(None), p.ends_on >= on), p.employer_id.is_not(None)
    )
    with book.reading() as connection:
        hosts = {id_ for id_ in connection.execute(working.distinct()).scalars() if id_}
        late = agreement_standings(book, hosts, on)
    found = {id_: each for id_, each in late.items() if each.state in ("expired", "expires_soon")}
    order = book.ids(Employer, where={"id": list(found)})
    return {id_: found[id_] for id_ in sorted(order, key=lambda id_: found[id_].expires_on or _NEVER)}


def _by_employer(book: Book, asked: Select[str, T], ids: Collection[str] | None) -> dict[str, T]:
    """The second value of each row by the first, the employer; the question is narrowed to some of them."""
    if ids is not None:
        asked = asked.where(among(asked.selected_columns[0]))
    with book.reading() as connection:
        return dict(connection.execute(asked, _given(ids)).all())


def _given(ids: Collection[str] | None) -> dict[str, str]:
    return {} if ids is None else {"ids": json.dumps(list(ids))}
