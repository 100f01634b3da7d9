"""The table of permissions, cell by cell on a real book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import cast

import pytest
from sqlalchemy import select, text

from app.book.asking import entity_of
from app.book.base import Base, table_of
from app.book.book import Book
from app.book.fields import fields_of
from app.book.policy import Action
from app.models import (
    ENTITIES,
    Placement,
)
from app.models.permissions import ACTS, DERIVED, RECORDS, ROLES, Role, matrix
from tests.models.permissions.trying import TABLES, allowed, attempt, sees
from tests.models.role_books import OTHER, OWN, TODAY, Example, Examples

CHANGED = {
    "site": "city",
    "school_year": "name",
    "staff": "first_name",
    "section": "period",
    "student": "pronouns",
    "section_student": "starts_on",
    "section_staff": "is_primary",
    "guardian": "relation",
    "student_group": "starts_on",
    "enrollment": "exit_reason",
    "sector": "name",
    "cte_pathway": "name",
    "site_pathway": "note",
    "pathway_membership": "reason",
    "career_interest": "interest",
    "pathway_choice": "rank",
    "employer": "name",
    "employer_contact": "last_name",
    "activity_type": "name",
    "day_off": "name",
    "course": "name",
    "agreement": "note",
    "opportunity": "season",
    "employer_interaction": "summary",
    "externship": "note",
    "event": "place",
    "participation": "note",
    "placement": "schedule",
    "placement_competency": "note",
    "placement_day": "weekday",
    "check_override": "reason",
    "log_page": "week",
    "document_kind": "form_number",
    "paperwork": "note",
    "evaluation_item": "text",
    "evaluation": "strengths",
    "evaluation_rating": "rating",
    "site_visit": "note",
    "pathway_course": "grade",
    "course_record": "teacher",
    "mark_scale": "mark",
    "requirement_set": "note",
    "requirement": "takes",
    "indicator_snapshot": "value",
    "attendance_snapshot": "source",
    "behavior_snapshot": "source",
    "credential": "issuer",
    "project": "products",
    "project_course": "part",
    "project_student": "role",
    "strategy": "source",
    "plan_template": "need",
    "referral": "tried",
    "progress_point": "note",
    "plan_review": "reason",
    "family_contact": "summary",
    "team_meeting": "present",
    "meeting_item": "line",
    "student_plan": "strengths",
    "goal": "steps",
    "goal_review": "note",
    "planned_course": "name",
    "yearly_review": "note",
    "financial_aid": "note",
    "profile_outcome": "heading",
    "profile_rating": "note",
    "profile_evidence": "note",
    "postsecondary_outcome": "institution",
    "survey_answer": "comment",
    "hour_entry": "task",
    "support_plan": "strategy",
    "support_session": "note",
    "note": "text",
    "evidence_file": "name",
    "sealed_row": "body",
    "import_mapping": "target",
    "saved_view": "name",
    "setting": "value",
}
"""A field of each kind of record that can be changed without further ado."""


def test_every_kind_of_record_is_in_the_table_once() -> None:
    assert sorted(TABLES) == sorted(table_of(entity).name for entity in ENTITIES)
    assert set(DERIVED.values()) <= set(TABLES)


def test_whoever_changes_something_sees_it() -> None:
    for rights in RECORDS:
        for role in ROLES:
            right = cast("frozenset[Action]", getattr(rights, role))
            assert not right or "see" in right


def test_the_table_in_plain_words() -> None:
    for role in ROLES:
        lines = list(matrix(role))
        assert len(lines) == len(RECORDS) + len(ACTS)
        assert all(line.what and line.may for line in lines)
    said = {line.what: line.may for line in matrix("teacher")}
    assert said["Hours"] == "see, add, change, delete"
    assert said["Student groups (language, disability, income …)"] == "not seen"
    assert said["Approve, reject and reopen hours"] == "no"


Cell = Callable[[str, str, type[Base], Example], None]


def in_every_cell(examples: Examples, tables: Sequence[str], cell: Cell) -> None:
    """For each kind of record an example of the role's own, and one of others; what goes wrong says where."""
    for table in tables:
        for whose in (OWN, OTHER):
            try:
                cell(table, whose, entity_of(table), examples[table][whose])
            except BaseException as fault:
                fault.add_note(f"cell: {table}, {whose}")
                raise


@pytest.mark.parametrize("role", ROLES)
def test_see(books: Callable[[str], Book], examples: Examples, role: Role, tables: Sequence[str] = TABLES) -> None:
    book = books(role)

    def cell(table: str, whose: str, entity: type[Base], example: Example) -> None:
        seen = sees(role, table, whose)
        assert (example.id in book.ids(entity)) == seen
        assert (book.record(entity, example.id) is not None) == seen
        assert (example.id in book.rows(entity, [example.id], list(fields_of(entity))[:1])) == seen
        assert (example.id in book.column(entity, next(iter(fields_of(entity))))) == seen
        with book.reading() as connection:
            found = connection.execute(select(entity.id).where(entity.id == example.id)).scalars().all()
            assert bool(found) == seen
            raw = connection.execute(text(f'SELECT count(*) FROM "{table}" WHERE id = :id'), {"id": example.id})
            assert bool(raw.scalar()) == seen

    in_every_cell(examples, tables, cell)


@pytest.mark.parametrize("role", ROLES)
def test_add(books: Callable[[str], Book], examples: Examples, role: Role, tables: Sequence[str] = TABLES) -> None:
    def cell(table: str, whose: str, entity: type[Base], example: Example) -> None:
        may = allowed(role, table, "add") and sees(role, table, whose)
        attempt(books(role), may, lambda edit: edit.insert(entity, [example.values]))
        attempt(books(role), may, lambda edit: edit.add(entity(**example.values)))

    in_every_cell(examples, tables, cell)


@pytest.mark.parametrize("role", ROLES)
def test_change(books: Callable[[str], Book], examples: Examples, role: Role, tables: Sequence[str] = TABLES) -> None:
    def cell(table: str, whose: str, entity: type[Base], example: Example) -> None:
        name = CHANGED[table]
        may = allowed(role, table, "change") and sees(role, table, whose)
        value = other_value(example, name)
        attempt(books(role), may, lambda edit: edit.update(entity, {example.id: {name: value}}))
        attempt(books(role), may, lambda edit: setattr(edit.get(entity, example.id), name, value))

    in_every_cell(examples, tables, cell)


@pytest.mark.parametrize("role", ROLES)
def test_delete(books: Callable[[str], Book], examples: Examples, role: Role, tables: Sequence[str] = TABLES) -> None:
    def cell(table: str, whose: str, entity: type[Base], example: Example) -> None:
        may = allowed(role, table, "delete") and sees(role, table, whose)
        attempt(books(role), may, lambda edit: edit.delete(entity, [example.id]))

    in_every_cell(examples, tables, cell)


def other_value(example: Example, name: str) -> object:
    if name in ("starts_on", "ends_on", "week"):
        return TODAY - timedelta(days=3)
    if name == "is_primary":
        return True
    return 7 if name == "rank" else "Another"


def test_statement_classes_cover_every_entity() -> None:
    assert set(CHANGED) >= set(TABLES) == {entity.__tablename__ for entity in cast("tuple[type[Base], ...]", ENTITIES)}
    assert all(CHANGED[table] in fields_of(entity_of(table)) for table in TABLES)
    assert Placement in ENTITIES
