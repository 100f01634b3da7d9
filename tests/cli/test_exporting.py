"""Papers and workbooks written by scripts; what stands in them is tested with the exports themselves."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.cli.commands import EXPORTS
from app.exports import REPORTS
from tests.cli.conftest import Run

SUFFIXES = {"transcript": ".pdf", "plan": ".pdf"}


def test_every_report_can_be_named() -> None:
    assert tuple(REPORTS) == EXPORTS


@pytest.mark.parametrize("report", EXPORTS)
def test_writes_each_report_and_makes_its_folder(report: str, book: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "new" / f"{report}{SUFFIXES.get(report, '.xlsx')}"
    outcome = run("export", report, "--book", book, "--out", out, "--json")
    assert (outcome.status, outcome.json, outcome.err) == (0, {"files": [str(out)], "skipped": []}, "")
    assert out.read_bytes()[:4] == (b"%PDF" if out.suffix == ".pdf" else b"PK\x03\x04")
    assert [file.name for file in out.parent.iterdir()] == [out.name]


def test_separate_files_lie_in_a_folder(book: Path, tmp_path: Path, run: Run) -> None:
    words = ("export", "transcript", "--book", book, "--out", tmp_path / "papers", "--separate")
    outcome = run(*words, "--student", "001", "002", "--language", "es", "--json")
    files = sorted(map(str, (tmp_path / "papers").iterdir()))
    assert outcome.status == 0
    assert sorted(outcome.json["files"]) == files
    assert len(files) == 2


def test_only_the_named_students(book: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "roster.csv"
    assert run("export", "roster", "--book", book, "--out", out, "--student", "002").status == 0
    text = out.read_text(encoding="utf-8-sig")
    assert "Nguyễn" in text
    assert "Peña" not in text
    assert len(list(csv.reader(text.splitlines()))) == 2


def test_those_with_nothing_to_print_are_left_out_where_that_is_asked_for(book: Path, tmp_path: Path, run: Run) -> None:
    words = ("export", "transcript", "--book", book, "--out", tmp_path / "a.pdf", "--student", "001", "002")
    outcome = run(*words, "--skip-empty", "--json")
    skipped = {"local_id": "002", "name": "Nguyễn, Bình", "reason": "No placement and no approved hours"}
    assert outcome.json == {"files": [str(tmp_path / "a.pdf")], "skipped": [skipped]}
    told = run(*words, "--skip-empty").out.splitlines()
    assert told[2:] == ["1 student was skipped:", "No placement and no approved hours · 002 · Nguyễn, Bình"]


def test_no_file_is_written_where_everybody_is_left_out(book: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.pdf").write_text("kept")
    words = ("export", "transcript", "--book", book, "--out", tmp_path / "a.pdf", "--student", "002")
    outcome = run(*words, "--skip-empty", "--json")
    assert (outcome.status, outcome.json["files"], len(outcome.json["skipped"])) == (0, [], 1)
    assert (tmp_path / "a.pdf").read_text() == "kept"


@pytest.mark.parametrize(
    "words",
    [
        ("transcript", "--out", "a.pdf", "--student", "999"),
        ("transcript", "--out", "a.pdf", "--student", "twice"),
        ("transcript", "--out", "a.pdf", "--student", "003"),
        ("transcript", "--out", "a.pdf", "--student", "001", "999"),
        ("transcript", "--out", "a.xlsx"),
        ("transcript", "--out", "a"),
        ("roster", "--out", "a.pdf"),
        ("roster", "--out", "a.XLS"),
    ],
)
def test_refusals_leave_an_existing_file_as_it_was(
    words: tuple[str, ...], book: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / words[2]
    out.write_text("kept")
    outcome = run("export", *words, "--book", book, "--json")
    assert (outcome.status, list(outcome.json)) == (1, ["error"])
    assert outcome.err == outcome.json["error"] + "\n"
    assert "fault of Pathbook" not in outcome.err
    assert out.read_text() == "kept"


def test_people_are_told_the_files(book: Path, tmp_path: Path, run: Run) -> None:
    outcome = run("export", "hours", "--book", book, "--out", "hours.xlsx")
    assert outcome.out == "1 file was written:\nhours.xlsx\n"
