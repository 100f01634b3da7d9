"""Writing notes on students, changing them and taking them away."""

from __future__ import annotations

from datetime import date

from app.book.book import Book
from app.i18n import _
from app.models.caseload import own_staff_id
from app.models.notes import Note


def add_note(book: Book, student_id: str, text: str, on: date | None = None, visibility: str | None = None) -> str:
    """Write a note on a student, signed by the account in use; returns its id.

    `visibility` is of `notes.VISIBILITY`. Raises Refused for a restricted note of somebody without a staff record who
    could not see it then.
    """
    row = {"student_id": student_id, "date": on or date.today(), "text": text, "author": book.account.name or None}
    row |= {"visibility": visibility, "staff_id": own_staff_id(book)}
    with book.edit(_("Add note")) as edit:
        return edit.insert(Note, [row])[0]


def delete_note(book: Book, note_id: str) -> None:
    """Mark a note as deleted."""
    with book.edit(_("Delete note")) as edit:
        edit.delete(Note, [note_id])
