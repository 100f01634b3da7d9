"""The rows of the list of employers, gathered a page at a time, and what orders and filters it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.i18n import _, fold
from app.models.employer_standing import (
    NO_AGREEMENT,
    agreement_standings,
    follow_ups,
    last_contacts,
    last_students,
    open_seats,
    thanks_owed,
)
from app.models.employers import Employer, EmployerContact
from app.models.merging_employers import merged_away
from app.models.pathways import Sector
from app.models.placement_rows import full_name, named
from app.models.placing import placed_today

RESTS_ON = (
    *("employer_contact", "sector", "placement", "student"),
    *("agreement", "opportunity", "employer_interaction"),
)
"""The tables besides the employers' own that their rows show."""


def employer_rows(book: Book, ids: Sequence[str], today: date | None = None) -> dict[str, dict[str, Any]]:
    """By employer: every field of the record, and `sector` (words), `contacts` (records), `contact` (the first
    contact's name), `students_now` (how many work there today), `agreement` (an AgreementStanding), `open_seats`,
    `thanks_owed` (how many), `last_contact` and `follow_up` (days or None), `last_student` (a LastStudent or None).
    """
    with book.reading():
        employers = book.records(Employer, {"id": list(ids)})
        sectors = named(book, Sector, {e.sector_id for e in employers})
        contacts: dict[str, list[Record]] = defaultdict(list)
        for contact in book.records(EmployerContact, {"employer_id": list(ids)}):
            contacts[contact.employer_id].append(contact)
        placed = placed_today(book, today)
        agreements, seats = agreement_standings(book, ids, today), open_seats(book, ids, today)
        contacted, thanks, next_ones = last_contacts(book, ids, today), thanks_owed(book, ids), follow_ups(book, ids)
        students = last_students(book, ids, today)
    return {
        e.id: e._asdict()
        | {
            "sector": _(sectors[e.sector_id].name) if e.sector_id in sectors else "",
            "contacts": contacts[e.id],
            "contact": full_name(contacts[e.id][0]) if contacts[e.id] else "",
            "students_now": len(placed.get(e.id, ())),
            "agreement": agreements.get(e.id, NO_AGREEMENT),
            "open_seats": seats.get(e.id, 0),
            "thanks_owed": thanks.get(e.id, 0),
            "last_contact": contacted.get(e.id),
            "follow_up": next_ones.get(e.id),
            "last_student": students.get(e.id),
        }
        for e in employers
    }


def employer_ids_about(book: Book, text: str) -> set[str]:
    """The employers that hold every word of `text` themselves, by a contact, or by one that was merged into them."""
    people = book.records(EmployerContact, text=text)
    words = fold(text).split()
    merged = {into for name, into in merged_away(book).items() if words and all(word in name for word in words)}
    return {*book.ids(Employer, text), *(contact.employer_id for contact in people), *merged}


def students_by_employer(book: Book) -> dict[str, int]:
    """How many students work at each employer today."""
    placed = placed_today(book)
    return {id_: len(placed.get(id_, ())) for id_ in book.ids(Employer)}


def contacts_by_employer(book: Book) -> dict[str, str]:
    """The names of the contacts of every employer that has any, in the order of its row."""
    names: dict[str, list[str]] = defaultdict(list)
    for contact in book.records(EmployerContact):
        names[contact.employer_id].append(full_name(contact))
    return {id_: ", ".join(found) for id_, found in names.items()}


def agreement_states(book: Book) -> dict[str, str]:
    """The state of the agreements of every employer."""
    known = agreement_standings(book)
    return {id_: known.get(id_, NO_AGREEMENT).state for id_ in book.ids(Employer)}


def agreement_ends(book: Book) -> dict[str, date]:
    """The day up to which the agreements of every employer hold that end on one."""
    return {id_: each.expires_on for id_, each in agreement_standings(book).items() if each.expires_on}


def last_student_days(book: Book) -> dict[str, date]:
    """The day on which the last student of every employer began."""
    return {id_: last.since for id_, last in last_students(book).items()}
