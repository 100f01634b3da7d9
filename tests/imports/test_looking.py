"""Columns that a person names by hand, and what is pasted."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.imports.intake import Intake, apply
from app.imports.looking import Unmapped, read_or_look
from app.imports.tables import Pasted
from app.models import Student
from app.models.opening import open_book
from tests.books import copy_of

ODD = "Nr\tWer\tVorname\n7001\tSample\tAda\n7002\tSample\tBen\n"


def test_what_was_pasted_is_read_like_a_file(book: Book) -> None:
    read = read_or_look(book, Pasted("Student ID\tLast name\tFirst name\n7001\tSample\tAda\n"))
    assert isinstance(read, Intake)
    assert (read.new, read.previews[0].file) == (1, "Clipboard")


def test_a_table_that_says_too_little_shows_its_columns(book: Book) -> None:
    read = read_or_look(book, Pasted(ODD))
    assert isinstance(read, Unmapped)
    assert [column.heading for column in read.columns] == ["Nr", "Wer", "Vorname"]
    assert read.columns[0].samples == ("7001", "7002")
    assert {"local_id", "last_name", "first_name"} <= set(read.targets)
    assert "student ID" in read.reason


def test_columns_named_by_hand_are_remembered(book: Book) -> None:
    mapping = {"Nr": "local_id", "Wer": "last_name", "Vorname": "first_name"}
    read = read_or_look(book, Pasted(ODD), mapping=mapping)
    assert isinstance(read, Intake)
    for _ in apply(book, read):
        pass
    assert len(book.ids(Student)) == 2
    again = read_or_look(book, Pasted(ODD))
    assert isinstance(again, Intake)
    assert (again.unchanged, again.is_empty) == (2, True)


def test_a_wrong_mapping_leaves_the_columns(book: Book) -> None:
    read = read_or_look(book, Pasted(ODD), mapping={"Nr": "local_id", "Wer": "local_id"})
    assert isinstance(read, Unmapped)
    assert "Two columns" in read.reason


def test_hours_too(book: Book) -> None:
    read = read_or_look(book, Pasted("Wer\tWann\tWie lange\n7001\t2026-03-02\t3\n"), kind="hours")
    assert isinstance(read, Unmapped)
    assert {"student_id", "date", "hours"} <= set(read.targets)


@pytest.mark.parametrize("text", ["", "Student ID,Last name,First name\n"], ids=["empty", "headings only"])
def test_what_no_mapping_can_help_is_refused(book: Book, text: str) -> None:
    with pytest.raises(Refused):
        read_or_look(book, Pasted(text))


def test_the_sample_school_takes_no_rosters(open_template: Path, tmp_path: Path) -> None:
    with open_book(copy_of(open_template, tmp_path)) as sample, pytest.raises(Refused, match="sample school"):
        read_or_look(sample, Pasted(ODD))
