"""Every thing that can be wrong with a book has its own sentence, and changes nothing."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.book import accounts, opening, records_file
from app.book.keys import KEYS, WrongPassphrase
from app.book.records_file import PAGE, RECORDS, VERSION
from app.book.refused import Refused
from app.models import Student
from app.models.opening import new_book, open_book
from tests.books import PASSPHRASE, copy_of, dump


@pytest.fixture
def path(open_template: Path, tmp_path: Path) -> Path:
    """The folder of a closed book that opens without a passphrase."""
    return copy_of(open_template, tmp_path)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a book but those that say nothing: the lock, and what SQLite keeps while it reads."""
    silent = {opening.LOCK, f"{RECORDS}-shm"}
    files = (f for f in sorted(folder.rglob("*")) if f.is_file() and f.name not in silent and f.stat().st_size)
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def refused(path: Path, match: str, passphrase: str = "") -> None:
    before = contents(path) if path.is_dir() else None
    with pytest.raises(Refused, match=match) as caught:
        open_book(path, passphrase)
    assert str(caught.value).rstrip().endswith(".")
    if before is not None:
        assert contents(path) == before


def test_a_new_book_opens_with_its_passphrase_and_its_recovery_code(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "new.pathbook"
    book, code = new_book(path, "Heron Slough High School", "Dana Whitfield", PASSPHRASE)
    assert not book.is_sample
    assert (book.account.name, book.account.role) == ("Dana Whitfield", "coordinator")
    before = dump(book)
    book.close()
    for secret in (PASSPHRASE, code, code.lower().replace("-", " ")):
        with open_book(path, secret) as again:
            assert dump(again) == before
    refused(path, "passphrase is not right", "wrong passphrase")
    refused(path, "passphrase is not right")
    with pytest.raises(WrongPassphrase):
        open_book(path, "")


def test_nothing_is_made_where_something_is(tmp_path: Path) -> None:
    place = tmp_path / "taken.pathbook"
    place.mkdir()
    with pytest.raises(Refused, match="exists already"):
        new_book(place, "Site", "Dana", PASSPHRASE)
    with pytest.raises(Refused, match="too short"):
        new_book(tmp_path / "other.pathbook", "Site", "Dana", "short")
    assert [p.name for p in tmp_path.iterdir()] == ["taken.pathbook"]
    assert list(place.iterdir()) == []


def test_nothing_is_made_where_nothing_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(Refused, match="cannot be made"):
        new_book(tmp_path / "file" / "new.pathbook", "Site", "Dana", PASSPHRASE)


def test_no_book_at_all(tmp_path: Path) -> None:
    refused(tmp_path / "nowhere", "There is no Pathbook book")
    refused(tmp_path, "There is no Pathbook book")
    file = tmp_path / "file.txt"
    file.write_text("hello")
    refused(file, "There is no Pathbook book")


def test_missing_parts(path: Path) -> None:
    (path / KEYS).rename(path / "aside")
    refused(path, r"key file.*missing")
    (path / "aside").rename(path / KEYS)
    (path / RECORDS).unlink()
    refused(path, "records of this book.*missing")


def test_damaged_keys(path: Path) -> None:
    (path / KEYS).write_bytes((path / KEYS).read_bytes()[:-40])
    refused(path, "key file.*damaged")


def test_a_plain_sqlite_file_is_not_trusted(path: Path) -> None:
    (path / RECORDS).unlink()
    connection = sqlite3.connect(path / RECORDS)
    connection.execute("CREATE TABLE student (id)")
    connection.commit()
    connection.close()
    refused(path, "not encrypted")


@pytest.mark.parametrize("content", [b"", b"x", b"x" * 4096, os.urandom(3 * 4096), bytes(8192)], ids=range(5))
def test_what_is_no_database(path: Path, content: bytes) -> None:
    (path / RECORDS).write_bytes(content)
    refused(path, "damaged")


def test_records_of_another_book(path: Path, book_template: Path) -> None:
    shutil.copyfile(book_template / RECORDS, path / RECORDS)
    refused(path, "damaged")


@pytest.mark.parametrize("cut", [1, 100, 4096, 4097, 5 * 4096, 20 * 4096])
def test_a_file_cut_short(path: Path, cut: int) -> None:
    with (path / RECORDS).open("rb+") as file:
        file.truncate((path / RECORDS).stat().st_size - cut)
    refused(path, "damaged")


@pytest.mark.parametrize("there", [0.0, 0.3, 1.0], ids=["nothing", "a part", "a whole page"])
def test_a_page_that_was_half_brought_from_the_log(path: Path, tmp_path: Path, there: float) -> None:
    """The power went while the file grew: the log still has the page, and closing makes the file whole."""
    cut = tmp_path / "Cut.pathbook"
    with open_book(path) as book:
        before = (path / RECORDS).stat().st_size
        with book.edit("Many") as edit:
            edit.insert(Student, [{"last_name": f"Peña {n}", "first_name": "Ana"} for n in range(600)])
        shutil.copytree(path, cut, ignore=shutil.ignore_patterns(opening.LOCK, "*-shm"))
    assert (path / RECORDS).stat().st_size > before
    with (cut / RECORDS).open("ab") as file:
        file.write(bytes(int(there * PAGE)))
    for _time in range(2):
        with open_book(cut) as book:
            assert len(book.ids(Student)) == 600
            assert book.check() == []


def key_of(path: Path) -> bytes:
    with open_book(path) as book:
        return bytes(book._key)


def pragma(path: Path, statement: str) -> None:
    connection: Any = records_file.connect(path / RECORDS, key_of(path), writes=True)
    connection.execute(f"PRAGMA {statement}")
    connection.close()


def test_a_newer_book(path: Path) -> None:
    pragma(path, f"user_version = {VERSION + 1}")
    refused(path, "newer Pathbook")


def test_records_of_another_program(path: Path) -> None:
    pragma(path, "application_id = 7")
    refused(path, "another program")


def test_newer_keys(path: Path) -> None:
    told = json.loads((path / KEYS).read_text())
    (path / KEYS).write_text(json.dumps(told | {"format": 3}))
    refused(path, "newer Pathbook")


@pytest.mark.parametrize("part", [".", RECORDS])
def test_a_place_that_can_only_be_read(path: Path, part: str) -> None:
    (path / part).chmod(0o555 if part == "." else 0o444)
    try:
        refused(path, "can only be read")
    finally:
        (path / part).chmod(0o755)


def test_a_book_in_use_by_another_window(path: Path) -> None:
    with open_book(path):
        with pytest.raises(Refused, match="open in another window"):
            open_book(path)
        asked = "import pathlib, sys; from app.models.opening import open_book; open_book(pathlib.Path(sys.argv[1]))"
        root = Path(__file__).parents[2]
        other = subprocess.run(
            [sys.executable, "-c", asked, path], cwd=root, capture_output=True, text=True, check=False
        )
        assert "Refused: This book is open in another window" in other.stderr
    with open_book(path) as book:
        assert book.check() == []


def test_a_refused_opening_gives_the_lock_back(path: Path) -> None:
    keys = (path / KEYS).read_text()
    told = json.loads(keys)
    told["slots"][0]["name"] = "Somebody else"
    (path / KEYS).write_text(json.dumps(told))
    for _ in range(2):
        with pytest.raises(WrongPassphrase):
            open_book(path)
    (path / KEYS).write_text(keys)
    open_book(path).close()


def test_an_edit_that_was_not_closed_is_there(path: Path) -> None:
    """A window that dies leaves its edits in the write-ahead log, from which the next one takes them."""
    dies = (
        "import os, pathlib, sys; from app.models.opening import open_book; from app.models import Student\n"
        "book = open_book(pathlib.Path(sys.argv[1]))\n"
        "with book.edit('Make') as edit: edit.insert(Student, [{'last_name': 'Peña', 'first_name': 'Ana'}])\n"
        "with book.edit('Never') as edit:\n"
        "    edit.insert(Student, [{'last_name': 'Never', 'first_name': 'Was'}]); os._exit(9)"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-X", "utf8", "-c", dies, path], cwd=root, check=False).returncode == 9
    with open_book(path) as book:
        assert [s.last_name for s in book.records(Student)] == ["Peña"]
        assert book.check() == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@example(place=0.0, bit=0)
@example(place=0.00001, bit=3)
def test_no_flipped_bit_goes_unnoticed(open_template: Path, place: float, bit: int) -> None:
    """Wherever a bit of the records flips, the book is refused or its check says so: never a crash, never silence."""
    with tempfile.TemporaryDirectory() as folder:
        path = copy_of(open_template, Path(folder))
        data = bytearray((path / RECORDS).read_bytes())
        data[int(place * len(data))] ^= 1 << bit
        (path / RECORDS).write_bytes(data)
        try:
            with open_book(path) as book:
                assert book.check() != []
        except Refused as error:
            assert "damaged" in str(error)


def test_the_recovery_code_opens_and_a_new_passphrase_is_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.pathbook"
    made, code = new_book(path, "Heron Slough", "Dana Whitfield", PASSPHRASE)
    made.close()
    with open_book(path, code) as opened:
        assert opened.needs_passphrase
        assert opened.account.name == "Dana Whitfield"
        with pytest.raises(Refused, match="too short"):
            accounts.choose_passphrase(opened, "short")
        accounts.choose_passphrase(opened, "a better passphrase")
    with pytest.raises(WrongPassphrase):
        open_book(path, PASSPHRASE)
    for secret in ("a better passphrase", code):
        with open_book(path, secret) as opened:
            assert opened.account.name == "Dana Whitfield"
