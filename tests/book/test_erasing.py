"""What is erased for good is gone from every byte of the book; the journal still proves itself."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.book import erased_backups, erasing, journal, records_file
from app.book.access_log import Looked, lines, numbers
from app.book.asking import Entity
from app.book.book import Book
from app.book.erasing import Reason
from app.book.records_file import RECORDS
from app.book.refused import Refused
from app.book.tombstones import tombstones
from app.models import HourEntry, Note, Placement, Student, SupportPlan, SupportSession
from app.models.opening import open_book
from tests.books import PASSPHRASE, dump

CANARY = "Quetzalcanary"
WHY = Reason("wrong_child", "Typed for the wrong child")


def erase(book: Book, entity: Entity, ids: Sequence[str], reason: Reason = WHY) -> int:
    work = book.erasing(entity, ids, reason)
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def a_life(book: Book) -> tuple[str, str]:
    """Two students with everything, made in one edit; the first one has the canary in every text. Their ids."""
    with book.edit(f"Import {CANARY}, Ana") as edit:
        first, other = edit.insert(
            Student,
            [
                {"last_name": CANARY, "first_name": "Ana", "local_id": f"{CANARY}-1"},
                {"last_name": "Peña", "first_name": "Eva", "local_id": "300118"},
            ],
        )
    for id_, word in ((first, CANARY), (other, "staying")):
        with book.edit(f"Place {word}") as edit:
            [placement] = edit.insert(Placement, [{"student_id": id_, "role": f"Cook {word}"}])
            edit.insert(
                HourEntry,
                [
                    {"student_id": id_, "placement_id": placement, "date": date(2026, 9, day), "minutes": 60,
                     "state": "approved", "task": word}
                    for day in range(1, 8)
                ],
            )  # fmt: skip
            [plan] = edit.insert(
                SupportPlan,
                [
                    {
                        "student_id": id_,
                        "domain": "academic",
                        "need": f"Reading {word}",
                        "tier": "2",
                        "starts_on": date(2026, 9, 1),
                    }
                ],
            )
            edit.insert(SupportSession, [{"plan_id": plan, "date": date(2026, 9, 3), "minutes": 20, "note": word}])
            edit.insert(Note, [{"student_id": id_, "date": date(2026, 9, 4), "text": f"About {word}"}])
    book.save(Student, first, {"last_name": f"{CANARY}-Married"})
    book.save(Student, first, {"street": f"{CANARY} Street"})
    book.save(Student, other, {"street": "Oak Street"})
    return first, other


def plain_bytes(book: Book, to: Path) -> bytes:
    """The whole records file without encryption, free pages included, its journal entries unpacked."""
    bare: Any = records_file.connect(book.path / RECORDS, bytes(book._key), writes=True)
    bare.execute("PRAGMA query_only = OFF")
    bare.execute(f"ATTACH DATABASE '{to}' AS plain KEY ''")
    bare.execute("SELECT sqlcipher_export('plain')")
    bodies = [zlib.decompress(row[0]) for row in bare.execute("SELECT body FROM journal")]
    bare.execute("DETACH DATABASE plain")
    bare.close()
    return to.read_bytes() + b"".join(bodies)


def decrypted_pages(book: Book, to: Path) -> bytes:
    """Every page of the records file as it lies there, free ones and the slack of others included."""
    bare: Any = records_file.connect(book.path / RECORDS, bytes(book._key))
    try:
        pages = bare.execute("PRAGMA page_count").fetchone()[0]
        free = bare.execute("PRAGMA freelist_count").fetchone()[0]
        assert pages and not free
    finally:
        bare.close()
    return plain_bytes(book, to)


def test_a_student_goes_from_every_byte(book: Book, tmp_path: Path) -> None:
    first, _other = a_life(book)
    book.note_access("exported", "student", [first], "plan", "other: for " + CANARY, f"{CANARY} senior")
    before = dump(book)
    assert CANARY.encode() in plain_bytes(book, tmp_path / "before.db")
    assert erase(book, Student, [first]) == 12
    held = decrypted_pages(book, tmp_path / "after.db")
    assert CANARY.encode() not in held and CANARY.lower().encode() not in held
    wal = book.path / (RECORDS + "-wal")
    assert not wal.exists() or wal.stat().st_size < 4096 * 8
    assert book.check() == []
    after = dump(book)
    for table, rows in after.items():
        gone = {id_ for id_, row in before[table].items() if first in row or CANARY in str(row)}
        assert rows == {id_: row for id_, row in before[table].items() if id_ not in gone}, table
    assert after["support_session"] and after["hour_entry"]
    assert book.undo_title is None and book.redo_title is None


def test_a_tombstone_tells_who_when_and_why_and_nothing_else(book: Book) -> None:
    first, _other = a_life(book)
    erase(book, Student, [first])
    with book.reading() as connection:
        [stone] = tombstones(connection)
        entry = book.entries()[-1]
        blocks = journal.blocks_of(connection, entry.number)
    assert (stone.account, stone.kind, stone.reason) == ("Dana Whitfield", WHY.kind, WHY.words)
    assert (stone.table, stone.records, stone.resting, stone.entry) == ("student", (first,), 11, entry.number)
    assert {block.kind for block in blocks} == {"erased"}
    assert CANARY not in json.dumps(blocks) + entry.title


def test_a_note_goes_and_the_student_stays(book: Book, tmp_path: Path) -> None:
    first, _other = a_life(book)
    [note] = book.ids(Note, where={"student_id": first})
    book.save(Note, note, {"text": "Wrongchildcanary"})
    assert erase(book, Note, [note]) == 1
    held = plain_bytes(book, tmp_path / "after.db")
    assert b"Wrongchildcanary" not in held and f"About {CANARY}".encode() not in held
    assert CANARY.encode() in held
    assert book.record(Student, first) and book.check() == []


def test_what_one_entry_holds_of_others_stays(book: Book) -> None:
    first, other = a_life(book)
    erase(book, Student, [first])
    with book.reading() as connection:
        made = [
            block
            for entry in book.entries()
            for block in journal.blocks_of(connection, entry.number)
            if block.table == "student" and block.kind == "born"
        ]
    assert [row[0] for block in made for row in block.rows] == [other]


def test_erasing_twice_from_the_same_entry_proves_itself(book: Book) -> None:
    first, other = a_life(book)
    erase(book, Student, [first])
    erase(book, Student, [other])
    assert book.broken_entries() == [] and book.check() == []


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE journal SET title = 'forged' WHERE entry = (SELECT min(number) FROM erasure_rewrite)",
        "UPDATE erasure_rewrite SET new = former",
        "DELETE FROM erasure_rewrite",
        "DELETE FROM erasure",
        "UPDATE erasure SET reason = 'another'",
        "UPDATE erasure SET account = 'Nobody'",
    ],
)
def test_a_forged_tombstone_vouches_for_nothing(book: Book, forgery: str) -> None:
    first, _other = a_life(book)
    erase(book, Student, [first])
    bare: Any = records_file.connect(book.path / RECORDS, bytes(book._key), writes=True)
    for name in [row[0] for row in bare.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
        bare.execute(f"DROP TRIGGER {name}")
    bare.execute(forgery)
    bare.close()
    assert book.broken_entries()
    assert book.check()


@pytest.mark.parametrize("table", ["journal", "erasure", "erasure_rewrite", "access"])
@pytest.mark.parametrize("verb", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}"])
def test_the_file_refuses_changes_again_afterwards(book: Book, table: str, verb: str) -> None:
    first, _other = a_life(book)
    book.note_access("opened", "student", [first])
    erase(book, Student, [first])
    column = {"journal": "title", "erasure": "reason", "erasure_rewrite": "new", "access": "what"}[table]
    bare: Any = records_file.connect(book.path / RECORDS, bytes(book._key), writes=True)
    with pytest.raises(Exception, match="only added to"):
        bare.execute(verb.format(table=table, column=column))
    bare.close()


def test_a_cancel_takes_everything_back(book: Book) -> None:
    first, _other = a_life(book)
    before, entries, title = dump(book), book.entries(), book.undo_title
    work = book.erasing(Student, [first], WHY)
    next(work)
    next(work)
    work.close()
    assert (dump(book), book.entries(), book.undo_title) == (before, entries, title)
    assert book.check() == []


def test_it_needs_a_reason(book: Book) -> None:
    first, _other = a_life(book)
    with pytest.raises(Refused, match="why"):
        erase(book, Student, [first], Reason("court", "  "))
    assert book.record(Student, first)


def test_a_wipe_that_was_cut_short_is_finished_at_the_next_opening(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _other = a_life(book)
    monkeypatch.setattr(erasing, "wipe", lambda *_given: False)
    erase(book, Student, [first])
    path = book.path
    book.close()
    monkeypatch.undo()
    with open_book(path, PASSPHRASE) as again, again.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM meta WHERE key = 'to_wipe'").scalar() == 0
        assert again.check() == []


def test_the_access_log_keeps_the_id_and_nothing_that_was_typed(book: Book) -> None:
    first, other = a_life(book)
    book.note_access("exported", "student", [first, other], "plan", "other: a fair", "Sra. Ruiz")
    erase(book, Student, [first])
    with book.reading() as connection:
        kept = lines(connection, numbers(connection, Looked(records=(first,)))).values()
        of_other = lines(connection, numbers(connection, Looked(records=(other,)))).values()
    assert sorted((line.act, line.purpose, line.recipient) for line in kept) == [
        ("erased", "", ""),
        ("exported", "other", ""),
    ]
    assert [(line.purpose, line.recipient) for line in of_other] == [("other: a fair", "Sra. Ruiz")]


def test_backups_that_still_hold_it_are_found_and_dropped(book: Book) -> None:
    empty = book.back_up()
    first, _other = a_life(book)
    full = book.back_up()
    erase(book, Student, [first])
    clean = book.back_up()
    assert book.backups_holding(Student, [first]) == [full]
    assert erased_backups.drop_backups(book.path, [full]) == 1
    assert not full.exists() and empty.exists() and clean.exists()
    assert book.backups_holding(Student, [first]) == []
