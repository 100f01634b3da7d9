"""The roster: who is on it, and what it says of each."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import Enrollment, PathwayMembership, SitePathway, Student
from tests.exports.reading_sheets import opened, table
from tests.exports.writing import TODAY, make_student, write


def test_one_row_with_pathway_and_guardian(school: Book, out: Path) -> None:
    make_student(school)
    write("roster", school, out / "a.xlsx")
    [row] = table(out / "a.xlsx", "Roster")
    assert row["Student ID"] == "7001"
    assert row["State ID (SSID)"] == "9000000017"
    assert (row["Last name"], row["First name"], row["Preferred name"]) == ("Nguyễn", "Thị Đào", "Daisy")
    assert (row["Birth date"], row["Grade"]) == (date(2009, 3, 5), "11")
    assert row["Pathway"] == "Health Careers"
    assert (row["Guardian"], row["Guardian: relation"]) == ("Nguyễn, Lan", "Mother")
    assert row["Guardian: phone"] == "(559) 555-0118"


def test_ids_are_text_and_keep_their_zeros(school: Book, out: Path) -> None:
    make_student(school, local_id="000123")
    write("roster", school, out / "a.xlsx")
    cell = opened(out / "a.xlsx")["Roster"]["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == ("000123", "s", "@")


def test_those_who_left_are_on_it_only_when_named(school: Book, out: Path) -> None:
    here, left = make_student(school), make_student(school, last_name="Abad", local_id="7002")
    with school.edit("Leave") as edit:
        edit.insert(Enrollment, [{"student_id": left, "exit_date": TODAY - timedelta(days=9)}])
    write("roster", school, out / "a.xlsx")
    assert [row["Student ID"] for row in table(out / "a.xlsx", "Roster")] == ["7001"]
    write("roster", school, out / "a.xlsx", student_ids=[here, left])
    assert [row["Student ID"] for row in table(out / "a.xlsx", "Roster")] == ["7002", "7001"]


def test_the_pathway_is_that_of_today(school: Book, out: Path) -> None:
    student = make_student(school)
    yesterday, tomorrow = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    with school.edit("Move") as edit:
        [former] = school.ids(PathwayMembership)
        edit.update(PathwayMembership, {former: {"ends_on": yesterday}})
        new, later = edit.insert(SitePathway, [{"name": "Energy"}, {"name": "Later"}])
        membership = {"student_id": student, "pathway_id": new, "starts_on": TODAY}
        edit.insert(PathwayMembership, [membership, membership | {"pathway_id": later, "starts_on": tomorrow}])
    write("roster", school, out / "a.xlsx")
    assert [row["Pathway"] for row in table(out / "a.xlsx", "Roster")] == ["Energy"]


def test_a_student_of_whom_little_is_known(school: Book, out: Path) -> None:
    with school.edit("Student") as edit:
        edit.insert(Student, [{"last_name": "Li", "first_name": "Bo"}])
    write("roster", school, out / "a.xlsx")
    [row] = table(out / "a.xlsx", "Roster")
    assert {name: value for name, value in row.items() if value != ""} == {"Last name": "Li", "First name": "Bo"}


def test_without_students_there_is_no_roster(school: Book, out: Path) -> None:
    with pytest.raises(Refused, match="no students"):
        write("roster", school, out / "a.xlsx")
    assert list(out.iterdir()) == []


def test_every_student_of_the_sample_school_is_on_it_once(shared_sample: Book, out: Path) -> None:
    write("roster", shared_sample, out / "a.xlsx")
    ids = [row["Student ID"] for row in table(out / "a.xlsx", "Roster")]
    assert len(ids) == len(set(ids)) > 400
    assert opened(out / "a.xlsx")["Roster"].auto_filter.ref.endswith(str(len(ids) + 1))
