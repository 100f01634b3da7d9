"""Rosters and hours taken in by scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.book.access_log import Looked
from app.models import Student
from app.models.access import access_numbers
from app.models.journal_rows import Sought, done_numbers
from app.models.opening import open_book
from tests.cli.conftest import PASSPHRASE, Run
from tests.models.school_calendar import make_years
from tests.shared_data import shared

ROSTER = """Student ID,Last Name,First Name,Grade,DOB
001,Peña,Ana,10,5/9/2011
002,Nguyễn,Bình,11,
009,Ortiz,Eva,Ninth grade,2012-01-31
"""
BAD = ROSTER + "010,Kim,Min,99,\n,Nobody,,9,\n"
HOURS = """Student ID,Date,Hours,Employer
001,9/10/2026,3.5,Elm Clinic
001,9/11/2026,2:30,Elm Clinic
"""


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    file = tmp_path / "roster.csv"
    file.write_text(ROSTER, encoding="utf-8")
    return file


def numbers(told: dict[str, object]) -> tuple[object, ...]:
    return tuple(told[name] for name in ("new", "changed", "unchanged", "missing"))


def contents(book: Path) -> tuple[int, int, int]:
    """Students, journal entries and backups."""
    with open_book(book, PASSPHRASE) as opened:
        return len(opened.ids(Student)), len(opened.entries()), len(list((book / "backups").iterdir()))


def test_a_roster_twice(roster: Path, book: Path, run: Run) -> None:
    outcome = run("import", "roster", roster, "--book", book, "--json")
    assert (outcome.status, outcome.err) == (0, "")
    keys = ["new", "changed", "unchanged", "missing", "problems", "notices", "records", "missing_courses"]
    assert list(outcome.json) == keys
    assert numbers(outcome.json) == (1, 1, 1, 2)
    assert outcome.json["records"]["students"] == {"new": 1, "changed": 1, "unchanged": 1, "missing": 2}
    rows = run("list", "students", "--book", book, "--json").json["rows"]
    assert {row["local_id"]: row["grade"] for row in rows} == {"001": "10", "002": "11", "009": "09", "twice": None}
    before = contents(book)
    again = run("import", "roster", roster, "--book", book, "--json")
    assert (again.status, numbers(again.json)) == (0, (0, 0, 3, 2))
    assert contents(book) == before


def test_an_import_is_told_by_the_journal_and_is_no_disclosure(roster: Path, book: Path, run: Run) -> None:
    run("import", "roster", roster, "--book", book)
    with open_book(book, PASSPHRASE) as opened:
        entry = opened.entries()[-1]
        assert (entry.title, entry.account) == ("Import roster", opened.account.name)
        for local_id in ("001", "009"):
            assert done_numbers(opened, Sought(student=local_id))[0] == entry.number
        assert access_numbers(opened, Looked()) == []


def test_a_dry_run_answers_the_same_and_writes_nothing(roster: Path, book: Path, run: Run) -> None:
    before = contents(book)
    dry = run("import", "roster", roster, "--book", book, "--dry-run", "--json")
    assert contents(book) == before
    assert run("import", "roster", roster, "--book", book, "--json") == dry


def test_problems_stop_an_import_unless_the_good_rows_are_wanted(tmp_path: Path, book: Path, run: Run) -> None:
    (tmp_path / "bad.csv").write_text(BAD, encoding="utf-8")
    before = contents(book)
    stopped = run("import", "roster", "bad.csv", "--book", book, "--json")
    assert stopped.status == 1
    assert stopped.json["error"] + "\n" == stopped.err
    assert contents(book) == before
    problems = stopped.json["problems"]
    assert {(problem["file"], problem["row"]) for problem in problems} == {("bad.csv", 5), ("bad.csv", 6)}
    assert all(set(problem) == {"file", "row", "column", "message"} for problem in problems)
    assert run("import", "roster", "bad.csv", "--book", book, "--dry-run", "--json") == stopped

    dry = run("import", "roster", "bad.csv", "--book", book, "--take-good", "--dry-run", "--json")
    assert contents(book) == before
    taken = run("import", "roster", "bad.csv", "--book", book, "--take-good", "--json")
    assert (taken.status, taken.json) == (0, dry.json)
    assert numbers(taken.json) == numbers({key: value for key, value in stopped.json.items() if key != "error"})
    kim = run("list", "students", "--book", book, "--where", "local_id=010", "--json").json["rows"]
    assert [row["grade"] for row in kim] == [None]


@pytest.mark.parametrize(
    "text", ["", "Student ID,Last Name,First Name\n", "Last Name,First Name\nPeña,Ana\n", "a,b\n1,2\n"]
)
def test_what_is_no_roster_is_refused(text: str, tmp_path: Path, book: Path, run: Run) -> None:
    (tmp_path / "odd.csv").write_text(text, encoding="utf-8")
    before = contents(book)
    outcome = run("import", "roster", "odd.csv", "--book", book, "--json")
    assert (outcome.status, list(outcome.json)) == (1, ["error"])
    assert contents(book) == before


def test_headings_are_mapped_by_a_file(tmp_path: Path, book: Path, run: Run) -> None:
    (tmp_path / "odd.csv").write_text("Nr,Who,Called,Locker\n001,Peña,Anita,7\n", encoding="utf-8")
    (tmp_path / "some.csv").write_text("Student ID,Last name,First name,Locker\n001,Peña,Ana,7\n", encoding="utf-8")
    assert (
        "What a column fills is said with --map."
        in run("import", "roster", "some.csv", "--book", book, "--dry-run").out
    )
    assert run("import", "roster", "odd.csv", "--book", book).status == 1
    mapping = {"Nr": "local_id", "Who": "last_name", "Called": "first_name", "Locker": None}
    (tmp_path / "map.json").write_text(json.dumps(mapping), encoding="utf-8-sig")
    outcome = run("import", "roster", "odd.csv", "--book", book, "--map", "map.json", "--json")
    assert (outcome.status, outcome.json["changed"]) == (0, 1)
    remembered = run("import", "roster", "odd.csv", "--book", book, "--json")
    assert (remembered.status, remembered.json["unchanged"]) == (0, 1)


@pytest.mark.parametrize("text", ["", "[]", "nonsense", '{"Nr": 3}', '{"Nr": "shoe_size"}', "[" * 100_000])
def test_a_bad_mapping_is_refused(text: str, roster: Path, tmp_path: Path, book: Path, run: Run) -> None:
    (tmp_path / "map.json").write_text(text, encoding="utf-8")
    before = contents(book)
    outcome = run("import", "roster", roster, "--book", book, "--map", "map.json")
    assert (outcome.status, len(outcome.err.splitlines())) == (1, 1)
    assert "fault of Pathbook" not in outcome.err
    assert contents(book) == before


def test_hours_twice(tmp_path: Path, book: Path, run: Run) -> None:
    with open_book(book, PASSPHRASE) as opened:
        make_years(opened)
    (tmp_path / "hours.csv").write_text(HOURS, encoding="utf-8")
    first = run("import", "hours", "hours.csv", "--book", book, "--json")
    assert (first.status, numbers(first.json)) == (0, (2, 0, 0, 0))
    rows = run("list", "hours", "--book", book, "--where", "state=submitted", "--json").json["rows"]
    assert [(row["date"], row["minutes"]) for row in rows][-2:] == [("2026-09-10", 210), ("2026-09-11", 150)]
    second = run("import", "hours", "hours.csv", "--book", book, "--json")
    assert (second.status, numbers(second.json)) == (0, (0, 0, 2, 0))


def test_hours_know_no_schools(tmp_path: Path, book: Path, run: Run) -> None:
    (tmp_path / "hours.csv").write_text(HOURS, encoding="utf-8")
    assert run("import", "hours", "hours.csv", "--book", book, "--school", "1").status == 1


def test_the_sample_school_takes_no_roster(roster: Path, tmp_path: Path, run: Run) -> None:
    run("demo", "--book", "Sample.pathbook")
    outcome = run("import", "roster", roster, "--book", "Sample.pathbook", "--json")
    assert (outcome.status, list(outcome.json)) == (1, ["error"])


def test_people_get_the_counts_and_the_problems(tmp_path: Path, book: Path, run: Run) -> None:
    (tmp_path / "bad.csv").write_text(BAD, encoding="utf-8")
    outcome = run("import", "roster", "bad.csv", "--book", book)
    lines = outcome.out.splitlines()
    assert any(line.split() == ["students", "2", "1", "1", "2"] for line in lines)
    assert any(line.startswith("bad.csv, row 5, Grade: ") for line in lines)
    assert lines[-1] == "Nothing was written."
    assert run("import", "roster", "bad.csv", "--book", book, "--take-good").out.endswith("Taken in.\n")


def test_a_file_of_others(book: Path, run: Run) -> None:
    file = shared("edfi-students/students_gbhs.csv")
    first = run("import", "roster", file, "--book", book, "--take-good", "--json")
    assert first.status == 0
    told = [problem["message"] for problem in first.json["problems"]]
    assert all("but for zeros" in message for message in told)  # 001 of the book is 1 there
    second = run("import", "roster", file, "--book", book, "--take-good", "--json")
    assert (second.status, second.json["new"], second.json["changed"]) == (0, 0, 0)
    assert second.json["unchanged"] == first.json["new"] + first.json["changed"] + first.json["unchanged"]


def test_a_refusal_for_its_columns_points_at_the_mapping(tmp_path: Path, book: Path, run: Run) -> None:
    file = tmp_path / "roster.csv"
    file.write_text("Key,Fam,Giv\n1,Ruiz,Ana\n", encoding="utf-8")
    outcome = run("import", "roster", file, "--book", book)
    assert outcome.status == 1
    assert "Key, Fam, Giv" in outcome.err
    assert "--map" in outcome.err


MARKS = """Student ID,Course ID,Course Title,Year,Term,Mark
001,E10,English 10,2025-26,S1,B
002,E10,English 10,2025-26,S1,Z
"""
FILES = {
    "courses": ("Course ID,Course Title,A-G\nE10,English 10,b\n", 1, "name=English 10"),
    "marks": (MARKS, 2, "mark=Z"),
    "attendance": ("Student ID,School Year,Days Enr,ABS,GPA\n001,2025-26,180,9,3.4\n", 2, ""),
}


@pytest.mark.parametrize("kind", FILES)
def test_files_of_records_twice(kind: str, tmp_path: Path, book: Path, run: Run) -> None:
    text, new, where = FILES[kind]
    (tmp_path / "file.csv").write_text(text, encoding="utf-8")
    command = ("import", kind, "file.csv", "--book", book, "--json")
    before = contents(book)
    dry = run(*command, "--dry-run")
    assert contents(book) == before
    assert run(*command) == dry
    assert (dry.status, numbers(dry.json)) == (0, (new, 0, 0, 0))
    assert ("“Z” of 1 row" in dry.out) == (kind == "marks")
    assert numbers(run(*command).json) == (0, 0, new, 0)
    if kind == "marks":
        (tmp_path / "file.csv").write_text(text[: text.index("002")], encoding="utf-8")
        less = run(*command[:-1]).out
        assert "kept as the book has it:\nEnglish 10 · Semester 1 · 2025-2026 (1 student)\n" in less
    if where:
        assert len(run("list", kind, "--book", book, "--where", where, "--json").json["rows"]) == 1


def test_marks_with_problems_write_nothing(tmp_path: Path, book: Path, run: Run) -> None:
    (tmp_path / "marks.csv").write_text(MARKS + "999,E10,English 10,2025-26,S1,B\n", encoding="utf-8")
    before = contents(book)
    stopped = run("import", "marks", "marks.csv", "--book", book)
    assert (stopped.status, contents(book)) == (1, before)
    assert "marks.csv, row 4, Student ID: There is no student" in stopped.out
    assert "1 course that the book lacks is made from this file: English 10." in stopped.out
    assert run("import", "marks", "marks.csv", "--book", book, "--take-good").status == 0
    assert run("import", "marks", "marks.csv", "--book", book, "--school", "1").status == 1
    odd = run("import", "attendance", "marks.csv", "--book", book)
    assert (odd.status, "it lacks" in odd.err, "--map FILE" in odd.err) == (1, True, True)
