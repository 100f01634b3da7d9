"""Checking, copying and restoring a book."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.book import accounts
from app.book.restored import BOOK_RESTORED
from app.models import Student, opening
from app.models.access import access_lines, looked
from app.models.attaching import Offer, attach
from tests.cli.conftest import PASSPHRASE, Run
from tests.models.invented_files import png


def test_a_sound_book(book: Path, run: Run) -> None:
    outcome = run("check", "--book", book, "--json")
    assert outcome.status == 0
    assert outcome.json == {"ok": True, "problems": [], "journal": {"entries": 2, "intact": True},
                            "files": {"count": 0, "bytes": 0}}  # fmt: skip
    assert run("check", "--book", book).out == "The book is sound. Its journal has 2 entries.\n"


def test_attached_files_are_counted(book: Path, run: Run) -> None:
    content = png(300, 300)
    with opening.open_book(book, PASSPHRASE) as opened:
        attach(opened, Offer("Scan.png", content), Student, opened.ids(Student)[0])
    outcome = run("check", "--book", book, "--json")
    assert outcome.json["files"] == {"count": 1, "bytes": len(content)}
    assert run("check", "--book", book).out == "The book is sound. Its journal has 3 entries. 1 attached file, 0 MB.\n"


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


def test_a_copy_opens_for_the_account_that_is_named(
    book: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, place = tmp_path / "school.pathbook-copy", tmp_path / "New.pathbook"
    with opening.open_book(book, PASSPHRASE) as opened:
        accounts.add(opened, "Tom Ash", "teacher", "three small otters")
        opened.back_up(copy)
    for words in (("--book", place), ("--book", place, "--preview"), ("--book", book, "--replace")):
        outcome = run("restore", copy, *words)
        assert (outcome.status, "--account NAME" in outcome.err) == (2, True)
    hers, his = ("--account", "coordinator"), ("--account", "Tom Ash")
    assert run("restore", copy, "--book", book, *hers, "--preview", "--json").json["compared"]["older"] == 0
    assert run("restore", copy, "--book", place, *his).status == 1
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", "three small otters")
    for words in (("--book", book, "--replace"), ("--book", book, "--preview"), ("--book", place)):
        outcome = run("restore", copy, *words, *his)
        assert (outcome.status, outcome.out, "Only a coordinator" in outcome.err) == (1, "", True)
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", PASSPHRASE)
    assert run("restore", copy, "--book", book, *hers, "--replace").status == 0
    assert run("restore", copy, "--book", place, *hers).status == 0
    with opening.open_book(place, PASSPHRASE) as opened:
        assert access_lines(opened, looked(opened))[0].act == BOOK_RESTORED


def test_a_copy_is_looked_into_where_the_book_is_damaged(book: Path, tmp_path: Path, run: Run) -> None:
    copy = tmp_path / "school.pathbook-copy"
    run("backup", "--book", book, "--out", copy)
    (book / "keys.json").write_text("{")
    told = run("restore", copy, "--book", book, "--preview", "--json")
    assert (told.status, told.json["compared"]) == (0, None)


def test_it_takes_the_place_of_the_book_when_asked(book: Path, tmp_path: Path, run: Run) -> None:
    copy = tmp_path / "school.pathbook-copy"
    run("backup", "--book", book, "--out", copy)
    told = run("restore", copy, "--book", book, "--replace", "--json").json
    assert told["book"] == str(book)
    assert Path(told["kept"]).is_dir()
    assert run("check", "--book", book, "--json").json["ok"] is True
    assert run("restore", copy, "--book", book, "--replace", "--preview").status == 2
