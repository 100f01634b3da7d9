"""New books and the sample school."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app import paths
from tests.cli.conftest import PASSPHRASE, Run


def test_a_new_book_tells_its_recovery_code_which_opens_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = run("new", "deep/er/Elm.pathbook", "--site", "Elm High", "--json")
    assert outcome.status == 0
    assert list(outcome.json) == ["book", "recovery_code"]
    assert re.fullmatch(r"([0-9A-Z]{5}-){5}[0-9A-Z]{5}", outcome.json["recovery_code"])
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", outcome.json["recovery_code"])
    assert len(run("list", "sectors", "--book", "deep/er/Elm.pathbook", "--json").json["rows"]) == 15
    assert run("list", "staff", "--book", "deep/er/Elm.pathbook", "--json").json["rows"] == []


def test_a_book_is_never_made_over_another(book: Path, run: Run) -> None:
    for words in (("new", book, "--site", "Elm High"), ("demo", "--book", book)):
        outcome = run(*words, "--json")
        assert (outcome.status, list(outcome.json)) == (1, ["error"])
    assert len(run("list", "students", "--book", book, "--json").json["rows"]) == 4


def test_a_short_passphrase_makes_no_book(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", PASSPHRASE[:7])
    assert run("new", "Elm.pathbook", "--site", "Elm High").status == 1
    assert not Path("Elm.pathbook").exists()


def test_the_sample_school_opens_without_asking(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PATHBOOK_PASSPHRASE")
    made = run("demo", "--json").json
    assert made["book"] == str(paths.sample_book())
    students = run("list", "students", "--book", made["book"], "--json").json["rows"]
    assert len(students) == made["students"] > 400
    assert run("check", "--book", made["book"]).status == 0
    assert "opens for everybody" in run("accounts", "list", "--book", made["book"]).out


def test_another_seed_makes_other_people(run: Run) -> None:
    names = []
    for place, seed in (("a", 1), ("b", 1), ("c", 2)):
        assert run("demo", "--book", place, "--seed", seed).status == 0
        rows = run("list", "students", "--book", place, "--json").json["rows"]
        names.append([(row["last_name"], row["first_name"]) for row in rows])
    assert names[0] == names[1] != names[2]
