"""No command brings a confidential note to light, whoever runs it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.book import accounts
from app.cli.parsing import EXPORTS, RECORDS
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


def test_the_help_says_so(run: Run) -> None:
    assert "confidential notes are never in it" in " ".join(run("--help").out.split())
