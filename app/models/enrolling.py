"""Who is here: enrollment and membership by day, and leaving."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any, Protocol

from sqlalchemy import BindParameter, ColumnElement, Date, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Mapped

from app.book.asking import among
from app.book.book import Book
from app.book.editing import Edit
from app.book.refused import Refused
from app.i18n import _, ngettext
from app.models.people import Enrollment, Student


class Dated(Protocol):
    """A record class that holds from one day to another; None is open."""

    starts_on: Mapped[Any]
    ends_on: Mapped[Any]


def on_day() -> BindParameter[date]:
    """The parameter `day` of a statement that is made once."""
    return bindparam("day", type_=Date)


def current(entity: type[Dated], day: date | BindParameter[date]) -> ColumnElement[bool]:
    """The condition that a dated record holds on `day`."""
    return and_(
        or_(entity.starts_on.is_(None), entity.starts_on <= day),
        or_(entity.ends_on.is_(None), entity.ends_on >= day),
    )


def present_ids(book: Book, day: date | None = None, some: Collection[str] | None = None) -> set[str]:
    """The students who are here on `day` (today): without an exit before it, or without any enrollment kept.

    `some` asks about some students only, a page of a list at most.
    """
    given = {"day": day or date.today(), "ids": json.dumps(list(some or ()))}
    with book.reading() as connection:
        return set(connection.execute(_present(some is not None), given).scalars())


def gone_ids(book: Book, day: date | None = None) -> set[str]:
    """The students who left before `day` (today): all who are not among `present_ids`, and far fewer."""
    with book.reading() as connection:
        return set(connection.execute(_gone(), {"day": day or date.today()}).scalars())


@cache
def _present(of_some: bool) -> Select[str]:
    if not of_some:
        return select(Student.id).where(Student.deleted.is_(False), Student.id.not_in(_gone()))
    gone = _gone().where(among(Enrollment.student_id))
    there = func.coalesce(Student.deleted, False).is_(False)  # no index on the mark is walked for a few ids
    return select(Student.id).where(there, among(Student.id), Student.id.not_in(gone))


@cache
def _gone() -> Select[str]:
    left = func.max(func.coalesce(Enrollment.exit_date, date.max))  # of the stays that had begun
    return (
        select(Enrollment.student_id)
        .where(Enrollment.deleted.is_(False))
        .group_by(Enrollment.student_id)
        .having(left < on_day())
    )


def record_exits(edit: Edit, student_ids: Collection[str], day: date, reason: str) -> None:
    """Close the open enrollments of students on `day`; a student without one gets one that ends on it."""
    asked = select(Enrollment.id, Enrollment.student_id).where(
        Enrollment.student_id.in_(list(student_ids)),
        Enrollment.deleted.is_(False),
        Enrollment.exit_date.is_(None),
    )
    open_ones = dict(edit.connection.execute(asked).all())
    closed = set(open_ones.values())
    edit.update(Enrollment, {id_: {"exit_date": day, "exit_reason": reason} for id_ in open_ones})
    edit.insert(
        Enrollment,
        [{"student_id": id_, "exit_date": day, "exit_reason": reason} for id_ in student_ids if id_ not in closed],
    )


def leave(book: Book, student_ids: Collection[str], day: date, reason: str) -> int:
    """Record that students left on `day`; one edit. Raises Refused without a reason."""
    if not reason.strip():
        raise Refused(_("Say why: an exit needs a reason."))
    title = ngettext("Record the exit of {count} student", "Record the exit of {count} students", len(student_ids))
    with book.edit(title.format(count=len(student_ids))) as edit:
        record_exits(edit, student_ids, day, reason.strip())
    return len(student_ids)
