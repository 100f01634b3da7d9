"""A book whose key file is lost, damaged or another: which book it is must be known before one takes its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.book import accounts, head
from app.book.book import Book
from app.book.keys import KEYS
from app.book.records_file import RECORDS, Damaged
from app.book.recovery_code import new_recovery_code
from app.book.refused import Refused
from app.book.restoring import restore, restore_over
from app.models.opening import new_book, open_book
from tests.book.test_restoring import add, make, names
from tests.books import PASSPHRASE

__all__ = ["make"]  # the fixture


def test_a_lost_key_file_comes_back(book: Book, make: Callable[[Book], Path]) -> None:
    add(book, "Peña")
    source = make(book)
    book.close()
    (book.path / KEYS).write_bytes(b"{")
    restore_over(source, book.path, PASSPHRASE)
    assert names(book.path) == ["Peña"]


def another_book(folder: Path) -> Path:
    """A copy of a book that is locked with the same passphrase."""
    other, _code = new_book(folder / "other.pathbook", "Heron Slough", "Dana", PASSPHRASE)
    with other:
        return other.back_up(folder / "evil.pathbook-copy")


@pytest.mark.parametrize("damage", [None, b"{", b'{"application": "pathbook", "format": 2}'])
@pytest.mark.parametrize("is_backed_up", [True, False])
def test_a_lost_key_file_lets_no_other_book_in(
    is_backed_up: bool, damage: bytes | None, book: Book, tmp_path: Path
) -> None:
    add(book, "Peña")
    if is_backed_up:
        book.back_up()
    book.close()
    keys = (book.path / KEYS).read_bytes()
    before = (book.path / RECORDS).read_bytes()
    (book.path / KEYS).unlink()
    if damage is not None:
        (book.path / KEYS).write_bytes(damage)
    said = "copy of another book" if is_backed_up else "nothing else tells"
    with pytest.raises(Refused, match=said):
        restore_over(another_book(tmp_path), book.path, PASSPHRASE)
    assert (book.path / RECORDS).read_bytes() == before
    (book.path / KEYS).write_bytes(keys)
    assert names(book.path) == ["Peña"]


def broken(book: Path) -> None:
    """Neither the key file nor the records can be read."""
    (book / KEYS).write_bytes(b"{")
    (book / RECORDS).write_bytes(b"\xff" * 8192)


def test_the_head_tells_which_book_it_was(book: Book, tmp_path: Path) -> None:
    add(book, "Peña")
    copy = book.back_up(tmp_path / "stick" / "copy.pathbook-copy")
    book.close()
    broken(book.path)
    with pytest.raises(Refused, match="nothing else tells"):
        restore_over(another_book(tmp_path), book.path, PASSPHRASE)
    restore_over(copy, book.path, PASSPHRASE)
    assert names(book.path) == ["Peña"]


def test_the_backups_tell_which_book_it_was(book: Book, tmp_path: Path) -> None:
    add(book, "Peña")
    copy = book.back_up(tmp_path / "stick" / "copy.pathbook-copy")
    (book.back_up() / KEYS).write_bytes(b"{")
    book.back_up()
    book.close()
    broken(book.path)
    (book.path / head.HEAD).unlink()
    with pytest.raises(Refused, match="copy of another book"):
        restore_over(another_book(tmp_path), book.path, PASSPHRASE)
    restore_over(copy, book.path, PASSPHRASE)
    assert names(book.path) == ["Peña"]


def test_a_key_file_of_a_newer_pathbook_is_no_damaged_one(book: Book, make: Callable[[Book], Path]) -> None:
    source = make(book)
    book.close()
    told = json.loads((book.path / KEYS).read_bytes())
    (book.path / KEYS).write_text(json.dumps(told | {"format": 99}))
    with pytest.raises(Refused, match="newer Pathbook"):
        restore_over(source, book.path, PASSPHRASE)


def test_a_key_file_that_does_not_fit_is_named_and_comes_back(book: Book, make: Callable[[Book], Path]) -> None:
    add(book, "Peña")
    former = (book.path / KEYS).read_bytes()
    accounts.new_recovery(book, new_recovery_code())  # another key
    source = make(book)
    add(book, "Ochoa")
    book.close()
    (book.path / KEYS).write_bytes(former)
    with pytest.raises(Damaged, match=r"keys\.json.* do not fit the records"):
        open_book(book.path, PASSPHRASE)
    aside = restore_over(source, book.path, PASSPHRASE)
    assert names(book.path) == ["Peña"]
    restore(aside, book.path.with_name("former.pathbook"), PASSPHRASE)  # it has the keys that open it
    assert names(book.path.with_name("former.pathbook")) == ["Ochoa", "Peña"]
