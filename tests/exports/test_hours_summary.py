"""The hours summary: one row per placement, against its target."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from app.book.book import Book
from app.models import Placement, SitePathway, Student
from app.models.hour_totals import placement_totals
from tests.exports.reading_sheets import opened, table
from tests.exports.writing import BEGAN, THIS_YEAR, TODAY, make_student, write


def test_approved_waiting_and_target(school: Book, out: Path) -> None:
    make_student(school)
    write("hours-summary", school, out / "a.xlsx")
    [row] = table(out / "a.xlsx", "Hours summary")
    assert (row["Employer"], row["Role"], row["Pathway"]) == ("Tule Creek Clinic", "Clinic aide", "Health Careers")
    assert (row["State"], row["Hour target"]) == ("Active", 80.0)
    assert (row[f"Approved {THIS_YEAR}"], row["Approved in all"], row["Waiting"]) == (40.0, 45.0, 2.25)
    assert row["Percent of target"] == 0.56
    page = opened(out / "a.xlsx")["Hours summary"]
    cells = {cell.value: page.cell(2, cell.column) for cell in page[1]}
    assert cells["Hour target"].number_format == cells["Approved in all"].number_format == "0.00"
    assert cells["Percent of target"].number_format == "0%"


def test_without_a_target_there_is_no_percentage(school: Book, out: Path) -> None:
    make_student(school)
    [pathway] = school.ids(SitePathway)
    school.save(SitePathway, pathway, {"target_minutes": None})
    write("hours-summary", school, out / "a.xlsx")
    [row] = table(out / "a.xlsx", "Hours summary")
    assert (row["Hour target"], row["Percent of target"], row["Behind"]) == ("", "", "No")


def test_who_is_behind(school: Book, out: Path) -> None:
    student = make_student(school)
    placement = {"student_id": student, "role": "Late", "starts_on": BEGAN - timedelta(days=60), "target_minutes": 6000}
    with school.edit("Placements") as edit:
        edit.insert(Placement, [placement, placement | {"role": "Over", "state": "ended", "ends_on": TODAY}])
    write("hours-summary", school, out / "a.xlsx")
    behind = {row["Role"]: row["Behind"] for row in table(out / "a.xlsx", "Hours summary")}
    assert behind["Late"] == "Yes"
    assert behind["Over"] == "No"


def test_a_student_without_a_placement_is_listed(school: Book, out: Path) -> None:
    make_student(school)
    with school.edit("Student") as edit:
        edit.insert(Student, [{"last_name": "Li", "first_name": "Bo"}])
    write("hours-summary", school, out / "a.xlsx")
    rows = table(out / "a.xlsx", "Hours summary")
    assert [(row["Last name"], row["Role"]) for row in rows] == [("Li", ""), ("Nguyễn", "Clinic aide")]
    assert opened(out / "a.xlsx")["Hours summary"].auto_filter.ref.endswith("3")


def test_the_sample_school_adds_up(shared_sample: Book, out: Path) -> None:
    write("hours-summary", shared_sample, out / "a.xlsx", student_ids=shared_sample.ids(Student))
    rows = [row for row in table(out / "a.xlsx", "Hours summary") if row["Role"]]
    totals = placement_totals(shared_sample, shared_sample.ids(Placement))
    assert len(rows) == len(totals)
    assert round(sum(row["Approved in all"] for row in rows)) == round(sum(t.approved for t in totals.values()) / 60)
