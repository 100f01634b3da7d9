"""Which half of the program a command line starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.__main__ import book_alone


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
