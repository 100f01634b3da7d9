"""A backup is proved before it is called one; a copy that is damaged or forged restores nothing."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from app.book import backup, records_file
from app.book.backup import ABOUT, BACKUPS, FILES
from app.book.book import Book
from app.book.copies import MANIFEST
from app.book.head import HEAD
from app.book.keys import KEYS
from app.book.records_file import RECORDS
from app.book.refused import Refused
from app.book.restoring import restore
from app.book.rotation import LAST
from app.models import Student
from app.models.opening import open_book
from tests.books import PASSPHRASE, copy_of, dump, scans, with_scan


@pytest.fixture
def copy(book: Book, tmp_path: Path) -> Path:
    """One sealed file of a book with a student and a scan in it."""
    with book.edit("Make") as edit:
        edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"}])
    with_scan(book)
    return book.back_up(tmp_path / "to carry" / "copy.pathbook-copy")


def test_a_copy_restores_everything(book: Book, copy: Path, tmp_path: Path) -> None:
    place = tmp_path / "restored.pathbook"
    restore(copy, place, PASSPHRASE)
    with open_book(place, PASSPHRASE) as again:
        assert dump(again) == dump(book)
        assert again.check() == []
        [whole, small] = scans(place)
        assert scans(book.path) == {whole, small}
        for name in (whole, small):
            assert (place / FILES / name).read_bytes() == (book.path / FILES / name).read_bytes()
        with again.edit("Make") as edit:
            edit.insert(Student, [{"last_name": "Ochoa", "first_name": "Luz"}])
        assert again.entries()[-1].device != book.entries()[-1].device
        assert again.check() == []


def test_a_copy_is_made_while_somebody_works(book: Book, tmp_path: Path) -> None:
    with book.edit("Under way") as edit:
        edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"}])
        book.back_up(tmp_path / "copy")
    restore(tmp_path / "copy", tmp_path / "restored.pathbook", PASSPHRASE)
    with open_book(tmp_path / "restored.pathbook", PASSPHRASE) as again:
        assert again.ids(Student) == []


def test_making_a_copy_leaves_nothing_beside_it(book: Book, copy: Path) -> None:
    assert [p.name for p in copy.parent.iterdir()] == [copy.name]
    book.back_up(copy)
    assert [p.name for p in copy.parent.iterdir()] == [copy.name]


def test_a_backup_in_the_books_own_folder(book: Book, tmp_path: Path) -> None:
    folders = [book.back_up() for _ in range(LAST + 3)]
    kept = sorted((book.path / BACKUPS).iterdir())
    assert kept == folders[3:]
    assert sorted(p.name for p in kept[0].iterdir()) == [ABOUT, HEAD, KEYS, RECORDS]
    with open_book(copy_of(kept[-1], tmp_path / "aside"), PASSPHRASE) as again:
        assert dump(again) == dump(book)


def test_a_backup_that_goes_while_they_are_listed_hides_no_other(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {book.back_up() for _count in range(3)}
    about = backup._about
    gone: list[Path] = []

    def going(folder: Path) -> Any:
        if not gone:
            gone.append(folder)
            shutil.rmtree(folder)
        return about(folder)

    monkeypatch.setattr(backup, "_about", going)
    assert {each.folder for each in backup.backups(book.path)} == kept - set(gone)


def test_a_copy_that_cannot_be_written(book: Book, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(Refused):
        book.back_up(tmp_path / "file" / "copy")
    with pytest.raises(Refused, match="is a folder"):
        book.back_up(tmp_path)


def refuse(copy: Path, tmp_path: Path, match: str = "not a Pathbook copy, or it is damaged") -> None:
    place = tmp_path / "restored" / "book.pathbook"
    place.parent.mkdir()
    with pytest.raises(Refused, match=match):
        restore(copy, place, PASSPHRASE)
    assert list(place.parent.iterdir()) == []
    place.parent.rmdir()


def test_an_existing_book_is_never_replaced(book: Book, copy: Path) -> None:
    before = dump(book)
    with pytest.raises(Refused, match="exists already"):
        restore(copy, book.path, PASSPHRASE)
    assert dump(book) == before


def test_no_copy_at_all(tmp_path: Path) -> None:
    refuse(tmp_path / "nothing", tmp_path, "There is no file")
    (tmp_path / "text").write_text("hello")
    refuse(tmp_path / "text", tmp_path)
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("readme.txt", "hello")
    refuse(tmp_path / "other.zip", tmp_path)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_copy_cut_short(copy: Path, tmp_path: Path, share: float) -> None:
    data = copy.read_bytes()
    copy.write_bytes(data[: int(len(data) * share)])
    refuse(copy, tmp_path)


def test_a_copy_with_a_flipped_bit_anywhere(copy: Path, tmp_path: Path) -> None:
    """It is refused, or the bit was one that says nothing and what is restored is the same."""
    data = copy.read_bytes()
    with zipfile.ZipFile(copy) as opened:
        places = [info.header_offset + 60 + info.file_size // 2 for info in opened.infolist()]
    for place in [*places, 0, len(data) - 10, len(data) - 30]:
        altered = bytearray(data)
        altered[place] ^= 16
        copy.write_bytes(altered)
        refuse(copy, tmp_path)


def forged(copy: Path, tmp_path: Path, change: Any, members: dict[str, bytes] | None = None, method: int = 0) -> Path:
    """The copy again with another manifest and other members."""
    to = tmp_path / "forged"
    with zipfile.ZipFile(copy) as opened, zipfile.ZipFile(to, "w", method) as made:
        about = json.loads(opened.read(MANIFEST))
        said = change(about) if callable(change) else change
        made.writestr(MANIFEST, json.dumps(said))
        held = {name: opened.read(name) for name in opened.namelist() if name != MANIFEST} | (members or {})
        for name, content in held.items():
            made.writestr(name, content)
    return to


NAMES = ["../evil", "files/../../evil", "/etc/evil", "files/..", "files/.", "files/", "files/a/b", "files\\evil",
         "files/c:evil", "evil", "files/\x00evil", "C:\\evil", " "]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_members_that_would_lie_elsewhere(copy: Path, tmp_path: Path, name: str) -> None:
    to = forged(copy, tmp_path, lambda about: about | {"hashes": about["hashes"] | {name: "0" * 64}}, {name: b"evil"})
    refuse(to, tmp_path)
    assert not list(tmp_path.rglob("*evil*"))


@pytest.mark.parametrize(
    "about",
    [None, 7, [], "text", {}, {"application": "other", "format": 1, "hashes": {}},
     {"application": "pathbook", "format": 1},
     {"application": "pathbook", "format": 1, "hashes": [RECORDS, KEYS]},
     {"application": "pathbook", "format": 1, "hashes": {RECORDS: "0", KEYS: "0"}},
     {"application": "pathbook", "format": 1, "hashes": {RECORDS: 7, KEYS: None}},
     {"application": "pathbook", "format": 1, "hashes": {KEYS: "0"}},
     {"application": "pathbook", "format": 1, "hashes": 7}],
    ids=range(12),
)  # fmt: skip
def test_a_forged_list_of_members(copy: Path, tmp_path: Path, about: Any) -> None:
    refuse(forged(copy, tmp_path, about), tmp_path)


def test_a_newer_copy(copy: Path, tmp_path: Path) -> None:
    refuse(forged(copy, tmp_path, lambda about: about | {"format": 2}), tmp_path, "newer Pathbook")


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damaged_compressed_members(copy: Path, tmp_path: Path, method: int) -> None:
    to = forged(copy, tmp_path, lambda about: about, method=method)
    data = bytearray(to.read_bytes())
    with zipfile.ZipFile(to) as opened:
        info = opened.getinfo(RECORDS)
    for offset in range(0, info.compress_size, 997):
        data[info.header_offset + 50 + offset] ^= 255
    to.write_bytes(data)
    refuse(to, tmp_path)


def test_an_encrypted_zip(copy: Path, tmp_path: Path) -> None:
    data = bytearray(copy.read_bytes())
    directory = data.rfind(b"PK\x01\x02")
    place = data.find(b"PK\x01\x02")
    while 0 <= place <= directory:
        data[place + 8] |= 1  # "this member is encrypted"
        place = data.find(b"PK\x01\x02", place + 4)
    copy.write_bytes(data)
    refuse(copy, tmp_path)


def test_a_copy_of_plain_records(copy: Path, tmp_path: Path) -> None:
    """A forged copy with right hashes around records that are not encrypted is refused, too."""
    import hashlib

    plain = b"SQLite format 3\0" + bytes(4080)
    to = forged(
        copy,
        tmp_path,
        lambda about: about | {"hashes": about["hashes"] | {RECORDS: hashlib.sha256(plain).hexdigest()}},
        {RECORDS: plain},
    )
    refuse(to, tmp_path, "not encrypted")


def test_a_full_disk_is_said_in_words_and_leaves_nothing(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = book.back_up()
    place = tmp_path / "to carry" / "copy"
    book.back_up(place)
    before = place.read_bytes()
    connect = records_file.connect

    def onto_a_full_disk(path: Path, key: bytes, *, writes: bool = False) -> Any:
        connection = connect(path, key, writes=writes)
        if writes:
            connection.execute("PRAGMA max_page_count = 3")
        return connection

    monkeypatch.setattr(records_file, "connect", onto_a_full_disk)
    for to in (None, place):
        with pytest.raises(Refused, match="The disk is full"):
            book.back_up(to)
    assert list((book.path / BACKUPS).iterdir()) == [earlier]
    assert list(place.parent.iterdir()) == [place]
    assert place.read_bytes() == before
