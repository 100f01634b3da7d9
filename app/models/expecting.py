"""Of whom a placement is expected: members of a pathway, from the grade in which it places its students."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select

from app.book.book import Book
from app.models.enrolling import current
from app.models.kinds import GRADE
from app.models.pathways import PathwayMembership, SitePathway
from app.models.people import Student

_RANK = {code: rank for rank, code in enumerate(GRADE.codes)}


def is_due(grade: str | None, placements_from: str | None) -> bool:
    """Whether a pathway that places from a grade on places a student of `grade`.

    Without such a grade it places everybody. A student whose grade nobody wrote down counts, lest one be overlooked.
    """
    return placements_from is None or grade is None or _RANK.get(grade, 0) >= _RANK.get(placements_from, 0)


def expected_ids(book: Book, day: date, among: Collection[str] | None = None) -> set[str]:
    """The students of whom a pathway to which they belong on `day` expects a placement.

    Of a student without a pathway nobody expects one. `among` asks about some students only, a page at most.
    """
    m, p, s = PathwayMembership, SitePathway, Student
    asked = (
        select(s.id, s.grade, p.placements_from)
        .join(m, m.student_id == s.id)
        .join(p, p.id == m.pathway_id)
        .where(s.deleted.is_(False), m.deleted.is_(False), p.deleted.is_(False), current(m, day))
    )
    if among is not None:
        asked = asked.where(m.student_id.in_(among))
    with book.reading() as connection:
        return {id_ for id_, grade, first in connection.execute(asked) if is_due(grade, first)}
