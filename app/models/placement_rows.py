"""The rows of the list of placements, gathered a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from app.book.base import Base, Record
from app.book.book import Book
from app.i18n import _
from app.models.employers import Employer, EmployerContact
from app.models.hour_totals import hour_total, placement_totals
from app.models.pathways import SitePathway
from app.models.people import Student
from app.models.placements import ActivityType, Placement
from app.models.placing import state_today
from app.models.roster_rows import grades_of

RESTS_ON = ("student", "employer", "employer_contact", "site_pathway", "activity_type", "hour_entry")
"""The tables besides the placements' own that their rows show."""


def placement_rows(book: Book, ids: Sequence[str], today: date | None = None) -> dict[str, dict[str, Any]]:
    """By placement: every field of the record, and `student` (a record or None), `employer`, `supervisor`,
    `pathway` and `activity` (words), `phone` (the supervisor's, else the employer's), `totals` (of the whole
    placement), and `state` as it is today.
    """
    placements = book.records(Placement, {"id": list(ids)})
    students = named(book, Student, {p.student_id for p in placements})
    employers = named(book, Employer, {p.employer_id for p in placements})
    contacts = named(book, EmployerContact, {p.contact_id for p in placements})
    pathways = named(book, SitePathway, {p.pathway_id for p in placements})
    activities = named(book, ActivityType, {p.activity_type_id for p in placements})
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


def named(book: Book, entity: type[Base], ids: set[Any]) -> dict[Any, Record]:
    """The records of these ids by id; None among them names none."""
    return {record.id: record for record in book.records(entity, {"id": ids - {None}})}
