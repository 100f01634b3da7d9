"""Confidential notes: under whose key they are, and what a row that was tampered with does."""

from __future__ import annotations

from base64 import b64decode, b64encode
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text

from app.book import accounts, rekeying
from app.book.book import Book
from app.book.recovery_code import new_recovery_code
from app.book.refused import Refused
from app.book.sealed_rows import SealedRow
from app.models import Student, sealed_notes
from app.models.opening import open_book
from tests.books import PASSPHRASE
from tests.models.sealed_notes.sealed import CARA, DAY, OTTO, TOM, WHY, bodies, put


def test_own_notes_open_to_one_account_alone(path: Path, book: Book, ana: str) -> None:
    mine = sealed_notes.write(book, ana, "Mine", scope="mine")
    sealed_notes.keep_draft(book, ana, "Draft", DAY, "counselors")
    sealed_notes.write(book, ana, "Ours")
    book.close()
    with open_book(path, PASSPHRASE) as coordinator:
        otto = accounts.add(coordinator, "Otto Reyes", "counselor", OTTO)
        assert not coordinator.ring.account(otto.id).holds(sealed_notes.NOTES)
    with open_book(path, OTTO) as other:
        assert sealed_notes.scopes(other) == ["mine"]
        assert sealed_notes.search(other, "") == []
    with open_book(path, CARA) as cara:
        accounts.give(cara, otto.id, sealed_notes.NOTES)
    with open_book(path, OTTO) as other:
        assert [note.text for note in sealed_notes.search(other, "")] == ["Ours"]
        assert sealed_notes.drafts_of(other, ana) == []
        with pytest.raises(Refused, match="cannot open"):
            sealed_notes.revise(other, mine, "Yours")
    with open_book(path, CARA) as cara:
        assert len(sealed_notes.search(cara, "")) == 2
        sealed_notes.revise(cara, mine, "Mine", scope="counselors")
        with pytest.raises(Refused, match="could read"):
            sealed_notes.revise(cara, mine, "Mine", scope="mine")
        assert sealed_notes.one(cara, mine).revisions == ()
    with open_book(path, OTTO) as other:
        assert {note.text for note in sealed_notes.search(other, "")} == {"Ours", "Mine"}


def test_own_notes_outlast_a_new_passphrase_but_not_a_reset(path: Path, book: Book, ana: str) -> None:
    sealed_notes.write(book, ana, "Mine", scope="mine")
    sealed_notes.write(book, ana, "Ours")
    accounts.choose_passphrase(book, OTTO)
    cara = book.account.id
    accounts.new_compartment_recovery(book, sealed_notes.NOTES, new_recovery_code())
    book.close()
    with open_book(path, OTTO) as again:
        assert len(sealed_notes.search(again, "")) == 2
    with open_book(path, PASSPHRASE) as coordinator:
        accounts.reset(coordinator, cara, CARA)
    with open_book(path, CARA) as again:
        assert sealed_notes.search(again, "") == []
        assert sealed_notes.count_tampered(again) == 0


def test_a_new_key_seals_the_notes_anew(path: Path, book: Book, ana: str) -> None:
    for words in ("One", "Two", "Gone"):
        sealed_notes.write(book, ana, words)
    book.undo()
    own = sealed_notes.write(book, ana, "Mine", scope="mine")
    before = bodies(book)
    rekeying.rotate(book, accounts.with_due(book.ring, [sealed_notes.NOTES]))
    after = bodies(book)
    assert {id_ for id_ in before if before[id_] == after[id_]} == {own}
    assert {note.text for note in sealed_notes.search(book, "")} == {"One", "Two", "Mine"}
    book.close()
    with open_book(path, CARA) as again:
        assert {note.text for note in sealed_notes.search(again, "")} == {"One", "Two", "Mine"}
        assert sealed_notes.count_tampered(again) == 0
        assert again.check() == []


def test_work_goes_on_under_the_new_key(book: Book, ana: str) -> None:
    one = sealed_notes.write(book, ana, "One")
    accounts.new_compartment_recovery(book, sealed_notes.NOTES, new_recovery_code())
    assert [note.text for note in sealed_notes.of_student(book, ana)] == ["One"]
    accounts.new_compartment_recovery(book, sealed_notes.NOTES, new_recovery_code())
    sealed_notes.revise(book, one, "One more")
    sealed_notes.write(book, ana, "Two")
    assert {note.text for note in sealed_notes.of_student(book, ana)} == {"One more", "Two"}
    book.undo()
    book.undo()
    assert [note.text for note in sealed_notes.of_student(book, ana)] == ["One"]
    assert book.undo_title is None, "what was written under the former key cannot be put back"


def test_a_row_that_was_moved_swapped_or_changed_is_refused(path: Path, book: Book, ana: str) -> None:
    one, two = (sealed_notes.write(book, ana, words) for words in ("One", "Two"))
    before = bodies(book)
    put(book, one, before[two])
    assert [note.id for note in sealed_notes.search(book, "")] == [two]
    assert sealed_notes.count_tampered(book) == 1
    with pytest.raises(Refused):
        sealed_notes.one(book, one)
    for place in (0, 10, 40, -9, -1):  # the first mark, the nonce, what was encrypted, its proof, the last mark
        raw = bytearray(b64decode(before[one]))
        raw[place] ^= 1
        put(book, one, b64encode(raw).decode())
        assert sealed_notes.count_tampered(book) == 1, place
    put(book, one, "no base64 at all")
    assert [note.id for note in sealed_notes.search(book, "")] == [two]
    put(book, one, before[one])
    assert len(sealed_notes.search(book, "")) == 2


def test_a_row_of_the_first_form_has_no_second_mark(book: Book, ana: str) -> None:
    id_ = sealed_notes.write(book, ana, "One")
    raw = bytearray(b64decode(bodies(book)[id_])[:-8])
    put(book, id_, b64encode(raw).decode())
    assert [note.text for note in sealed_notes.search(book, "")] == ["One"]
    raw[0] ^= 1
    put(book, id_, b64encode(raw).decode())
    assert sealed_notes.count_tampered(book) == 1


def test_what_is_asked_in_an_older_state_does_not_stay_so(book: Book, ana: str) -> None:
    one = sealed_notes.write(book, ana, "One")
    with book.reading() as connection:
        connection.execute(text("SELECT 1 FROM sealed_row")).all()
        other = Thread(target=sealed_notes.revise, args=(book, one, "One more"))
        other.start()
        other.join()
        assert [note.text for note in sealed_notes.search(book, "")] == ["One"]
    assert [note.text for note in sealed_notes.search(book, "")] == ["One more"]


def test_whoever_does_not_hold_the_key_does_not_erase(path: Path, book: Book, ana: str) -> None:
    id_ = sealed_notes.write(book, ana, "One")
    with pytest.raises(Refused, match="Erase records for good"):
        list(book.erasing(Student, [ana], WHY))
    book.close()
    for passphrase in (PASSPHRASE, TOM):
        with open_book(path, passphrase) as other, pytest.raises(Refused, match="confidential counselor notes"):
            list(other.erasing(SealedRow, [id_], WHY))
