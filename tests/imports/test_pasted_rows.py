"""Rows of the clipboard as new records: by headings or by the columns of the list, with a reason in each bad cell."""

from __future__ import annotations

from datetime import date

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.imports.pasted_rows import read_pasted
from app.models import Employer, Placement, Student, SupportPlan
from app.models.merging_employers import merge_employers


@pytest.fixture
def ana(book: Book) -> str:
    with book.edit("Student") as edit:
        return edit.insert(Student, [{"last_name": "Rivera", "first_name": "Ana", "local_id": "204118"}])[0]


def test_headings_say_what_the_columns_fill(book: Book) -> None:
    text = "Surname\tFirst\tLocker\tDOB\tGrade\nSoto\tLuz\t12\t3/5/2010\t9th\nNgo\tVan\t\t\tFreshman\n"
    read = read_pasted(book, Student, text)
    assert (read.with_headings, read.left_out, read.lacking) == (True, ["Locker"], [])
    assert list(read.columns.values()) == ["Last name", "First name", "Birth date", "Grade"]
    assert [row.problems for row in read.rows] == [{}, {}]
    assert read.good[0] == {"last_name": "Soto", "first_name": "Luz", "birth_date": date(2010, 3, 5), "grade": "09"}


def test_without_headings_the_columns_of_the_list_count(book: Book) -> None:
    text = "Soto, Luz\t92.5\t9\nNgo, Van\t\t10"
    read = read_pasted(book, Student, text, ["student", "progress", "grade", "email"])
    assert not read.with_headings
    assert [row.values["last_name"] for row in read.rows] == ["Soto", "Ngo"]
    assert [row.values["grade"] for row in read.rows] == ["09", "10"]
    assert [row.number for row in read.rows] == [1, 2]


def test_a_whole_name_is_taken_apart(book: Book) -> None:
    read = read_pasted(book, Student, "Student\tGrade\nde la Cruz, Ana María\t11\nVinh Nguyễn\t12")
    assert [(r.values["last_name"], r.values["first_name"]) for r in read.rows] == [
        ("de la Cruz", "Ana"), ("Nguyễn", "Vinh")
    ]  # fmt: skip
    assert read.lacking == []


def test_a_bad_cell_says_why(book: Book, ana: str) -> None:
    text = (
        "Last name\tFirst name\tStudent ID\tGrade\n"
        "Soto\tLuz\t204118\t11\nNgo\t\t7\t11\nMa\tBo\t8\tthird floor\nLi\tAn\t9\t9"
    )
    rows = read_pasted(book, Student, text).rows
    assert rows[0].problems == {"local_id": "Student ID 204118 belongs to Rivera, Ana already."}
    assert rows[1].problems == {"first_name": "First name is required."}
    assert "third floor" in rows[2].problems["grade"]
    assert rows[3].problems == {}


def test_a_row_is_taken_without_a_value_that_cannot_be_read(book: Book, ana: str) -> None:
    """As an import takes it; without a name, or with an ID that cannot be read, it is not clear who it is."""
    text = (
        "Last name\tFirst name\tStudent ID\tSSID\tBirth date\n"
        "Ma\tBo\t8\t\t13/45/2010\nLi\tAn\t9\t12\t\nNgo\t\t10\t\t\nSoto\tLuz\t204118\t\t3/5/2010"
    )
    read = read_pasted(book, Student, text)
    assert [set(row.problems) for row in read.rows] == [{"birth_date"}, {"ssid"}, {"first_name"}, {"local_id"}]
    assert [row.lost for row in read.rows] == [False, True, True, True]
    assert [(values["last_name"], values.get("birth_date")) for values in read.good] == [("Ma", None)]
    assert read.lost_values == 1


def test_the_same_id_twice_is_told_in_both_rows(book: Book) -> None:
    text = "Last name\tFirst name\tStudent ID\nSoto\tLuz\t7\nNgo\tVan\t7"
    assert [set(row.problems) for row in read_pasted(book, Student, text).rows] == [{"local_id"}, {"local_id"}]


def test_a_shortened_id_is_not_taken(book: Book) -> None:
    rows = read_pasted(book, Student, "Last name\tFirst name\tSSID\nSoto\tLuz\t9.01E+09").rows
    assert "spreadsheet has shortened" in rows[0].problems["ssid"]


def test_other_records_are_found_by_their_words(book: Book, ana: str) -> None:
    with book.edit("Employer") as edit:
        [clinic] = edit.insert(Employer, [{"name": "Tule Creek Clinic"}])
    text = (
        "Student\tEmployer\tRole\tStarts\n"
        "Rivera, Ana\tTule creek clinic\tAide\t9/1/2026\n"
        "204118\t\tAide\t\n"
        "Ana Rivera\tNowhere\tAide\t\n"
        "\t\tAide\t\n"
    )
    rows = read_pasted(book, Placement, text).rows
    assert (rows[0].values["student_id"], rows[0].values["employer_id"]) == (ana, clinic)
    assert rows[1].values["student_id"] == ana
    assert rows[2].problems == {"employer_id": "There is no employer “Nowhere”."}
    assert rows[3].problems == {"student_id": "Student is required."}


def test_two_of_a_name_are_not_guessed(book: Book, ana: str) -> None:
    with book.edit("Student") as edit:
        edit.insert(Student, [{"last_name": "Rivera", "first_name": "Ana", "local_id": "9"}])
    rows = read_pasted(book, Placement, "Student\tRole\nRivera, Ana\tAide\n9\tAide").rows
    assert rows[0].problems == {"student_id": "“Rivera, Ana” fits several."}
    assert rows[1].problems == {}


def test_days_the_wrong_way_round_are_told(book: Book, ana: str) -> None:
    text = "Student\tRole\tStarts\tEnds\n204118\tAide\t2026-09-10\t2026-09-01"
    assert set(read_pasted(book, Placement, text).rows[0].problems) == {"ends_on"}


def test_what_every_record_needs_and_nothing_fills_is_named(book: Book, ana: str) -> None:
    read = read_pasted(book, SupportPlan, "Student\tTier\n204118\tTier 2")
    assert read.lacking == ["Domain", "Need", "Starts"]


def test_an_empty_clipboard_is_refused(book: Book) -> None:
    for text in ("", "\n\t\n"):
        with pytest.raises(Refused, match="clipboard holds no rows"):
            read_pasted(book, Student, text)
    with pytest.raises(Refused, match="No column"):
        read_pasted(book, Student, "blue\tgreen")


def test_an_employer_that_was_merged_away_is_found(book: Book, ana: str) -> None:
    with book.edit("Twins") as edit:
        kept, twin = edit.insert(Employer, [{"name": "Slough Clinic"}, {"name": "Slough Clínica"}])
    merge_employers(book, kept, [twin])
    read = read_pasted(book, Placement, "Student\tEmployer\tRole\nRivera, Ana\tslough clinica\tAide")
    assert read.good[0]["employer_id"] == kept
