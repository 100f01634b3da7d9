"""Checking, copying and restoring a book."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models import opening
from tests.cli.conftest import PASSPHRASE, Run


def test_a_sound_book(book: Path, run: Run) -> None:
    outcome = run("check", "--book", book, "--json")
    assert outcome.status == 0
    assert outcome.json == {"ok": True, "problems": [], "journal": {"entries": 2, "intact": True}}
    assert run("check", "--book", book).out == "The book is sound. Its journal has 2 entries.\n"


def test_a_changed_journal_is_told(book: Path, run: Run) -> None:
    with opening.open_book(book, PASSPHRASE) as opened:
        connection = opened._writer.raw_connection()
        connection.driver_connection.execute("DROP TRIGGER journal_keeps_update")  # pyright: ignore[reportOptionalMemberAccess]
        connection.driver_connection.execute("UPDATE journal SET title = 'x' WHERE entry = 2")  # pyright: ignore[reportOptionalMemberAccess]
        connection.close()
    outcome = run("check", "--book", book, "--json")
    assert outcome.status == 1
    assert outcome.json["ok"] is False
    assert outcome.json["journal"] == {"entries": 2, "intact": False}
    assert any("2" in problem for problem in outcome.json["problems"])
    assert outcome.err == outcome.json["error"] + "\n"


def test_a_wrong_total_is_told_and_the_journal_is_not_blamed(book: Path, run: Run) -> None:
    with opening.open_book(book, PASSPHRASE) as opened:
        connection = opened._writer.raw_connection()
        connection.driver_connection.execute("UPDATE hour_total SET approved = 1")  # pyright: ignore[reportOptionalMemberAccess]
        connection.close()
    outcome = run("check", "--book", book, "--json")
    assert (outcome.status, outcome.json["ok"]) == (1, False)
    assert outcome.json["journal"]["intact"] is True
    assert len(outcome.json["problems"]) == 1


@pytest.mark.parametrize("place", [0, 8192])
def test_a_damaged_file_is_an_answer(place: int, book: Path, run: Run) -> None:
    with (book / "records.db").open("r+b") as file:
        file.seek(place)
        file.write(b"\xff" * 4096)
    outcome = run("check", "--book", book, "--json")
    assert outcome.status == 1
    assert outcome.json["ok"] is False
    assert outcome.json["problems"]
    assert set(outcome.json["journal"]) == {"entries", "intact"}


def test_a_place_without_a_book(tmp_path: Path, run: Run) -> None:
    outcome = run("check", "--book", tmp_path / "none", "--json")
    assert (outcome.status, outcome.json["ok"]) == (1, False)
    assert outcome.json["problems"] == [outcome.json["error"]]


def test_there_and_back(book: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "new folder" / "school.pathbook-copy"
    outcome = run("backup", "--book", book, "--out", copy, "--json")
    assert (outcome.status, outcome.json) == (0, {"file": str(copy)})
    restored = tmp_path / "Again.pathbook"
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", "")
    assert run("restore", copy, "--book", restored, "--json").status == 1
    assert not restored.exists()
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", PASSPHRASE)
    assert run("restore", copy, "--book", restored, "--json").json == {"book": str(restored)}
    again = run("restore", copy, "--book", restored, "--json")
    assert (again.status, list(again.json)) == (1, ["error"])
    assert (
        run("list", "students", "--book", restored, "--json").json
        == run("list", "students", "--book", book, "--json").json
    )


def test_what_is_no_copy_is_not_restored(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a").write_bytes(b"PK\x03\x04 not really")
    for file in ("a", "absent"):
        outcome = run("restore", file, "--book", tmp_path / "New.pathbook")
        assert (outcome.status, outcome.out, len(outcome.err.splitlines())) == (1, "", 1)
    assert not (tmp_path / "New.pathbook").exists()


def test_a_preview_changes_nothing(book: Path, tmp_path: Path, run: Run) -> None:
    copy = tmp_path / "school.pathbook-copy"
    run("backup", "--book", book, "--out", copy)
    told = run("restore", copy, "--book", tmp_path / "New.pathbook", "--preview", "--json").json
    students = len(run("list", "students", "--book", book, "--json").json["rows"])
    assert (told["students"], told["compared"]) == (students, None)
    assert told["last"]["at"]
    assert told["minutes"] > 0
    assert not (tmp_path / "New.pathbook").exists()
    told = run("restore", copy, "--book", book, "--preview", "--json").json
    assert told["compared"] == {"newer": 0, "older": 0}
    outcome = run("restore", copy, "--book", book, "--preview")
    assert outcome.out.splitlines()[-1] == "It holds exactly what the present book holds."


def test_it_takes_the_place_of_the_book_when_asked(book: Path, tmp_path: Path, run: Run) -> None:
    copy = tmp_path / "school.pathbook-copy"
    run("backup", "--book", book, "--out", copy)
    told = run("restore", copy, "--book", book, "--replace", "--json").json
    assert told["book"] == str(book)
    assert Path(told["kept"]).is_dir()
    assert run("check", "--book", book, "--json").json["ok"] is True
    assert run("restore", copy, "--book", book, "--replace", "--preview").status == 2
