"""Where passphrases come from."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import opening
from app.models.opening import open_book
from tests.cli.conftest import PASSPHRASE, Run


@pytest.mark.parametrize(
    "content",
    [
        PASSPHRASE.encode(),
        PASSPHRASE.encode() + b"\n",
        PASSPHRASE.encode() + b"\r\n",
        PASSPHRASE.encode("utf-8-sig") + b"\n",
        PASSPHRASE.encode("utf-16"),
        (PASSPHRASE + "\r\n").encode("utf-16"),
    ],
)
def test_a_file_comes_before_the_environment(
    content: bytes, book: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", "not this one")
    file = tmp_path / "secret.txt"
    file.write_bytes(content)
    assert run("list", "staff", "--book", book, "--passphrase-file", file).status == 0


@pytest.mark.parametrize("content", [None, b"", b"\n", b"\xff\xfe\x00", b"\x80\x81", b"wrong horse\n"])
def test_a_file_without_the_passphrase_is_refused(content: bytes | None, book: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "secret.txt"
    if content is not None:
        file.write_bytes(content)
    outcome = run("list", "staff", "--book", book, "--passphrase-file", file, "--json")
    assert (outcome.status, list(outcome.json)) == (1, ["error"])
    assert outcome.err == outcome.json["error"] + "\n"


def test_without_any_passphrase_the_way_is_told(book: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PATHBOOK_PASSPHRASE")
    for words in (("list", "staff", "--book", book), ("new", "Other.pathbook", "--site", "Elm High")):
        outcome = run(*words)
        assert (outcome.status, outcome.out) == (1, "")
        assert "--passphrase-file" in outcome.err
        assert "PATHBOOK_PASSPHRASE" in outcome.err
    assert not Path("Other.pathbook").exists()


class Keyboard(io.StringIO):
    """Standard input with a person behind it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the person types, in order."""
    typed: list[str] = []
    monkeypatch.delenv("PATHBOOK_PASSPHRASE")
    monkeypatch.setattr(sys, "stdin", Keyboard())
    monkeypatch.setattr(opening.getpass, "getpass", lambda prompt, stream: typed.pop(0))
    yield typed
    assert typed == []


def test_a_person_at_the_keyboard_is_asked(book: Path, run: Run, keyboard: list[str]) -> None:
    keyboard += [PASSPHRASE, "wrong horse"]
    assert run("list", "staff", "--book", book).status == 0
    assert run("list", "staff", "--book", book).status == 1


def test_a_new_passphrase_is_asked_for_twice(run: Run, keyboard: list[str]) -> None:
    keyboard += ["elm and alder", "elm and olive"]
    assert run("new", "Elm.pathbook", "--site", "Elm High").status == 1
    assert not Path("Elm.pathbook").exists()
    keyboard += ["elm and alder", "elm and alder"]
    assert run("new", "Elm.pathbook", "--site", "Elm High").status == 0


def test_a_book_that_is_open_elsewhere_is_refused(book: Path, run: Run) -> None:
    with open_book(book, PASSPHRASE):
        outcome = run("list", "staff", "--book", book, "--json")
    assert (outcome.status, list(outcome.json)) == (1, ["error"])
