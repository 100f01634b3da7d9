"""One event for many students, and how some of them differ."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import Employer, EmployerContact, Event, Participation, Student
from app.models.enrolling import leave
from app.models.holding_events import (
    change_event,
    copied,
    hold_event,
    invited,
    join_event,
    leave_event,
    minutes_of,
    note_exceptions,
    remove_events,
)
from tests.models.school_calendar import make_years
from tests.models.school_of import TODAY, Class, make_class

TALK: dict[str, Any] = {"name": "Nurses’ day", "date": date(2026, 10, 2), "time_in": 9 * 60, "minutes": 90}


@pytest.fixture(autouse=True)
def _years(book: Book) -> None:
    make_years(book)


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book)


def minutes_by_student(book: Book, event_id: str) -> dict[str, int]:
    event = book.record(Event, event_id)
    return {p.student_id: minutes_of(event, p) for p in book.records(Participation, {"event_id": event_id})}


def test_one_entry_many_students_one_undo(book: Book, made: Class) -> None:
    event = hold_event(book, TALK, [*made.students, made.students[0]])
    assert minutes_by_student(book, event) == dict.fromkeys(made.students, 90)
    assert book.undo() == "Add event Nurses’ day"
    assert book.ids(Event) == book.ids(Participation) == []


def test_exceptions(book: Book, made: Class) -> None:
    event = hold_event(book, TALK, made.students)
    first, second, third = (p.id for p in book.records(Participation))
    note_exceptions(book, {first: {"minutes": 30}, second: {"presence": "excused"}})
    changes = {second: {"minutes": 60}, third: {"presence": "absent", "minutes": 90, "note": "On the bus"}}
    assert note_exceptions(book, changes) == 1
    assert sorted(minutes_by_student(book, event).values()) == [0, 0, 30]
    change_event(book, event, {"minutes": None})
    assert sorted(minutes_by_student(book, event).values()) == [0, 0, 30]


def test_students_join_and_leave(book: Book, made: Class) -> None:
    event = hold_event(book, TALK, made.students[:1])
    assert join_event(book, event, made.students) == 2
    with pytest.raises(Refused, match="already"):
        join_event(book, event, made.students)
    assert leave_event(book, event, made.students[1:]) == 2
    assert remove_events(book, [event]) == 1
    assert book.ids(Participation) == []


def test_who_is_invited(book: Book, made: Class) -> None:
    with book.edit("Others") as edit:
        eve, _bo = edit.insert(
            Student, [{"last_name": "Aa", "first_name": "Eve", "grade": "09"}, {"last_name": "Zz", "first_name": "Bo"}]
        )
    assert invited(book, TODAY, section_ids=[made.section]) == made.students
    assert invited(book, TODAY, pathway_ids=[made.pathway], grades=["09"]) == [eve, *made.students]
    leave(book, [made.students[0]], date(2026, 1, 5), "Moved")
    assert invited(book, TODAY, section_ids=[made.section], grades=["09"]) == [eve, *made.students[1:]]
    assert invited(book, TODAY) == []


def test_a_copy_is_the_same_event_on_another_day(book: Book, made: Class) -> None:
    event = hold_event(book, TALK, made.students)
    again = hold_event(book, copied(book, event, TODAY))
    assert book.record(Event, again)._asdict() == book.record(Event, event)._asdict() | {"id": again, "date": TODAY}  # type: ignore[union-attr]
    assert book.ids(Participation, where={"event_id": again}) == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"minutes": 1441, "time_in": None}, "at most a day"),
        ({"minutes": -5}, "at most"),
        ({"time_in": 1380}, "midnight"),
        ({"date": date(1999, 10, 1)}, "no school year"),
        ({"date": date(2090, 10, 1)}, "no school year"),
    ],
)
def test_impossible_times_and_days(book: Book, values: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        hold_event(book, TALK | values)
    event = hold_event(book, TALK)
    with pytest.raises(Refused, match=words):
        change_event(book, event, values)


def test_the_contact_belongs_to_the_employer(book: Book) -> None:
    with book.edit("Employers") as edit:
        clinic, bakery = edit.insert(Employer, [{"name": "Clinic"}, {"name": "Bakery"}])
        [contact] = edit.insert(EmployerContact, [{"employer_id": clinic, "last_name": "Ode"}])
    with pytest.raises(Refused, match="another employer"):
        hold_event(book, TALK | {"employer_id": bakery, "contact_id": contact})
    assert hold_event(book, TALK | {"employer_id": clinic, "contact_id": contact})
