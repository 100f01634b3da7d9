"""The journal's head outside the records says whether something acknowledged is missing, and nothing false."""

from __future__ import annotations

import shutil
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.book import head, records_file
from app.book.book import Book
from app.book.head import HEAD, LINE, Head, gaps, heads_beside, heads_of
from app.book.records_file import RECORDS
from app.book.restoring import restore
from app.models import Student
from app.models.opening import open_book
from tests.books import PASSPHRASE


def add(book: Book, name: str) -> None:
    with book.edit("Make") as edit:
        edit.insert(Student, [{"last_name": name, "first_name": "Ana"}])


def test_it_holds_the_last_entry_of_each_edit(book: Book) -> None:
    for name in ("Peña", "Ochoa", "Lê"):
        add(book, name)
        with book.reading() as connection:
            device = book.entries()[-1].device
            assert heads_beside(book.path)[device] == heads_of(connection)[device]
            assert gaps(connection, book.path) == []


def test_it_says_how_many_entries_a_lost_log_took(book: Book, tmp_path: Path) -> None:
    add(book, "Peña")
    book.close()
    with open_book(book.path, PASSPHRASE) as again:
        add(again, "Ochoa")
        add(again, "Lê")
        shutil.copytree(again.path, tmp_path / "crashed.pathbook")
    lost = tmp_path / "crashed.pathbook"
    (lost / f"{RECORDS}-wal").unlink()
    (lost / f"{RECORDS}-shm").unlink()
    with open_book(lost, PASSPHRASE) as found:
        with found.reading() as connection:
            [gap] = gaps(connection, lost)
        assert gap.count == 2
        former = {entry.device for entry in found.entries()}
        add(found, "Nguyễn")
        assert found.entries()[-1].device not in former
        with found.reading() as connection:
            assert gaps(connection, lost) == [gap]


def test_a_half_written_line_leaves_the_one_before(tmp_path: Path) -> None:
    kept = Head(tmp_path)
    for seq in (1, 2, 3):
        kept.note("device", seq, "hash" * seq)
    kept.close()
    data = bytearray((tmp_path / HEAD).read_bytes())
    at = LINE * (3 % 2) + 60
    data[at] ^= 1
    (tmp_path / HEAD).write_bytes(data)
    assert heads_beside(tmp_path) == {"device": (2, "hash" * 2)}
    again = Head(tmp_path)
    again.note("device", 4, "new")
    again.close()
    assert heads_beside(tmp_path) == {"device": (4, "new")}


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"[]", b'["{}", 1]', b"[" * 4096, b"\xff" * 3000])
def test_what_is_no_head_says_nothing(content: bytes, tmp_path: Path) -> None:
    (tmp_path / HEAD).write_bytes(content)
    assert heads_beside(tmp_path) == {}


LOST = "whether edits are missing cannot be told"


@pytest.mark.parametrize("content", [None, b"", b"junk" * 1024])
def test_a_lost_head_is_told_until_the_next_edit(content: bytes | None, book: Book) -> None:
    add(book, "Peña")
    device = book.entries()[-1].device
    book.close()
    (book.path / HEAD).unlink()
    if content is not None:
        (book.path / HEAD).write_bytes(content)
    with open_book(book.path, PASSPHRASE) as again:
        [problem] = again.check()
        assert LOST in problem
        add(again, "Ochoa")
        assert again.entries()[-1].device != device  # the numbers that it gave may be those of edits that are missing
        assert again.check() == []
    with open_book(book.path, PASSPHRASE) as again:
        assert again.check() == []


def test_older_records_without_their_head_are_told(book: Book, tmp_path: Path) -> None:
    add(book, "Peña")
    book.close()
    shutil.copy(book.path / RECORDS, tmp_path / RECORDS)
    with open_book(book.path, PASSPHRASE) as again:
        add(again, "Ochoa")
    shutil.copyfile(tmp_path / RECORDS, book.path / RECORDS)
    (book.path / HEAD).unlink()
    with open_book(book.path, PASSPHRASE) as older:
        assert [LOST in problem for problem in older.check()] == [True]


def test_a_backup_that_is_taken_for_a_book_lacks_nothing(book: Book, tmp_path: Path) -> None:
    add(book, "Peña")
    shutil.copytree(book.back_up(), tmp_path / "former.pathbook")
    with open_book(tmp_path / "former.pathbook", PASSPHRASE) as former:
        assert former.check() == []
        add(former, "Ochoa")
        assert former.check() == []


@pytest.mark.skipif(sys.platform == "win32", reason="no file that is open can be deleted there")
def test_a_head_that_is_deleted_meanwhile_is_made_anew(book: Book) -> None:
    add(book, "Peña")
    (book.path / HEAD).unlink()
    assert [LOST in problem for problem in book.check()] == [True]
    add(book, "Ochoa")
    assert book.check() == []
    book.close()
    with open_book(book.path, PASSPHRASE) as again:
        assert again.check() == []


def test_a_head_of_other_records_says_nothing(book: Book, tmp_path: Path) -> None:
    """As where a restore was killed after its last step but one."""
    add(book, "Peña")
    backup = book.back_up()
    add(book, "Ochoa")
    book.close()
    restore(backup, tmp_path / "restored.pathbook", PASSPHRASE)
    shutil.copyfile(tmp_path / "restored.pathbook" / RECORDS, book.path / RECORDS)
    with open_book(book.path, PASSPHRASE) as restored:
        assert restored.check() == []
        add(restored, "Lê")
        assert restored.check() == []


def test_many_devices_fit_a_line(tmp_path: Path) -> None:
    kept = Head(tmp_path)
    for number in range(30):
        kept.note(f"{number:032}", 10**6 + number, "f" * 64)
    kept.close()
    assert len(heads_beside(tmp_path)) == head.DEVICES
    assert (tmp_path / HEAD).stat().st_size == 2 * LINE


def test_a_disk_that_refuses_the_head_does_not_undo_the_edit(book: Book) -> None:
    (book.path / HEAD).unlink(missing_ok=True)
    (book.path / HEAD).mkdir()
    add(book, "Peña")
    assert len(book.ids(Student)) == 1


CUT = "at the end of the access log"


def _without_triggers(book: Book) -> Any:
    bare = records_file.connect(book.path / RECORDS, bytes(book._key), writes=True)
    for verb in ("update", "delete"):
        bare.execute(f"DROP TRIGGER access_keeps_{verb}")
    return bare


def test_the_end_of_the_access_log_is_not_cut_off_unseen(book: Book) -> None:
    add(book, "Peña")
    book.note_access("opened", "student", ["a", "b", "c"])
    assert book.check() == []
    path = book.path
    with closing(_without_triggers(book)) as bare:
        bare.execute("DELETE FROM access WHERE number > 1")
    assert [finding for finding in book.check() if CUT in finding] == [
        "2 lines at the end of the access log are missing, or are others than were written."
    ]
    book.note_access("opened", "student", ["d", "e"])
    book.close()
    with open_book(path, PASSPHRASE) as again:
        assert [finding for finding in again.check() if CUT in finding] == [
            "1 line at the end of the access log is missing, or is another than was written."
        ]


def test_lines_of_a_place_that_has_no_head_of_its_own_are_not_told_of(book: Book, tmp_path: Path) -> None:
    add(book, "Peña")
    copy = book.back_up(tmp_path / "copy")
    book.note_access("opened", "student", ["a", "b"])
    restore(copy, tmp_path / "new.pathbook", PASSPHRASE)
    with open_book(tmp_path / "new.pathbook", PASSPHRASE) as again:
        again.note_access("opened", "student", ["a"])
        assert [finding for finding in again.check() if CUT in finding] == []
        add(again, "Lê")
        again.note_access("opened", "student", ["a"])
        assert [finding for finding in again.check() if CUT in finding] == []


def test_a_head_holds_as_much_as_it_ever_tells(tmp_path: Path) -> None:
    kept = Head(tmp_path)
    for device in range(head.DEVICES + 1):
        kept.note(f"{device:032x}", 10**9, "f" * 64)
    kept.note_access(10**9, "f" * 64)
    kept.close()
    assert len(heads_beside(tmp_path)) == head.DEVICES
    assert len((tmp_path / HEAD).read_bytes()) == 2 * LINE
