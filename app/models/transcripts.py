"""Course records as the rules about requirements see them: which were earned, which are under way.

The mark of a quarter or trimester is progress where a longer term of the same course and year has its final mark, and
is left out then. Credits that a record does not have are those that the course gives for a term; where the course is
kept by semesters, a shorter term gives its share of one.

How much of a year's course a term is goes by its length. Where a student has a course in one term of a school year
alone, it is a whole year's if the record has a year's credits (ten: a daily class earns five a semester, 5 CCR 1600),
as at schools that teach a course in one long term, or three college units (the University of California takes a college
course of three semester units for a year). Of credits and units that the record does not have nothing is supposed.

In an average a mark weighs as much as the credits that were attempted with it: those of the record, none too, else
those earned, else those of the course. Where none are known it weighs as its share of a year, a semester as 5 credits.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from app.book.asking import among
from app.book.book import Book
from app.i18n import fold
from app.models.asked_last import AskedLast
from app.models.course_records import CourseRecord
from app.models.courses import Course
from app.models.mark_meanings import Meaning, scale_of
from app.models.study_kinds import TERM_ORDER, TWELFTHS

_HALVES = {"q1": "s1", "q2": "s1", "q3": "s2", "q4": "s2"}
_SHORT = ("q1", "q2", "q3", "q4", "t1", "t2", "t3")
_SEMESTERS = ("s1", "s2")
YEAR_CREDITS = 1000  # hundredths, of a course over a whole year
_YEAR_UNITS = 30  # tenths, of a college course that stands for a year of one at school
_TERM_PLACES = {term: place for place, term in enumerate(TERM_ORDER)}


class Taken(NamedTuple):
    """One course record with what is needed of its course. Credits are hundredths."""

    record_id: str
    course_id: str
    school_year: str
    term: str
    final: bool  # else it is under way
    meaning: Meaning | None  # of the mark; None where there is none, or the scale does not know it
    twelfths: int  # of a year's course
    credits: int  # that it gives, or would give if it is passed
    earned: int | None  # as the record says it, whatever its mark means
    weight: int  # in an average: the credits attempted; 0 weighs nothing
    area: str | None
    subject: str  # folded
    course: str
    mark: str | None
    grade: str | None


def taken(book: Book, student_ids: Collection[str] | None = None) -> dict[str, list[Taken]]:
    """By student: the course records, oldest first. A progress mark is left out where the final one is
    there, or that of a longer term.

    `student_ids` asks about some students only. What is found must not be altered.
    """
    if student_ids is None or len(student_ids) > 1:
        return _taken(book, student_ids)
    return _one.answer(book, tuple(student_ids), lambda: _taken(book, student_ids))


_one: AskedLast[dict[str, list[Taken]]] = AskedLast()


@cache
def _asked(of_some: bool) -> Select[*tuple[Any, ...]]:
    r = CourseRecord
    asked = select(
        r.student_id, r.id, r.course_id, r.school_year, r.term, r.kind, r.mark, r.credits_earned, r.credits_attempted,
        r.grade_when_taken, r.college_units,
    ).where(r.deleted.is_(False))  # fmt: skip
    return asked.where(among(r.student_id)) if of_some else asked


def _taken(book: Book, student_ids: Collection[str] | None) -> dict[str, list[Taken]]:
    r = CourseRecord
    with book.reading() as connection:
        scale = scale_of(book)
        courses = {c.id: (c.credits, c.ag_area, fold(c.subject or ""), c.name) for c in book.records(Course)}
        given = {"ids": json.dumps(list(student_ids or ()))}
        rows = connection.execute(_asked(student_ids is not None), given).all()
        by_semesters: set[str] = set()
        if any(row.term in _SHORT and not row.credits_earned for row in rows):
            halves = select(r.course_id).where(r.deleted.is_(False), r.term.in_(_SEMESTERS)).distinct()
            by_semesters = set(connection.execute(halves).scalars())
    found: dict[str, list[Taken]] = defaultdict(list)
    finished: set[tuple[str, str, str, str]] = set()
    unclear: set[str] = set()  # students with something that a final mark may replace
    whole: dict[str, set[str]] = defaultdict(set)  # by student: the records of a term that gave as much as a year
    for student, id_, course, year, term, kind, mark, earned, tried, grade, units in rows:
        if course not in courses:
            continue
        worth, area, subject, name = courses[course]
        final = kind == "final" and mark is not None
        if final:
            finished.add((student, course, year, term))
        if not final or term in _SHORT:
            unclear.add(student)
        worth_now = _given(worth, tried, term, course in by_semesters)
        given = earned if final and earned is not None else worth_now
        weight = tried if tried is not None else earned or worth_now or YEAR_CREDITS * TWELFTHS[term] // 12
        own = earned if final and earned is not None else tried
        if term != "full" and ((own or 0) >= YEAR_CREDITS or (units or 0) >= _YEAR_UNITS):
            whole[student].add(id_)
        found[student].append(
            Taken(
                id_, course, year, term, final, scale.of(mark), TWELFTHS[term], given, earned, weight, area, subject,
                name, mark, grade,
            )
        )  # fmt: skip
    for student in unclear:
        found[student] = [
            t
            for t in found[student]
            if not any((student, t.course_id, t.school_year, term) in finished for term in _replacing(t))
        ]
    for student, ids in whole.items():
        found[student] = [
            t._replace(twelfths=TWELFTHS["full"]) if t.record_id in ids and _is_alone(t, found[student]) else t
            for t in found[student]
        ]
    for records in found.values():
        records.sort(key=_order)
    return dict(found)


def _is_alone(record: Taken, records: Collection[Taken]) -> bool:
    """Whether no other term of the same course is among them in its school year."""
    course = record.course_id, record.school_year
    return all(t.term == record.term for t in records if (t.course_id, t.school_year) == course)


def _given(worth: int | None, tried: int | None, term: str, by_semesters: bool) -> int:
    """The credits of a record that has none of its own."""
    if worth and by_semesters and term in _SHORT:
        return worth * TWELFTHS[term] // TWELFTHS["s1"]
    return worth or tried or 0


def _replacing(record: Taken) -> tuple[str, ...]:
    """The terms of the same course and year whose final mark takes the place of this one."""
    own = () if record.final else (record.term,)
    longer = tuple(filter(None, (_HALVES.get(record.term), "full"))) if record.term in _SHORT else ()
    return own + longer


def _order(record: Taken) -> tuple[str, int]:
    """Its place in time."""
    return record.school_year, _TERM_PLACES.get(record.term, 0)
