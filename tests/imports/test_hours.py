"""Daily hours from files: whose, where, how long, and never twice."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.imports.intake import Intake, read_hours
from app.imports.tables import Pasted
from app.models import Employer, HourEntry, Placement, Student
from app.models.approving import approve
from app.models.locking_hours import lock_hours
from app.models.merging_employers import merge_employers
from app.models.month_blocks import log_block
from tests.imports.taking import finish, messages, write
from tests.models.school_calendar import make_years


@pytest.fixture
def site(book: Book) -> Book:
    """Two students: Ana at the bakery until May and the clinic, Bao at the clinic."""
    make_years(book)
    with book.edit("Set up") as edit:
        ana, bao, _ida = edit.insert(
            Student,
            [
                {"local_id": "0001", "ssid": "1000000001", "last_name": "Ruiz", "first_name": "Ana"},
                {"local_id": "0002", "last_name": "Tran", "first_name": "Bao"},
                {"local_id": "0003", "last_name": "Paz", "first_name": "Ida"},
            ],
        )
        bakery, clinic = edit.insert(Employer, [{"name": "Panadería Sol"}, {"name": "Slough Clinic"}])
        edit.insert(
            Placement,
            [
                {
                    "student_id": ana,
                    "employer_id": bakery,
                    "role": "Baker",
                    "starts_on": date(2026, 1, 5),
                    "ends_on": date(2026, 5, 29),
                },
                {"student_id": ana, "employer_id": clinic, "role": "Front desk", "starts_on": date(2026, 3, 2)},
                {"student_id": bao, "employer_id": clinic, "role": "Lab aide", "starts_on": date(2026, 1, 5)},
            ],
        )
    return book


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "hours.csv"


def take(book: Book, path: Path, take_good: bool = False) -> Intake:
    intake = read_hours(book, path)
    finish(book, intake, take_good)
    return intake


def entries(book: Book) -> list[tuple[object, ...]]:
    return sorted((e.date, e.minutes, e.state) for e in book.records(HourEntry))


def test_hours_and_times(site: Book, file: Path) -> None:
    write(
        file,
        "Student ID,Date,Hours,In,Out,Break,Employer,Task",
        "0001,1/12/2026,3.5,,,,panaderia sol,Kneading",
        "1000000001,1/13/2026,,8:00 AM,12:00 PM,30,,",
        "0001,4/6/2026,3:30,,,,Slough Clinic,",
        "0002,2026-04-06,,13:00,16:45,0:15,,",
        "0001,4/7/2026,2,,,,Baker,",
    )
    first = take(site, file)
    assert first.problems == []
    assert (first.new, first.changed, first.unchanged, first.missing) == (5, 0, 0, 0)
    assert [minutes for _day, minutes, _state in entries(site)] == [210, 210, 210, 210, 120]
    assert {state for *_rest, state in entries(site)} == {"submitted"}
    again = take(site, file)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 5)
    assert again.is_empty
    site.undo()
    assert entries(site) == []


def test_problems_by_row_and_column(site: Book, file: Path) -> None:
    write(
        file,
        "Student ID,Date,Hours,In,Out,Break,Employer",
        "0009,1/12/2026,3,,,,",
        "0001,1/12/2199,3,,,,",
        "0001,1/12/2026,-3,,,,",
        "0001,1/12/2026,25,,,,",
        "0001,1/12/2026,0,,,,",
        "0001,1/12/2026,,4:00 PM,1:00 PM,,",
        "0001,1/12/2026,,1:00 PM,2:00 PM,1:30,",
        "0001,1/12/2026,,1:00 PM,,,",
        "0001,4/6/2026,3,,,,",
        "0001,1/12/2026,3,,,,Egret Garage",
        "0001,8/20/2026,3,,,,Panadería Sol",
        "0003,1/12/2026,3,,,,",
        "0001,,3,,,,",
        ",1/12/2026,3,,,,",
        "0002,1/12/2026,5,1:00 PM,2:00 PM,,",
        "0002,1/14/2026,3,,,,",
        "0002,1/14/2026,4,,,,",
    )
    intake = read_hours(site, file)
    assert messages(intake) == [
        (2, "Student ID"),
        (3, "Date"),
        (4, "Hours"),
        (5, "Hours"),
        (6, "Hours"),
        (7, "Out"),
        (8, "Break"),
        (9, "Out"),
        (10, "Date"),
        (11, "Employer"),
        (12, "Date"),
        (13, "Date"),
        (14, "Date"),
        (15, "Student ID"),
        (16, "Hours"),
        (18, "Date"),
    ]
    assert intake.new == 1
    with pytest.raises(Refused):
        finish(site, intake)
    finish(site, intake, take_good=True)
    assert entries(site) == [(date(2026, 1, 14), 180, "submitted")]


def test_ids_that_lost_their_zeros(site: Book, file: Path) -> None:
    intake = read_hours(
        site, write(file, "Student ID,Date,Hours", "2,1/12/2026,3", "00002,1/12/2026,3", "9,1/12/2026,3")
    )
    assert ["zeros it is “0002”" in problem.message for problem in intake.problems] == [True, True, False]


def test_hours_and_minutes_that_disagree(site: Book, file: Path) -> None:
    intake = read_hours(
        site, write(file, "Student ID,Date,Hours,Minutes", "0002,1/12/2026,3,180", "0002,1/13/2026,3,90")
    )
    assert (messages(intake), intake.new) == ([(3, "Minutes")], 1)


def test_other_minutes_change_what_is_not_approved(site: Book, file: Path) -> None:
    take(site, write(file, "Student ID,Date,Hours", "0002,1/12/2026,3", "0002,1/13/2026,3"))
    approve(site, [entry.id for entry in site.records(HourEntry) if entry.date == date(2026, 1, 13)])
    same = read_hours(site, file)
    assert (same.unchanged, same.is_empty) == (2, True)
    write(file, "Student ID,Date,Hours", "0002,1/12/2026,4", "0002,1/13/2026,4")
    intake = take(site, file, take_good=True)
    assert intake.changed == 1
    assert messages(intake) == [(3, "Hours")]
    assert entries(site) == [(date(2026, 1, 12), 240, "submitted"), (date(2026, 1, 13), 180, "approved")]


def test_two_shifts_of_a_day(site: Book, file: Path) -> None:
    write(
        file,
        "Student ID,Date,Time In,Time Out",
        "0002,1/12/2026,8:00,10:00",
        "0002,1/12/2026,13:00,15:00",
        "0002,1/12/2026,13:00,15:00",
    )
    assert take(site, file).new == 2
    again = take(site, file)
    assert (again.new, again.unchanged, again.is_empty) == (0, 2, True)
    write(file, "Student ID,Date,Time In,Time Out", "0002,1/14/2026,8:00,10:00", "0002,1/14/2026,9:00,11:00")
    assert messages(read_hours(site, file)) == [(3, "Date")]


def test_typed_cells_of_a_workbook(site: Book, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Student ID", "Date", "Hours", "Start", "End"])
    sheet.append(["0002", datetime(2026, 1, 12), 3.25, None, None])
    sheet.append(["0002", date(2026, 1, 13), time(3, 30), None, None])
    sheet.append(["0002", date(2026, 1, 14), None, time(9, 0), time(12, 0)])
    workbook.save(tmp_path / "hours.xlsx")
    assert take(site, tmp_path / "hours.xlsx").problems == []
    assert [minutes for _day, minutes, _state in entries(site)] == [195, 210, 180]


def test_a_placement_id_decides(site: Book, file: Path) -> None:
    placement = next(p.id for p in site.records(Placement) if p.role == "Front desk")
    other = next(p.id for p in site.records(Placement) if p.role == "Lab aide")
    write(file, "Student ID,Date,Hours,Placement ID", f"0001,4/6/2026,3,{placement}", f"0001,4/7/2026,3,{other}")
    intake = take(site, file, take_good=True)
    assert messages(intake) == [(3, "Placement ID")]
    assert [e.placement_id for e in site.records(HourEntry)] == [placement]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["Student ID,Last Name,First Name", "0001,Ruiz,Ana"], "a date"),
        (["Student ID,Date,Hours"], "headings only"),
        (["Date,Hours", "1/12/2026,3"], "student ID"),
        (["Student ID,Date,In", "0001,1/12/2026,8:00"], "in and out"),
    ],
)
def test_refused_in_words(site: Book, file: Path, lines: list[str], said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_hours(site, write(file, *lines))


def test_one_student_in_a_file_is_enough(site: Book, file: Path) -> None:
    write(file, "Student ID,Date,Hours", "0002,1/12/2026,3", "0002,1/13/2026,3", "0002,1/14/2026,2")
    assert take(site, file).new == 3
    write(
        file, "SSID,Date,Hours,Employer", "1000000001,1/12/2026,3,Panadería Sol", "1000000001,1/13/2026,3,Panadería Sol"
    )
    assert take(site, file).new == 2


def test_a_student_placed_nowhere_is_placed_where_the_file_says(site: Book, file: Path) -> None:
    lines = ["Student ID,Date,Hours,Employer,Role", "0003,1/12/2026,3,slough clinic,Greeter"]
    write(file, *lines, "0003,1/13/2026,3,Slough Clinic,Greeter", "0003,1/14/2026,3,Tule Print Shop,Printer")
    intake = take(site, file)
    assert intake.problems == []
    assert intake.records["placements"]["new"] == 2
    assert intake.records["employers"]["new"] == 1
    ida = next(s.id for s in site.records(Student) if s.local_id == "0003")
    assert sorted(p.role for p in site.records(Placement, {"student_id": ida})) == ["Greeter", "Printer"]
    again = take(site, file)
    assert (again.new, again.unchanged) == (0, 3)
    site.undo()
    assert site.records(Placement, {"student_id": ida}) == []


def test_an_unknown_employer_of_a_placed_student_is_a_problem(site: Book, file: Path) -> None:
    write(file, "Student ID,Date,Hours,Employer", "0002,1/12/2026,3,Slough Clinik")
    intake = take(site, file, take_good=True)
    assert messages(intake) == [(2, "Employer")]
    assert len(site.records(Employer)) == 2


def test_an_employer_that_was_merged_away_is_found(site: Book, file: Path) -> None:
    clinic = site.ids(Employer, "Slough Clinic")[0]
    with site.edit("Twin") as edit:
        [twin] = edit.insert(Employer, [{"name": "Slough Clínica"}])
    merge_employers(site, clinic, [twin])
    write(file, "Student ID,Date,Hours,Employer", "0001,4/6/2026,3,slough clinica")
    assert take(site, file).problems == []
    pasted = Pasted("Student ID\tDate\tHours\tEmployer\n0001\t4/7/2026\t2\tSLOUGH CLÍNICA\n")
    intake = read_hours(site, pasted)
    assert (intake.problems, intake.new) == ([], 1)
    finish(site, intake)
    assert sorted(e.minutes for e in site.records(HourEntry)) == [120, 180]
    assert len(site.ids(Employer)) == 2, "no employer is made anew"


def test_a_day_outside_of_every_school_year_is_a_problem_of_its_row(site: Book, file: Path) -> None:
    write(file, "Student ID,Date,Hours,Role", "0002,2024-03-09,3,Lab aide", "0002,2026-03-09,3,Lab aide")
    with site.edit("Long ago") as edit:
        edit.update(Placement, {id_: {"starts_on": date(2020, 1, 6)} for id_ in site.ids(Placement)})
    [problem] = take(site, file, take_good=True).problems
    assert (problem.row, problem.column) == (2, "Date")
    assert problem.message.startswith("Mar 9, 2024 lies in no school year of this book (Those, ")
    assert entries(site) == [(date(2026, 3, 9), 180, "submitted")]


def test_rows_of_a_locked_period_are_told_one_by_one(site: Book, file: Path) -> None:
    write(file, "Student ID,Date,Hours", "0002,1/12/2026,3", "0002,1/13/2026,3")
    take(site, file)
    lock_hours(site, date(2026, 1, 14))
    write(file, "Student ID,Date,Hours", "0002,1/12/2026,3", "0002,1/13/2026,4", "0002,1/14/2026,4", "0002,1/15/2026,4")
    intake = take(site, file, take_good=True)
    assert messages(intake) == [(3, "Date"), (4, "Date")]
    assert all("are locked" in problem.message for problem in intake.problems)
    assert (intake.new, intake.unchanged) == (1, 1)


def test_a_block_of_days_is_no_entry_of_its_first_day(site: Book, file: Path) -> None:
    placement = site.records(Placement, {"role": "Lab aide"})[0]
    log_block(site, placement.id, date(2026, 4, 1), date(2026, 4, 30), 3000)
    write(file, "Student ID,Date,Hours", "0002,4/1/2026,3")
    assert take(site, file).new == 1
