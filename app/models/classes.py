"""A teacher's classes in one week: who works, what is logged, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from app.book.book import Book
from app.models.enrolling import current, present_ids
from app.models.hours import HourEntry
from app.models.logging_hours import monday_of
from app.models.placements import Placement
from app.models.school import year_name
from app.models.staff import Section, SectionStudent


@dataclass(frozen=True, slots=True)
class ClassWeek:
    """One section in the week of a day. Minutes are those of its students, rejected ones apart."""

    section_id: str
    name: str
    students: int
    at_work: int  # students with a placement that runs that week
    logged: int  # of these, students with hours in that week
    minutes: int
    sent_back: tuple[str, ...]  # rejected entries of whatever week

    @property
    def missing(self) -> int:
        """Students at work of whom nothing is logged yet."""
        return self.at_work - self.logged


def class_weeks(book: Book, today: date, section_ids: Collection[str] | None = None) -> list[ClassWeek]:
    """These sections, or all of this school year, as they are in the week of a day: most missing first.

    Of all sections only those with students at work are given.
    """
    where = {"id": section_ids} if section_ids is not None else {"school_year": [year_name(today), None]}
    sections = book.records(Section, where)
    at_work = _at_work(book, today)
    seats = seated(book, today, [s.id for s in sections])
    minutes = _minutes(book, today)
    rejected: dict[str, list[str]] = defaultdict(list)
    for entry in book.records(HourEntry, {"state": "rejected"}):
        rejected[entry.student_id].append(entry.id)
    found = [
        ClassWeek(
            s.id,
            s.name,
            len(seats[s.id]),
            len(seats[s.id] & at_work),
            len(seats[s.id] & at_work & minutes.keys()),
            sum(minutes.get(id_, 0) for id_ in seats[s.id]),
            tuple(entry for id_ in seats[s.id] for entry in rejected[id_]),
        )
        for s in sections
        if section_ids is not None or seats[s.id] & at_work
    ]
    return sorted(found, key=lambda each: -each.missing)


def seated(book: Book, today: date, section_ids: Collection[str]) -> dict[str, set[str]]:
    """The students who are here and sit in each of these sections on a day."""
    here = present_ids(book, today)
    seats: dict[str, set[str]] = {id_: set() for id_ in section_ids}
    for seat in book.records(SectionStudent, {"section_id": section_ids}):
        if (seat.starts_on or today) <= today <= (seat.ends_on or today) and seat.student_id in here:
            seats[seat.section_id].add(seat.student_id)
    return seats


def _at_work(book: Book, today: date) -> set[str]:
    p = Placement
    asked = select(p.student_id).where(p.deleted.is_(False), p.state == "active", current(p, today))
    with book.reading() as connection:
        return set(connection.execute(asked).scalars())


def _minutes(book: Book, today: date) -> dict[str, int]:
    """By student, the minutes of the week of a day."""
    e, monday = HourEntry, monday_of(today)
    asked = (
        select(e.student_id, func.sum(e.minutes))
        .where(e.deleted.is_(False), e.state != "rejected", e.date.between(monday, monday + timedelta(days=6)))
        .group_by(e.student_id)
    )
    with book.reading() as connection:
        return dict(connection.execute(asked).all())
