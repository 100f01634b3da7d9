"""Accounts from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.book.keys import read_ring
from app.models import Staff
from app.models.opening import open_book
from tests.cli.conftest import PASSPHRASE, Run

TOM = "three small otters"
AS = ("--account", "coordinator")  # whose account has no name


def test_an_account_is_added_listed_renamed_and_removed(book: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATHBOOK_NEW_PASSPHRASE", TOM)
    added = run("accounts", "add", "Tom Ash", "--role", "teacher", "--book", book, "--json").json
    assert added["account"]["role"] == "teacher"
    assert "passphrase" not in added["account"]
    listed = run("accounts", "list", "--book", book, *AS, "--json").json["accounts"]
    assert [(a["name"], a["role"], a["self"]) for a in listed] == [
        ("", "coordinator", True), ("Tom Ash", "teacher", False)]  # fmt: skip
    with open_book(book, TOM, read_ring(book).named("tom ash").id) as opened:
        assert [s.last_name for s in opened.records(Staff) if s.account == opened.account.id] == ["Ash"]
    assert run("accounts", "role", "Tom Ash", "--role", "viewer", "--book", book, *AS).status == 0
    assert run("accounts", "rename", "Tom Ash", "--to", "Tom Elm", "--book", book, *AS).status == 0
    assert "Tom Elm" in run("accounts", "list", "--book", book, *AS).out
    assert run("backup", "--book", book, *AS, "--out", "copy.pathbook-copy").status == 0
    removed = run("accounts", "remove", "Tom Elm", "--book", book, *AS, "--json").json
    assert removed["removed"] == "Tom Elm"
    assert len(run("accounts", "list", "--book", book, *AS, "--json").json["accounts"]) == 1
    assert run("check", "--book", book, *AS).status == 0


def test_backups_that_a_removed_account_opens_are_named(book: Path, run: Run) -> None:
    told = run("accounts", "add", "Tom", "--role", "teacher", "--four-words", "--book", book, "--json").json["account"]
    assert len(told["passphrase"].split()) == 4
    with open_book(book, PASSPHRASE) as opened:
        backup = opened.back_up()
    assert run("accounts", "remove", "Tom", "--book", book, *AS, "--json").json["backups_it_opens"] == [backup.name]


def test_each_opens_with_their_own_passphrase(book: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATHBOOK_NEW_PASSPHRASE", TOM)
    run("accounts", "add", "Tom", "--role", "viewer", "--book", book)
    assert run("list", "staff", "--book", book, "--account", "Tom").status == 1
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", TOM)
    assert run("list", "staff", "--book", book, "--account", "tom").status == 0
    unnamed = run("list", "staff", "--book", book)
    assert (unnamed.status, "--account NAME" in unnamed.err) == (2, True)
    refused = run("list", "staff", "--book", book, "--account", "Nobody")
    assert (refused.status, "no account “Nobody”" in refused.err) == (1, True)
    listed = run("accounts", "list", "--book", book, "--account", "Tom", "--json").json["accounts"]
    assert [(a["name"], a["role"], a["self"]) for a in listed] == [("", "coordinator", False), ("Tom", "viewer", True)]
    for words in (("add", "Eve", "--role", "coordinator"), ("remove", "Tom")):
        refused = run("accounts", *words, "--book", book, "--account", "Tom")
        assert (refused.status, "may not" in refused.err or "own account" in refused.err) == (1, True)


@pytest.mark.parametrize(
    "words", [("add",), ("add", "Tom"), ("role", "Tom"), ("rename", "Tom"), ("remove",), ("burn",)]
)
def test_wrong_usage(words: tuple[str, ...], book: Path, run: Run) -> None:
    assert run("accounts", *words, "--book", book).status == 2


def test_a_weak_passphrase_is_refused(book: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATHBOOK_NEW_PASSPHRASE", "password1")
    refused = run("accounts", "add", "Tom", "--role", "teacher", "--book", book)
    assert (refused.status, "four words" in refused.err) == (1, True)
