"""A book that a newer Pathbook saved, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import PASSPHRASE, Run
from tests.newer_books import contents, make_newer


@pytest.fixture
def newer(book: Path) -> Path:
    make_newer(book, PASSPHRASE)
    return book


def test_its_records_are_listed_and_nothing_is_written(newer: Path, run: Run) -> None:
    before = contents(newer)
    outcome = run("list", "students", "--book", newer, "--read-only", "--json")
    assert outcome.status == 0
    assert {row["last_name"] for row in outcome.json["rows"]} == {"Peña", "Nguyễn", "Roe"}
    assert "locker" not in outcome.json["rows"][0]
    assert contents(newer) == before


def test_the_refusal_names_the_way(newer: Path, run: Run) -> None:
    outcome = run("list", "students", "--book", newer)
    assert (outcome.status, outcome.out) == (1, "")
    assert "newer Pathbook" in outcome.err
    assert "--read-only" in outcome.err


@pytest.mark.parametrize(
    "words",
    [
        ("export", "roster", "--out", "roster.xlsx"),
        ("backup", "--out", "Copy.pathbook-copy"),
        ("approve", "hours", "--where", "state=submitted"),
        ("check",),
    ],
    ids=lambda words: words[0],
)
def test_nothing_else_is_done_with_it(newer: Path, run: Run, words: tuple[str, ...]) -> None:
    before = contents(newer)
    assert run(*words, "--book", newer, "--read-only").status == 2
    assert run(*words, "--book", newer).status == 1
    assert contents(newer) == before
    assert not (Path("roster.xlsx").exists() or Path("Copy.pathbook-copy").exists())


def test_nobody_looks_past_the_access_log_of_another_book(book: Path, run: Run) -> None:
    outcome = run("list", "students", "--book", book, "--read-only")
    assert (outcome.status, outcome.out) == (1, "")
    assert "without --read-only" in outcome.err
