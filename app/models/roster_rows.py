"""The rows of the list of students: what stands beside a name, gathered a page at a time in a few questions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, func, select

from app.book.asking import among
from app.book.base import Base
from app.book.book import Book
from app.i18n import sort_key
from app.models.employers import Employer
from app.models.enrolling import current, on_day
from app.models.hour_totals import hour_total, student_totals
from app.models.hours import HourEntry
from app.models.pathways import PathwayMembership, SitePathway
from app.models.people import Student
from app.models.placements import Placement
from app.models.school import year_name
from app.models.standing import standings

RESTS_ON = ("enrollment", "pathway_membership", "site_pathway", "placement", "employer", "hour_entry")
"""The tables besides the students' own that these rows show."""


def roster_rows(book: Book, ids: Sequence[str], today: date | None = None) -> dict[str, dict[str, Any]]:
    """By student: every field of the record and, with today's membership, placement and school year,
    `pathways` and `pathway_ids` (tuples), `employers` (tuple), `approved`, `waiting`, `target` (minutes or None),
    `standing` (a code of `STANDING`) and `last_log` (date or None). Deleted students are left out.
    """
    with book.reading():
        return _roster_rows(book, ids, today or date.today())


def _roster_rows(book: Book, ids: Sequence[str], day: date) -> dict[str, dict[str, Any]]:
    pathways = _gathered(book, _memberships, day, ids)
    employers = _gathered(book, _work_sites, day, ids)
    totals = student_totals(book, ids, year_name(day))
    standing = standings(book, day, ids)
    logged = last_logs(book, ids)
    rows: dict[str, dict[str, Any]] = {}
    for student in book.records(Student, {"id": ids}):
        id_ = student.id
        rows[id_] = student._asdict() | {
            "pathways": tuple(name for name, _id in pathways[id_]),
            "pathway_ids": tuple(pathway for _name, pathway in pathways[id_]),
            "employers": tuple(dict.fromkeys(name for name, _id in employers[id_] if name)),
            "approved": totals[id_].approved,
            "waiting": totals[id_].waiting,
            "target": totals[id_].target,
            "standing": standing[id_],
            "last_log": logged.get(id_),
        }
    return rows


def pathways_now(book: Book, ids: Sequence[str], today: date | None = None) -> Mapping[str, list[tuple[str, str]]]:
    """By student, name and id of the pathways to which some students belong today."""
    return _gathered(book, _memberships, today or date.today(), ids)


@cache
def _memberships(of_some: bool) -> Select[Any, Any, Any]:
    """Student, pathway and its id, for today's members."""
    m, p = PathwayMembership, SitePathway
    asked = (
        select(m.student_id, p.name, p.id)
        .join(p, p.id == m.pathway_id)
        .where(m.deleted.is_(False), p.deleted.is_(False), current(m, on_day()))
        .order_by(m.student_id, p.folded)
    )
    return asked.where(among(m.student_id)) if of_some else asked


@cache
def _work_sites(of_some: bool) -> Select[Any, Any, Any]:
    """Student, employer (the role where there is none) and placement, for placements that run today."""
    p, e = Placement, Employer
    asked = (
        select(p.student_id, func.coalesce(e.name, p.role), p.id)
        .outerjoin(e, e.id == p.employer_id)
        .where(p.deleted.is_(False), p.state == "active", current(p, on_day()))
        .order_by(p.student_id, p.starts_on)
    )
    return asked.where(among(p.student_id)) if of_some else asked


def _gathered(
    book: Book, asked: Callable[[bool], Select[Any, Any, Any]], day: date, ids: Sequence[str] | None = None
) -> Mapping[str, list[tuple[str, str]]]:
    given = {"day": day, "ids": json.dumps(list(ids or ()))}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with book.reading() as connection:
        for student_id, name, id_ in connection.execute(asked(ids is not None), given):
            found[student_id].append((name, id_))
    return found


# what orders and filters the list by something that no field of a student holds


def minutes_by_student(book: Book, year: str | None = None) -> dict[str, int]:
    """The minutes approved in a school year (today's), for every student who has any."""
    first = int((year or year_name(date.today()))[:4])
    asked = select(hour_total.c.student_id, hour_total.c.approved).where(hour_total.c.first_year == first)
    minutes: dict[str, int] = {}
    for id_, approved in book.pairs(asked):  # summed here: the index that groups would lead all over the table
        minutes[id_] = minutes.get(id_, 0) + approved
    return minutes


def pathways_by_student(book: Book) -> dict[str, str]:
    """A key that sorts students by the pathway to which they belong today."""
    return _sortable(_gathered(book, _memberships, date.today()))


def work_sites_by_student(book: Book) -> dict[str, str]:
    """A key that sorts students by where they work today."""
    return _sortable(_gathered(book, _work_sites, date.today()))


def pathway_ids_by_student(book: Book) -> dict[str, tuple[str, ...]]:
    """The pathways to which each student belongs today."""
    gathered = _gathered(book, _memberships, date.today())
    return {id_: tuple(pathway for _name, pathway in found) for id_, found in gathered.items()}


def employers_by_student(book: Book) -> dict[str, tuple[str, ...]]:
    """Where each student works today, by the names that the list shows."""
    gathered = _gathered(book, _work_sites, date.today())
    found = {id_: tuple(dict.fromkeys(name for name, _id in sites if name)) for id_, sites in gathered.items()}
    return {id_: names for id_, names in found.items() if names}


def _sortable(gathered: Mapping[str, list[tuple[str, str]]]) -> dict[str, str]:
    """The key of the first name of each; a name that many share is folded once."""
    keys = {name: sort_key(name) for name in {found[0][0] for found in gathered.values()}}
    return {id_: keys[found[0][0]] for id_, found in gathered.items()}


def last_logs(book: Book, ids: Sequence[str] | None = None) -> dict[str, date]:
    """The last day for which each student has hours, in whatever state."""
    given = {"ids": json.dumps(list(ids or ()))}
    with book.reading() as connection:
        return dict(connection.execute(_last_days(ids is not None), given).all())


@cache
def _last_days(of_some: bool) -> Select[str, date]:
    asked = (
        select(HourEntry.student_id, func.max(HourEntry.date))
        .where(HourEntry.deleted.is_(False))
        .group_by(HourEntry.student_id)
    )
    return asked.where(among(HourEntry.student_id)) if of_some else asked


def grades(book: Book) -> list[str]:
    """The grades in which there are students."""
    asked = select(Student.grade).where(Student.deleted.is_(False), Student.grade.is_not(None)).distinct()
    with book.reading() as connection:
        return sorted(grade for grade in connection.execute(asked).scalars() if grade)


def grades_of(book: Book, entity: type[Base]) -> dict[str, str]:
    """The grade of the student of every record of `entity`, which names its student in `student_id`."""
    grades = book.column(Student, "grade")
    owners = book.column(entity, "student_id").items()
    return {id_: grade for id_, student_id in owners if (grade := grades.get(student_id)) is not None}


def student_count(book: Book) -> int:
    """How many students the book holds, those who left too."""
    asked = select(func.count()).select_from(Student).where(Student.deleted.is_(False))
    with book.reading() as connection:
        return connection.execute(asked).scalar_one()
