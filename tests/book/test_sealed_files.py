"""Sealed files: nothing of them is readable, and no damage goes unnoticed."""

from __future__ import annotations

import os
import time
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.book import sealed_files
from app.book.book import Book
from app.book.health import Finding, check, sweep_files
from app.book.refused import Refused
from app.book.sealed_files import CHUNK, MAGIC, SALT, TAG, Damaged, Sealed, is_whole, seal, unseal

CANARY = b"Xylophonia Quetzalbird "
HEAD, PIECE = len(MAGIC) + SALT, CHUNK + TAG
THREE = CANARY * (CHUNK // len(CANARY) * 2 + 20_000)  # three chunks, the last one not full


def sealed_three(folder: Path) -> tuple[Sealed, Path, bytes]:
    sealed = seal(folder, BytesIO(THREE))
    return sealed, folder / sealed.name, (folder / sealed.name).read_bytes()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_what_was_sealed_comes_back(size: int, tmp_path: Path) -> None:
    content = os.urandom(size)
    sealed = seal(tmp_path, BytesIO(content))
    assert unseal(tmp_path, sealed) == content
    assert [file.name for file in tmp_path.iterdir()] == [sealed.name]


def test_nothing_of_it_is_readable_or_the_same_twice(tmp_path: Path) -> None:
    sealed, _path, first = sealed_three(tmp_path)
    again, _path, second = sealed_three(tmp_path)
    assert CANARY[:6] not in first
    assert sealed.key not in first
    assert first[HEAD:] != second[HEAD:]
    assert sealed.name != again.name


def test_truncated_reordered_doubled_and_foreign_chunks_are_noticed(tmp_path: Path) -> None:
    sealed, path, whole = sealed_three(tmp_path)
    _other, _path, foreign = sealed_three(tmp_path)
    chunks = [whole[HEAD + PIECE * at : HEAD + PIECE * (at + 1)] for at in range(3)]
    head = whole[:HEAD]
    assert head + b"".join(chunks) == whole
    damaged = [
        b"",
        head,
        whole[:-1],
        whole + b"\0",
        head + chunks[0],
        head + chunks[0] + chunks[1],
        head + chunks[1] + chunks[0] + chunks[2],
        head + chunks[0] + chunks[2],
        head + chunks[0] + chunks[0] + chunks[1] + chunks[2],
        head + chunks[0] + foreign[HEAD + PIECE : HEAD + 2 * PIECE] + chunks[2],
        foreign,
        b"another thing" + whole[13:],
    ]
    for content in damaged:
        path.write_bytes(content)
        assert not is_whole(tmp_path, sealed)
        with pytest.raises(Damaged):
            unseal(tmp_path, sealed)
    path.write_bytes(whole)
    assert is_whole(tmp_path, sealed)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, HEAD + 5_000 + TAG - 1), bit=st.integers(0, 7))
def test_every_changed_bit_is_noticed(place: int, bit: int, tmp_path: Path) -> None:
    sealed = seal(tmp_path, BytesIO(CANARY * 217 + b"123456789"))
    path = tmp_path / sealed.name
    content = bytearray(path.read_bytes())
    assert len(content) == HEAD + 5_000 + TAG
    content[place] ^= 1 << bit
    path.write_bytes(content)
    assert not is_whole(tmp_path, sealed)


def test_under_another_name_or_key_it_is_not_read(tmp_path: Path) -> None:
    sealed, path, _whole = sealed_three(tmp_path)
    path.rename(tmp_path / "other")
    assert not is_whole(tmp_path, Sealed("other", sealed.key))
    (tmp_path / "other").rename(path)
    assert not is_whole(tmp_path, Sealed(sealed.name, os.urandom(32)))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="missing"):
        unseal(tmp_path, Sealed("0" * 32, os.urandom(32)))


class _Torn(BytesIO):
    """A source that fails half way."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell():
            raise OSError(5, "gone")
        return super().read(size)


def test_what_cannot_be_sealed_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="gone"):
        seal(tmp_path, _Torn(THREE))
    assert list(tmp_path.iterdir()) == []


def test_the_check_tells_what_is_missing_damaged_and_left_over(book: Book) -> None:
    folder = book.path / "files"
    with book.edit("Files") as edit:
        names: list[str] = []
        for at in range(3):
            sealed = seal(folder, BytesIO(CANARY))
            sealed_files.note(edit, f"{at:032}", "whole", sealed)
            names.append(sealed.name)
        edit.title = "Files"
        from app.models import Employer

        edit.insert(Employer, [{"name": "Tule Creek Clinic"}])
    assert book.check() == []
    (folder / names[0]).unlink()
    (folder / names[1]).write_bytes(b"junk")
    (folder / "left over").write_bytes(b"x")
    said = [finding.sentence for finding in _found(book)]
    assert said == [
        "1 attached file is missing.",
        "1 attached file is damaged.",
        "1 file belongs to no record.",
    ]


def _found(book: Book) -> list[Finding]:
    looking = check(book)
    while True:
        try:
            next(looking)
        except StopIteration as end:
            return end.value


def test_what_belongs_to_no_record_goes_after_a_while(book: Book) -> None:
    folder = book.path / "files"
    old, fresh = seal(folder, BytesIO(b"old")), seal(folder, BytesIO(b"fresh"))
    kept = seal(folder, BytesIO(b"kept"))
    with book.edit("Files") as edit:
        from app.models import Employer

        edit.insert(Employer, [{"name": "Tule Creek Clinic"}])
        sealed_files.note(edit, "1" * 32, "whole", kept)
    long_ago = time.time() - 90 * 86_400
    for sealed in (old, kept):
        os.utime(folder / sealed.name, (long_ago, long_ago))
    book.back_up()
    assert sweep_files(book) == 1
    assert {file.name for file in folder.iterdir()} == {fresh.name, kept.name}


def test_what_a_backup_names_stays(book: Book) -> None:
    folder = book.path / "files"
    kept = seal(folder, BytesIO(b"kept"))
    with book.edit("Files") as edit:
        from app.models import Employer

        edit.insert(Employer, [{"name": "Tule Creek Clinic"}])
        sealed_files.note(edit, "1" * 32, "whole", kept)
    book.back_up()
    with book.edit("Forget") as edit:
        edit.insert(Employer, [{"name": "Railyard"}])
        sealed_files.forget(edit.connection, ["1" * 32])
    long_ago = time.time() - 90 * 86_400
    os.utime(folder / kept.name, (long_ago, long_ago))
    assert sweep_files(book) == 0
    assert (folder / kept.name).exists()


def test_a_file_that_goes_while_it_is_swept_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_files, "_there", lambda _folder: {"gone"})
    assert sealed_files.sweep(tmp_path, set()) == 0
