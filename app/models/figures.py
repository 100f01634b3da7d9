"""The figures of the home page: each can be traced to its rows, and none is estimated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from app.book.book import Book
from app.models.enrolling import current, present_ids
from app.models.expecting import is_due
from app.models.hour_totals import placement_totals, student_totals
from app.models.hours import HourEntry
from app.models.logging_hours import monday_of
from app.models.pathways import PathwayMembership, SitePathway
from app.models.people import Enrollment, Student
from app.models.placements import Placement
from app.models.school import year_bounds, year_name

WEEKS = 8
MONTHS = 6


@dataclass(frozen=True, slots=True)
class WeekHours:
    """Minutes worked in a week."""

    monday: date
    approved: int
    waiting: int


@dataclass(frozen=True, slots=True)
class PathwayHours:
    """Minutes of this school year approved for the members of a pathway, and its target for those it places."""

    pathway_id: str
    name: str
    members: int
    placing: int  # members of whom it expects a placement
    approved: int
    target: int  # 0 where the pathway sets none


def week_hours(book: Book, today: date, among: Collection[str] | None = None, weeks: int = WEEKS) -> list[WeekHours]:
    """The last weeks with this one, oldest first; of everybody, or of some students."""
    mondays = [monday_of(today) - timedelta(weeks=back) for back in reversed(range(weeks))]
    e = HourEntry
    asked = (
        select(e.date, e.state, func.sum(e.minutes))
        .where(e.deleted.is_(False), e.state.in_(["approved", "submitted"]))
        .where(e.date.between(mondays[0], mondays[-1] + timedelta(days=6)))
        .group_by(e.date, e.state)
    )
    if among is not None:
        asked = asked.where(e.student_id.in_(among))
    minutes: dict[tuple[date, str], int] = defaultdict(int)
    with book.reading() as connection:
        for on, state, total in connection.execute(asked):
            minutes[monday_of(on), state] += total
    return [WeekHours(monday, minutes[monday, "approved"], minutes[monday, "submitted"]) for monday in mondays]


def first_days(today: date, months: int = MONTHS) -> list[date]:
    """The first days of the last months with this one, oldest first."""
    first = today.replace(day=1)
    days = [first]
    for _step in range(months - 1):
        first = (first - timedelta(days=1)).replace(day=1)
        days.append(first)
    return days[::-1]


def month_minutes(book: Book, today: date, months: int = MONTHS) -> list[tuple[date, int]]:
    """The first day of each of the last months with the minutes that were worked in it and are approved."""
    days = first_days(today, months)
    e = HourEntry
    asked = (
        select(e.date, func.sum(e.minutes))
        .where(e.deleted.is_(False), e.state == "approved", e.date.between(days[0], today))
        .group_by(e.date)
    )
    minutes = dict.fromkeys(days, 0)
    with book.reading() as connection:
        for on, total in connection.execute(asked):
            minutes[on.replace(day=1)] += total
    return list(minutes.items())


def enrolled_by_month(book: Book, today: date, months: int = MONTHS) -> list[int]:
    """How many students were enrolled on the first of each of the last months, and today; oldest first.

    Empty where the book cannot tell: students without an entry date count from nobody knows when.
    """
    e, s = Enrollment, Student
    asked = (
        select(e.student_id, e.entry_date, e.exit_date)
        .join(s, s.id == e.student_id)
        .where(e.deleted.is_(False), s.deleted.is_(False), e.entry_date.is_not(None))
    )
    with book.reading() as connection:
        stays = connection.execute(asked).all()
    counts = [
        len({id_ for id_, entry, exit_ in stays if entry and entry <= on <= (exit_ or on)})
        for on in [*first_days(today, months), today]
    ]
    return counts if counts[-1] == len(present_ids(book, today)) else []


def waiting(book: Book) -> tuple[int, int, date | None]:
    """Hour entries that wait for approval, their minutes, and the oldest day among them."""
    e = HourEntry
    asked = select(func.count(), func.coalesce(func.sum(e.minutes), 0), func.min(e.date)).where(
        e.deleted.is_(False), e.state == "submitted"
    )
    with book.reading() as connection:
        count, minutes, oldest = connection.execute(asked).one()
    return count, minutes, oldest


def weekly_goal(book: Book, today: date, among: Collection[str] | None = None) -> int:
    """The minutes that the targets of the placements running today ask for in a week; 0 where none has a target.

    The target of a placement is spread evenly over its days, as for who is behind.
    """
    year = year_bounds(year_name(today))
    running = [
        (p.id, ((p.ends_on or year[1]) - (p.starts_on or year[0])).days + 1)
        for p in book.records(Placement, {"state": "active"} | ({} if among is None else {"student_id": among}))
        if (p.starts_on or year[0]) <= today <= (p.ends_on or year[1])
    ]
    totals = placement_totals(book, [id_ for id_, _days in running])
    return round(sum((totals[id_].target or 0) * 7 / max(days, 7) for id_, days in running))


def members_here(book: Book, today: date) -> dict[str, list[str]]:
    """The members of each pathway on a day who are at the site."""
    here = present_ids(book, today)
    m = PathwayMembership
    asked = select(m.pathway_id, m.student_id).where(m.deleted.is_(False), current(m, today)).distinct()
    members: dict[str, list[str]] = defaultdict(list)
    with book.reading() as connection:
        for pathway_id, student_id in connection.execute(asked):
            if student_id in here:
                members[pathway_id].append(student_id)
    return members


def pathway_hours(book: Book, today: date) -> list[PathwayHours]:
    """Every pathway with members who are here today, by name.

    The approved minutes are all those of its members in this school year, wherever they were worked. The target is
    that of the members who are in the grade from which the pathway places its students.
    """
    members = members_here(book, today)
    totals = student_totals(book, {id_ for ids in members.values() for id_ in ids}, year_name(today))
    grades = _grades(book)
    found: list[PathwayHours] = []
    for p in book.records(SitePathway):
        if inside := members.get(p.id):
            placing = sum(is_due(grades.get(id_), p.placements_from) for id_ in inside)
            approved = sum(totals[id_].approved for id_ in inside)
            found.append(PathwayHours(p.id, p.name, len(inside), placing, approved, (p.target_minutes or 0) * placing))
    return found


def _grades(book: Book) -> dict[str, str | None]:
    asked = select(Student.id, Student.grade).where(Student.deleted.is_(False))
    with book.reading() as connection:
        return dict(connection.execute(asked).all())
