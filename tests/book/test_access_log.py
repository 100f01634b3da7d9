"""The access log says who looked at whose record; it is only added to, and never in the way of an edit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.book import access_log, records_file
from app.book.access_log import Access, Looked
from app.book.book import Book
from app.book.records_file import RECORDS
from app.models import Student

HOUR = timedelta(hours=1)
EVERYTHING = Looked()


def log(book: Book, asked: Looked = EVERYTHING) -> list[Access]:
    with book.reading() as connection:
        numbers = access_log.numbers(connection, asked)
        found = access_log.lines(connection, numbers)
    return [found[number] for number in numbers]


def bare(book: Book) -> Any:
    return records_file.connect(book.path / RECORDS, bytes(book._key), writes=True)


def test_a_line_says_who_what_whom_and_why(book: Book) -> None:
    book.note_access("exported", "student", ["a", "b"], "roster", "parent", "Mrs. Peña")
    newest, oldest = log(book)
    assert (oldest.record, newest.record) == ("a", "b")
    assert newest == Access(
        2, newest.at, book.account.id, "Dana Whitfield", "exported", "roster", "student", "b", "parent", "Mrs. Peña"
    )
    assert book.check() == []


def test_looking_is_no_edit(book: Book) -> None:
    entries, undo = book.entries(), book.undo_title
    book.note_access("opened", "student", ["a"])
    assert (book.entries(), book.undo_title) == (entries, undo)


def test_many_opens_within_an_hour_are_one_line(book: Book) -> None:
    for _again in range(3):
        book.note_access("opened", "student", ["a"], once_within=HOUR)
    book.note_access("opened", "student", ["b"], once_within=HOUR)
    assert [line.record for line in log(book)] == ["b", "a"]
    book._access._lately.clear()  # as after closing and opening the book
    book.note_access("opened", "student", ["a"], once_within=HOUR)
    assert len(log(book)) == 2
    book.note_access("opened", "student", ["a"], once_within=timedelta(0))
    assert len(log(book)) == 3


def test_a_note_waits_for_the_edit_under_way(book: Book) -> None:
    with book.edit("Add") as edit:
        [id_] = edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"}])
        book.note_access("opened", "student", [id_])
        assert log(book) == []
    assert [line.record for line in log(book)] == [id_]


def test_a_note_outlives_an_edit_that_failed(book: Book) -> None:
    with pytest.raises(ZeroDivisionError), book.edit("Add"):
        book.note_access("printed", "student", ["a"])
        raise ZeroDivisionError
    assert [line.record for line in log(book)] == ["a"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Looked(records=("a",)), ["a", "a"]),
        (Looked(acts=("printed",)), ["a"]),
        (Looked(name="Dana Whitfield", acts=("opened", "printed")), ["a", "b", "a"]),
        (Looked(name="Somebody Else"), []),
        (Looked(first=date.today(), last=date.today()), ["a", "b", "a"]),
        (Looked(first=date.today() + timedelta(days=1)), []),
        (Looked(last=date.today() - timedelta(days=1)), []),
    ],
)
def test_it_is_asked_by_record_person_act_and_day(book: Book, asked: Looked, found: list[str]) -> None:
    book.note_access("opened", "student", ["a", "b"])
    book.note_access("printed", "student", ["a"])
    assert [line.record for line in log(book, asked)] == found


@pytest.mark.parametrize("statement", ["UPDATE access SET name = 'x'", "DELETE FROM access"])
def test_the_file_refuses_changes(book: Book, statement: str) -> None:
    book.note_access("opened", "student", ["a"])
    connection = bare(book)
    with pytest.raises(Exception, match="only added to"):
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    "statement", ["UPDATE access SET name = 'x' WHERE number = 2", "DELETE FROM access WHERE number = 2"]
)
def test_tampering_shows(book: Book, statement: str) -> None:
    book.note_access("opened", "student", ["a", "b", "c"])
    connection = bare(book)
    for verb in ("update", "delete"):
        connection.execute(f"DROP TRIGGER access_keeps_{verb}")
    connection.execute(statement)
    connection.close()
    assert any("access log" in finding for finding in book.check())


def test_a_class_of_two_thousand_is_one_transaction(book: Book) -> None:
    ids = [f"{number:032x}" for number in range(2000)]
    book.note_access("exported", "student", ids, "roster")
    assert len(log(book)) == 2000
    assert book.check() == []
