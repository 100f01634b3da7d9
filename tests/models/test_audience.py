"""Whose students and plans are whose."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.book.book import Book
from app.models import Section, SectionStaff, SectionStudent, Staff, Student, SupportPlan
from app.models.audience import ROLES, Role, audience, homes_of, role_named, role_of
from app.models.enrolling import leave
from tests.models.school_of import TODAY, make_class


def own_staff(book: Book) -> str:
    [own] = book.ids(Staff)
    return own


def test_the_account_tells_the_role(book: Book) -> None:
    assert role_of(book) == "coordinator"
    book.save(Staff, own_staff(book), {"role": "counselor"})  # what somebody is at the school is another matter
    assert role_of(book) == "coordinator"
    for role, expected in (("teacher", "teacher"), ("counselor", "counselor"), ("viewer", "coordinator")):
        book.ring = replace(book.ring, slots=tuple(replace(slot, role=role) for slot in book.ring.slots))
        assert role_of(book) == expected
    assert role_named("teacher") == "teacher"


def test_teachers_and_counselors_have_their_own_home(book: Book) -> None:
    assert homes_of(book) == ROLES
    expected = {"teacher": ("teacher",), "counselor": ("counselor",), "viewer": ("coordinator",)}
    for role, homes in expected.items():
        book.ring = replace(book.ring, slots=tuple(replace(slot, role=role) for slot in book.ring.slots))
        assert homes_of(book) == homes


def test_a_coordinator_looks_after_everybody_who_is_here(book: Book) -> None:
    made = make_class(book, 2)
    leave(book, made.students[:1], TODAY - timedelta(days=1), "Moved away")
    whose = audience(book, "coordinator", TODAY)
    assert whose.is_whole_site
    assert [whose.cares_for(id_) for id_ in made.students] == [False, True]
    assert whose.owns(made.students[0])


def test_a_teacher_looks_after_the_own_sections_of_this_year(book: Book) -> None:
    made = make_class(book, 3)
    with book.edit("Taught") as edit:
        edit.insert(SectionStaff, [{"section_id": made.section, "staff_id": own_staff(book)}])
        edit.delete(SectionStudent, book.ids(SectionStudent, where={"student_id": made.students[2]}))
    whose = audience(book, "teacher", TODAY)
    assert whose.sections == (made.section,)
    assert whose.students == set(made.students[:2])
    book.save(Section, made.section, {"school_year": "2001-2002"})
    assert audience(book, "teacher", TODAY).is_whole_site


def test_a_counselor_looks_after_the_students_of_the_own_plans(book: Book) -> None:
    made = make_class(book, 2)
    with book.edit("Plans") as edit:
        row = {"domain": "attendance", "need": "Late", "starts_on": TODAY}
        plans = edit.insert(
            SupportPlan,
            [
                row | {"student_id": made.students[0], "provider_id": own_staff(book)},
                row | {"student_id": made.students[0]},
                row | {"student_id": made.students[1]},
            ],
        )
    whose = audience(book, "counselor", TODAY)
    assert whose.students == {made.students[0]}
    assert [whose.provides(id_) for id_ in plans] == [True, False, False]


@pytest.mark.parametrize("role", ROLES)
def test_who_is_not_on_the_staff_list_is_shown_the_whole_site(book: Book, role: Role) -> None:
    made = make_class(book, 1)
    book.save(Staff, own_staff(book), {"last_name": "Somebody else"})
    whose = audience(book, role, TODAY)
    assert whose.is_whole_site
    assert whose.provides("any plan")
    assert whose.here == set(book.ids(Student)) >= set(made.students)
