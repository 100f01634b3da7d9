"""The journal tells who changed what, when, before and after; it is only added to, and tampering shows."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.book import records_file
from app.book.book import Book
from app.book.chronicle import chronicle
from app.book.records_file import RECORDS
from app.models import Student
from app.models.opening import open_book
from tests.books import copy_of


def student(book: Book, **values: Any) -> str:
    with book.edit("Make") as edit:
        return edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"} | values])[0]


def bare(book: Book) -> Any:
    """A raw connection to the file of a book, past everything that guards it."""
    return records_file.connect(book.path / RECORDS, book._key, writes=True)


def test_an_entry_says_who_when_and_what(book: Book) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    student(book)
    student(book)
    last, entry = book.entries()[-2:]
    assert (entry.account, entry.title, entry.undoes) == ("Dana Whitfield", "Make", None)
    assert before <= entry.at <= datetime.now(UTC)
    assert entry.number == len(book.entries())
    assert (entry.device, entry.seq) == (last.device, last.seq + 1)


def test_the_history_of_a_record(book: Book) -> None:
    id_ = student(book, birth_date=date(2010, 5, 1))
    student(book, first_name="Eva")
    book.save(Student, id_, {"birth_date": date(2010, 5, 2), "grade": "09"})
    book.undo()
    told = [
        (entry.title, event.field, event.before, event.after, event.born)
        for entry, events in reversed(list(chronicle(book, Student, id_)))
        for event in events
    ]
    assert told == [
        ("Make", "last_name", None, "Peña", True),
        ("Make", "first_name", None, "Ana", True),
        ("Make", "birth_date", None, "2010-05-01", True),
        ("Change 2 fields of Peña, Ana", "birth_date", "2010-05-01", "2010-05-02", False),
        ("Change 2 fields of Peña, Ana", "grade", None, "09", False),
        ("Undo: Change 2 fields of Peña, Ana", "birth_date", "2010-05-02", "2010-05-01", False),
        ("Undo: Change 2 fields of Peña, Ana", "grade", "09", None, False),
    ]


def test_the_history_of_a_deleted_record_stays(book: Book) -> None:
    id_ = student(book)
    with book.edit("Delete") as edit:
        edit.delete(Student, [id_])
    _entry, [last] = next(chronicle(book, Student, id_))
    assert (last.field, last.before, last.after) == ("deleted", False, True)


@pytest.mark.parametrize("statement", ["UPDATE journal SET title = 'x'", "DELETE FROM journal"])
def test_the_file_itself_refuses_changes_of_the_journal(book: Book, statement: str) -> None:
    student(book)
    connection = bare(book)
    with pytest.raises(Exception, match="only added to"):
        connection.execute(statement)
    connection.close()
    assert book.broken_entries() == []


TAMPERING: dict[str, str] = {
    "title": "UPDATE journal SET title = 'Something else' WHERE entry = 3",
    "account": "UPDATE journal SET account = 'Somebody else' WHERE entry = 3",
    "at": "UPDATE journal SET at = '2020-01-01T00:00:00.000+00:00' WHERE entry = 3",
    "seen": "UPDATE journal SET seen = '{}' WHERE entry = 3",
    "undoes": "UPDATE journal SET undoes = 'x/1' WHERE entry = 3",
    "hash": "UPDATE journal SET hash = prev WHERE entry = 3",
    "prev": "UPDATE journal SET prev = hash WHERE entry = 3",
    "garbage": "UPDATE journal SET body = x'00ff' WHERE entry = 3",
    "missing": "DELETE FROM journal WHERE entry = 3",
    "order": "UPDATE journal SET seq = CASE seq WHEN 3 THEN 104 ELSE 103 END WHERE seq IN (3, 4)",
}


@pytest.mark.parametrize("what", TAMPERING)
def test_tampering_shows(book: Book, what: str) -> None:
    for name in ("Eva", "Ida", "Luz"):
        student(book, first_name=name)
    connection = bare(book)
    connection.execute("DROP TRIGGER journal_keeps_update")
    connection.execute("DROP TRIGGER journal_keeps_delete")
    connection.execute(TAMPERING[what])
    connection.close()
    assert set(book.broken_entries()) & {3, 4}
    assert any("Journal entry" in problem for problem in book.check())


def test_a_changed_body_shows(book: Book) -> None:
    student(book)
    connection = bare(book)
    connection.execute("DROP TRIGGER journal_keeps_update")
    number, body = connection.execute("SELECT entry, body FROM journal ORDER BY entry DESC LIMIT 1").fetchone()
    changed = zlib.compress(zlib.decompress(body).replace("Peña".encode(), b"Pena"))
    connection.execute("UPDATE journal SET body = ? WHERE entry = ?", (changed, number))
    connection.close()
    assert book.broken_entries() == [number]


def test_an_intact_journal_is_intact(sample: Book) -> None:
    assert sample.broken_entries() == []
    assert sample.check() == []


def device(book: Book) -> str:
    student(book)
    return book.entries()[-1].device


def reopened(path: Path) -> str:
    with open_book(path) as book:
        return device(book)


COPIES: dict[str, Callable[[Path, Path], object]] = {
    "copied": shutil.copytree,
    "moved": lambda path, to: path.rename(to),
}


@pytest.mark.parametrize("how", COPIES)
def test_a_copy_writes_under_an_id_of_its_own(open_template: Path, tmp_path: Path, how: str) -> None:
    path, to = copy_of(open_template, tmp_path), tmp_path / "elsewhere.pathbook"
    first = reopened(path)
    assert reopened(path) == first
    COPIES[how](path, to)
    second = reopened(to)
    assert second != first
    assert reopened(to) == second
    with open_book(to) as book:
        assert book.check() == []
        own = [e for e in book.entries() if e.device == second]
        assert [e.seq for e in own] == list(range(1, len(own) + 1))
    if how == "copied":
        assert reopened(path) == first
