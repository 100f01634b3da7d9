"""Who is here: enrollment and membership by day, and leaving."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Mapped

from app.book.book import Book
from app.book.editing import Edit
from app.book.refused import Refused
from app.i18n import _, ngettext
from app.models.people import Enrollment, Student


class Dated(Protocol):
    """A record class that holds from one day to another; None is open."""

    starts_on: Mapped[Any]
    ends_on: Mapped[Any]


def current(entity: type[Dated], day: date) -> ColumnElement[bool]:
    """The condition that a dated record holds on `day`."""
    return and_(
        or_(entity.starts_on.is_(None), entity.starts_on <= day),
        or_(entity.ends_on.is_(None), entity.ends_on >= day),
    )


def present_ids(book: Book, day: date | None = None, among: Collection[str] | None = None) -> set[str]:
    """The students who are here on `day` (today): without an exit before it, or without any enrollment kept.

    `among` asks about some students only, a page of a list at most.
    """
    on = day or date.today()
    gone = _gone(on)
    asked = select(Student.id).where(Student.deleted.is_(False), Student.id.not_in(gone))
    if among is not None:
        gone = gone.where(Enrollment.student_id.in_(among))
        there = func.coalesce(Student.deleted, False).is_(False)  # no index on the mark is walked for a few ids
        asked = select(Student.id).where(there, Student.id.in_(among), Student.id.not_in(gone))
    with book.reading() as connection:
        return set(connection.execute(asked).scalars())


def gone_ids(book: Book, day: date | None = None) -> set[str]:
    """The students who left before `day` (today): all who are not among `present_ids`, and far fewer."""
    with book.reading() as connection:
        return set(connection.execute(_gone(day or date.today())).scalars())


def _gone(day: date) -> Select[str]:
    left = func.max(func.coalesce(Enrollment.exit_date, date.max))  # of the stays that had begun
    return (
        select(Enrollment.student_id)
        .where(Enrollment.deleted.is_(False))
        .group_by(Enrollment.student_id)
        .having(left < day)
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
