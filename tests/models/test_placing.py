"""Placements are made and ended; employers and their people; who works where today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.book.book import Book
from app.book.refused import Refused, UnfitField
from app.models import Employer, EmployerContact, Placement, Student
from app.models.employer_rows import contacts_by_employer, employer_ids_about, employer_rows, students_by_employer
from app.models.opening import open_book
from app.models.placement_rows import (
    grades_by_placement,
    minutes_by_placement,
    placement_ids_about,
    placement_rows,
    states_by_placement,
)
from app.models.placing import (
    add_placement,
    change_placement,
    end,
    pathway_today,
    placed_today,
    remove_employers,
    remove_placements,
    save_contact,
    save_employer,
    state_today,
)
from tests.books import copy_of
from tests.models.school_of import TODAY, Class, log, make_class

DAY = timedelta(days=1)


@pytest.fixture
def book(open_template: Path, tmp_path: Path) -> Iterator[Book]:
    with open_book(copy_of(open_template, tmp_path)) as opened:
        yield opened


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book)


def employer_of(book: Book) -> str:
    return book.ids(Employer)[0]


def test_a_placement_keeps_its_days_in_order(book: Book, made: Class) -> None:
    values = {"student_id": made.students[0], "role": "Aide", "starts_on": TODAY, "ends_on": TODAY - DAY}
    with pytest.raises(Refused):
        add_placement(book, values)
    placement = add_placement(book, values | {"ends_on": TODAY + DAY})
    with pytest.raises(Refused):
        change_placement(book, placement, {"starts_on": TODAY, "ends_on": TODAY - DAY})
    with pytest.raises(UnfitField, match="lasts 6 years at most") as refused:
        change_placement(book, placement, {"starts_on": TODAY, "ends_on": TODAY + 7 * 366 * DAY})
    assert refused.value.field == "ends_on"


def test_the_supervisor_is_one_of_the_employers_people(book: Book, made: Class) -> None:
    own = employer_of(book)
    contact = save_contact(book, own, {"last_name": "Ortega"})
    other = save_employer(book, {"name": "Harbor Networks"})
    values = {"student_id": made.students[0], "role": "Aide", "contact_id": contact}
    with pytest.raises(Refused):
        add_placement(book, values | {"employer_id": other})
    placement = add_placement(book, values | {"employer_id": own})
    row = placement_rows(book, [placement])[placement]
    assert (row["supervisor"], row["employer"]) == ("Ortega", "Tule Creek Clinic")


def test_ending(book: Book, made: Class) -> None:
    with pytest.raises(Refused):
        end(book, made.placements, TODAY + DAY)
    with pytest.raises(Refused, match="begins only"):
        end(book, made.placements, date(2000, 1, 1))
    assert end(book, made.placements[:2], TODAY) == 2
    assert {(p.state, p.ends_on) for p in book.records(Placement, {"id": made.placements[:2]})} == {("ended", TODAY)}
    assert end(book, made.placements, TODAY) == 1
    with pytest.raises(Refused):
        end(book, made.placements, TODAY)
    book.undo()
    assert len(book.ids(Placement, where={"state": "active"})) == 1


def test_hours_keep_a_placement_from_being_deleted(book: Book, made: Class) -> None:
    log(book, made, 0, TODAY, 60)
    with pytest.raises(Refused, match="End it"):
        remove_placements(book, made.placements)
    assert remove_placements(book, made.placements[1:]) == 2


def test_placements_keep_an_employer_from_being_deleted(book: Book, made: Class) -> None:
    with pytest.raises(Refused, match="Tule Creek Clinic"):
        remove_employers(book, book.ids(Employer))
    empty = save_employer(book, {"name": "Harbor Networks", "city": "Alder Flat"})
    save_contact(book, empty, {"last_name": "Ortega", "first_name": "Carmen"})
    assert remove_employers(book, [empty]) == 1
    assert book.ids(EmployerContact) == []


def test_an_employer_is_not_entered_twice(book: Book) -> None:
    first = save_employer(book, {"name": "Harbor Networks", "city": "Alder Flat"})
    with pytest.raises(Refused):
        save_employer(book, {"name": "Harbor Networks", "city": "Alder Flat"})
    save_employer(book, {"name": "Harbor Networks", "city": "San Telmo"})
    save_employer(book, {"name": "Harbor Networks", "city": "Alder Flat", "phone": "555-0101"}, first)
    assert book.records(Employer, {"id": first})[0].phone == "555-0101"


def test_a_placement_whose_last_day_has_passed_has_ended(book: Book, made: Class) -> None:
    assert state_today("active", TODAY - DAY) == "ended"
    assert state_today("active", TODAY) == state_today("active", None) == "active"
    first, second, _third = made.placements
    with book.edit("Change") as edit:
        edit.update(Placement, {first: {"ends_on": TODAY - DAY}, second: {"state": "planned"}})
    assert placed_today(book) == {employer_of(book): {made.students[2]}}


def test_the_pathway_of_a_student(book: Book, made: Class) -> None:
    assert pathway_today(book, made.students[0]) == made.pathway


def test_rows_and_what_sorts_them(book: Book, made: Class) -> None:
    log(book, made, 0, TODAY, 90, state="approved")
    row = placement_rows(book, made.placements)[made.placements[0]]
    assert (row["employer"], row["pathway"], row["state"]) == ("Tule Creek Clinic", "Health Careers", "active")
    assert (row["totals"].approved, row["totals"].target) == (90, 4800)
    assert minutes_by_placement(book) == {made.placements[0]: 90}
    employer = employer_of(book)
    save_contact(book, employer, {"last_name": "Ortega", "first_name": "Carmen"})
    shown = employer_rows(book, [employer])[employer]
    assert (shown["contact"], shown["students_now"]) == ("Carmen Ortega", 3)
    assert students_by_employer(book) == {employer: 3}
    assert contacts_by_employer(book) == {employer: "Carmen Ortega"}
    with book.edit("Grade") as edit:
        edit.update(Student, {made.students[0]: {"grade": "11"}})
    assert grades_by_placement(book)[made.placements[0]] == "11"


def test_the_state_of_every_placement_is_that_of_today(book: Book, made: Class) -> None:
    with book.edit("End") as edit:
        edit.update(Placement, {made.placements[0]: {"ends_on": TODAY - timedelta(days=1)}})
    assert [states_by_placement(book)[id_] for id_ in made.placements] == ["ended", "active", "active"]


def test_found_by_student_employer_role_and_contact(book: Book, made: Class) -> None:
    assert placement_ids_about(book, "sample01") == {made.placements[1]}
    assert placement_ids_about(book, "tule creek") == set(made.placements)
    assert placement_ids_about(book, "clinic aide") == set(made.placements)
    save_contact(book, employer_of(book), {"last_name": "Ortega"})
    assert employer_ids_about(book, "ortega") == {employer_of(book)}
    assert employer_ids_about(book, "harbor") == set()
