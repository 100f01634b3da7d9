"""A copy is only called one when the device gives back what was written to it."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.book import copies
from app.book.backup import BACKUPS, FILES, backups
from app.book.book import Book
from app.book.keys import KEYS
from app.book.records_file import RECORDS
from app.book.refused import Refused
from app.models import Student


def test_there_must_be_room(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=100_000))
    with pytest.raises(Refused, match=r"no room for the copy: it needs [\d.]+ MB, and 0.1 MB are free"):
        book.back_up(tmp_path / "stick" / "copy")
    assert list((tmp_path / "stick").iterdir()) == []
    assert list((book.path / BACKUPS).iterdir()) == []


def test_a_stick_that_gives_back_something_else(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = book.back_up(tmp_path / "copy")
    before = copy.read_bytes()

    def forget_cached(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)

    monkeypatch.setattr(copies, "_forget_cached", forget_cached)
    with pytest.raises(Refused, match="reads back otherwise"):
        book.back_up(copy)
    assert copy.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("copy")] == ["copy"]


def test_a_folder_of_the_book_that_cannot_be_made(book: Book, tmp_path: Path) -> None:
    shutil.rmtree(book.path / BACKUPS)
    (book.path / BACKUPS).write_bytes(b"in the way")
    with pytest.raises(Refused, match=r"copy\.part” cannot be written: Not a directory"):
        book.back_up(tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_backups_say_why_and_until_where(book: Book) -> None:
    assert not book.lacks_backup
    with book.edit("Make") as edit:
        edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"}])
    assert book.lacks_backup
    book.back_up(why="working")
    assert not book.lacks_backup
    [backup] = backups(book.path)
    last = book.entries()[-1]
    assert (backup.why, backup.heads[last.device][0], backup.was_replaced) == ("working", last.seq, False)


def test_what_a_killed_backup_left_is_cleared_away(book: Book) -> None:
    half = book.path / BACKUPS / "2026-11-22T101112.000000Z.part"
    half.mkdir(parents=True)
    (half / "records.db").write_bytes(b"half")
    (book.path / BACKUPS / "notes.txt").write_text("somebody's own")
    assert backups(book.path) == []
    book.back_up()
    assert not half.exists()
    assert (book.path / BACKUPS / "notes.txt").exists()


def test_what_changes_meanwhile_is_not_blamed_on_the_stick(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A passphrase is changed and a scan erased while the copy is written."""
    keys, scan = book.path / KEYS, book.path / FILES / "11"
    before = keys.read_bytes()
    scan.write_bytes(b"scan")
    check_room = copies._check_room

    def meanwhile(to: Path, needed: int) -> None:
        check_room(to, needed)
        keys.write_bytes(before + b" ")
        scan.unlink()

    monkeypatch.setattr(copies, "_check_room", meanwhile)
    with copies.reading(book.back_up(tmp_path / "copy")) as (copy, manifest):
        assert set(manifest.hashes) == {KEYS, RECORDS}
        assert copy.read(KEYS) == before


def test_keys_that_cannot_be_read_are_named(book: Book, tmp_path: Path) -> None:
    kept = (book.path / KEYS).read_bytes()
    (book.path / KEYS).unlink()
    (book.path / KEYS).mkdir()
    with pytest.raises(Refused, match=r"keys\.json” cannot be read: Is a directory. No copy was made"):
        book.back_up(tmp_path / "copy")
    (book.path / KEYS).rmdir()
    (book.path / KEYS).write_bytes(kept)
    assert not (tmp_path / "copy").exists()


def test_a_copy_that_cannot_be_noted_is_not_made(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there: list[bool] = []

    def full(*_whatever: object, **_named: object) -> None:
        there.append((tmp_path / "copy").exists())
        raise Refused("The disk is full.")

    monkeypatch.setattr(book, "note_access", full)
    with pytest.raises(Refused, match="full"):
        book.back_up(tmp_path / "copy")
    assert there == [False]
    assert not [file.name for file in tmp_path.iterdir() if file.name.startswith("copy")]
