"""School Data Sync v1: what is wrong in a set, and one school of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.book.book import Book
from app.imports.intake import read_roster
from app.models import Enrollment, Section, SectionStaff, SectionStudent, Staff
from tests.imports.taking import students, take, write_set

FILES = {
    "School": ["SIS ID,Name", "s1,Heron High", "s2,Egret High"],
    "Student": [
        "SIS ID,School SIS ID,First Name,Last Name,Username,Password,State ID,Student Number,Grade,Birthdate",
        "p1,s1,Ana,Ruiz,ana,s3cret,CA,501,9,3/4/2011",
        "p2,s1,Bao,Tran,bao,s3cret,CA,502,10,5/6/2010",
        "p3,s2,Ida,Paz,ida,s3cret,CA,503,11,5/7/2009",
    ],
    "Teacher": ["SIS ID,School SIS ID,First Name,Last Name,Teacher Number", "t1,s1,Dana,Cole,77"],
    "Section": [
        "SIS ID,School SIS ID,Section Name,Section Number,Term StartDate,Course Name,Course Number,Periods",
        "k1,s1,Biology 1,B1,8/15/2026,Biology,BIO,3",
    ],
    "StudentEnrollment": ["Section SIS ID,SIS ID", "k1,p1", "k1,p2"],
    "TeacherRoster": ["Section SIS ID,SIS ID", "k1,t1"],
}


def test_a_set(book: Book, tmp_path: Path) -> None:
    intake = take(book, write_set(tmp_path / "set", **FILES))
    assert (intake.new, intake.problems, intake.layout) == (3, [], "School Data Sync v1")
    assert students(book, "local_id", "source_id", "ssid", "grade")[0] == ("501", "p1", None, "09")
    assert book.records(Section)[0][1:] == ("Biology 1", "Biology", "BIO", "3", "2026-2027", "B1", "k1")
    assert (len(book.records(SectionStudent)), len(book.records(SectionStaff))) == (2, 1)
    assert ("Cole", "77", "teacher") in [(s.last_name, s.local_id, s.role) for s in book.records(Staff)]
    assert {e.school_name for e in book.records(Enrollment)} == {"Heron High", "Egret High"}


@pytest.mark.parametrize("school", ["s1", "heron high"])
def test_one_school(book: Book, tmp_path: Path, school: str) -> None:
    take(book, write_set(tmp_path / "set", **FILES), school=school)
    assert students(book, "local_id") == [("501",), ("502",)]
    rest = read_roster(book, tmp_path / "set", school="s2")
    assert (rest.new, rest.missing) == (1, 0)


def test_what_refers_to_nothing_is_a_problem(book: Book, tmp_path: Path) -> None:
    files = {
        **FILES,
        "Student": [*FILES["Student"], "p4,s9,Leo,Kim,leo,s3cret,CA,504,9,"],
        "StudentEnrollment": [*FILES["StudentEnrollment"], "k9,p1", "k1,p9"],
    }
    intake = read_roster(book, write_set(tmp_path / "set", **files))
    assert {(problem.file, problem.row, problem.column) for problem in intake.problems} == {
        ("Student.csv", 5, "School SIS ID"),
        ("StudentEnrollment.csv", 4, "Section SIS ID"),
        ("StudentEnrollment.csv", 5, "SIS ID"),
    }


def test_numbers_that_do_not_identify_stand_back(book: Book, tmp_path: Path) -> None:
    rows = [re.sub(r",50\d,", ",500,", line) for line in FILES["Student"]]
    intake = take(book, write_set(tmp_path / "set", **{**FILES, "Student": rows}))
    assert intake.problems == []
    assert students(book, "local_id") == [("p1",), ("p2",), ("p3",)]


def test_a_repeated_number_costs_its_own_row(book: Book, tmp_path: Path) -> None:
    rows = [line.replace(",502,", ",501,") for line in FILES["Student"]]
    intake = take(book, write_set(tmp_path / "set", **{**FILES, "Student": rows}), take_good=True)
    assert [(problem.row, problem.column) for problem in intake.problems] == [(3, "Student Number")]
    assert students(book, "local_id") == [("501",), ("503",)]
