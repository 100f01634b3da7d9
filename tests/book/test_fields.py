"""A column is described on the line that maps it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Boolean, Date, Integer, String

from app.book.asking import entity_of
from app.book.base import Base, folded, new_id, record_type, searchable, table_of
from app.book.fields import fields_of
from app.book.kinds import TEXT
from app.models import ENTITIES, Placement, Student
from app.models.kinds import GRADE


def test_a_description_says_what_the_column_is() -> None:
    grade = fields_of(Student)["grade"]
    assert (grade.name, grade.label, grade.kind, grade.required) == ("grade", "Grade", GRADE, False)
    assert "Grade_Level" in grade.aliases
    last = fields_of(Student)["last_name"]
    assert last.required
    assert last.searchable
    assert last.kind is TEXT
    assert fields_of(Placement)["student_id"].refers == "student"


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda e: e.__name__)
def test_every_column_is_described_or_the_books_own(entity: type[Base]) -> None:
    own = {"id", "deleted", "birth", "folded"}
    assert own | set(fields_of(entity)) == {column.name for column in table_of(entity).columns}
    assert not own & set(fields_of(entity))


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda e: e.__name__)
def test_records_hold_text_whole_numbers_flags_and_days_only(entity: type[Base]) -> None:
    for column in table_of(entity).columns:
        assert isinstance(column.type, String | Integer | Boolean | Date), column


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda e: e.__name__)
def test_what_refers_refers_to_something_that_can_be_shown(entity: type[Base]) -> None:
    for described in fields_of(entity).values():
        if described.refers:
            assert entity_of(described.refers).shown_as or described.rests
    assert set(entity.shown_as) <= set(fields_of(entity))


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda e: e.__name__)
def test_no_two_fields_claim_the_same_heading(entity: type[Base]) -> None:
    claimed: dict[str, str] = {}
    for described in fields_of(entity).values():
        for heading in {described.label.casefold(), *(alias.casefold() for alias in described.aliases)}:
            assert claimed.setdefault(heading, described.name) == described.name, heading


def test_business_keys_are_not_unique_in_the_file() -> None:
    """Duplicates are shown and merged by people, so no file can be refused by the database."""
    for entity in ENTITIES:
        assert not [index for index in table_of(entity).indexes if index.unique], entity


def test_ids_made_later_sort_later() -> None:
    ids = [new_id() for _ in range(3000)]
    assert ids == sorted(ids)
    assert len(set(ids)) == 3000
    assert all(len(id_) == 32 and id_[12] == "7" and id_[16] in "89ab" for id_ in ids)


def test_the_search_key_is_folded_and_parted() -> None:
    values: dict[str, Any] = {"last_name": "Echeverría", "first_name": "Đặng", "local_id": None}
    assert folded(values, ("last_name", "first_name", "local_id")) == "echeverria\tdang\t"
    assert searchable(Student)[:2] == ("last_name", "first_name")
    assert record_type(Student)._fields[:3] == ("id", "last_name", "first_name")
