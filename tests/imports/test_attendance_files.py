"""Attendance, behavior and imported figures, by student or by figure."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.imports import attendance_file
from app.models import (
    AttendanceSnapshot,
    BehaviorSnapshot,
    IndicatorSnapshot,
    SchoolYear,
)
from tests.imports.record_files import October, again, only, read, take
from tests.imports.taking import messages
from tests.models.taking_courses import LAST, YEAR


def test_attendance_behavior_and_figures_in_one_file(school: Book) -> None:
    day = date.today()  # on the first day of a year, too
    lines = (
        "Student Number,As of,% Abs,Days Enr,ABS,Excused,Tardy,Incidents,Susp Days,GPA,A-G Status,Total Credits",
        f"001,{day.isoformat()},50,1,0.5,0.5,3,1,0.5,3.40,On track,120",
        f"002,{day.isoformat()},,,,,,,,2.1,,",
    )
    intake = take(school, "attendance", *lines)
    assert (intake.new, intake.problems) == (6, [])
    assert only(school, AttendanceSnapshot, "until", "days_enrolled", "days_absent", "days_excused", "tardies") == [
        (day, 10, 5, 5, 3)
    ]
    assert only(school, BehaviorSnapshot, "incidents", "days_suspended") == [(1, 5)]
    assert only(school, IndicatorSnapshot, "kind", "value") == [
        ("ag_status", "On track"), ("credits", "120"), ("gpa", "2.1"), ("gpa", "3.40"),
    ]  # fmt: skip
    again(school, "attendance", *lines)
    assert school.undo() == "Import attendance"
    assert not school.ids(AttendanceSnapshot)


def test_one_figure_in_a_row(school: Book) -> None:
    day = date.today().isoformat()
    lines = ("Student ID,Date,Type,Count", f"001,{day},Days Enrolled,1", f"001,{day},Present,0.5", f"001,{day},GPA,3.1")
    take(school, "attendance", *lines)
    assert only(school, AttendanceSnapshot, "days_enrolled", "days_absent") == [(10, 5)]
    again(school, "attendance", *lines)


def test_a_file_without_a_day_repeats_nothing(school: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attendance_file, "date", October)
    former = October.today() - timedelta(days=1)
    dated = ("Student ID,School Year,As of,Days Enrolled,Days Absent", f"001,{YEAR},{former.isoformat()},1,0.5")
    take(school, "attendance", *dated)
    head = "Student ID,School Year,Days Enrolled,Days Absent"
    again(school, "attendance", head, f"001,{YEAR},1,0.5")
    assert take(school, "attendance", head, f"001,{YEAR},1,1").new == 1
    assert {r.until for r in school.records(AttendanceSnapshot)} == {former, October.today()}
    alone = take(school, "attendance", head, f"002,{LAST[5:]},180,9")
    assert "the school year that ends in it" in alone.notices[0].message
    [ended] = school.records(AttendanceSnapshot, {"school_year": LAST})
    assert ended.until.year == int(LAST[5:])


def test_days_that_cannot_be(school: Book) -> None:
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    with school.edit("Year") as edit:
        edit.delete(SchoolYear, school.ids(SchoolYear))
        first = int(YEAR[:4])
        edit.insert(SchoolYear, [{"name": YEAR, "starts_on": date(first, 8, 1), "ends_on": date(first + 1, 6, 5)}])
    head = "Student ID,School Year,As of,Days Enrolled,Days Absent,Excused,GPA"
    cases = {
        f"001,{YEAR},{tomorrow},1,0.5,,": "As of",
        f"001,,{tomorrow},1,0.5,,": "As of",
        f"001,{YEAR},{first}-02-31,1,0.5,,": "As of",
        f"001,{YEAR},{first}-06-30,1,0.5,,": "As of",
        f"001,,{first - 3}-10-01,1,0.5,,": "As of",
        "001,,1850-10-01,1,0.5,,": "As of",
        f"001,2091-92,{first}-07-01,1,0.5,,": "School Year",
        f"002,{YEAR},,1,2,,": "Days Absent",
        f"003,{YEAR},,1,0.5,3,": "Excused",
        f"004,{YEAR},,,2,,3.5": "Days Enrolled",
        f"002,{YEAR},,x,2,,3.5": "Days Enrolled",
        f"003,{YEAR},,1,0.5,,A": "GPA",
        f"999,{YEAR},,1,0.5,,": "Student ID",
    }
    intake = take(school, "attendance", head, *cases)
    assert messages(intake) == [(row, column) for row, column in enumerate(cases.values(), 2)]
    assert (intake.is_empty, intake.left_out) == (True, len(cases))


def test_figures_that_cannot_be(school: Book) -> None:
    cases = {
        f"001,{LAST},{LAST[:4]}-09-30,120,2,,": "Days Enrolled",  # more than have passed
        f"002,{LAST},,180,10,100,": "Days Enrolled",
        f"003,{LAST},,180,,190,": "Days Present",
        f"004,{LAST},,180,2,178,40": "GPA",
    }
    head = "Student ID,School Year,As of,Days Enrolled,Days Absent,Days Present,GPA"
    intake = read(school, "attendance", head, *cases)
    assert messages(intake) == [(row, column) for row, column in enumerate(cases.values(), 2)]
    assert read(school, "attendance", head, f"001,{LAST},,180,10,170,5.2").problems == []


def test_single_days_are_no_attendance(school: Book) -> None:
    with pytest.raises(Refused, match="totals of each student, not single days"):
        read(school, "attendance", "StudentID,Date,Period,Status", f"001,{LAST[5:]}-02-02,1,Absent")
