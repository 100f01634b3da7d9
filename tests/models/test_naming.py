"""The reason of an erasure must not name who is erased."""

from __future__ import annotations

from datetime import date

import pytest

from app.book.book import Book
from app.book.erasing import Reason
from app.book.refused import Refused
from app.models import Note, Student
from app.models.erasing import erasing_note, erasing_students
from app.models.naming import naming

STUDENTS = (
    {"last_name": "Aguilar-Reyes", "first_name": "Maribel", "preferred_name": "Mari", "local_id": "203519"},
    {"last_name": "de la Cruz", "first_name": "Will", "local_id": "12"},
    {"last_name": "Do", "first_name": "Khánh"},
)


@pytest.fixture
def ids(book: Book) -> list[str]:
    with book.edit("Add") as edit:
        return edit.insert(Student, STUDENTS)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("The court ordered it for Maribel Aguilar", "Maribel"),
        ("the family of AGUILAR asked", "AGUILAR"),
        ("Reyes, typed twice", "Reyes"),
        ("Asked for by Mari's mother", "Mari"),
        ("ID 203519 was entered twice", "203519"),
        ("Will moved away", "Will"),
        ("as will cruz asked", "Will Cruz"),
        ("khanh was entered twice", "khanh"),
        ("Do, entered twice", "Do"),
        ("It will do: we keep 12 months of the class", ""),
        ("La familia lo pidió de nuevo", ""),
        ("", ""),
    ],
)
def test_what_names_a_student(book: Book, ids: list[str], words: str, named: str) -> None:
    assert naming(book, ids, words) == named


def test_another_student_may_be_named(book: Book, ids: list[str]) -> None:
    assert naming(book, ids[1:], "Belongs to the page of Maribel") == ""


def test_nothing_is_erased_for_a_reason_with_a_name(book: Book, ids: list[str]) -> None:
    why = Reason("court", "Order about Maribel")
    with pytest.raises(Refused, match="“Maribel” names the student"):
        erasing_students(book, ids[:1], why)
    with book.edit("Note") as edit:
        [note] = edit.insert(Note, [{"student_id": ids[0], "date": date(2026, 9, 1), "text": "Of another child"}])
    with pytest.raises(Refused, match="“Maribel”"):
        erasing_note(book, note, why)
    assert book.record(Student, ids[0])
