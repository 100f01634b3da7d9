"""Each check finds what it is there for, and says it in a sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.book import health, records_file
from app.book.backup import FILES
from app.book.book import Book
from app.book.health import CHECKS, Finding, check_of, glance
from app.book.keys import KEYS
from app.models import Student


def everything(book: Book) -> list[Finding]:
    looking = health.check(book)
    steps = []
    while True:
        try:
            steps.append(next(looking))
        except StopIteration as end:
            assert steps == [(done, len(CHECKS)) for done in range(len(CHECKS))]
            return end.value


def add(book: Book) -> None:
    with book.edit("Make") as edit:
        edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"}])


def alter(book: Book, *statements: str) -> None:
    connection = records_file.connect(book.path / records_file.RECORDS, book.unlocked.keys["book"], writes=True)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_sound_book(book: Book) -> None:
    add(book)
    assert everything(book) == glance(book) == []


def test_a_key_file_that_cannot_be_read(book: Book) -> None:
    kept = (book.path / KEYS).read_bytes()
    (book.path / KEYS).write_bytes(b"{")
    assert [found.check for found in glance(book)] == ["keys"]
    (book.path / KEYS).write_bytes(kept)


def test_an_entry_that_was_taken_out(book: Book) -> None:
    add(book)
    add(book)
    last = book.entries()[-1].number
    alter(book, "DROP TRIGGER journal_keeps_delete", f"DELETE FROM journal WHERE entry = {last}")
    assert "1 edit that was saved is missing." in [found.sentence for found in glance(book)]


def test_an_entry_that_was_changed(book: Book) -> None:
    add(book)
    alter(book, "DROP TRIGGER journal_keeps_update", "UPDATE journal SET title = 'other' WHERE entry = 2")
    assert "journal" in [found.check for found in everything(book)]


def test_a_record_that_points_at_nothing(book: Book) -> None:
    add(book)
    alter(book, "PRAGMA foreign_keys = OFF", "UPDATE cte_pathway SET sector_id = 'gone' WHERE rowid = 1")
    assert "references" in [found.check for found in everything(book)]


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be written to by others there")
def test_a_page_that_changed_on_the_disk(book: Book) -> None:
    add(book)
    alter(book, "PRAGMA wal_checkpoint(TRUNCATE)")
    file = book.path / records_file.RECORDS
    with file.open("r+b") as records:
        records.seek(file.stat().st_size - 4096 + 200)
        records.write(b"\xff" * 64)
    assert "cipher" in [found.check for found in everything(book)]
    assert len(set(book.check())) == len(book.check())


def test_what_several_checks_stumble_over_is_said_once(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(_book: Book, _connection: object) -> Iterator[str]:
        yield "Page 5 cannot be read."

    monkeypatch.setattr(health, "CHECKS", tuple(replace(check, look=stumble) for check in CHECKS))
    assert [found.check for found in everything(book)] == [check.id for check in CHECKS]
    assert book.check() == ["Page 5 cannot be read."]


def test_a_file_that_no_record_names(book: Book) -> None:
    (book.path / FILES / "stray").write_bytes(b"x")
    assert everything(book) == [Finding("files", "1 file belongs to no record.")]


def test_every_check_says_what_it_means() -> None:
    assert all(check.meaning.endswith(".") and check_of(check.id) is check for check in CHECKS)
