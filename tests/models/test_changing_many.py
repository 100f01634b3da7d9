"""Many records in one edit: all or none, one undo, and the rules that hold for each."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from typing import Any

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import Employer, EmployerContact, Placement, Student
from app.models.changing_many import adding_many, changing_many, misfits, of_one_only
from app.models.counting import counted
from tests.books import dump


def finish(work: Generator[Any, None, int]) -> int:
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def people(book: Book, count: int) -> list[str]:
    rows = [{"last_name": f"Rivera{n}", "first_name": "Ana", "local_id": str(n), "grade": "11"} for n in range(count)]
    with book.edit("Students") as edit:
        return edit.insert(Student, rows)


def test_many_records_change_in_one_edit_and_one_undo(book: Book) -> None:
    ids = people(book, 600)
    before, entries = dump(book), len(book.entries())
    done = finish(changing_many(book, Student, "Edit 600 students", {key: {"grade": "12"} for key in ids}))
    assert (done, len(book.entries()), book.undo_title) == (600, entries + 1, "Edit 600 students")
    assert {s.grade for s in book.records(Student)} == {"12"}
    book.undo()
    assert dump(book) == before


def test_what_is_stopped_leaves_nothing(book: Book) -> None:
    ids = people(book, 600)
    before = dump(book)
    work = changing_many(book, Student, "Edit", {key: {"grade": "12"} for key in ids})
    assert [next(work), next(work)] == [(0, 600), (250, 600)]
    work.close()
    assert dump(book) == before


def test_an_id_belongs_to_one_student(book: Book) -> None:
    first, second, third = people(book, 3)
    found = misfits(book, Student, {first: {"local_id": "2"}, second: {"local_id": "9"}})
    assert {id_: (m.field, m.reason) for id_, m in found.items()} == {
        first: ("local_id", "Student ID 2 belongs to Rivera2, Ana already.")
    }
    swapped = {first: {"local_id": "1"}, second: {"local_id": "0"}}
    assert misfits(book, Student, swapped) == {}
    both = misfits(book, Student, {first: {"ssid": "9000000001"}, third: {"ssid": "9000000001"}})
    assert set(both) == {first, third}
    assert misfits(book, Student, {first: {"local_id": None}, third: {"local_id": None}}) == {}
    with pytest.raises(Refused, match="belongs to Rivera2"):
        finish(changing_many(book, Student, "Edit", {first: {"local_id": "2"}}))


def test_nothing_ends_before_it_begins(book: Book) -> None:
    [student] = people(book, 1)
    with book.edit("Placement") as edit:
        [id_] = edit.insert(Placement, [{"student_id": student, "role": "Aide", "starts_on": date(2026, 9, 1)}])
    found = misfits(book, Placement, {id_: {"ends_on": date(2026, 8, 1)}})
    assert (found[id_].field, found[id_].reason) == ("ends_on", "The last day lies before the first.")
    assert misfits(book, Placement, {id_: {"ends_on": date(2026, 9, 1)}}) == {}
    assert misfits(book, Placement, {id_: {"starts_on": None, "ends_on": date(2026, 8, 1)}}) == {}


def test_a_supervisor_is_one_of_the_employers_people(book: Book) -> None:
    [student] = people(book, 1)
    with book.edit("Employers") as edit:
        clinic, mill = edit.insert(Employer, [{"name": "Tule Clinic"}, {"name": "Levee Mill"}])
        [dana] = edit.insert(EmployerContact, [{"employer_id": clinic, "last_name": "Whitfield"}])
        [id_] = edit.insert(Placement, [{"student_id": student, "role": "Aide", "employer_id": clinic}])
    assert misfits(book, Placement, {id_: {"contact_id": dana}}) == {}
    assert misfits(book, Placement, {id_: {"contact_id": dana, "employer_id": mill}})[id_].field == "contact_id"


def test_new_records_are_held_against_the_book_and_each_other(book: Book) -> None:
    people(book, 2)
    row = {"last_name": "Soto", "first_name": "Luz"}
    rows = {"a": {**row, "local_id": "1"}, "b": {**row, "local_id": "7"}, "c": {**row, "local_id": "7"}, "d": row}
    found = misfits(book, Student, rows, new=True)
    assert found["a"].reason == "Student ID 1 belongs to Rivera1, Ana already."
    assert found["b"].reason == found["c"].reason == "Student ID “7” stands in more than one row."
    assert "d" not in found
    with book.edit("Employer") as edit:
        edit.insert(Employer, [{"name": "Tule Clinic", "city": "Alder Flat"}])
    same = misfits(
        book, Employer, {"x": {"name": "Tule Clinic", "city": "Alder Flat"}, "y": {"name": "Tule Clinic"}}, True
    )
    assert {key: each.reason for key, each in same.items()} == {"x": "There is another employer “Tule Clinic” already."}


def test_many_are_added_in_one_edit(book: Book) -> None:
    before = dump(book)
    rows = [{"last_name": "Soto", "first_name": "Luz", "local_id": str(n)} for n in range(300)]
    assert finish(adding_many(book, Student, "Add 300 students", rows)) == 300
    assert len(book.ids(Student)) == 300
    book.undo()
    assert dump(book) == before


def test_some_fields_are_never_given_to_several() -> None:
    assert of_one_only(Student) == {"local_id", "ssid"}
    assert of_one_only(Placement) == set()
    assert [counted(Student, 1), counted(Placement, 1400)] == ["1 student", "1,400 placements"]
