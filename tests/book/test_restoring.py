"""What a copy holds is shown before anything is touched, and nothing of the present book is ever lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.book import accounts, head, places
from app.book.backup import FILES, backups
from app.book.book import Book
from app.book.keys import KEYS, WrongPassphrase
from app.book.opening_copies import Difference, difference, opened, ring_of
from app.book.places import Mount
from app.book.records_file import RECORDS, Damaged
from app.book.refused import Refused
from app.book.restored import BOOK_RESTORED
from app.book.restoring import missing_after, newest_good, restore, restore_beside, restore_over
from app.models import Student
from app.models.access import access_lines, looked, note_opened
from app.models.opening import new_book, open_book
from tests.books import PASSPHRASE, dump, scans, with_scan


def add(book: Book, name: str) -> None:
    with book.edit("Make") as edit:
        edit.insert(Student, [{"last_name": name, "first_name": "Ana"}])


def names(path: Path) -> list[str]:
    with open_book(path, PASSPHRASE) as book:
        assert book.check() == []
        return sorted(student.last_name for student in book.records(Student))


@pytest.fixture(params=["copy", "backup"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Book], Path]:
    """How the book is kept: as one file, or in its own folder."""
    if request.param == "copy":
        return lambda book: book.back_up(tmp_path / "stick" / "copy.pathbook-copy")
    return lambda book: book.back_up()


def test_a_preview_tells_what_it_holds_and_how_it_differs(book: Book, make: Callable[[Book], Path]) -> None:
    add(book, "Peña")
    source = make(book)
    add(book, "Ochoa")
    add(book, "Lê")
    with opened(source, PASSPHRASE) as found:
        assert found.ring.book == book.ring.book
        assert found.made is not None
        assert found.last is not None
        assert (found.last.account, found.last.number) == (book.account.name, found.entries)
        assert len(found.reader.ids(Student)) == 1
        with book.reading() as connection:
            present = head.heads_of(connection)
        assert difference(found.heads, present) == Difference(newer=0, older=2)
        assert difference(present, found.heads) == Difference(newer=2, older=0)


def test_a_preview_needs_a_passphrase_of_the_copy(book: Book, make: Callable[[Book], Path]) -> None:
    source = make(book)
    for wrong in ("", "another passphrase"):
        with pytest.raises(WrongPassphrase), opened(source, wrong):
            pass


def test_a_preview_leaves_the_copy_as_it_was(book: Book, make: Callable[[Book], Path]) -> None:
    source = make(book)
    files = [source] if source.is_file() else sorted(source.iterdir())
    before = {file: file.read_bytes() for file in files}
    with opened(source, PASSPHRASE):
        pass
    after = [source] if source.is_file() else sorted(source.iterdir())
    assert {file: file.read_bytes() for file in after} == before


def test_to_a_new_place(book: Book, make: Callable[[Book], Path], tmp_path: Path) -> None:
    add(book, "Peña")
    own = with_scan(book)
    source = make(book)
    add(book, "Ochoa")
    with_scan(book, 70)
    place = tmp_path / "again.pathbook"
    restore(source, place, PASSPHRASE)
    assert names(place) == ["Peña"]
    assert scans(place) == own  # what was attached later is of no use to it
    for name in own:
        assert (place / FILES / name).read_bytes() == (book.path / FILES / name).read_bytes()


def test_over_the_present_book_which_is_kept(book: Book, make: Callable[[Book], Path]) -> None:
    add(book, "Peña")
    with_scan(book)
    source = make(book)
    add(book, "Ochoa")
    later = with_scan(book, 70)
    last = book.entries()[-1]
    book.close()
    aside = restore_over(source, book.path, PASSPHRASE)
    assert names(book.path) == ["Peña"]  # and sound: what came later belongs to the records that were put aside
    assert later < scans(book.path)
    with open_book(book.path, PASSPHRASE) as again:
        add(again, "Lê")
        assert again.entries()[-1].device != last.device
        with again.reading() as connection:
            assert head.gaps(connection, book.path) == []
    assert [backup.was_replaced for backup in backups(book.path) if backup.folder == aside] == [True]
    restore(aside, book.path.with_name("former.pathbook"), PASSPHRASE)
    assert names(book.path.with_name("former.pathbook")) == ["Ochoa", "Peña"]
    assert later < scans(book.path.with_name("former.pathbook"))


def test_scans_that_are_lost_or_damaged_come_back_from_a_copy(book: Book, tmp_path: Path) -> None:
    add(book, "Peña")
    lost, damaged = (book.path / FILES / name for name in sorted(with_scan(book)))
    content = damaged.read_bytes()
    copy = book.back_up(tmp_path / "stick" / "copy.pathbook-copy")
    lost.unlink()
    damaged.write_bytes(content[:-1])
    assert book.check() == ["1 attached file is missing.", "1 attached file is damaged."]
    book.close()
    restore_over(copy, book.path, PASSPHRASE)
    assert names(book.path) == ["Peña"]
    assert damaged.read_bytes() == content


def test_a_lost_scan_is_missing_in_what_a_backup_gives_back(book: Book, tmp_path: Path) -> None:
    add(book, "Peña")
    lost = min(with_scan(book))
    backup = book.back_up()
    (book.path / FILES / lost).unlink()
    restore(backup, tmp_path / "again.pathbook", PASSPHRASE)
    with open_book(tmp_path / "again.pathbook", PASSPHRASE) as again:
        assert again.check() == ["1 attached file is missing."]


def test_what_no_backup_names_belongs_to_no_record(book: Book) -> None:
    add(book, "Peña")
    (book.path / FILES / ("0" * 32)).write_bytes(b"left by a crash")
    assert book.check() == ["1 file belongs to no record."]
    book.back_up()
    assert book.check() == ["1 file belongs to no record."]


def test_one_account_of_several_opens_a_copy(book: Book, make: Callable[[Book], Path], tmp_path: Path) -> None:
    tom = accounts.add(book, "Tom Ash", "teacher", "three small otters")
    source = make(book)
    book.close()
    assert [slot.name for slot in ring_of(source).accounts] == ["Dana Whitfield", "Tom Ash"]
    with opened(source, "three small otters", account=tom.id) as found:
        assert found.by.id == tom.id
    with pytest.raises(WrongPassphrase), opened(source, PASSPHRASE, account=tom.id):
        pass


@pytest.mark.parametrize("role", ["counselor", "teacher", "viewer"])
def test_only_a_coordinator_restores(role: str, book: Book, make: Callable[[Book], Path], tmp_path: Path) -> None:
    tom = accounts.add(book, "Tom Ash", role, "three small otters")
    source = make(book)
    book.close()
    before = (book.path / RECORDS).read_bytes()
    for account in (tom.id, None):
        with pytest.raises(Refused, match="Only a coordinator"):
            restore(source, tmp_path / "his.pathbook", "three small otters", account=account)
        with pytest.raises(Refused, match="Only a coordinator"):
            restore_over(source, book.path, "three small otters", account=account)
    assert not (tmp_path / "his.pathbook").exists()
    (book.path / KEYS).unlink()
    with pytest.raises(Refused, match="Only a coordinator"):
        restore_over(source, book.path, "three small otters", account=tom.id)
    assert (book.path / RECORDS).read_bytes() == before


def restored_lines(path: Path) -> list[tuple[str, str]]:
    with open_book(path, PASSPHRASE) as book:
        lines = access_lines(book, looked(book, act=BOOK_RESTORED))
        assert all(line.what and line.record == book.ring.book for line in lines)
        assert book.check() == []
        return [(line.account, line.name) for line in lines]


def test_who_restored_it_is_in_the_access_log(book: Book, make: Callable[[Book], Path], tmp_path: Path) -> None:
    dana = (book.account.id, book.account.name)
    tom = accounts.add(book, "Tom Ash", "coordinator", "three small otters")
    source = make(book)
    restore(source, tmp_path / "his.pathbook", "three small otters")
    restore_beside(book, source, tmp_path / "hers.pathbook")
    book.close()
    for _again in range(2):  # it is told once
        assert restored_lines(book.path) == []
        assert restored_lines(tmp_path / "his.pathbook") == [(tom.id, "Tom Ash")]
        assert restored_lines(tmp_path / "hers.pathbook") == [dana]
    restore_over(source, book.path, PASSPHRASE)
    assert restored_lines(book.path) == [dana]


def test_who_looked_since_is_not_forgotten(book: Book, make: Callable[[Book], Path]) -> None:
    add(book, "Peña")
    [ana] = book.ids(Student)
    note_opened(book, ana)
    source = make(book)
    book.note_access("printed", "student", [ana], "plan", "parent", "Rosa Peña")
    add(book, "Ochoa")
    note_opened(book, next(id_ for id_ in book.ids(Student) if id_ != ana))
    lines = access_lines(book, looked(book))
    book.close()
    for times in range(1, 3):
        restore_over(source, book.path, PASSPHRASE)
        with open_book(book.path, PASSPHRASE) as again:
            now = access_lines(again, looked(again))
            assert [line.act for line in now[:times]] == [BOOK_RESTORED] * times
            assert now[times:] == lines
            assert again.check() == []


def test_a_recovery_code_restores_for_the_coordinator(tmp_path: Path) -> None:
    book, code = new_book(tmp_path / "book.pathbook", "Heron Slough", "Dana Whitfield", PASSPHRASE)
    with book:
        dana = (book.account.id, book.account.name)
        copy = book.back_up(tmp_path / "copy.pathbook-copy")
    restore_over(copy, book.path, code)
    assert restored_lines(book.path) == [dana]


def test_not_while_the_book_is_open(book: Book, make: Callable[[Book], Path]) -> None:
    source = make(book)
    before = dump(book)
    with pytest.raises(Refused, match="open in another window"):
        restore_over(source, book.path, PASSPHRASE)
    assert dump(book) == before


def test_never_over_another_book(book: Book, make: Callable[[Book], Path], tmp_path: Path) -> None:
    source = make(book)
    other, _code = new_book(tmp_path / "other.pathbook", "Heron Slough", "Dana", PASSPHRASE)
    before = dump(other)
    other.close()
    with pytest.raises(Refused, match="copy of another book"):
        restore_over(source, other.path, PASSPHRASE)
    with open_book(other.path, PASSPHRASE) as again:
        assert dump(again) == before


def test_a_damaged_book_comes_back_from_its_newest_good_backup(book: Book) -> None:
    add(book, "Peña")
    book.back_up()
    add(book, "Ochoa")
    add(book, "Lê")
    book.close()
    with (book.path / RECORDS).open("r+b") as file:
        for page in range(0, (book.path / RECORDS).stat().st_size, 4096):
            file.seek(page + 100)
            file.write(b"\xff" * 200)
    with pytest.raises(Damaged):
        open_book(book.path, PASSPHRASE)
    found = newest_good(book.path, PASSPHRASE)
    assert found is not None
    assert missing_after(found, book.path) == 2
    aside = restore_over(found.folder, book.path, PASSPHRASE)
    assert names(book.path) == ["Peña"]
    assert (aside / RECORDS).read_bytes()[100:300] == b"\xff" * 200


def test_a_damaged_backup_is_passed_over(book: Book) -> None:
    add(book, "Peña")
    good = book.back_up()
    bad = book.back_up()
    data = bytearray((bad / RECORDS).read_bytes())
    data[-2000] ^= 1
    (bad / RECORDS).write_bytes(data)
    worse = book.back_up()
    (worse / KEYS).unlink()
    found = newest_good(book.path, PASSPHRASE)
    assert found is not None
    assert found.folder == good


def test_no_book_is_restored_to_a_place_that_damages_it(
    book: Book, make: Callable[[Book], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make(book)
    book.close()
    monkeypatch.setattr(places, "read_mounts", lambda _path: [Mount("/", "exfat")])
    with pytest.raises(Refused, match="stick or card"):
        restore(source, tmp_path / "again.pathbook", PASSPHRASE)
    with pytest.raises(Refused, match="stick or card"):
        restore_over(source, book.path, PASSPHRASE)
    assert not (tmp_path / "again.pathbook").exists()


def test_a_copy_of_a_folder_that_is_no_backup(book: Book, tmp_path: Path) -> None:
    folder = tmp_path / "somewhere"
    book.close()
    shutil.copytree(book.path, folder)
    with opened(folder, PASSPHRASE) as found:
        assert found.made is None
