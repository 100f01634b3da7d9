"""For whom a report is written, and the words that stand for what records refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from app.book.base import Base
from app.book.book import Book
from app.book.refused import Refused
from app.exports.report import Asked
from app.i18n import _
from app.models import PathwayMembership, SitePathway, Student
from app.models.enrolling import present_ids

T = TypeVar("T")
CHUNK = 400  # students whose records are read at once


def students_asked(asked: Asked) -> list[str]:
    """The ids of the students asked for, in the order of names. Raises Refused where there is nobody."""
    if asked.student_ids is None and asked.also_left:
        ids = asked.book.ids(Student)
    elif asked.student_ids is None:
        here = present_ids(asked.book)
        ids = [id_ for id_ in asked.book.ids(Student) if id_ in here]
    else:
        ids = asked.book.ids(Student, where={"id": list(asked.student_ids)})
    if not ids:
        raise Refused(_("There are no students to write about."))
    return ids


def parts(ids: list[T], size: int = CHUNK) -> Iterator[list[T]]:
    """`ids` in lists of at most `size`."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def names_of(book: Book, entity: type[Base], ids: Iterable[str | None]) -> dict[str | None, str]:
    """What stands for each record: the name of an employer, "Last, First" of a person. None gives ""."""
    wanted = list({id_ for id_ in ids if id_})
    rows = book.rows(entity, wanted, entity.shown_as)
    return {None: "", **{id_: ", ".join(str(part) for part in row if part) for id_, row in rows.items()}}


def pathways_now(book: Book, student_ids: list[str]) -> dict[str, str]:
    """The name of the pathway of which each student is a member today, the newest where there are several."""
    today = date.today()
    members = [
        m
        for m in book.records(PathwayMembership, {"student_id": student_ids}, sort=[("starts_on", False)])
        if (m.starts_on or today) <= today <= (m.ends_on or today)
    ]
    names = names_of(book, SitePathway, (m.pathway_id for m in members))
    return {m.student_id: names.get(m.pathway_id, "") for m in members}
