"""The rows of the lists of placements and of employers, gathered a page at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from app.book.base import Base, Record
from app.book.book import Book
from app.i18n import _
from app.models.employers import Employer, EmployerContact
from app.models.hour_totals import hour_total, placement_totals
from app.models.pathways import Sector, SitePathway
from app.models.people import Student
from app.models.placements import ActivityType, Placement
from app.models.placing import placed_today, state_today
from app.models.roster_rows import grades_of

RESTS_ON = ("student", "employer", "employer_contact", "site_pathway", "activity_type", "hour_entry")
"""The tables besides the placements' own that their rows show."""

EMPLOYERS_REST_ON = ("employer_contact", "sector", "placement", "student")
"""The tables besides the employers' own that their rows show."""


def placement_rows(book: Book, ids: Sequence[str], today: date | None = None) -> dict[str, dict[str, Any]]:
    """By placement: every field of the record, and `student` (a record or None), `employer`, `supervisor`,
    `pathway` and `activity` (words), `phone` (the supervisor's, else the employer's), `totals` (of the whole
    placement), and `state` as it is today.
    """
    placements = book.records(Placement, {"id": list(ids)})
    students = _named(book, Student, {p.student_id for p in placements})
    employers = _named(book, Employer, {p.employer_id for p in placements})
    contacts = _named(book, EmployerContact, {p.contact_id for p in placements})
    pathways = _named(book, SitePathway, {p.pathway_id for p in placements})
    activities = _named(book, ActivityType, {p.activity_type_id for p in placements})
    totals = placement_totals(book, ids)
    rows: dict[str, dict[str, Any]] = {}
    for p in placements:
        employer, contact, pathway = (
            employers.get(p.employer_id),
            contacts.get(p.contact_id),
            pathways.get(p.pathway_id),
        )
        rows[p.id] = p._asdict() | {
            "student": students.get(p.student_id),
            "employer": employer.name if employer else "",
            "supervisor": full_name(contact) if contact else "",
            "phone": (contact and contact.phone) or (employer and employer.phone) or "",
            "pathway": pathway.name if pathway else "",
            "activity": _(activities[p.activity_type_id].name) if p.activity_type_id in activities else "",
            "totals": totals[p.id],
            "state": state_today(p.state, p.ends_on, today),
        }
    return rows


def employer_rows(book: Book, ids: Sequence[str], today: date | None = None) -> dict[str, dict[str, Any]]:
    """By employer: every field of the record, and `sector` (words), `contacts` (records), `contact` (the first
    contact's name) and `students_now` (how many work there today).
    """
    employers = book.records(Employer, {"id": list(ids)})
    sectors = _named(book, Sector, {e.sector_id for e in employers})
    contacts: dict[str, list[Record]] = defaultdict(list)
    for contact in book.records(EmployerContact, {"employer_id": list(ids)}):
        contacts[contact.employer_id].append(contact)
    placed = placed_today(book, today)
    return {
        e.id: e._asdict()
        | {
            "sector": _(sectors[e.sector_id].name) if e.sector_id in sectors else "",
            "contacts": contacts[e.id],
            "contact": full_name(contacts[e.id][0]) if contacts[e.id] else "",
            "students_now": len(placed.get(e.id, ())),
        }
        for e in employers
    }


def full_name(person: Record) -> str:
    """First name, then last name."""
    return " ".join(part for part in (person.first_name, person.last_name) if part)


def placement_ids_about(book: Book, text: str) -> set[str]:
    """The placements whose role, student or employer holds every word of `text`."""
    return {
        *book.ids(Placement, text),
        *book.ids(Placement, where={"student_id": book.ids(Student, text)}),
        *book.ids(Placement, where={"employer_id": book.ids(Employer, text)}),
    }


def employer_ids_about(book: Book, text: str) -> set[str]:
    """The employers that hold every word of `text` themselves or by one of their contacts."""
    people = book.records(EmployerContact, text=text)
    return {*book.ids(Employer, text), *(contact.employer_id for contact in people)}


# what orders and filters the lists by something that no field holds


def minutes_by_placement(book: Book) -> dict[str, int]:
    """The minutes approved for every placement that has any."""
    asked = select(hour_total.c.placement_id, func.sum(hour_total.c.approved)).group_by(hour_total.c.placement_id)
    with book.reading() as connection:
        return dict(connection.execute(asked).all())


def states_by_placement(book: Book) -> dict[str, str]:
    """The state of every placement as it is today."""
    ends, today = book.column(Placement, "ends_on"), date.today()
    return {id_: state_today(state, ends[id_], today) for id_, state in book.column(Placement, "state").items()}


def grades_by_placement(book: Book) -> dict[str, str]:
    """The grade of the student of every placement."""
    return grades_of(book, Placement)


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


def _named(book: Book, entity: type[Base], ids: set[Any]) -> dict[Any, Record]:
    return {record.id: record for record in book.records(entity, {"id": ids - {None}})}
