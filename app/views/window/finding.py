"""Finds students for the palette."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.i18n import _
from app.models.people import Student
from app.views.window.palette import Finder, Found

if TYPE_CHECKING:
    from app.book.book import Book

SHOWN = ("last_name", "first_name", "preferred_name", "local_id", "grade")


def student_finder(book: Book) -> Finder:
    """A function that gives the students of `book` whose names or IDs hold every word of a text."""

    def find(text: str, most: int) -> Sequence[Found]:
        ids = book.ids(Student, text, most=most)
        rows = book.rows(Student, ids, SHOWN)
        return [_found(id_, *rows[id_]) for id_ in ids]

    return find


def _found(id_: str, last: str, first: str, preferred: str | None, local_id: str | None, grade: str | None) -> Found:
    details = []
    if grade:
        details.append(_("Grade {grade}").format(grade=grade))
    if local_id:
        details.append(_("ID {number}").format(number=local_id))
    return Found(id_, f"{last}, {preferred or first}", " · ".join(details))
