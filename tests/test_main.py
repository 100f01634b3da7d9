"""Which half of the program a command line starts."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.__main__ import book_alone, main


@pytest.mark.parametrize(
    ("arguments", "book"),
    [
        ([], None),
        (["--book", "School"], "School"),
        (["School.pathbook"], "School.pathbook"),
        (["School.pathbook/"], "School.pathbook"),
        (["--book"], None),
        (["School"], None),
        (["list", "students", "--book", "School.pathbook"], None),
        (["--book", "School", "--json"], None),
    ],
)
def test_a_book_alone_is_for_the_window(arguments: list[str], book: str | None) -> None:
    assert book_alone(arguments) == (None if book is None else Path(book))


@pytest.mark.parametrize(
    ("arguments", "installed", "opened"),
    [
        ([], False, (None, True)),
        ([], True, (None, False)),
        (["--book", "School"], False, (Path("School"), False)),
        (["School.pathbook"], True, (Path("School.pathbook"), False)),
    ],
)
def test_the_window_opens_on_a_book_the_sample_school_or_the_welcome(
    arguments: list[str], installed: bool, opened: tuple[Path | None, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[Path | None, bool]] = []

    def start(book: Path | None, sample: bool) -> int:
        calls.append((book, sample))
        return 7

    monkeypatch.setitem(sys.modules, "app.views.start", SimpleNamespace(start=start))
    monkeypatch.setattr(sys, "frozen", installed, raising=False)
    assert main(arguments) == 7
    assert calls == [opened]
