"""What students did along the continuum."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.book.book import Book
from app.models import ActivityType, Event, Participation, Placement
from app.models.continuum import along, by_stage, done
from app.models.holding_events import hold_event, note_exceptions
from tests.models.school_calendar import make_years
from tests.models.school_of import Class, log, make_class

TODAY = date(2026, 11, 20)
YEAR = (date(2026, 7, 1), date(2027, 6, 30))


@pytest.fixture(autouse=True)
def _years(book: Book) -> None:
    make_years(book)


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book, 3, since=date(2026, 3, 2))


def activity(book: Book, name: str) -> str:
    [found] = book.ids(ActivityType, where={"name": name})
    return found


def hold(book: Book, made: Class, name: str, on: date, kind: str | None, **values: Any) -> str:
    event: dict[str, Any] = {"name": name, "date": on, "activity_type_id": activity(book, kind) if kind else None}
    return hold_event(book, event | values, made.students)


def test_events_and_placements_count_at_their_stage(book: Book, made: Class) -> None:
    hold(book, made, "Nurses’ panel", date(2026, 10, 2), "Career panel", minutes=90)
    hold(book, made, "Mock interviews", date(2026, 10, 9), "Mock interview")
    hold(book, made, "Assembly", date(2026, 10, 9), None, minutes=30)
    first, second, third = made.placements
    book.save(Placement, first, {"activity_type_id": activity(book, "Paid internship")})
    book.save(Placement, second, {"activity_type_id": activity(book, "Paid internship"), "state": "planned"})
    book.save(Placement, third, {"state": "requested"})
    found = along(book, made.students, today=TODAY)
    mine = found[made.students[0]].shares
    assert [(s.events, s.placements, s.minutes) for s in mine.values()] == [
        (1, 0, 90),
        (1, 0, 0),
        (0, 1, 0),
        (1, 0, 30),
    ]
    assert (found[made.students[0]].reached, found[made.students[0]].lacking) == ("experience", [])
    assert (found[made.students[1]].reached, found[made.students[1]].lacking) == ("engagement", ["experience"])


def test_only_those_who_were_there_and_their_own_minutes(book: Book, made: Class) -> None:
    event = hold(book, made, "Tour", date(2026, 10, 2), "Site visit or workplace tour", minutes=90)
    first, second, third = book.records(Participation, {"event_id": event})
    note_exceptions(book, {first.id: {"presence": "absent"}, second.id: {"minutes": 20}})
    shares = {id_: each.shares["exposure"] for id_, each in along(book, made.students, today=TODAY).items()}
    assert [(shares[p.student_id].events, shares[p.student_id].minutes) for p in (first, second, third)] == [
        (0, 0), (1, 20), (1, 90),
    ]  # fmt: skip
    with book.edit("Delete") as edit:
        edit.delete(Event, [event])
    assert all(each.reached is None for each in along(book, made.students, today=TODAY).values())


def test_within_some_days_and_never_what_is_to_come(book: Book, made: Class) -> None:
    hold(book, made, "Last year", date(2026, 3, 2), "Career panel")
    hold(book, made, "This year", date(2026, 9, 2), "Career panel")
    hold(book, made, "Tomorrow", date(2026, 11, 21), "Career panel")
    kind = activity(book, "Unpaid internship")
    book.save(Placement, made.placements[0], {"activity_type_id": kind, "ends_on": date(2026, 6, 30)})
    book.save(Placement, made.placements[1], {"activity_type_id": kind, "starts_on": date(2026, 12, 1)})

    def counts(student: int, span: tuple[date | None, date | None]) -> list[int]:
        shares = along(book, made.students, span, TODAY)[made.students[student]].shares
        return [shares["exposure"].events, shares["experience"].placements]

    assert counts(0, (None, None)) == [2, 1]
    assert counts(0, YEAR) == [1, 0]
    assert counts(0, (None, YEAR[0])) == [1, 1]
    assert counts(1, (None, None)) == [2, 0]


def test_all_that_one_student_did(book: Book, made: Class) -> None:
    employer = book.records(Placement)[0].employer_id
    kind = activity(book, "Unpaid internship")
    book.save(Placement, made.placements[0], {"activity_type_id": kind, "starts_on": date(2026, 9, 1)})
    log(book, made, 0, date(2026, 10, 1), 120, "approved")
    log(book, made, 0, date(2026, 10, 2), 60, "submitted")
    hold(book, made, "Second", date(2026, 10, 2), "Career panel")
    hold(book, made, "First", date(2026, 10, 1), "Career fair", employer_id=employer, minutes=45)
    things = done(book, made.students[0], today=TODAY)
    told = [(d.kind, d.stage, d.name, d.activity, d.employer, d.minutes) for d in things]
    assert told == [
        ("event", "exposure", "First", "Career fair", "Tule Creek Clinic", 45),
        ("event", "exposure", "Second", "Career panel", None, 0),
        ("placement", "experience", "Clinic aide", "Unpaid internship", "Tule Creek Clinic", 120),
    ]
    assert [len(of_stage) for of_stage in by_stage(things).values()] == [2, 0, 1, 0]
