"""The state's file by scripts; its rules are tested with the models."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.book.asking import entity_of
from app.models import opening
from app.models.settings import STATE_EVALUATIONS, decide
from tests.cli.conftest import PASSPHRASE, Run

YEAR = "2026-2027"


@pytest.fixture
def state_book(book: Path) -> Path:
    """The small book with a site code and a student whose internship lacks nothing; the other one's names no kind."""
    with opening.open_book(book, PASSPHRASE) as opened:
        with opened.edit("Fill") as edit:

            def one(table: str, **values: Any) -> str:
                return edit.insert(entity_of(table), [values])[0]

            kind = opened.ids(entity_of("activity_type"), where={"name": "Paid internship"})[0]
            edit.update(entity_of("site"), {opened.ids(entity_of("site"))[0]: {"cds_code": "10621171035955"}})
            course = one("course", name="Health internship", state_code="7922")
            lia = one("student", local_id="010", ssid="1000000010", first_name="Lia", last_name="Ríos", grade="12")
            work = one("placement", student_id=lia, role="Aide", activity_type_id=kind, course_id=course,
                       internship_id="2026-1", employer_evaluation="meets", lea_sponsored=True,
                       certified_supervised=True)  # fmt: skip
            one("hour_entry", student_id=lia, placement_id=work, date=date(2026, 9, 8), minutes=600, state="approved")
        decide(opened, STATE_EVALUATIONS["meets"], "3")
    return book


def test_a_check_tells_rows_and_problems_and_writes_nothing(state_book: Path, tmp_path: Path, run: Run) -> None:
    before = sorted(tmp_path.iterdir())
    outcome = run("wblr", "--book", state_book, "--year", YEAR, "--check", "--json")
    assert (outcome.status, outcome.err) == (0, "")
    assert (outcome.json["rows"], outcome.json["held_back"], outcome.json["layout"]) == (1, 1, "14.1")
    [problem] = outcome.json["problems"]
    assert {key: problem[key] for key in ("local_id", "rule", "table", "field", "holds_back")} == {
        "local_id": "001",
        "rule": "wblr.activity",
        "table": "placement",
        "field": "activity_type_id",
        "holds_back": True,
    }
    assert problem["message"].startswith("“Aide” at Elm Clinic names no kind of activity.")
    [placement] = [p for p in run("list", "placements", "--book", state_book, "--json").json["rows"]
                   if p["local_id"] == "001"]  # fmt: skip
    assert (problem["record"], problem["student"]) == (placement["id"], placement["student_id"])
    assert sorted(tmp_path.iterdir()) == before


def test_a_check_in_words(state_book: Path, run: Run) -> None:
    first, second, third = run("wblr", "--book", state_book, "--year", YEAR).out.splitlines()
    assert (first, second) == ("1 record can be written.", "1 record is held back.")
    assert third.startswith("wblr.activity · 001 · “Aide” at Elm Clinic names")


@pytest.mark.parametrize("name", ["wbl.txt", "wbl.xlsx"])
def test_the_file_is_written_with_a_warning(state_book: Path, tmp_path: Path, run: Run, name: str) -> None:
    outcome = run("wblr", "--book", state_book, "--year", YEAR, "--out", tmp_path / name, "--json")
    assert (outcome.status, outcome.json["files"], outcome.json["rows"]) == (0, [str(tmp_path / name)], 1)
    assert "replaces every work-based learning record" in outcome.err
    if name == "wbl.txt":
        row = b"WBLR^^^1062117^1035955^^2026-2027^1000000010^10^2026-1^10^7922^3^Y^Y\r\n"
        assert (tmp_path / name).read_bytes() == row


def test_written_in_words(state_book: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "wbl.txt"
    told = run("wblr", "--book", state_book, "--year", YEAR, "--out", out, "--recipient", "District office").out
    assert told.splitlines()[0] == f"1 record was written to “{out}”."


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("--year", "2026-27", "--check"), 1),
        (("--year", "2099-2100", "--check"), 1),
        (("--year", YEAR, "--out", "wbl.pdf"), 1),
        (("--year", YEAR, "--out", "wbl.txt", "--recipient", ""), 1),
        (("--year", "2020-2021", "--out", "wbl.txt"), 1),
        (("--year", YEAR, "--out", " "), 2),
        (("--check",), 2),
    ],
)
def test_refusals_write_nothing(
    words: tuple[str, ...], status: int, state_book: Path, tmp_path: Path, run: Run
) -> None:
    outcome = run("wblr", "--book", state_book, *words, "--json")
    assert (outcome.status, bool(outcome.json["error"])) == (status, True)
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("wbl")] == []
