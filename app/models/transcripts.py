"""Course records as the rules about requirements see them: which were earned, which are under way."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from app.book.asking import among
from app.book.book import Book
from app.i18n import fold
from app.models.course_records import CourseRecord
from app.models.courses import Course
from app.models.mark_meanings import Meaning, scale_of
from app.models.study_kinds import TERM_ORDER

_TERM_PLACES = {term: place for place, term in enumerate(TERM_ORDER)}


@dataclass(frozen=True, slots=True)
class Taken:
    """One course record with what is needed of its course. Credits are hundredths."""

    record_id: str
    course_id: str
    school_year: str
    term: str
    final: bool  # else it is under way
    meaning: Meaning | None  # of the mark; None where there is none, or the scale does not know it
    credits: int  # that it gives, or would give if it is passed
    area: str | None
    subject: str  # folded
    course: str
    mark: str | None
    grade: str | None

    @property
    def order(self) -> tuple[str, int]:
        """Its place in time."""
        return self.school_year, _TERM_PLACES.get(self.term, 0)


def taken(book: Book, student_ids: Collection[str] | None = None) -> dict[str, list[Taken]]:
    """By student: the course records, oldest first. A progress mark is left out where the final one is there.

    `student_ids` asks about some students only.
    """
    r, c = CourseRecord, Course
    asked = (
        select(r.student_id, r.id, r.course_id, r.school_year, r.term, r.kind, r.mark, r.credits_earned)
        .add_columns(r.credits_attempted, r.grade_when_taken, c.credits, c.ag_area, c.subject, c.name)
        .join(c, c.id == r.course_id)
        .where(r.deleted.is_(False), c.deleted.is_(False))
    )
    if student_ids is not None:
        asked = asked.where(among(r.student_id))
    scale = scale_of(book)
    found: dict[str, list[Taken]] = defaultdict(list)
    finished: set[tuple[str, str, str, str]] = set()
    with book.reading() as connection:
        rows = connection.execute(asked, {"ids": json.dumps(list(student_ids or ()))}).all()
    for student, id_, course, year, term, kind, mark, earned, tried, grade, worth, area, subject, name in rows:
        final = kind == "final" and mark is not None
        if final:
            finished.add((student, course, year, term))
        credits_ = worth or tried or 0
        if final and earned is not None:
            credits_ = earned
        found[student].append(
            Taken(
                id_, course, year, term, final, scale.of(mark), credits_, area, fold(subject or ""), name, mark, grade
            )
        )
    for student, records in found.items():
        kept = [t for t in records if t.final or (student, t.course_id, t.school_year, t.term) not in finished]
        found[student] = sorted(kept, key=lambda t: t.order)
    return dict(found)
