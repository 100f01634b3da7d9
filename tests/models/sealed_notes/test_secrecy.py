"""Confidential notes: read by counselors, and by nobody else on any path."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from app.book import accounts, journal
from app.book.book import Book
from app.book.refused import Refused
from app.book.sealed_rows import SealedRow
from app.models import ENTITIES, sealed_notes
from app.models.journal_rows import Sought, changes_in, done_numbers
from app.models.opening import open_book
from tests.books import PASSPHRASE
from tests.models.sealed_notes.sealed import CARA, DAY, TOM, WHY, WORDS, bodies


def test_the_file_tells_nothing_but_a_random_id(book: Book, ana: str) -> None:
    ids = [
        sealed_notes.write(book, ana, "A", scope="mine"),
        sealed_notes.write(book, ana, "Longer, but not so long that it would tell"),
    ]
    said = bodies(book)
    assert len({len(body) for body in said.values()}) == 1
    for id_ in ids:
        assert len(id_) == 32 and int(id_, 16).bit_length() > 64
        assert book.account.id not in said[id_]
    with book.reading_whole() as connection:
        titles = {entry.title for entry in journal.entries(connection)[-2:]}
    assert titles == {"Confidential note"}
    record = book.record(SealedRow, ids[0])
    assert record is not None and set(record._fields) == {"id", "body"}


def test_nobody_else_reads_them(path: Path, book: Book, ana: str) -> None:
    id_ = sealed_notes.write(book, ana, WORDS)
    book.close()
    for passphrase in (PASSPHRASE, TOM):
        with open_book(path, passphrase) as other:
            assert set(other.unlocked.keys) == {"book"}
            assert sealed_notes.NOTES not in other.sealed.holders
            assert other.sealed.rows() == {}
            for act in (
                lambda b: sealed_notes.search(b, "zanzibar"),
                lambda b: sealed_notes.of_student(b, ana),
                lambda b: sealed_notes.one(b, id_),
                lambda b: sealed_notes.write(b, ana, "No"),
                lambda b: sealed_notes.revise(b, id_, "No"),
                lambda b: sealed_notes.move_to(b, id_, ana),
                lambda b: sealed_notes.keep_draft(b, ana, "No", DAY, "mine"),
                lambda b: list(sealed_notes.erasing(b, id_, WHY)),
            ):
                with pytest.raises(Refused, match=r"may not do this"):
                    act(other)
            with pytest.raises(Refused), other.edit("Forge") as edit:
                edit.update(SealedRow, {id_: {"body": "Zm9yZ2Vk"}})
    with open_book(path, PASSPHRASE) as coordinator:
        for number in done_numbers(coordinator, Sought(entity=SealedRow)):
            assert all("zanzibar" not in line.text for line in changes_in(coordinator, number))
            assert changes_in(coordinator, number)[0].after.endswith("sealed")


def test_an_account_that_is_counselor_no_more_reads_nothing(path: Path, book: Book, ana: str) -> None:
    sealed_notes.write(book, ana, WORDS)
    sealed_notes.write(book, ana, WORDS, scope="mine")
    cara = book.account.id
    book.close()
    with open_book(path, PASSPHRASE) as coordinator:
        accounts.change_role(coordinator, cara, "teacher", losing=True)
    with open_book(path, CARA) as teacher, pytest.raises(Refused):
        sealed_notes.search(teacher, "")


MEMORY = """
import sys
from pathlib import Path
from app.models import ENTITIES
from app.models.opening import open_book
book = open_book(Path(sys.argv[1]), sys.argv[2])
with book.reading() as connection:
    for entity in ENTITIES:
        connection.execute(entity.__table__.select()).all()
book.sealed.rows()
book.check()
print("ready", flush=True)
sys.stdin.readline()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is read as Linux shows it")
@pytest.mark.parametrize(("passphrase", "holds"), [(CARA, True), (TOM, False), (PASSPHRASE, False)])
def test_the_memory_of_others_holds_no_key_and_no_word(
    path: Path, book: Book, ana: str, passphrase: str, holds: bool
) -> None:
    sealed_notes.write(book, ana, WORDS)
    key = bytes(book.unlocked.keys[sealed_notes.NOTES])
    book.close()
    command = [sys.executable, "-c", MEMORY, str(path), passphrase]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        try:
            assert other.stdout and other.stdout.readline() == "ready\n"
            try:
                found = {what: in_memory(other.pid, what) for what in (key, b"zanzibar quokka")}
            except PermissionError:
                pytest.skip("this system lets nobody read the memory of another process")
        finally:
            other.communicate("\n")
    assert set(found.values()) == {holds}


def in_memory(pid: int, wanted: bytes) -> bool:
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            span, rights, *_rest = line.split()
            if not rights.startswith("rw"):
                continue
            start, end = (int(each, 16) for each in span.split("-"))
            memory.seek(start)
            try:
                if wanted in memory.read(end - start):
                    return True
            except OSError:  # a region of the kernel's own
                continue
    return False


def test_the_words_are_nowhere_on_the_disk(path: Path, book: Book, ana: str, ruiz: str) -> None:
    id_ = sealed_notes.write(book, ana, WORDS)
    sealed_notes.revise(book, id_, WORDS + " again")
    sealed_notes.search(book, "zanzibar")
    sealed_notes.move_to(book, id_, ruiz)
    book.back_up()
    book.close()
    with open_book(path, PASSPHRASE) as coordinator:
        with coordinator.reading_whole() as connection:
            entries = [entry.number for entry in journal.entries(connection)]
            said = repr([journal.blocks_of(connection, number) for number in entries])
            for table in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars():
                said += repr(connection.execute(text(f'SELECT * FROM "{table}"')).all())
        for entity in ENTITIES:
            said += repr(coordinator.records(entity))
        assert "Peña" in said
        for word in ("zanzibar", "quokka"):
            assert word not in said
        assert ana not in repr(bodies(coordinator))
        coordinator.back_up(path.with_name("copy.pathbook-copy"))
    for file in path.parent.rglob("*"):
        assert not file.is_file() or b"zanzibar" not in file.read_bytes()
