"""No command brings a confidential note to light, whoever runs it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.book import accounts
from app.cli.nouns import EXPORTS, RECORDS
from app.exports import REPORTS
from app.models import Student, opening, sealed_notes
from tests.cli.conftest import PASSPHRASE, Run
from tests.exports.reading_pdf import pages_of

CARA, TOM = "nine loud pelicans", "three small otters"
WORDS = "zanzibar quokka"


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("sealed") / "School.pathbook"
    with opening.new_book(path, "Heron Slough", "Dana Whitfield", PASSPHRASE)[0] as book:
        accounts.add(book, "Cara Bell", "counselor", CARA)
        accounts.add(book, "Tom Ash", "teacher", TOM)
        with book.edit("Students") as edit:
            [ana] = edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana", "local_id": "001"}])
    with opening.open_book(path, CARA) as book:
        id_ = sealed_notes.write(book, ana, WORDS)
        sealed_notes.revise(book, id_, WORDS + " again")
        sealed_notes.write(book, ana, WORDS, scope="mine")
    yield path


@pytest.mark.parametrize(
    ("name", "passphrase"), [("Dana Whitfield", PASSPHRASE), ("Cara Bell", CARA), ("Tom Ash", TOM)]
)
def test_lists_exports_and_papers_hold_no_word(
    sealed: Path, name: str, passphrase: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", passphrase)
    said = ""
    for records in RECORDS:
        for form in ((), ("--json",)):
            outcome = run("list", records, "--book", sealed, "--account", name, *form)
            said += outcome.out + outcome.err
    for report in EXPORTS:
        for suffix in REPORTS[report].suffixes:
            out = tmp_path / f"{report}{suffix}"
            outcome = run("export", report, "--book", sealed, "--account", name, "--out", out)
            said += outcome.out + outcome.err
            if out.exists() and suffix == ".pdf":
                said += "".join(pages_of(out))
    for command in ("check", "accounts"):
        outcome = run(command, *(("list",) if command == "accounts" else ()), "--book", sealed, "--account", name)
        said += outcome.out + outcome.err
    assert "Staff ID" in said
    assert "zanzibar" not in said.casefold()
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or b"zanzibar" not in file.read_bytes()


def test_a_teacher_reaches_none_in_a_copy_of_the_book_either(
    sealed: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, place, tom = tmp_path / "copy.pathbook-copy", tmp_path / "His.pathbook", ("--account", "Tom Ash")
    assert run("backup", "--book", sealed, "--account", "Dana Whitfield", "--out", copy).status == 0
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", TOM)
    for words in (("--preview", "--json"), ()):
        outcome = run("restore", copy, "--book", place, *words, *tom)
        assert (outcome.status, place.exists()) == (1, False)
        assert "Only a coordinator" in outcome.err
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", PASSPHRASE)
    assert run("restore", copy, "--book", place, "--account", "Dana Whitfield").status == 0
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", TOM)
    said = ""
    for words in (
        ("list", "notes", "--book", place, "--json"),
        ("check", "--book", place, "--json"),
    ):
        outcome = run(*words, *tom)
        assert outcome.status == 0, outcome.err
        said += outcome.out + outcome.err
    assert "zanzibar" not in said.casefold()
    with opening.open_book(place, TOM) as book:
        assert not book.holds(sealed_notes.NOTES)
        rows = book._writer.raw_connection()  # past every rule of the program, with the key of the book
        bodies = rows.cursor().execute("SELECT body FROM sealed_row").fetchall()
        rows.close()
    assert len(bodies) == 2
    assert not any("zanzibar" in str(body) for body in bodies)
    with opening.open_book(place, CARA) as book:
        [ana] = book.ids(Student)
        assert sorted(note.text for note in sealed_notes.of_student(book, ana)) == [WORDS, WORDS + " again"]


def test_the_help_says_so(run: Run) -> None:
    assert "confidential notes are never in it" in " ".join(run("--help").out.split())
