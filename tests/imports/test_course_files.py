"""Course catalogs: what is new, changed, missing or wrong, and nothing half-done."""

from __future__ import annotations

from app.book.book import Book
from app.imports.intake import read_records
from app.models import (
    Course,
)
from tests.books import dump
from tests.imports.record_files import again, numbers, only, read, take
from tests.imports.taking import finish, messages
from tests.shared_data import shared


def test_a_catalog_is_one_edit_and_its_repetition_nothing(school: Book) -> None:
    lines = (
        "Course #,Course Title,State Course ID,A-G,UC Honors,Department,Credits,CTE Pathway,CTE Level,College Credit",
        "E10,English 10 Honors,2131,B,Y,English,5.00,,,N",
        "C7,Patient Care,7922,Elective (G),,CTE,5,198,Capstone,Y",
        "A1,Advisory,,N,,,2.5,,,",
    )
    before = dump(school)
    intake = take(school, "courses", *lines)
    assert (numbers(intake), intake.problems) == ((2, 1, 0, 1), [])
    assert [(missing.name, missing.local_id) for missing in intake.missing_records] == [("Math 1", "M1")]
    assert only(school, Course, "local_id", "name", "ag_area", "credits", "cte_level", "college_credit") == [
        ("A1", "Advisory", None, 250, None, None),
        ("C7", "Patient Care", "g", 500, "capstone", True),
        ("E10", "English 10 Honors", "b", 500, None, False),
        ("M1", "Math 1", None, 500, None, None),
    ]
    [changed] = [preview for preview in intake.previews if preview.state == "changed"]
    assert ("Course", "English 10", "English 10 Honors") in changed.changes
    again(school, "courses", *lines)
    assert school.undo() == "Import courses"
    assert dump(school) == before


def test_a_column_course_beside_a_title_holds_the_id(school: Book) -> None:
    intake = take(school, "courses", "Course,Title,Subj,Cr", "E10,English 10,ENG,0.5", "M2,Math 2,MTH,5", "Total: 2")
    assert only(school, Course, "local_id", "name") == [("E10", "English 10"), ("M1", "Math 1"), ("M2", "Math 2")]
    assert [n.message for n in intake.notices if "English 10 (5 in the book, 0.5 in the file)" in n.message]
    marks = read(school, "marks", "Student ID,Course,Title,Term,Mark", "001,M2,Mathematics,S1,A")
    assert (marks.new, marks.records["marks"]["new"], marks.notices[0].message[:5]) == (1, 1, "1 row")


def test_what_a_catalog_can_get_wrong_is_said_by_row_and_column(school: Book) -> None:
    intake = take(
        school,
        "courses",
        "Course ID,Course Name,A-G,Credits",
        "E10,English 10,N,5",  # A-G in the book
        "S1,Biology,d,5",
        "S1,Biology,g,5",  # contradicts the row before
        "S1,Biology,d,5",  # repeats it
        "S2,Chemistry,yes,5",
        "S3,Physics,d,five",
        "S4,,d,5",
        ",,d,5",
    )
    assert sorted(messages(intake)) == [
        (2, "A-G"), (3, "A-G"), (4, "A-G"), (5, "A-G"), (6, "A-G"),
        (7, "Credits"), (8, "Course Name"), (9, "Course Name"),
    ]  # fmt: skip
    assert "UC course list" in next(p.message for p in intake.problems if p.row == 2)
    assert "row 4" in next(p.message for p in intake.problems if p.row == 3)
    assert "row 3" in next(p.message for p in intake.problems if p.row == 4)
    assert "row 4" in next(p.message for p in intake.problems if p.row == 5)
    assert numbers(intake) == (0, 0, 0, 1)  # English 10 is in the file, though its row is not taken
    assert only(school, Course, "name") == [("English 10",), ("Math 1",)]


def test_a_title_beside_makes_course_the_id(school: Book) -> None:
    intake = read(school, "courses", "Course,Course Title,Credit", "E10,English 10,5")
    assert numbers(intake) == (0, 0, 1, 1)


def test_credits_of_a_whole_year_are_doubted(school: Book) -> None:
    intake = read(school, "courses", "Course ID,Course Name,Credits", "E10,English 10,10", "E11,English 11,5")
    [said] = [notice.message for notice in intake.notices if "one term" in notice.message]
    assert "English 10 (10)" in said
    assert "English 11" not in said


def test_a_course_id_that_lost_its_zeros_makes_no_second_course(school: Book) -> None:
    take(school, "courses", "Course ID,Course Name", "0042,Ceramics")
    assert messages(read(school, "courses", "Course ID,Course Name", "42,Ceramics")) == [(2, "Course ID")]


def test_the_codes_of_the_state_are_a_catalog(school: Book) -> None:
    file = shared("state-codes/course_group_master_v12.csv")
    headings = {"Course Group State Code": "local_id", "Course Group State Name": "name",
                "CTE Pathway Code": "cte_pathway_id", "Content Area Category Assignment Name": "subject"}  # fmt: skip
    first = read_records(school, "courses", file, headings)
    finish(school, first, take_good=True)
    assert first.new > 500
    second = read_records(school, "courses", file)
    assert (second.new, second.changed, second.unchanged) == (0, 0, first.new)
