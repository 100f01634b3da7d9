"""The hours ledger: every entry, whatever its state."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from app.book.book import Book
from app.i18n import _, day, in_language
from app.models import Enrollment, HourEntry, Student
from tests.exports.reading_sheets import opened, table, values
from tests.exports.writing import BEGAN, TODAY, make_student, write


def test_every_entry_with_its_placement(school: Book, out: Path) -> None:
    make_student(school)
    write("hours", school, out / "a.xlsx")
    rows = table(out / "a.xlsx", "Hours")
    assert [row["Date"] for row in rows] == [date(2023, 9, 8), date(2024, 7, 1), BEGAN, BEGAN, BEGAN]
    assert sorted(row["Hours"] for row in rows) == [1.5, 2.25, 3.5, 5.0, 40.0]
    assert {row["State"] for row in rows} == {"Approved", "Submitted", "Rejected"}
    first = rows[0]
    assert (first["Employer"], first["Role"]) == ("Tule Creek Clinic", "Clinic aide")
    assert first["Pathway"] == "Health Careers"
    assert (first["Last name"], first["Preferred name"]) == ("Nguyễn", "Daisy")
    assert first["Competencies"] == "Communication; Health and safety"


def test_times_reasons_and_breaks(school: Book, out: Path) -> None:
    make_student(school)
    [entry] = school.ids(HourEntry, where={"state": "rejected"})
    with school.edit("Reason") as edit:
        edit.update(
            HourEntry,
            {entry: {"reason": "No signature", "decided_by": "Dana Whitfield", "time_in": 495, "time_out": 825,
                     "break_minutes": 30, "task": "=SUM(A1)"}},
        )  # fmt: skip
    write("hours", school, out / "a.xlsx")
    [row] = [row for row in table(out / "a.xlsx", "Hours") if row["State"] == "Rejected"]
    assert (row["In"], row["Out"], row["Break"]) == ("8:15 AM", "1:45 PM", 0.5)
    assert (row["Reason"], row["Decided by"], row["Task"]) == ("No signature", "Dana Whitfield", "=SUM(A1)")
    page = opened(out / "a.xlsx")["Hours"]
    assert not [cell for line in page.iter_rows() for cell in line if cell.data_type == "f"]
    by_heading = {cell.value: page.cell(2, cell.column) for cell in page[1]}
    assert (by_heading["Date"].is_date, by_heading["Hours"].number_format) == (True, "0.00")


def test_deleted_entries_are_gone(school: Book, out: Path) -> None:
    make_student(school)
    with school.edit("Delete") as edit:
        edit.delete(HourEntry, school.ids(HourEntry, where={"state": "approved"}))
    write("hours", school, out / "a.xlsx")
    assert {row["State"] for row in table(out / "a.xlsx", "Hours")} == {"Submitted", "Rejected"}


def test_only_the_students_asked_for(school: Book, out: Path) -> None:
    one = make_student(school)
    make_student(school, last_name="Abad", local_id="7002")
    write("hours", school, out / "a.csv", student_ids=[one])
    lines = (out / "a.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 6
    assert all(line.startswith("7001,") for line in lines[1:])


def test_a_student_without_hours_has_no_row(school: Book, out: Path) -> None:
    with school.edit("Student") as edit:
        edit.insert(Student, [{"last_name": "Li", "first_name": "Bo"}])
    write("hours", school, out / "a.xlsx")
    assert table(out / "a.xlsx", "Hours") == []


def test_entries_stand_by_student_and_day(shared_sample: Book, out: Path) -> None:
    write("hours", shared_sample, out / "a.xlsx")
    rows = table(out / "a.xlsx", "Hours")
    order = list(dict.fromkeys(row["Student ID"] for row in rows))
    ids = shared_sample.ids(Student)
    shown = shared_sample.rows(Student, ids, ["local_id"])
    assert order == [shown[id_][0] for id_ in ids if shown[id_][0] in set(order)]
    for former, row in pairwise(rows):
        assert former["Student ID"] != row["Student ID"] or row["Date"] >= former["Date"]


def test_the_file_speaks_the_language_asked_for(school: Book, out: Path) -> None:
    make_student(school)
    for code in ("es", "en"):
        write("hours", school, out / "a.xlsx", language=code)
        with in_language(code):
            assert values(out / "a.xlsx", _("About"))[2][1].startswith(day(TODAY))
            assert opened(out / "a.xlsx").sheetnames == [_("Hours"), _("About")]


def test_a_ledger_forgets_nobody_who_left(school: Book, out: Path) -> None:
    left = make_student(school)
    with school.edit("Leave") as edit:
        edit.insert(Enrollment, [{"student_id": left, "exit_date": TODAY - timedelta(days=9)}])
    written = len(school.ids(HourEntry))
    write("hours", school, out / "a.xlsx")
    assert len(values(out / "a.xlsx", "Hours")) == written + 1
