"""What the book knows for the state's file of one school year: placements with their hours, students, the site.

Everything is asked for in a few statements over whole tables, so that thousands of records take no longer than they
must.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Subquery, and_, case, func, literal, or_, select

from app.book.book import Book
from app.models.courses import Course
from app.models.employers import Employer
from app.models.events import Event, Participation
from app.models.hour_totals import hour_total
from app.models.hours import HourEntry
from app.models.people import Enrollment, Student, StudentGroup
from app.models.placements import ActivityType, Placement
from app.models.school import Site, year_bounds
from app.models.settings import (
    STATE_EVALUATIONS,
    STATE_HOURS,
    STATE_LAYOUT,
    STATE_LEA,
    STATE_NPS,
    STATE_TRANSACTION,
    decided_in,
)
from app.models.state_layout import Layout, WorkType, layout

INTERNSHIP = "10"
NPS = "0000001"  # stands for the school where a student attends a nonpublic one


@dataclass(frozen=True, slots=True)
class Experience:
    """One placement as the state's file asks about it. Minutes are those of the school year, from 1 July."""

    placement_id: str
    student_id: str
    role: str
    state: str
    end_reason: str | None
    ends_on: date | None
    internship_id: str | None
    evaluation: str | None
    lea_sponsored: bool | None
    certified_supervised: bool | None
    employer: str | None
    activity_id: str | None
    activity: str | None
    code: str | None  # the state's type of the activity
    course_id: str | None
    course: str | None
    course_code: str | None
    ssid: str | None
    grade: str | None
    approved: int
    waiting: int
    in_class: int  # of the approved ones

    @property
    def is_internship(self) -> bool:
        """Whether it is of the type of which the state asks most."""
        return self.code == INTERNSHIP


@dataclass(frozen=True, slots=True)
class TypedEvent:
    """An event of a type that the state has."""

    id: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the rules look at, for one school year, seen on the day `today`."""

    year: str
    today: date
    layout: Layout
    experiences: list[Experience]  # that the state asks for in this year, or of which that cannot be told
    events: list[TypedEvent]  # of this year, in which somebody took part
    site_id: str | None
    cds_code: str
    lea: str
    nps: str
    transaction: str
    hours_as: str
    rating_codes: Mapping[str, str]  # "" where nobody knows the code
    group_members: Mapping[str, frozenset[str]]  # students by reporting group, in this year
    elsewhere: frozenset[str]  # students whose stays are kept, none of them in this year
    shared_ssids: frozenset[str]
    shared_internship_ids: frozenset[str]

    @property
    def school(self) -> str:
        """The seven digits of the school of attendance, "" where no CDS code is known."""
        return self.cds_code[7:]

    def type_of(self, experience: Experience) -> WorkType | None:
        """The state's type of a placement; None for none and for one that the state does not know."""
        return self.layout.types.get(experience.code or "")


def gather(book: Book, year: str, today: date) -> Facts:
    """What the book knows for the school year "2026-2027"."""
    with book.reading() as connection:
        used = layout(decided_in(connection, STATE_LAYOUT))
        site = connection.execute(
            select(Site.id, Site.cds_code).where(Site.deleted.is_(False)).order_by(Site.id)
        ).first()
        site_id, cds_code = (site.id, site.cds_code or "") if site else (None, "")
        groups = {kind.group for kind in used.types.values() if kind.group}
        found = (Experience(*row) for row in connection.execute(_asked(year, today)))
        experiences = [each for each in found if _is_asked(each, used, year, today)]
        return Facts(
            year=year,
            today=today,
            layout=used,
            experiences=experiences,
            events=_events(connection, year, list(used.types)),
            site_id=site_id,
            cds_code=cds_code,
            lea=decided_in(connection, STATE_LEA) or cds_code[:7],
            nps=decided_in(connection, STATE_NPS) or "",
            transaction=decided_in(connection, STATE_TRANSACTION) or "",
            hours_as=decided_in(connection, STATE_HOURS),
            rating_codes={
                key: rating.code or decided_in(connection, STATE_EVALUATIONS[key]) or ""
                for key, rating in used.ratings.items()
            },
            group_members={group: _members(connection, group, year) for group in groups},
            elsewhere=_elsewhere(connection, year),
            shared_ssids=_shared_ssids(connection),
            shared_internship_ids=_twice(e.internship_id for e in experiences if e.internship_id and e.is_internship),
        )


def _asked(year: str, today: date) -> Select[*tuple[Any, ...]]:
    """Placements of a type that the state has, or of none, that were worked in the year or are over."""
    p, s, a, e, c, t = Placement, Student, ActivityType, Employer, Course, hour_total
    first, last = year_bounds(year)
    in_class = _in_class(year)
    has_ended = and_(
        p.state.not_in(["planned", "requested"]),
        or_(p.state == "ended", p.ends_on < today),
        or_(p.ends_on.between(first, last), p.ends_on.is_(None)),
    )
    kept = and_(t.c.placement_id == p.id, t.c.first_year == first.year)
    columns: tuple[Any, ...] = (
        *(p.id, p.student_id, p.role, p.state, p.end_reason, p.ends_on, p.internship_id, p.employer_evaluation),
        *(p.lea_sponsored, p.certified_supervised, e.name, a.id, a.name, a.state_code, c.id, c.name, c.state_code),
        *(s.ssid, s.grade, *(func.coalesce(minutes, 0) for minutes in (t.c.approved, t.c.waiting, in_class.c.minutes))),
    )
    there = func.coalesce(s.deleted, False).is_(False)  # placements lead to students, not all students to theirs
    return (
        select(*columns)
        .join(s, and_(s.id == p.student_id, there))
        .outerjoin(a, and_(a.id == p.activity_type_id, a.deleted.is_(False)))
        .outerjoin(e, e.id == p.employer_id)
        .outerjoin(c, and_(c.id == p.course_id, c.deleted.is_(False)))
        .outerjoin(t, kept)
        .outerjoin(in_class, in_class.c.placement_id == p.id)
        .where(p.deleted.is_(False), or_(a.id.is_(None), a.state_code.is_not(None)))
        .where(or_(t.c.placement_id.is_not(None), has_ended))
        .order_by(s.folded, s.id, p.starts_on, p.id)
    )


def _is_asked(e: Experience, used: Layout, year: str, today: date) -> bool:
    """Whether the state asks for a placement in this year.

    CDE Flash 229: types 10, 15 and 20 in each year in which something was done, the others in the year completed.
    """
    first, last = year_bounds(year)
    ended_here = e.ends_on is not None and first <= e.ends_on <= last
    kind = used.types.get(e.code or "")
    if kind is None or kind.by_year:
        return bool(e.approved or e.waiting) or ended_here
    is_over = e.state == "ended" or (e.ends_on is not None and e.ends_on < today)
    return e.end_reason in (None, "completed") and is_over and (ended_here or e.ends_on is None)


def _in_class(year: str) -> Subquery:
    """Approved minutes inside class time by placement: the state asks for those outside of it."""
    h, (first, last) = HourEntry, year_bounds(year)
    approved = func.coalesce(h.state, "") == "approved"  # not by its index: a few entries are in class, most approved
    return (
        select(h.placement_id, func.sum(h.minutes).label("minutes"))
        .where(h.in_class.is_(True), h.deleted.is_(False), approved, h.date.between(first, last))
        .group_by(h.placement_id)
        .subquery()
    )


def _events(connection: Connection, year: str, codes: list[str]) -> list[TypedEvent]:
    v, a, p, (first, last) = Event, ActivityType, Participation, year_bounds(year)
    asked = (
        select(v.id, v.name, a.state_code)
        .join(a, and_(a.id == v.activity_type_id, a.deleted.is_(False), a.state_code.in_(codes)))
        .where(v.deleted.is_(False), v.date.between(first, last))
        .where(select(p.id).where(p.event_id == v.id, p.presence == "attended", p.deleted.is_(False)).exists())
        .order_by(v.date, v.id)
    )
    return [TypedEvent(id_, name, code or "") for id_, name, code in connection.execute(asked)]


def _members(connection: Connection, group: str, year: str) -> frozenset[str]:
    """The students who belonged to a reporting group on some day of the year."""
    g, (first, last) = StudentGroup, year_bounds(year)
    asked = select(g.student_id).where(
        g.deleted.is_(False),
        g.group == group,
        func.coalesce(g.starts_on, first) <= last,
        func.coalesce(g.ends_on, last) >= first,
    )
    return frozenset(connection.execute(asked).scalars())


def _elsewhere(connection: Connection, year: str) -> frozenset[str]:
    """The students of whom stays are kept, but none that lies in the year."""
    n, (first, last) = Enrollment, year_bounds(year)
    inside = and_(func.coalesce(n.entry_date, first) <= last, func.coalesce(n.exit_date, last) >= first)
    asked = (
        select(n.student_id)
        .where(n.deleted.is_(False))
        .group_by(n.student_id)
        .having(func.max(case((inside, literal(1)), else_=literal(0))) == 0)
    )
    return frozenset(connection.execute(asked).scalars())


def _shared_ssids(connection: Connection) -> frozenset[str]:
    asked = (
        select(Student.ssid)
        .where(Student.deleted.is_(False), Student.ssid.is_not(None))
        .group_by(Student.ssid)
        .having(func.count() > 1)
    )
    return frozenset(filter(None, connection.execute(asked).scalars()))


def _twice(words: Iterable[str]) -> frozenset[str]:
    seen: set[str] = set()
    return frozenset(word for word in words if word in seen or seen.add(word))
