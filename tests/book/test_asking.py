"""Which records, in which order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book.asking import Between, Containing, Not, describe
from app.book.book import Book
from app.i18n import in_language
from app.models import Employer, Enrollment, Placement, Student
from app.models.opening import open_book
from tests.books import copy_of

PEOPLE: dict[str, dict[str, Any]] = {
    "agu": {"last_name": "Aguilar Reyes", "first_name": "Maribel", "grade": "11", "birth_date": date(2010, 3, 2)},
    "ech": {"last_name": "Echeverría", "first_name": "José", "grade": "12", "birth_date": date(2009, 1, 30)},
    "ngu": {"last_name": "Nguyễn", "first_name": "Đức", "grade": "09", "local_id": "204118"},
    "nun": {"last_name": "Núñez", "first_name": "Ana", "grade": "10", "gender": "F"},
    "nuz": {"last_name": "Nuzzi", "first_name": "Bo", "grade": "10", "gender": "X"},
    "obr": {"last_name": "O’Brien", "first_name": "100%_sure", "grade": None, "birth_date": date(2011, 7, 9)},
}


@pytest.fixture(scope="module")
def people(open_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with open_book(copy_of(open_template, tmp_path_factory.mktemp("people"))) as book:
        with book.edit("People") as edit:
            edit.insert(Student, [{"id": key, **values} for key, values in PEOPLE.items()])
            edit.insert(Student, [{"id": "gone", "last_name": "Nguyen", "first_name": "Gone"}])
            edit.delete(Student, ["gone"])
            acme = edit.insert(Employer, [{"name": "Acme"}, {"name": "Zephyr"}])
            edit.insert(Placement, [{"id": "p1", "student_id": "ngu", "employer_id": acme[1], "role": "Intern"}])
            edit.insert(Placement, [{"id": "p2", "student_id": "agu", "employer_id": acme[0], "role": "Intern"}])
            edit.insert(Placement, [{"id": "p3", "student_id": "ech", "role": "Aide"}])
            edit.insert(Enrollment, [{"student_id": "agu"}])
        yield book


@pytest.mark.parametrize(
    ("text", "found"),
    [("", ["agu", "ech", "ngu", "nun", "nuz", "obr"]), ("nguyen", ["ngu"]), ("NGUYỄN duc", ["ngu"]),
     ("echeverria", ["ech"]),
     ("reyes, mari.", ["agu"]), ("(echeverria) , \"jose\"", ["ech"]), (",", ["agu", "ech", "ngu", "nun", "nuz", "obr"]),
     ("reyes mari", ["agu"]), ("2041", ["ngu"]), ("o'brien", ["obr"]), ("%", ["obr"]), ("_", ["obr"]), ("zzz", []),
     ("nu", ["nun", "nuz"]), ("'; DROP TABLE student; --", []), ("\\", [])],
)  # fmt: skip
def test_search_ignores_accents_and_case(people: Book, text: str, found: list[str]) -> None:
    assert people.ids(Student, text) == found


def test_the_first_of_many(people: Book) -> None:
    assert people.ids(Student, "nu", most=1) == ["nun"]
    assert people.ids(Student, sort=[("grade", True)], most=3) == ["ech", "agu", "nun"]


@given(text=st.text(max_size=20))
def test_any_text_can_be_searched(people: Book, text: str) -> None:
    found = people.ids(Student, text)
    assert set(found) <= set(PEOPLE)
    assert people.ids(Student, where={"last_name": Containing(text)}) is not None


@pytest.mark.parametrize(
    ("where", "found"),
    [({"grade": "10"}, {"nun", "nuz"}), ({"grade": None}, {"obr"}), ({"grade": Not(None)}, set(PEOPLE) - {"obr"}),
     ({"grade": Not("10")}, {"agu", "ech", "ngu", "obr"}), ({"grade": {"09", "12"}}, {"ech", "ngu"}),
     ({"grade": []}, set()),
     ({"id": ["agu", "gone", "nobody"]}, {"agu"}), ({"grade": "10", "gender": "F"}, {"nun"}),
     ({"birth_date": Between(date(2010, 1, 1))}, {"agu", "obr"}),
     ({"birth_date": Between(high=date(2010, 3, 2))}, {"agu", "ech"}),
     ({"birth_date": Between(date(2009, 1, 30), date(2009, 1, 30))}, {"ech"}),
     ({"birth_date": Not(Between(date(2010, 1, 1)))}, set(PEOPLE) - {"agu", "obr"}),
     ({"first_name": Containing("DUC")}, {"ngu"}), ({"first_name": Containing("%")}, {"obr"})],
)  # fmt: skip
def test_conditions(people: Book, where: dict[str, Any], found: set[str]) -> None:
    assert set(people.ids(Student, where=where)) == found
    assert {r.id for r in people.records(Student, where)} == found


@pytest.mark.parametrize(
    ("where", "text", "found"),
    [({"grade": "10"}, "", ["nun", "nuz"]), ({"grade": ("12", "09", None)}, "", ["ech", "ngu", "obr"]),
     ({"grade": None}, "", ["obr"]), ({"grade": ("10", "11")}, "nu", ["nun", "nuz"]), ({"grade": ()}, "", []),
     ({"grade": "10", "gender": "X"}, "", ["nuz"]), ({"grade": Not("10")}, "", ["agu", "ech", "ngu", "obr"])],
    ids=str,
)  # fmt: skip
def test_choices_in_the_order_of_names(people: Book, where: dict[str, Any], text: str, found: list[str]) -> None:
    assert people.ids(Student, text, where) == found
    assert [r.id for r in people.records(Student, where, text=text)] == found
    with in_language("es"):
        assert people.ids(Student, text, where) == found


def test_one_state_inside_a_block(people: Book) -> None:
    with people.reading() as outer:
        before = people.ids(Employer)
        with people.edit("Meanwhile") as edit:
            edit.insert(Employer, [{"name": "Later"}])
        with people.reading() as inner:
            assert inner is outer
        assert people.ids(Employer) == before
    assert len(people.ids(Employer)) == len(before) + 1
    people.undo()


def test_order(people: Book) -> None:
    assert people.ids(Student, sort=[("grade", False)]) == ["ngu", "nun", "nuz", "agu", "ech", "obr"]
    assert people.ids(Student, sort=[("grade", True)]) == ["ech", "agu", "nun", "nuz", "ngu", "obr"]
    assert people.ids(Student, sort=[("birth_date", False)])[:3] == ["ech", "agu", "obr"]
    assert people.ids(Student, sort=[("gender", False), ("last_name", True)])[:2] == ["nun", "nuz"]
    assert people.ids(Placement, sort=[("employer_id", False)]) == ["p2", "p1", "p3"]
    assert people.ids(Placement, sort=[("student_id", True)]) == ["p1", "p3", "p2"]


def test_order_of_names_follows_the_language(open_template: Path, tmp_path: Path) -> None:
    with open_book(copy_of(open_template, tmp_path)) as book:
        with book.edit("People") as edit:
            names = ("Nunzio", "Nuñez", "nunca", "Ñandú", "Ochoa", "Nunez")
            edit.insert(Student, [{"id": name, "last_name": name, "first_name": "A"} for name in names])
        english = ["Ñandú", "nunca", "Nunez", "Nuñez", "Nunzio", "Ochoa"]
        spanish = ["nunca", "Nunez", "Nunzio", "Nuñez", "Ñandú", "Ochoa"]
        for sort in ((), [("last_name", False)]):
            assert book.ids(Student, sort=sort) == english
            with in_language("es"):
                assert book.ids(Student, sort=sort) == spanish


def test_rows_show_words_where_records_refer(people: Book) -> None:
    rows = people.rows(Placement, ["p1", "p3", "nobody"], ["student_id", "employer_id", "role"])
    assert rows == {"p1": ("Nguyễn, Đức", "Zephyr", "Intern"), "p3": ("Echeverría, José", None, "Aide")}
    assert people.records(Placement, {"id": "p1"})[0].student_id == "ngu"


def test_conditions_in_words() -> None:
    where = {
        "grade": ["11", "12"],
        "gender": None,
        "last_name": Containing("an"),
        "birth_date": Between(date(2010, 1, 1)),
    }
    assert describe(where, Student) == "Grade: 11, 12; Gender: empty; Last name: “an”; Birth date: Jan 1, 2010 to …"
    assert describe({"grade": Not("09")}, Student) == "Grade: not 9"


def test_more_ids_than_a_statement_takes(people: Book) -> None:
    """A list of all students of a district is asked for by id."""
    wanted = [f"{number:032x}" for number in range(300_000)] + ["ngu"]
    assert people.rows(Student, wanted, ["last_name"]) == {"ngu": ("Nguyễn",)}
    assert [r.id for r in people.records(Student, {"id": wanted})] == ["ngu"]
