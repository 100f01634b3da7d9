"""What a file says that can hardly be meant: told where it may be right, a problem of its row where it cannot be."""

from __future__ import annotations

import pytest

from app.book.book import Book
from app.i18n import fold
from app.imports import mark_checks
from app.imports.course_doubts import agree, differ_in_number, offered_subject
from app.imports.intake import Intake
from app.models import Course, CourseRecord, Requirement, RequirementSet
from app.models.study_kinds import SUBJECTS
from tests.imports.record_files import HEAD, October, only, read, take
from tests.imports.taking import messages
from tests.models.taking_courses import LAST, YEAR


def said(intake: Intake) -> list[str]:
    return [notice.message for notice in intake.notices]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("English 9", "ENG 9", True),
        ("Physical Education", "PE", True),
        ("English 10", "E10", True),
        ("Algebra 1", "Alg I", True),
        ("English 9", "Underwater Basketry", False),
        ("English 9", "Biology 9", False),
    ],
)
def test_titles_agree_where_anything_in_them_does(one: str, other: str, same: bool) -> None:
    assert (agree(one, other), agree(other, one)) == (same, same)


def test_levels_and_subjects() -> None:
    assert differ_in_number("English 9", "English 10")
    assert not differ_in_number("English", "English 10")
    words = ("Math", "ENG", "sci", "CTE", "Science Dept", "Underwater")
    assert [offered_subject(word) for word in words] == [
        "Mathematics", "English", "Science", "Career technical education", "Science", None,
    ]  # fmt: skip
    assert all(offered_subject(fold(subject)) == subject for subject in SUBJECTS)


def test_an_id_that_means_another_course(school: Book) -> None:
    intake = read(
        school,
        "marks",
        HEAD,
        f"001,E10,Underwater Basketry,{LAST},S1,A,1",
        f"002,E10,Eng 9,{LAST},S1,A,1",
        f"003,E10,Eng 10,{LAST},S1,A,1",
    )
    assert messages(intake) == [(2, "Course Title")]
    [told] = [text for text in said(intake) if "E10" in text]
    assert "E10 is English 10 in the book, Eng 9 in the file" in told
    catalog = read(school, "courses", "Course ID,Course Name", "E10,Underwater Basketry")
    assert ("E10 is English 10 in the book" in said(catalog)[0], catalog.problems) == (True, [])


def test_an_empty_area_is_told_and_takes_nothing_away(school: Book) -> None:
    told = ["1 course has an A-G area elsewhere and an empty cell here, so the area stays: English 10."]
    assert said(take(school, "courses", "Course ID,Course Name,A-G", "E10,English 10,", "M1,Math 1,")) == told
    assert said(read(school, "marks", HEAD + ",A-G", f"001,E10,,{LAST},S1,A,1,")) == told
    assert only(school, Course, "ag_area") == [("b",), (None,)]


def test_a_course_is_in_one_area_in_all_files(school: Book) -> None:
    head = "Student ID,Course ID,Course Title,Term,Mark,A-G"
    other = "“English 10” is B · English in the book and D · Science in this row."
    rows = ("001,E10,,S1,A,d", "001,M1,,S1,A,c", "002,N1,New,S1,A,g", "003,N1,New,S1,A,f")
    marks = read(school, "marks", head, *rows)
    assert messages(marks) == [(2, "A-G"), (5, "A-G")]
    assert marks.problems[0].message.startswith(other)
    assert "“New” is G · College-preparatory elective in row 4 and F · Visual" in marks.problems[1].message
    assert "none in the book" in said(marks)[-1]
    assert "Math 1 (C · Mathematics)" in said(marks)[-1]
    catalog = take(school, "courses", "Course ID,Course Name,A-G", "E10,English 10,d", "M1,Math 1,c", "X,X,f", "X,X,No")
    assert catalog.problems[0].message.startswith(other)
    assert [p.message.count("A-G (F · Visual and performing arts, not A-G)") for p in catalog.problems] == [0, 1, 1]
    assert only(school, Course, "ag_area") == [("b",), ("c",)]


def test_subjects_become_those_of_the_requirements(school: Book) -> None:
    with school.edit("Set") as edit:
        [set_id] = edit.insert(RequirementSet, [{"name": "Ours", "kind": "graduation", "unit": "credits"}])
        line = {"set_id": set_id, "place": 1, "name": "All", "amount": 4000, "least_mark": "pass"}
        edit.insert(Requirement, [line | {"takes": "Mathematics; Sci"}])
    lines = ("Course ID,Course Name,Subject", "M1,Math 1,Math", "S1,Biology,SCI", "Z1,Falconry,Birds")
    intake = take(school, "courses", *lines)
    assert said(intake)[-1] == "1 course has a subject that no graduation requirement takes: Falconry (Birds)."
    assert only(school, Course, "name", "subject") == [
        ("Biology", "SCI"), ("English 10", None), ("Falconry", "Birds"), ("Math 1", "Mathematics"),
    ]  # fmt: skip
    assert read(school, "courses", *lines).is_empty


def test_marks_without_a_year_and_with_figures_for_terms(school: Book) -> None:
    undated = read(school, "marks", "Student ID,Course ID,Mark", "001,E10,A")
    assert said(undated) == [f"1 row names no school year: {YEAR} is taken. If it is another one, add it as a column."]
    head = "Student ID,Course ID,Year,Term,Mark"
    semesters = take(school, "marks", head, f"001,E10,{LAST[5:]},1,A", f"001,E10,{LAST[5:]},2,B")
    assert [text.split(":")[0] for text in said(semesters)] == [
        "The figures 1 and 2 are read as semesters.",
        "A year alone is read as the school year that ends in it",
    ]
    assert only(school, CourseRecord, "school_year", "term") == [(LAST, "s1"), (LAST, "s2")]
    take(school, "marks", head, f"002,E10,{LAST},1,A", f"002,E10,{LAST},04,B")
    assert {term for (term,) in only(school, CourseRecord, "term")} == {"s1", "s2", "q1", "q4"}


def test_marks_that_cannot_be(school: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mark_checks, "date", October)
    intake = read(
        school,
        "marks",
        HEAD + ",Credits Attempted,Credits Earned",
        f"001,E10,,{YEAR},Summer,A,1,5,5",
        f"001,E10,,{LAST},S1,A,1,5,500",
        f"001,E10,,{LAST},S1,A,1,5,6",
        f"001,E10,,{LAST},S1,F,1,5,5",
        f"001,E10,,{LAST},S1,F,1,5,0",
    )
    assert messages(intake) == [(2, "Term"), (3, "Credits Earned"), (4, "Credits Earned"), (5, "Credits Earned")]
