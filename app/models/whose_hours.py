"""Whose week is logged: a class, a pathway, a site, one student, or everyone with a placement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from sqlalchemy import func, or_, select

from app.book.book import Book
from app.models.employers import Employer
from app.models.enrolling import present_ids
from app.models.logging_hours import WeekRow, students_of, week_rows
from app.models.pathways import SitePathway
from app.models.people import Student
from app.models.placements import Placement
from app.models.school import year_name
from app.models.staff import Section, SectionStaff, SectionStudent, Staff

Kind = Literal["section", "pathway", "site", "student", "everyone"]
WEEK = timedelta(days=6)  # from Monday to Sunday


class Whose(NamedTuple):
    """What one chooses: `id` is that of a section, a pathway, an employer or a student, "" for everyone."""

    kind: Kind
    id: str = ""


EVERYONE = Whose("everyone")


class Group(NamedTuple):
    """Somebody for whom a week is logged, by name, with how many students sit or work there (0: not counted)."""

    whose: Whose
    name: str
    students: int


def groups(book: Book, on: date, until: date | None = None) -> list[Group]:
    """The sections of the school year of a day, those with the largest share of students at work first; then pathways,
    and the sites where somebody works in the week of that day. From a day to `until` there may be two school years.
    """
    return [*_sections(book, {year_name(on), year_name(until or on)}), *_pathways(book), *_sites(book, on)]


def _sections(book: Book, years: Collection[str]) -> Iterator[Group]:
    at_work = select(Placement.student_id).where(Placement.state == "active", Placement.deleted.is_(False))
    seated = (
        select(SectionStudent.section_id, func.count(), func.count().filter(SectionStudent.student_id.in_(at_work)))
        .where(SectionStudent.deleted.is_(False))
        .group_by(SectionStudent.section_id)
    )
    with book.reading() as connection:
        seats = {id_: (size, working) for id_, size, working in connection.execute(seated)}
    sections = [s for s in book.records(Section) if s.school_year is None or s.school_year in years]
    alike = Counter(s.name for s in sections)
    teachers = _teachers(book)

    def share(section: str) -> float:
        size, working = seats.get(section, (0, 0))
        return working / (size or 1)

    for section in sorted(sections, key=lambda s: -share(s.id)):
        told_apart = [section.name]
        if alike[section.name] > 1:
            told_apart += [teachers.get(section.id), section.school_year if len(years) > 1 else None]
        name = " · ".join(part for part in told_apart if part)
        yield Group(Whose("section", section.id), name, seats.get(section.id, (0, 0))[0])


def _teachers(book: Book) -> dict[str, str]:
    """The last name of somebody who teaches each section, the main teacher where one is named."""
    names = {staff.id: staff.last_name for staff in book.records(Staff)}
    taught = sorted(book.records(SectionStaff), key=lambda seat: bool(seat.is_primary))
    return {seat.section_id: names[seat.staff_id] for seat in taught if seat.staff_id in names}


def _pathways(book: Book) -> Iterator[Group]:
    return (Group(Whose("pathway", p.id), p.name, 0) for p in book.records(SitePathway))


def _sites(book: Book, on: date) -> list[Group]:
    monday = on - timedelta(days=on.weekday())
    working = (
        select(Placement.employer_id, func.count(Placement.student_id.distinct()))
        .where(
            Placement.deleted.is_(False),
            Placement.employer_id.is_not(None),
            or_(Placement.starts_on.is_(None), Placement.starts_on <= monday + WEEK),
            or_(Placement.ends_on >= monday, Placement.ends_on.is_(None) & (Placement.state != "ended")),
        )
        .group_by(Placement.employer_id)
    )
    with book.reading() as connection:
        found = {id_: students for id_, students in connection.execute(working) if id_}
    names = book.rows(Employer, list(found), ["name"])
    return sorted(
        (Group(Whose("site", id_), name, found[id_]) for id_, (name,) in names.items()),
        key=lambda group: group.name.casefold(),
    )


def students_at(book: Book, whose: Whose, monday: date) -> list[str]:
    """The students whose rows a week shows, in the order of names."""
    if whose.kind == "student":
        return [whose.id]
    if whose.kind == "section":
        return students_of(book, section_id=whose.id, on=monday)
    if whose.kind == "pathway":
        return students_of(book, pathway_id=whose.id, on=monday)
    placed = select(Placement.student_id).distinct().where(Placement.deleted.is_(False))
    if whose.kind == "site":
        placed = placed.where(Placement.employer_id == whose.id)
    with book.reading() as connection:
        found = set(connection.execute(placed).scalars())
        if whose.kind == "everyone":
            found &= present_ids(book, monday)
        return book.ids(Student, where={"id": found})


def rows_of(book: Book, whose: Whose, monday: date) -> list[WeekRow]:
    """The rows of a week: at a site those of its own placements, for everyone those with a placement."""
    rows = week_rows(book, students_at(book, whose, monday), monday)
    if whose.kind == "site":
        return [row for row in rows if row.employer_id == whose.id]
    return [row for row in rows if row.placement_id] if whose.kind == "everyone" else rows


def name_of(book: Book, whose: Whose) -> str:
    """The name of a student or a site, which are many; empty where it is gone."""
    entity, names = (Employer, ["name"]) if whose.kind == "site" else (Student, ["last_name", "first_name"])
    return ", ".join(part for part in book.rows(entity, [whose.id], names).get(whose.id, ()) if part)
