"""The ids that limited connections keep ready follow what is in the file: every edit, and only once it is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from app.book import opening
from app.book.book import Book
from app.book.journal import Block
from app.book.policy import Everything
from app.models import Enrollment, Note, Student
from tests.books import PASSPHRASE, copy_of

SCOPES = {
    "student": "id IN (SELECT student_id FROM {enrollment} WHERE NOT deleted)",
    "note": "student_id IN (SELECT id FROM {ids.student})",
}


class OfEnrolled(Everything):
    """Whoever is enrolled is seen."""

    def scope(self, table: str) -> str | None:
        return SCOPES.get(table)


class Looking:
    """Somebody who reads when an edit was judged and is not in the file yet."""

    book: Book | None = None

    def refresh(self, connection: Connection, blocks: Sequence[Block]) -> None:
        if self.book:
            self.book.ids(Note, where={"text": "Likes bees"})

    def wrong(self, connection: Connection) -> list[str]:
        return []


@pytest.fixture
def looking() -> Looking:
    return Looking()


@pytest.fixture
def book(book_template: Path, tmp_path: Path, looking: Looking) -> Iterator[Book]:
    with opening.open_book(copy_of(book_template, tmp_path), PASSPHRASE, (looking,)) as opened:
        with opened.edit("Add") as edit:
            [student] = edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"}])
            edit.insert(Enrollment, [{"student_id": student, "entry_date": date(2026, 8, 12)}])
            edit.insert(Note, [{"student_id": student, "date": date(2026, 9, 1), "text": "Likes bees"}])
        opened.obey(OfEnrolled())
        yield opened


def seen(book: Book) -> int:
    return len(book.ids(Note, where={"text": "Likes bees"}))


def test_what_is_undone_and_done_again_counts(book: Book) -> None:
    assert seen(book) == 1
    with book.edit("Leave") as edit:
        edit.delete(Enrollment, book.ids(Enrollment))
    assert seen(book) == 0
    book.undo()
    assert seen(book) == 1
    book.redo()
    assert seen(book) == 0


def test_who_reads_just_before_an_edit_is_in_the_file_sees_it_afterwards(book: Book, looking: Looking) -> None:
    looking.book = book
    with book.edit("Leave") as edit:
        edit.delete(Enrollment, book.ids(Enrollment))
    assert seen(book) == 0
