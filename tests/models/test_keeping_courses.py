"""What is typed about courses, marks, credentials and requirements: what cannot be is refused at its field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from app.book.book import Book
from app.book.refused import UnfitField
from app.models import Course, CourseRecord, MarkScale, Requirement, RequirementSet
from app.models.course_record_rows import not_passed, under_way, with_unknown_marks
from app.models.course_rows import oddities, without_subject
from app.models.credit_progress import credit_progress
from app.models.keeping_course_records import save_course_record
from app.models.keeping_courses import save_course, switch_courses
from app.models.keeping_credentials import save_credential
from app.models.keeping_marks import save_mark
from app.models.keeping_requirements import (
    UnfitLine,
    copy_set,
    lines_of,
    remove_sets,
    save_set,
    set_rows,
    students_by_set,
    switch_set,
)
from app.models.sequence_standings import standings_by_pathway
from app.models.studies import studies_of
from tests.models.taking_courses import LAST, TODAY, YEAR, course, student, took

LINE = {"name": "English", "amount": 4000, "takes": "b", "least_mark": "pass", "takes_rest": False}
SET = {"name": "Tule Creek", "kind": "graduation", "unit": "credits", "active": True}


def refused(act: Callable[[], object]) -> str:
    """The field at which something is refused."""
    with pytest.raises(UnfitField) as refusal:
        act()
    return refusal.value.field


@pytest.fixture
def taken(book: Book) -> dict[str, Any]:
    """The values of a course record that can be."""
    return {
        "student_id": student(book),
        "course_id": course(book, "English 9", "b", "English"),
        "school_year": YEAR,
        "term": "s1",
        "kind": "final",
        "mark": "B",
    }


def test_a_course_record_that_cannot_be(book: Book, taken: dict[str, Any]) -> None:
    for field, values in (
        ("mark", {"mark": "Z9"}),
        ("credits_earned", {"credits_earned": 600}),
        ("credits_attempted", {"credits_attempted": 2000, "term": "full"}),
        ("credits_earned", {"credits_earned": 500, "credits_attempted": 250}),
        ("credits_earned", {"credits_earned": 500, "mark": "F"}),
        ("school_year", {"school_year": "2190-2191"}),
        ("school_year", {"school_year": "1985-1986"}),
    ):
        assert refused(partial(save_course_record, book, taken | values)) == field
    assert book.ids(CourseRecord) == []


def test_a_term_is_recorded_once_and_a_year_whole_or_by_its_terms(book: Book, taken: dict[str, Any]) -> None:
    made = save_course_record(book, taken)
    assert book.records(CourseRecord)[0].grade_when_taken == "11"
    assert refused(lambda: save_course_record(book, taken | {"mark": "A"})) == "term"
    assert refused(lambda: save_course_record(book, taken | {"term": "full"})) == "term"
    save_course_record(book, taken | {"term": "summer"})
    save_course_record(book, {"mark": "F"}, made)
    assert not_passed(book) == {made}


def test_a_mark_that_fails_takes_the_credits_and_one_that_passes_gives_them_back(
    book: Book, taken: dict[str, Any]
) -> None:
    made = save_course_record(book, taken | {"credits_earned": 500})
    for mark, earned in (("F", 0), ("A", None)):
        save_course_record(book, {"mark": mark}, made)
        assert book.records(CourseRecord)[0].credits_earned == earned


def test_what_is_under_way_and_what_the_scale_does_not_know(book: Book) -> None:
    ana, english = student(book), course(book, "English 9", "b", "English")
    [running] = took(book, ana, english, [("s2", None)], YEAR)
    [strange, _known] = took(book, ana, english, [("s1", "Z9"), ("s2", "A")], LAST)
    assert under_way(book) == {running}
    assert with_unknown_marks(book) == {strange}
    studies = studies_of(book, ana)
    assert studies is not None
    assert [each.record_id for each in studies.unknown] == [strange]
    save_mark(book, {"mark": "Z9", "passes": False, "c_or_better": False, "c_minus_or_better": False})
    assert with_unknown_marks(book) == set()


def test_a_failed_term_that_was_passed_later_is_not_told(book: Book) -> None:
    ana, english = student(book), course(book, "English 9", "b", "English")
    took(book, ana, english, [("s1", "F"), ("s2", "F")], LAST)
    took(book, ana, english, [("s1", "C")], YEAR)
    studies = studies_of(book, ana)
    assert studies is not None
    assert [each.term for each in studies.failed] == ["s2"]
    assert studies_of(book, "nobody") is None


def test_a_mark_that_contradicts_itself(book: Book) -> None:
    before = len(book.ids(MarkScale))
    for field, values in (
        ("mark", {"mark": "b+"}),
        ("mark", {"mark": "  "}),
        ("c_minus_or_better", {"mark": "X", "c_or_better": True, "c_minus_or_better": False}),
        ("passes", {"mark": "X", "c_minus_or_better": True, "passes": False}),
    ):
        assert refused(partial(save_mark, book, values)) == field
    assert len(book.ids(MarkScale)) == before


def test_a_credential_is_earned_before_it_expires(book: Book) -> None:
    values = {"student_id": student(book), "name": "Food handler"}
    late = values | {"earned_on": TODAY + timedelta(days=1)}
    assert refused(lambda: save_credential(book, late)) == "earned_on"
    backward = values | {"earned_on": date(2025, 5, 1), "expires_on": date(2025, 4, 1)}
    assert refused(lambda: save_credential(book, backward)) == "expires_on"


def test_courses_that_contradict_each_other_or_count_for_nothing(book: Book) -> None:
    here = course(book, "Biology", "d", "Science")
    there = course(book, "biology ", None, "Science")
    lost = course(book, "Yearbook", None, "Journalism")
    found = oddities(book)
    assert set(found) == {here, there, lost}
    assert "A-G" in found[here][0]
    assert without_subject(book) == {lost}
    switch_courses(book, [there, lost], True)
    assert oddities(book) == {}
    assert refused(lambda: save_course(book, {"name": "Chemistry", "uc_honors": True})) == "uc_honors"
    save_course(book, {"name": "Chemistry", "local_id": "SC1"})
    assert refused(lambda: save_course(book, {"name": "Physics", "local_id": "SC1"})) == "local_id"
    assert len(book.ids(Course)) == 4


def test_a_set_of_requirements_that_cannot_be(book: Book) -> None:
    for field, values, line in (
        ("total", {"total": 3000}, {}),
        ("class_until", {"class_from": 2031, "class_until": 2030}, {}),
        ("amount", {}, {"amount": 0}),
        ("recommended", {}, {"recommended": 100}),
        ("takes", {}, {"takes": " ; "}),
        ("takes", {"kind": "ag"}, {"takes": "a; english"}),
    ):
        with pytest.raises(UnfitField) as refusal:
            save_set(book, SET | values, [(None, LINE), (None, LINE | line)])
        assert refusal.value.field == field
        assert not line or (isinstance(refusal.value, UnfitLine) and refusal.value.line == 1)


def test_a_set_of_its_own_comes_before_those_that_are_shipped(book: Book) -> None:
    ana = student(book)
    [law] = book.ids(RequirementSet, where={"kind": "graduation"})
    assert credit_progress(book, [ana])[ana].set_id == law
    own = copy_set(book, law)
    assert [line.name for line in lines_of(book, own)] == [line.name for line in lines_of(book, law)]
    assert (set_rows(book, [own])[own]["shipped"], students_by_set(book)[own]) == (True, 1)
    first, *_others = [(line.id, LINE | {"name": line.name}) for line in lines_of(book, own)]
    save_set(book, {**SET, "unit": "years"}, [first, (None, LINE)], own)
    assert [line.name for line in lines_of(book, own)] == ["English", "English"]
    assert credit_progress(book, [ana])[ana].set_id == own
    switch_set(book, own, False)
    assert credit_progress(book, [ana])[ana].set_id == law
    remove_sets(book, [own])
    assert book.ids(Requirement, where={"set_id": own}) == []


def test_nobody_stands_in_a_sequence_without_courses(book: Book) -> None:
    student(book)
    assert standings_by_pathway(book) == ({}, {})
