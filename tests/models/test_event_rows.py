"""The rows of events and of who took part, and where all students stand along the continuum."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.book.book import Book
from app.models import ActivityType, Event, Participation, Student
from app.models.continuum_rows import (
    continuum_rows,
    counts_at,
    lacking,
    minutes_at_events,
    pathway_shares,
    sections_by_student,
)
from app.models.event_rows import Attendance, counted, event_ids_about, event_rows, roll_ids_about, roll_rows
from app.models.holding_events import hold_event, note_exceptions
from app.models.school import year_bounds, year_name
from tests.models.school_of import TODAY, Class, make_class

FAIR = max(TODAY - timedelta(days=20), year_bounds(year_name(TODAY))[0])


@pytest.fixture
def made(book: Book) -> Class:
    """Three students, all of whom were at a fair but the second; the third had an hour of it."""
    made = make_class(book)
    [kind] = book.ids(ActivityType, where={"name": "Career fair"})
    fair: dict[str, Any] = {"name": "Fair", "date": FAIR, "minutes": 90, "activity_type_id": kind, "place": "Gym"}
    event = hold_event(book, fair, made.students)
    kept = {p.student_id: p.id for p in book.records(Participation, {"event_id": event})}
    second, third = (kept[id_] for id_ in made.students[1:])
    note_exceptions(book, {second: {"presence": "absent"}, third: {"minutes": 60}})
    return made


def test_rows_of_events(book: Book, made: Class) -> None:
    [event] = book.ids(Event)
    row = event_rows(book, [event])[event]
    assert row["attendance"] == Attendance(2, 1, 0, 150)
    assert row["attendance"].listed == 3
    assert (row["activity"], row["stage"], row["employer"], row["leader"]) == ("Career fair", "exposure", "", "")
    assert counted("attended")(book) == {event: 2}
    assert event_ids_about(book, "gym") == event_ids_about(book, "career fair") == {event}
    nobody = hold_event(book, {"name": "Talk", "date": TODAY})
    assert event_rows(book, [nobody])[nobody]["attendance"].listed == 0


def test_rows_of_the_roll(book: Book, made: Class) -> None:
    rows = roll_rows(book, book.ids(Participation)).values()
    assert {(r["student"].last_name, r["presence"], r["minutes"], r["usual"], r["on"]) for r in rows} == {
        ("Sample00", "attended", None, 90, FAIR),
        ("Sample01", "absent", None, 90, FAIR),
        ("Sample02", "attended", 60, 90, FAIR),
    }
    assert len(roll_ids_about(book, "sample01")) == 1


def test_everybody_along_the_continuum(book: Book, made: Class) -> None:
    first, second, third = made.students
    rows = continuum_rows(book, made.students)
    assert rows[first]["pathways"] == ("Health Careers",)
    assert rows[first]["along"].shares["exposure"].last == FAIR
    assert rows[second]["along"].shares["exposure"].last is None
    assert counts_at("exposure")(book) == {first: 1, third: 1}
    assert minutes_at_events(book) == {first: 90, third: 60}
    assert lacking(book, "exposure") == {second}
    assert lacking(book, "engagement") == set(made.students)
    assert lacking(book, "none") == {second}  # the placements have no activity: they stand outside of the stages
    assert sections_by_student(book) == dict.fromkeys(made.students, (made.section,))


def test_the_share_of_each_pathway(book: Book, made: Class) -> None:
    with book.edit("Another") as edit:
        edit.insert(Student, [{"last_name": "Alone", "first_name": "Al"}])
    everybody, health = pathway_shares(book, "All")
    assert (everybody.id, everybody.members, everybody.reached["exposure"]) == (None, 4, 2)
    assert (health.id, health.members, health.reached) == (
        made.pathway,
        3,
        {"exposure": 2, "engagement": 0, "experience": 0},
    )
    assert health.share("exposure") == pytest.approx(2 / 3)


def test_of_an_event_to_come_nobody_has_anything_yet(book: Book) -> None:
    made = make_class(book, 1)
    later = min(date.today() + timedelta(days=5), year_bounds(year_name(TODAY))[1])
    [kind] = book.ids(ActivityType, where={"name": "Career fair"})
    hold_event(book, {"name": "Fair", "date": later, "activity_type_id": kind}, made.students)
    assert lacking(book, "exposure") == (set(made.students) if later > date.today() else set())
