"""The rows of the list of hour entries: what stands beside a day of work, gathered a page at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from app.book.book import Book
from app.models.employers import Employer
from app.models.enrolling import current
from app.models.hours import HourEntry
from app.models.people import Student
from app.models.placements import Placement
from app.models.roster_rows import pathway_ids_by_student, pathways_now
from app.models.school import year_name
from app.models.staff import Section, SectionStudent

RESTS_ON = (
    "hour_entry",  # an entry that was approved leaves the view of those that wait
    "student",
    "placement",
    "employer",
    "section",
    "section_student",
    "site_pathway",
    "pathway_membership",
)
"""The tables whose changes alter these rows and which view they are in."""


def entry_rows(book: Book, ids: Sequence[str], today: date | None = None) -> dict[str, dict[str, Any]]:
    """By entry: every field of the record, and `student` (a record or None), `work` (employer, else role), `role`,
    `sections` (names of this school year's classes) and `pathways` (names, with `pathway_ids`) of the student as they
    are today.
    """
    entries = book.records(HourEntry, {"id": list(ids)})
    people = {e.student_id for e in entries}
    students = {s.id: s for s in book.records(Student, {"id": people})}
    placements = book.rows(Placement, list({e.placement_id for e in entries}), ["employer_id", "role"])
    classes = _classes(book, today, people)
    pathways = pathways_now(book, list(people), today)
    rows: dict[str, dict[str, Any]] = {}
    for e in entries:
        employer, role = placements.get(e.placement_id, ("", ""))
        rows[e.id] = e._asdict() | {
            "student": students.get(e.student_id),
            "work": employer or role or "",
            "role": role or "",
            "sections": tuple(name for _id, name in classes.get(e.student_id, ())),
            "pathways": tuple(name for name, _id in pathways.get(e.student_id, ())),
            "pathway_ids": tuple(id_ for _name, id_ in pathways.get(e.student_id, ())),
        }
    return rows


def entry_ids_about(book: Book, text: str) -> set[str]:
    """The entries whose student, employer or role holds every word of `text`."""
    placements = {*book.ids(Placement, text)}
    placements.update(book.ids(Placement, where={"employer_id": book.ids(Employer, text)}))
    return {
        *book.ids(HourEntry, where={"student_id": book.ids(Student, text)}),
        *book.ids(HourEntry, where={"placement_id": placements}),
    }


def waiting_count(book: Book) -> int:
    """How many entries wait for approval."""
    asked = select(func.count()).where(HourEntry.state == "submitted", HourEntry.deleted.is_(False))
    with book.reading() as connection:
        return connection.execute(asked).scalar_one()


# what orders and filters the list by something that no field of an entry holds


def work_by_entry(book: Book) -> Mapping[str, str]:
    """Where the hours of each entry were worked, by the names that the list shows."""
    e, p, f = HourEntry, Placement, Employer
    asked = (
        select(e.id, func.coalesce(f.name, p.role))
        .join(p, p.id == e.placement_id)
        .outerjoin(f, f.id == p.employer_id)
        .where(e.deleted.is_(False))
    )
    with book.reading() as connection:
        return dict(connection.execute(asked).all())


def sections_by_entry(book: Book) -> Mapping[str, tuple[str, ...]]:
    """The classes of this school year in which the student of each entry sits today."""
    classes = {student_id: tuple(id_ for id_, _name in found) for student_id, found in _classes(book).items()}
    return _of_students(book, classes)


def sections_by_student(book: Book, student_ids: set[str]) -> Mapping[str, tuple[str, ...]]:
    """The ids of the classes of this school year in which some students sit today."""
    found = _classes(book, among=student_ids)
    return {student: tuple(id_ for id_, _name in classes) for student, classes in found.items()}


def section_names(book: Book) -> Mapping[str, str]:
    """The classes of this school year, by id."""
    where = {"school_year": [year_name(date.today()), None]}
    return {s.id: s.name for s in book.records(Section, where, sort=[("name", False)])}


def pathways_by_entry(book: Book) -> Mapping[str, tuple[str, ...]]:
    """The pathways to which the student of each entry belongs today."""
    return _of_students(book, pathway_ids_by_student(book))


def _of_students(book: Book, found: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    students = book.column(HourEntry, "student_id")
    return {id_: found[student_id] for id_, student_id in students.items() if student_id in found}


def _classes(
    book: Book, today: date | None = None, among: set[str] | None = None
) -> Mapping[str, list[tuple[str, str]]]:
    """By student, id and name of the classes of this school year in which the student sits today."""
    s, c, on = SectionStudent, Section, today or date.today()
    this_year = func.coalesce(c.school_year, year_name(on)) == year_name(on)
    asked = (
        select(s.student_id, c.id, c.name)
        .join(c, c.id == s.section_id)
        .where(s.deleted.is_(False), c.deleted.is_(False), current(s, on), this_year)
        .order_by(s.student_id, c.folded)
    )
    if among is not None:
        asked = asked.where(s.student_id.in_(among))
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with book.reading() as connection:
        for student_id, id_, name in connection.execute(asked):
            found[student_id].append((id_, name))
    return found
