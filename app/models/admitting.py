"""Taking a student into the book by hand, and out of it."""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping
from datetime import date
from typing import Any

from app.book.book import Book
from app.book.children import Children
from app.book.refused import Refused
from app.book.titling import change_of, words_for
from app.i18n import _, ngettext
from app.models.people import Enrollment, Student

STEP = 100  # students between two reports of progress


def add_student(
    book: Book, values: Mapping[str, Any], enrolled_on: date | None = None, family: Children | None = None
) -> str:
    """Add one student, enrolled from a day where it is given, with the guardians of `family`; returns the id.

    Raises Refused where another student has the same student ID or state ID.
    """
    refuse_taken(book, values)
    with book.edit("") as edit:
        student = edit.insert(Student, [values])[0]
        edit.title = _("Add student {who}").format(who=words_for(edit.connection, Student, student))
        if family:
            family.write(edit, student)
        if enrolled_on:
            edit.insert(Enrollment, [{"student_id": student, "entry_date": enrolled_on}])
    return student


def change_student(book: Book, student_id: str, values: Mapping[str, Any], family: Children | None = None) -> None:
    """Change fields of one student, and the guardians with them.

    Raises Refused where another student has the same student ID or state ID.
    """
    refuse_taken(book, values, student_id)
    with book.edit("") as edit:
        edit.update(Student, {student_id: values})
        changed = [name for block in edit.blocks for name in block.fields]
        before = len(edit.blocks)
        if family:
            family.write(edit, student_id)
        if len(edit.blocks) == before:
            edit.title = change_of(edit.connection, Student, student_id, changed)
        else:
            who = words_for(edit.connection, Student, student_id)
            edit.title = (
                _("Change {who} and family").format(who=who) if changed else _("Change family of {who}").format(who=who)
            )


def removing_students(book: Book, student_ids: Collection[str]) -> Generator[tuple[int, int], None, int]:
    """`remove_students` for many, in steps: yields (done, total). Closing it before its end takes everything back."""
    ids = list(student_ids)
    gone = 0
    with book.edit(_removal(ids)) as edit:
        for start in range(0, len(ids), STEP):
            yield start, len(ids)
            gone += edit.delete(Student, ids[start : start + STEP])
    return gone


def remove_students(book: Book, student_ids: Collection[str]) -> int:
    """Mark students as deleted, as one edit; what is kept about them stays and comes back with undo."""
    with book.edit(_removal(student_ids)) as edit:
        return edit.delete(Student, student_ids)


def _removal(student_ids: Collection[str]) -> str:
    title = ngettext("Delete {count} student", "Delete {count} students", len(student_ids))
    return title.format(count=len(student_ids))


def refuse_taken(book: Book, values: Mapping[str, Any], own: str | None = None) -> None:
    """Raise Refused where another student than `own` has the student ID or state ID of `values`."""
    for name, wording in (
        ("local_id", _("The student ID {id} belongs to {who} already.")),
        ("ssid", _("The state ID {id} belongs to {who} already.")),
    ):
        wanted = values.get(name)
        others = [s for s in book.records(Student, {name: wanted}) if s.id != own] if wanted else []
        if others:
            raise Refused(wording.format(id=wanted, who=f"{others[0].last_name}, {others[0].first_name}"))
