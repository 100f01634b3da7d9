"""Rows as scripts read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.listing import LISTINGS
from app.cli.nouns import RECORDS
from app.models import Student, opening
from app.models.access import access_lines, looked
from tests.cli.conftest import PASSPHRASE, Run

COUNTS = {
    "students": 4,
    "staff": 1,
    "sections": 1,
    "sectors": 15,
    "pathways": 1,
    "memberships": 1,
    "employers": 1,
    "agreements": 1,
    "opportunities": 0,
    "contacts": 2,
    "employer-contacts": 1,
    "externships": 0,
    "events": 1,
    "placements": 1,
    "hours": 5,
    "paperwork": 1,
    "evaluations": 1,
    "visits": 1,
    "plans": 1,
    "sessions": 2,
    "notes": 1,
    "courses": 0,
    "marks": 0,
    "attendance": 0,
    "behavior": 0,
    "indicators": 0,
    "requirements": 15,
    "credentials": 0,
    "projects": 0,
    "referrals": 0,
    "reviews": 0,
    "meetings": 0,
    "family-contacts": 1,
    "goals": 0,
    "goal-reviews": 0,
    "outcomes": 0,
}


def test_every_record_that_can_be_named_has_a_listing() -> None:
    assert tuple(LISTINGS) == RECORDS == tuple(COUNTS)


@pytest.mark.parametrize("records", RECORDS)
def test_lists_what_the_book_holds_and_not_what_was_deleted(records: str, book: Path, run: Run) -> None:
    outcome = run("list", records, "--book", book, "--json")
    rows = outcome.json["rows"]
    assert (outcome.status, len(rows), outcome.err) == (0, COUNTS[records], "")
    assert all(next(iter(row)) == "id" and len(row["id"]) == 32 for row in rows)
    assert "" not in [value for row in rows for value in row.values()]


def test_students_as_the_contract_has_them(book: Path, run: Run) -> None:
    ana = next(r for r in run("list", "students", "--book", book, "--json").json["rows"] if r["local_id"] == "001")
    assert list(ana)[:9] == [
        "id", "local_id", "ssid", "first_name", "middle_name", "last_name", "preferred_name", "birth_date", "grade",
    ]  # fmt: skip
    assert list(ana.values())[1:9] == ["001", "1000000001", "Ana", None, "Peña", None, "2011-05-09", "09"]


def test_hours_as_the_contract_has_them(book: Path, run: Run) -> None:
    rows = run("list", "hours", "--book", book, "--json").json["rows"]
    placement = run("list", "placements", "--book", book, "--json").json["rows"][0]
    assert list(rows[0])[:7] == ["id", "student_id", "local_id", "placement_id", "date", "minutes", "state"]
    assert [(r["date"], r["minutes"], r["state"]) for r in rows][:2] == [
        ("2026-09-01", 90, "draft"),
        ("2026-09-02", 90, "submitted"),
    ]
    for row in rows:
        assert (row["local_id"], row["student"], row["employer"]) == ("001", "Peña, Ana", "Elm Clinic")
        assert (row["student_id"], row["placement_id"]) == (placement["student_id"], placement["id"])


def test_measures_are_printed_as_people_count_them(book: Path, run: Run) -> None:
    [row] = run("list", "plans", "--book", book, "--json").json["rows"]
    assert (repr(row["baseline_value"]), repr(row["goal_value"])) == ("5", "7.5")


def test_contacts_are_those_with_families_and_with_employers(book: Path, run: Run) -> None:
    rows = run("list", "contacts", "--book", book, "--json").json["rows"]
    assert [(row["with"], row["date"], row["employer"], row["local_id"], row["kind"], row["way"]) for row in rows] == [
        ("family", "2026-09-01", None, "002", None, "letter"),
        ("employer", "2026-09-03", "Elm Clinic", None, "visit", None),
    ]


def test_sessions_name_the_student_of_their_plan(book: Path, run: Run) -> None:
    student = run("list", "students", "--book", book, "--where", "local_id=002", "--json").json["rows"][0]
    for row in run("list", "sessions", "--book", book, "--json").json["rows"]:
        assert (row["student_id"], row["local_id"], row["plan"]) == (student["id"], "002", "Fluency")


@pytest.mark.parametrize("records", ["paperwork", "evaluations", "visits"])
def test_papers_evaluations_and_visits_name_the_student(records: str, book: Path, run: Run) -> None:
    [row] = run("list", records, "--book", book, "--json").json["rows"]
    assert (row["local_id"], row["student"]) == ("001", "Peña, Ana")
    assert row["kind"] == "Bus pass" if records == "paperwork" else row["employer"] == "Elm Clinic"
    assert "Peña, Ana" in run("list", records, "--book", book).out


@pytest.mark.parametrize(
    ("records", "conditions", "found"),
    [
        ("students", ["grade=09", "grade=9"], 1),
        ("students", ["grade="], 2),
        ("students", ["grade=", "last_name=Roe"], 2),
        ("students", ["grade=", "last_name=Peña"], 0),
        ("students", ["last_name=peña"], 0),
        ("students", ["birth_date=2011-05-09"], 1),
        ("students", ["local_id=003"], 0),
        ("hours", ["state=submitted", "date=2026-09-02"], 1),
        ("hours", ["minutes=90"], 5),
        ("hours", ["minutes=090"], 0),
        ("hours", ["reason="], 5),
        ("hours", ["student=Peña, Ana"], 5),
        ("sessions", ["present=true"], 1),
        ("sessions", ["present=True"], 0),
        ("sessions", ["present=false"], 1),
        ("notes", ["text=Likes maps\nand trains"], 1),
        ("agreements", ["kind=affiliation", "expires_on=2027-06-30", "employer=Elm Clinic"], 1),
        ("events", ["minutes=60", "employer=Elm Clinic"], 1),
        ("evaluations", ["overall_a=3", "by=supervisor"], 1),
        ("visits", ["safety=4"], 1),
        ("pathways", ["name=Health=", "name=Health"], 0),
        ("students", ["Student ID=001"], 1),
        ("students", ["student id=001", "Last name=Peña"], 1),
        ("students", ["Grade=9", "Grade=09"], 1),
        ("hours", ["Student=Peña, Ana", "State=Approved", "state=Approved"], 1),
        ("hours", ["Date=Sep 4, 2026", "Hours=1.5"], 1),
        ("plans", ["baseline_value=5", "goal_value=7.5"], 1),
        ("plans", ["baseline_value=50"], 0),
        ("contacts", ["with=family"], 1),
        ("contacts", ["With=Employer", "miles=12"], 1),
    ],
)
def test_where_compares_values_as_printed(
    records: str, conditions: list[str], found: int, book: Path, run: Run
) -> None:
    apart = [word for condition in conditions for word in ("--where", condition)]
    together = ["--where", *conditions]
    for words in (apart, together):
        assert len(run("list", records, "--book", book, "--json", *words).json["rows"]) == found


def test_where_knows_the_headings_of_the_other_language(book: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "es")
    for heading in ("ID de estudiante", "Student ID"):
        told = run("list", "students", "--book", book, "--json", "--where", f"{heading}=001").json["rows"]
        assert [row["local_id"] for row in told] == ["001"]


def test_a_field_that_is_not_printed_is_wrong_usage(book: Path, run: Run) -> None:
    outcome = run("list", "students", "--book", book, "--where", "folded=x", "--json")
    assert outcome.status == 2
    assert list(outcome.json) == ["error"]
    assert "“folded”" in outcome.json["error"]
    assert outcome.json["error"] in outcome.err


def test_people_get_a_table(book: Path, run: Run) -> None:
    outcome = run("list", "hours", "--book", book, "--where", "date=2026-09-04")
    assert outcome.out.splitlines() == [
        "Date         Student ID  Student    Employer    Hours  State     Reason",
        "-----------  ----------  ---------  ----------  -----  --------  ------",
        "Sep 4, 2026  001         Peña, Ana  Elm Clinic    1.5  Approved",
        "",
        "1 record",
    ]
    assert run("list", "notes", "--book", book).out.splitlines()[2].endswith("Likes maps and trains")
    assert run("list", "hours", "--book", book, "--where", "minutes=1").out == "0 records\n"


def test_whose_records_were_printed_is_in_the_access_log(book: Path, run: Run) -> None:
    run("list", "employers", "--book", book)
    run("list", "notes", "--book", book, "--json")
    run("list", "students", "--book", book, "--where", "local_id=001")
    with opening.open_book(book, PASSPHRASE) as opened:
        lines = [(line.act, line.what, line.purpose, line.record) for line in access_lines(opened, looked(opened))]
        [ana], [binh] = (opened.ids(Student, where={"local_id": local_id}) for local_id in ("001", "002"))
    assert lines == [("exported", "students", "own_use", ana), ("exported", "notes", "own_use", binh)]
