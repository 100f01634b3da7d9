"""Erasing students and notes for good, and who left so long ago that the site may want to.

How long records are kept is for the site and its district to decide: Pathbook claims no number of years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.book import erasing as book_erasing
from app.book.asking import Entity, entity_of
from app.book.book import Book
from app.book.days import months_later
from app.book.erasing import Reason
from app.book.kinds import Whole
from app.book.refused import Refused
from app.book.tombstones import Tombstone, tombstones
from app.i18n import N_, _, fold
from app.models.access import STUDENT
from app.models.counting import all_counted
from app.models.enrolling import gone_ids
from app.models.naming import refuse_names
from app.models.notes import Note
from app.models.people import Enrollment, Student
from app.models.saved_views import SavedView, views_naming
from app.models.school import year_name
from app.models.settings import Decision

WRONG_CHILD, COURT, RETENTION = "wrong_child", "court", "retention"
KINDS = {
    WRONG_CHILD: N_("Filed under the wrong student"),
    COURT: N_("Court order"),
    RETENTION: N_("End of the time that records are kept"),
}
"""Why something is erased for good."""

KEPT_YEARS = Decision(
    "kept_years",
    N_("Years that records are kept"),
    N_("After a student left. Your district's retention schedule says how many; Pathbook knows no such number."),
    Whole(1, 100),
    None,
)

Erasing = Generator[tuple[int, int], None, int]
"""Yields (done, total) and returns how many records went; closing it takes everything back."""


@dataclass(frozen=True, slots=True)
class Leavers:
    """The students who left in one school year."""

    year: str  # "2019-2020"
    ids: tuple[str, ...]  # in the order of names
    due: bool  # all of them left as many years ago as records are kept


def what_goes(book: Book, entity: Entity, ids: Collection[str]) -> list[str]:
    """What goes with some records, in words: "1 student", "14 hour entries", "3 notes"."""
    book.require("erase")
    with book.reading_whole() as connection:
        going = book_erasing.going(connection, entity, ids)
    return all_counted({entity_of(table): len(found) for table, found in going.records.items()})


def erasing_students(book: Book, student_ids: Sequence[str], reason: Reason) -> Erasing:
    """Erase students with everything that is kept about them, and the saved views that name them.

    Raises Refused, see `Book.erasing`.
    """
    refuse_unknown_reason(reason)
    refuse_names(book, student_ids, reason.words)
    return book.erasing(Student, student_ids, reason, also={SavedView: list(views_naming(book, student_ids))})


def erasing_note(book: Book, note_id: str, reason: Reason) -> Erasing:
    """Erase one note. The access log notes it with the student. Raises Refused, see `Book.erasing`."""
    refuse_unknown_reason(reason)
    note = book.record(Note, note_id)
    if note is None:
        raise Refused(_("This note was deleted."))
    refuse_names(book, [note.student_id], reason.words)
    return book.erasing(Note, [note_id], reason, (STUDENT, [note.student_id]))


def refuse_unknown_reason(reason: Reason) -> None:
    """Raises Refused where the reason lacks its words."""
    if reason.kind not in KINDS:
        raise ValueError(reason.kind)
    if not reason.words.strip():
        raise Refused(_("Say why: what is erased cannot be brought back."))


def confirms(book: Book, student_id: str, typed: str) -> bool:
    """Whether what was typed is the student's name, either way round, or ID."""
    student = book.record(Student, student_id)
    if student is None:
        return False
    last, first = student.last_name, student.first_name
    said = {f"{last}, {first}", f"{last} {first}", f"{first} {last}", student.local_id or ""} - {""}
    return fold(" ".join(typed.split())) in {fold(each) for each in said}


def leavers(book: Book, years: int | None, today: date | None = None) -> list[Leavers]:
    """Everybody who left, by the school year in which it was, those who left first at the top.

    `years` is how long records are kept; None where the site has not decided.
    """
    now = today or date.today()
    gone = gone_ids(book, now)
    asked = (
        select(Enrollment.student_id, func.max(Enrollment.exit_date))
        .where(Enrollment.deleted.is_(False), Enrollment.exit_date.is_not(None))
        .group_by(Enrollment.student_id)
    )
    with book.reading() as connection:
        left = {id_: day for id_, day in connection.execute(asked) if day and id_ in gone}
    by_year: dict[str, list[str]] = defaultdict(list)
    for id_ in book.ids(Student):
        if id_ in left:
            by_year[year_name(left[id_])].append(id_)
    limit = months_later(now, -12 * years) if years else None
    return [
        Leavers(year, tuple(ids), limit is not None and all(left[id_] <= limit for id_ in ids))
        for year, ids in sorted(by_year.items())
    ]


def erasures(book: Book) -> list[Tombstone]:
    """What was erased for good so far, newest first."""
    book.require("erase")
    with book.reading_whole() as connection:
        return tombstones(connection)[::-1]
