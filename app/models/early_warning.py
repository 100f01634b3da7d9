"""Early warning: attendance, behavior and courses of the present school year, set against the limits of the site.

Each of the three counts one point to watch and two when high. Of the limits only one is of the law: who misses a tenth
of the enrolled days is chronically absent (Education Code 60901(c)(1)); that is said whatever the site's limits are.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import Select, and_, case, func, select

from app.book.asking import among
from app.book.book import Book
from app.models.course_records import CourseRecord, MarkScale
from app.models.enrolling import present_ids
from app.models.percents import absent_tenths
from app.models.school import year_name
from app.models.settings import all_decided
from app.models.snapshots import AttendanceSnapshot, BehaviorSnapshot
from app.models.strand_settings import CHRONIC, EARLY_WARNING
from app.models.study_kinds import TERM_ORDER

KEPT = 8  # questions about a year, which take longer to put together than to answer for one student

ABSENCE = ("days_enrolled", "days_absent")
CONDUCT = ("incidents", "suspensions")

Subject = Literal["attendance", "behavior", "courses"]


@dataclass(frozen=True, slots=True)
class Sign:
    """What one of the three subjects says. `points` are 1 to watch, 2 when high.

    `share` is the part of days absent in tenths of a percent, `count` the incidents or the courses that are not
    passed, `average` the grade average of the year in hundredths.
    """

    subject: Subject
    points: int
    share: int | None = None
    count: int | None = None
    average: int | None = None
    suspended: bool = False
    chronic: bool = False  # by the law


@dataclass(frozen=True, slots=True)
class Warned:
    """A student with at least one sign. `tier` is the one that the points speak for, 1 to 3."""

    student_id: str
    points: int
    tier: int
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """The records behind the signs of a student."""

    attendance: tuple[str, ...]
    behavior: tuple[str, ...]
    courses: tuple[str, ...]  # course records that are not passed


def warnings(
    book: Book, today: date | None = None, student_ids: Collection[str] | None = None, year: str | None = None
) -> list[Warned]:
    """Everybody who is here and has a sign, the most points first. `student_ids` asks about some students only."""
    on = today or date.today()
    year = year or year_name(on)
    given = {"ids": json.dumps(list(student_ids or ()))}
    some = student_ids is not None
    with book.reading() as connection:
        limits = all_decided(connection, EARLY_WARNING)
        here = present_ids(book, on, student_ids)
        attendance = connection.execute(_of_latest_day(AttendanceSnapshot, ABSENCE, year, some), given).all()
        behavior = connection.execute(_of_latest_day(BehaviorSnapshot, CONDUCT, year, some), given).all()
        courses = connection.execute(_courses(year, some), given).all()
    signs: dict[str, list[Sign]] = {}
    for id_, enrolled, absent in attendance:
        _add(signs, id_, _absent(enrolled, absent, limits))
    for id_, incidents, suspensions in behavior:
        _add(signs, id_, _incidents(incidents or 0, suspensions or 0, limits))
    for id_, failed, points, marks in courses:
        _add(signs, id_, _failed(failed or 0, points, marks, limits))
    found = [_warned(id_, of, limits) for id_, of in signs.items() if id_ in here]
    return sorted(found, key=lambda w: (-w.points, w.student_id))


def behind(book: Book, student_id: str, today: date | None = None, year: str | None = None) -> Behind:
    """The records from which the signs of a student were made."""
    of = {"student_id": student_id, "school_year": year or year_name(today or date.today())}
    latest = (
        tuple(r.id for r in book.records(entity, of, sort=[("until", True)])[:1])
        for entity in (AttendanceSnapshot, BehaviorSnapshot)
    )
    m, last = MarkScale, _latest(of["school_year"], True).subquery()
    failing = (
        select(last.c.id)
        .join(m, and_(m.folded == func.lower(last.c.mark), m.deleted.is_(False)))
        .where(m.passes.is_(False), m.points.is_not(None))
    )
    with book.reading() as connection:
        courses = connection.execute(failing, {"ids": json.dumps([student_id])}).scalars().all()
    attendance, behavior = latest
    return Behind(attendance, behavior, tuple(courses))


# the questions: one row for each student


@lru_cache(maxsize=2 * KEPT)
def _of_latest_day(
    entity: type[AttendanceSnapshot] | type[BehaviorSnapshot], names: tuple[str, str], year: str, some: bool
) -> Select[Any, Any, Any]:
    """The student and two fields of the latest day of a year: SQLite takes the row of it."""
    columns = [entity.student_id, *(getattr(entity, name) for name in names)]
    asked = select(*columns, func.max(entity.until)).where(entity.deleted.is_(False), entity.school_year == year)
    asked = asked.where(among(entity.student_id)) if some else asked
    latest = asked.group_by(entity.student_id).subquery()
    return select(latest.c.student_id, *(latest.c[name] for name in names))


@lru_cache(maxsize=KEPT)
def _latest(year: str, some: bool) -> Select[str, str | None, str, Any]:
    """Of each student and course the latest mark of a year: SQLite takes the row of the highest place."""
    r = CourseRecord
    places = {term: 2 * place for place, term in enumerate(TERM_ORDER)}
    place = func.max(case(places, value=r.term, else_=0) + case((r.kind == "final", 1), else_=0))
    asked = select(r.student_id, r.mark, r.id, place).where(
        r.deleted.is_(False), r.school_year == year, r.mark.is_not(None)
    )
    asked = asked.where(among(r.student_id)) if some else asked
    return asked.group_by(r.student_id, r.course_id)


@lru_cache(maxsize=KEPT)
def _courses(year: str, some: bool) -> Select[Any, Any, int | None, int]:
    """By student: courses whose latest mark does not pass, the points of the marks that have some, and how many."""
    last, m = _latest(year, some).subquery(), MarkScale
    failed = func.sum(case((and_(m.passes.is_(False), m.points.is_not(None)), 1), else_=0))
    return (
        select(last.c.student_id, failed, func.sum(m.points), func.count(m.points))
        .join(m, and_(m.folded == func.lower(last.c.mark), m.deleted.is_(False)))
        .group_by(last.c.student_id)
    )


# what they say


def _absent(enrolled: int, absent: int, limits: Mapping[str, Any]) -> Sign | None:
    if enrolled <= 0:
        return None
    high = absent * 100 >= limits["absent_high"] * enrolled
    watch = absent * 100 >= limits["absent_watch"] * enrolled
    chronic = absent * 100 >= CHRONIC * enrolled
    if not (high or watch or chronic):
        return None
    return Sign("attendance", 2 if high else 1, share=absent_tenths(absent, enrolled), chronic=chronic)


def _incidents(incidents: int, suspensions: int, limits: Mapping[str, Any]) -> Sign | None:
    high = incidents >= limits["incidents_high"] or suspensions > 0
    if not (high or incidents >= limits["incidents_watch"]):
        return None
    return Sign("behavior", 2 if high else 1, count=incidents, suspended=suspensions > 0)


def _failed(failed: int, points: int | None, marks: int, limits: Mapping[str, Any]) -> Sign | None:
    average = round((points or 0) * 10 / marks) if marks else None
    high = failed >= limits["failed_high"] or (average is not None and average < limits["average_high"])
    watch = failed >= limits["failed_watch"] or (average is not None and average < limits["average_watch"])
    return Sign("courses", 2 if high else 1, count=failed, average=average) if high or watch else None


def _add(signs: dict[str, list[Sign]], student_id: str, sign: Sign | None) -> None:
    if sign:
        signs.setdefault(student_id, []).append(sign)


def _warned(student_id: str, signs: list[Sign], limits: Mapping[str, Any]) -> Warned:
    points = sum(sign.points for sign in signs)
    tier = 3 if points >= limits["tier_3_from"] else 2 if points >= limits["tier_2_from"] else 1
    return Warned(student_id, points, tier, tuple(signs))
