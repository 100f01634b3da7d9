"""Marks from files of several systems: what is new, under way, missing or wrong."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.book.book import Book
from app.imports.intake import read_records
from app.imports.tables import Pasted
from app.models import (
    Course,
    CourseRecord,
    Section,
    Student,
)
from app.models.mark_meanings import unknown_marks
from tests.imports.record_files import HEAD, SHORT, again, numbers, only, read, take
from tests.imports.taking import messages
from tests.models.taking_courses import LAST, YEAR


@pytest.mark.parametrize(
    "lines",
    [
        ("STU.ID,CN,CO,Grade,Yr,Trm,Mark,Cr Att,Cr Cmp", f"001,E10,English 10,10,{SHORT},S1,B+,5,5"),
        ("Student_Number\tCourse_Number\tCourse_Name\tGrade_Level\tStoreCode\tGrade\tEarnedCrHrs\tPotentialCrHrs",
         "001\tE10\tEnglish 10\t10\tS1\tB+\t5\t5.0"),
        ("State ID;Course #;Term;Mark;Grade Level;Credits Earned;Credits Attempted;End Year",
         f"1000000001;E10;1st Semester;B+;10;5;5;{LAST[5:]}"),
        ("Student Number,Course,Semester 1,Grade,Academic Year,Credits Earned,Credits Attempted",
         f"001,English 10,B+,10,{LAST},5,5"),
    ],
)  # fmt: skip
def test_the_headings_of_student_information_systems(school: Book, lines: Sequence[str]) -> None:
    intake = take(school, "marks", *lines)
    assert intake.problems == []
    [record] = school.records(CourseRecord)
    assert (record.term, record.mark, record.credits_earned, record.credits_attempted) == ("s1", "B+", 500, 500)
    assert (record.kind, record.grade_when_taken, record.source) == ("final", "10", "Clipboard")
    assert record.school_year == (LAST if "Grade_Level" not in lines[0] else YEAR)
    again(school, "marks", *lines)


def test_a_term_may_name_its_school_year(school: Book) -> None:
    first, last = LAST.split("-")
    terms = [f"Fall {first} Final", f"Spring {last}", f"{first}-{last[2:]} Sem 2", f"{SHORT} 3rd Nine Weeks", "Q1 1999"]
    rows = [f"001,{course},{term},A" for course, term in zip(("E10", "M1", "E10", "E10", "E10"), terms, strict=True)]
    intake = read(school, "marks", "Student ID,Course ID,Term,Mark", *rows[:4])
    named = [{change.label: change.after for change in each.changes} for each in intake.previews]
    assert [each["Term"] for each in named] == ["Semester 1", "Semester 2", "Semester 2", "Quarter 3"]
    assert ({each["School year"] for each in named}, intake.notices) == ({LAST}, [])
    told = [f"{row},{LAST}" for row in (rows[0], rows[4], "002,E10,S2 2001-02,A")]
    intake = read(school, "marks", "Student ID,Course ID,Term,Mark,School Year", *told)
    assert (intake.new, messages(intake)) == (2, [(4, "Term")])


def test_term_ids_of_powerschool_name_the_year(school: Book) -> None:
    """34 is 2024-2025; the store code says the term where there is one."""
    head = "Student_Number,Course_Number,TermID,Grade,CA,CC"
    intake = take(school, "marks", head, "001,E10,3400,A,10,10", "002,E10,3402,B,5,5", "003,E10,3404,B,5,5")
    assert messages(intake) == [(4, "TermID")]
    assert only(school, CourseRecord, "school_year", "term", "credits_attempted", "credits_earned") == [
        ("2024-2025", "full", 1000, 1000),
        ("2024-2025", "s2", 500, 500),
    ]
    stored = head.replace("CA,CC", "Storecode")
    intake = take(school, "marks", stored, "003,E10,3304,B,Q3", "004,E10,3300,A,S1")
    assert [(n.column, "PowerSchool" in n.message) for n in intake.notices] == [("TermID", True)]
    assert {("2023-2024", "q3"), ("2023-2024", "s1")} <= {*only(school, CourseRecord, "school_year", "term")}
    assert "TermID" in read(school, "marks", head, "001,E10,9133,A,5,5").notices[0].message


@pytest.mark.parametrize(
    ("heads", "cells"),
    [("Grade,Percent,Grade Level", "A,93%,10"), ("Grade,Percent", "A,93%"), ("Percent,Grade", "A,10")],
)
def test_letters_and_grade_levels_beside_percentages(school: Book, heads: str, cells: str) -> None:
    take(school, "marks", f"Student ID,Course ID,Term,{heads}", f"001,E10,S1,{cells}")
    assert only(school, CourseRecord, "mark") == [("A",)]


def test_marks_of_several_terms_in_a_row(school: Book) -> None:
    head = "Student ID,Course ID,School Year,S1,S2,Q1 Grade"
    take(school, "marks", head, f"001,E10,{LAST},A,B,", f"002,E10,{LAST},87.5,,C")
    assert only(school, CourseRecord, "term", "mark") == [("q1", "C"), ("s1", "87.5"), ("s1", "A"), ("s2", "B")]


def test_what_is_wrong_with_marks(school: Book) -> None:
    intake = take(
        school,
        "marks",
        HEAD + ",Credits Earned,A-G",
        f"001,E10,English 10,{LAST},S1,A,1,5,b",
        f"001,E10,English 10,{LAST},S1,A,1,5,b",  # twice
        f"001,E10,English 10,{LAST},S1,C,1,5,b",  # contradicts
        f"999,E10,English 10,{LAST},S1,A,1,5,b",
        f",E10,English 10,{LAST},S1,A,1,5,b",
        f"1,E10,English 10,{LAST},S1,A,1,5,b",  # lost its zeros
        f"002,X1,,{LAST},S1,A,1,5,",  # no such course, and no name to make it
        f"002,,Englsh 10,{LAST},S1,A,1,5,",  # misspelt
        f"002,,,{LAST},S1,A,,5,",
        "002,E10,English 10,2091-2092,S1,A,1,5,b",
        f"002,E10,English 10,{LAST},S9,A,1,5,b",
        f"002,E10,English 10,{LAST},S1,A,1,five,b",
        f"002,E10,English 10,{LAST},S1,A,1,5,No",  # A-G in the book
        f"002,N1,New one,{LAST},S1,A,1,5,g",
        f"003,N1,New one,{LAST},S1,A,1,5,N",  # A-G in the row above
    )
    assert sorted(messages(intake), key=lambda each: each[0] or 0) == [
        (2, "Mark"), (3, "Mark"), (4, "Mark"), (5, "Student ID"), (6, "Student ID"), (7, "Student ID"),
        (8, "Course ID"), (9, "Course Title"), (10, "Course Title"),
        (11, "School Year"), (12, "Term"), (13, "Credits Earned"), (14, "A-G"), (16, "A-G"),
    ]  # fmt: skip
    first, *_others, last = (p.message for p in intake.problems if p.column == "Mark")
    assert ("row 4" in first, "row 2" in last) == (True, True)
    assert numbers(intake) == (1, 0, 0, 0)
    assert only(school, CourseRecord, "mark") == [("A",)]
    assert [(c.local_id, c.ag_area) for c in school.records(Course, {"name": "New one"})] == [("N1", "g")]
    assert intake.records["courses"]["new"] == 1
    assert [notice.message for notice in intake.notices] == [
        "1 course that the book lacks is made from this file: New one."
    ]


def test_unknown_marks_are_told_by_mark_and_kept_as_printed(school: Book) -> None:
    lines = (HEAD, f"001,E10,,{LAST},S1,Q+,", f"002,E10,,{LAST},S1,Q+,", f"003,E10,,{LAST},S1,B,")
    intake = take(school, "marks", *lines)
    assert intake.problems == []
    [notice] = intake.notices
    assert (notice.column, "“Q+” of 2 rows" in notice.message) == ("Mark", True)
    assert unknown_marks(school) == {"Q+": 2}
    assert len(read(school, "marks", *lines).notices) == 1


def test_what_a_later_file_lacks_is_told_and_stays(school: Book) -> None:
    rows = [f"00{n},{course},,{LAST},S1,A,{section}" for n in (1, 2) for course, section in (("E10", 1), ("M1", 2))]
    rows[-1] = rows[-1].removesuffix("2")  # a course without a section
    take(school, "marks", HEAD, *rows)
    take(school, "marks", HEAD, f"001,E10,,{YEAR},S1,A,9")
    later = take(school, "marks", HEAD, f"001,E10,,{LAST},S1,B,1")
    assert numbers(later) == (0, 1, 0, 1)
    [missing] = later.missing_records
    assert (missing.local_id, missing.what) == ("002", f"English 10 section 1 · Semester 1 · {LAST} · A")
    [notice] = later.notices
    when = f" · Semester 1 · {LAST}"
    assert f"not in it: Math 1 section 2{when} (1 student), Math 1{when} (1 student). The" in notice.message
    courses = [(each["course"], each["students"]) for each in later.counts()["missing_courses"]]
    assert courses == [(f"{name}{when}", 1) for name in ("English 10 section 1", "Math 1 section 2", "Math 1")]
    assert len(school.ids(CourseRecord)) == 5
    bad = read(school, "marks", HEAD + ",Credits Earned", f"001,E10,,{LAST},S1,B,1,5", f"002,E10,,{LAST},S1,A,1,x")
    assert (messages(bad), bad.missing) == ([(3, "Credits Earned")], 0)  # a row that is not taken is in the file


def test_a_course_under_way_gets_its_mark(school: Book) -> None:
    with school.edit("Section") as edit:
        edit.insert(Section, [{"name": "English 10 P2", "local_id": "S77", "course_code": "E10"}])
    head = "Student ID,Section ID,Term,Mark"
    take(school, "marks", head, "001,S77,S1,")
    assert only(school, CourseRecord, "kind", "mark") == [("progress", None)]
    again(school, "marks", head, "001,S77,S1,")
    assert numbers(take(school, "marks", head, "001,S77,S1,B")) == (0, 1, 0, 0)
    assert only(school, CourseRecord, "kind", "mark") == [("final", "B")]
    again(school, "marks", head, "001,S77,S1,")


def test_a_student_who_changed_the_section_has_one_mark(school: Book) -> None:
    take(school, "marks", HEAD, f"001,E10,,{LAST},S1,A,1")
    assert numbers(take(school, "marks", HEAD, f"001,E10,,{LAST},S1,B,2")) == (0, 1, 0, 0)
    both = (HEAD, f"001,E10,,{LAST},S1,B,2", f"001,E10,,{LAST},S1,C,3")  # taken twice in one term
    assert numbers(take(school, "marks", *both)) == (1, 0, 1, 0)
    again(school, "marks", *both)


def test_an_empty_book_takes_its_courses_from_names(book: Book) -> None:
    with book.edit("Student") as edit:
        edit.insert(Student, [{"local_id": "1", "last_name": "Roe", "first_name": "Ana"}])
    take(book, "marks", "Student ID,Course,Mark", "1,Biology,A", "1,Art,B")
    assert only(book, Course, "name") == [("Art",), ("Biology",)]


def test_a_mapping_alone_is_no_news(school: Book) -> None:
    pasted = Pasted(f"Number,Course ID,Year,Term,Mark\n999,E10,{SHORT},S1,A")
    intake = read_records(school, "marks", pasted, {"Number": "student_id"})
    assert (intake.plan.size, intake.left_out, intake.is_empty) == (1, 1, True)
