"""Course records as the rules about requirements see them: which were earned, which are under way."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select

from app.book.asking import among
from app.book.book import Book
from app.i18n import fold
from app.models.asked_last import AskedLast
from app.models.course_records import CourseRecord
from app.models.courses import Course
from app.models.mark_meanings import Meaning, scale_of
from app.models.study_kinds import TERM_ORDER

_TERM_PLACES = {term: place for place, term in enumerate(TERM_ORDER)}


class Taken(NamedTuple):
    """One course record with what is needed of its course. Credits are hundredths."""

    record_id: str
    course_id: str
    school_year: str
    term: str
    final: bool  # else it is under way
    meaning: Meaning | None  # of the mark; None where there is none, or the scale does not know it
    credits: int  # that it gives, or would give if it is passed
    earned: int | None  # as the record says it, whatever its mark means
    area: str | None
    subject: str  # folded
    course: str
    mark: str | None
    grade: str | None


def taken(book: Book, student_ids: Collection[str] | None = None) -> dict[str, list[Taken]]:
    """By student: the course records, oldest first. A progress mark is left out where the final one is there.

    `student_ids` asks about some students only. What is found must not be altered.
    """
    if student_ids is None or len(student_ids) > 1:
        return _taken(book, student_ids)
    return _one.answer(book, tuple(student_ids), lambda: _taken(book, student_ids))


_one: AskedLast[dict[str, list[Taken]]] = AskedLast()


def _taken(book: Book, student_ids: Collection[str] | None) -> dict[str, list[Taken]]:
    r = CourseRecord
    asked = select(
        r.student_id, r.id, r.course_id, r.school_year, r.term, r.kind, r.mark, r.credits_earned, r.credits_attempted,
        r.grade_when_taken,
    ).where(r.deleted.is_(False))  # fmt: skip
    if student_ids is not None:
        asked = asked.where(among(r.student_id))
    with book.reading() as connection:
        scale = scale_of(book)
        courses = {c.id: (c.credits, c.ag_area, fold(c.subject or ""), c.name) for c in book.records(Course)}
        rows = connection.execute(asked, {"ids": json.dumps(list(student_ids or ()))}).all()
    found: dict[str, list[Taken]] = defaultdict(list)
    finished: set[tuple[str, str, str, str]] = set()
    running: set[str] = set()  # students with something under way
    for student, id_, course, year, term, kind, mark, earned, tried, grade in rows:
        if course not in courses:
            continue
        worth, area, subject, name = courses[course]
        final = kind == "final" and mark is not None
        if final:
            finished.add((student, course, year, term))
        else:
            running.add(student)
        given = earned if final and earned is not None else worth or tried or 0
        found[student].append(
            Taken(id_, course, year, term, final, scale.of(mark), given, earned, area, subject, name, mark, grade)
        )
    for student in running:
        of = found[student]
        found[student] = [t for t in of if t.final or (student, t.course_id, t.school_year, t.term) not in finished]
    for records in found.values():
        records.sort(key=_order)
    return dict(found)


def _order(record: Taken) -> tuple[str, int]:
    """Its place in time."""
    return record.school_year, _TERM_PLACES.get(record.term, 0)
