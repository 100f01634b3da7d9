"""A disk without room: every command says so, in the same words, and nothing half made is left."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app import i18n
from app.book.files import is_full, refusal
from app.book.records_file import in_words, sqlcipher
from tests.cli.conftest import Run

FULL = "The disk is full. Make room and try again"
Fill = Callable[[], None]


@pytest.fixture
def fill(monkeypatch: pytest.MonkeyPatch) -> Fill:
    """From now on what is written past SQLite does not reach the disk."""

    def refuse(_handle: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return lambda: monkeypatch.setattr(os, "fsync", refuse)


@pytest.mark.parametrize(
    "words",
    [
        ("export", "roster", "--book", "{book}", "--out", "roster.xlsx"),
        ("export", "transcript", "--book", "{book}", "--out", "papers.pdf"),
        ("backup", "--book", "{book}", "--out", "other.pathbook-copy"),
        ("restore", "school.pathbook-copy", "--book", "New.pathbook"),
        ("restore", "school.pathbook-copy", "--book", "New.pathbook", "--preview"),
        ("restore", "school.pathbook-copy", "--book", "{book}", "--replace"),
        ("accounts", "add", "Tom", "--role", "teacher", "--four-words", "--book", "{book}"),
        ("new", "New.pathbook", "--site", "Alder High"),
        ("demo", "--book", "New.pathbook"),
    ],
    ids=lambda words: " ".join(word for word in words[:2] if "." not in word),
)
def test_it_is_said(words: tuple[str, ...], book: Path, tmp_path: Path, run: Run, fill: Fill) -> None:
    run("backup", "--book", book, "--out", "school.pathbook-copy")
    before = {file.name for file in tmp_path.iterdir()}
    fill()
    outcome = run(*(word.format(book=book) for word in words))
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.startswith(FULL)
    assert outcome.err.count("\n") == 1
    assert {file.name for file in tmp_path.iterdir()} == before


def test_a_disk_that_fills_while_a_copy_is_unpacked(book: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("backup", "--book", book, "--out", "school.pathbook-copy")

    def refuse(*_words: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("app.book.copies.read_manifest", refuse)
    assert run("restore", "school.pathbook-copy", "--book", "New.pathbook").err.startswith(FULL)


def test_other_troubles_keep_their_own_sentence() -> None:
    i18n.use("en")
    denied = OSError(errno.EACCES, "Permission denied")
    assert (is_full(denied), str(refusal(denied, "It is locked."))) == (False, "It is locked.")


def test_sqlite_names_no_reason_where_there_is_no_room_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    i18n.use("en")
    error = sqlcipher.OperationalError("disk I/O error")
    assert str(in_words(error, tmp_path / "records.db")).startswith("The disk refused")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(2**30, 2**30, 0))  # pyright: ignore[reportAttributeAccessIssue]
    assert str(in_words(error, tmp_path / "records.db")).startswith(FULL)
    assert str(in_words(error)).startswith("The disk refused")
