"""Of whom a placement is expected: members of a pathway, from the grade in which it places its students."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, select

from app.book.asking import among
from app.book.book import Book
from app.models.enrolling import current, on_day, present_ids
from app.models.kinds import GRADE
from app.models.pathways import PathwayMembership, SitePathway
from app.models.people import Student

_RANK = {code: rank for rank, code in enumerate(GRADE.codes)}


def is_due(grade: str | None, placements_from: str | None) -> bool:
    """Whether a pathway that places from a grade on places a student of `grade`.

    Without such a grade it places everybody. A student whose grade nobody wrote down counts, lest one be overlooked.
    """
    return placements_from is None or grade is None or _RANK.get(grade, 0) >= _RANK.get(placements_from, 0)


def expected_ids(book: Book, day: date, some: Collection[str] | None = None) -> set[str]:
    """The students of whom a pathway to which they belong on `day` expects a placement.

    Of a student without a pathway nobody expects one. `some` asks about some students only, a page at most.
    """
    given = {"day": day, "ids": json.dumps(list(some or ()))}
    with book.reading() as connection:
        found = connection.execute(_members(some is not None), given)
        return {id_ for id_, grade, first in found if is_due(grade, first)}


def without_pathway_ids(book: Book, day: date) -> set[str]:
    """The students who are here on `day` and belong to no pathway; of them nobody expects hours or a placement."""
    with book.reading() as connection:
        members = set(connection.execute(_belonging(), {"day": day}).scalars())
    return present_ids(book, day) - members


@cache
def _belonging() -> Select[str]:
    m, p = PathwayMembership, SitePathway
    return (
        select(m.student_id)
        .join(p, p.id == m.pathway_id)
        .where(m.deleted.is_(False), p.deleted.is_(False), current(m, on_day()))
        .distinct()
    )


@cache
def _members(of_some: bool) -> Select[Any, Any, Any]:
    m, p, s = PathwayMembership, SitePathway, Student
    asked = (
        select(s.id, s.grade, p.placements_from)
        .join(m, m.student_id == s.id)
        .join(p, p.id == m.pathway_id)
        .where(s.deleted.is_(False), m.deleted.is_(False), p.deleted.is_(False), current(m, on_day()))
    )
    return asked.where(among(m.student_id)) if of_some else asked
