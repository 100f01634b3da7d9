"""The rows of the lists of events and of who took part, gathered a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func, select

from app.book.book import Book
from app.models.employers import Employer, EmployerContact
from app.models.events import PRESENCE, Event, Participation
from app.models.people import Student
from app.models.placements import ActivityType
from app.models.roster_rows import grades_of
from app.models.staff import Staff

RESTS_ON = ("participation", "activity_type", "employer", "employer_contact", "staff")
"""The tables besides the events' own that these rows show."""
ROLL_RESTS_ON = ("student", "event")


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many of those on the list of an event were there, and their minutes together."""

    attended: int = 0
    absent: int = 0
    excused: int = 0
    minutes: int = 0

    @property
    def listed(self) -> int:
        """How many are on the list."""
        return self.attended + self.absent + self.excused


def event_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By event: every field of the record, `activity` and `stage`, `employer`, `contact` and `leader` (words), and
    `attendance`.
    """
    events = book.records(Event, {"id": list(ids)})
    activities = {a.id: a for a in book.records(ActivityType, {"id": _named(events, "activity_type_id")})}
    words = book.rows(ActivityType, list(activities), ["name"])
    employers = book.rows(Employer, _named(events, "employer_id"), ["name"])
    contacts = book.rows(EmployerContact, _named(events, "contact_id"), ["first_name", "last_name"])
    leaders = book.rows(Staff, _named(events, "staff_id"), ["first_name", "last_name"])
    counts = attendance(book, ids)
    return {
        e.id: e._asdict()
        | {
            "activity": "".join(words.get(e.activity_type_id, ())),
            "stage": activities[e.activity_type_id].stage if e.activity_type_id in activities else None,
            "employer": "".join(employers.get(e.employer_id, ())),
            "contact": " ".join(filter(None, contacts.get(e.contact_id, ()))),
            "leader": " ".join(filter(None, leaders.get(e.staff_id, ()))),
            "attendance": counts.get(e.id, Attendance()),
        }
        for e in events
    }


def _named(events: Sequence[Any], name: str) -> list[str]:
    return list({getattr(e, name) for e in events} - {None})


def event_ids_about(book: Book, text: str) -> set[str]:
    """The events that hold every word of `text`, or whose employer or activity does."""
    return {
        *book.ids(Event, text),
        *book.ids(Event, where={"employer_id": book.ids(Employer, text)}),
        *book.ids(Event, where={"activity_type_id": book.ids(ActivityType, text)}),
    }


def attendance(book: Book, ids: Sequence[str] | None = None) -> dict[str, Attendance]:
    """By event, who was there; of all events, or of some. One with nobody on its list is left out."""
    p, e = Participation, Event
    counts = (func.sum(case((p.presence == code, 1), else_=0)) for code in PRESENCE.options)
    minutes = func.sum(case((p.presence == "attended", func.coalesce(p.minutes, e.minutes, 0)), else_=0))
    asked = (
        select(p.event_id, *counts, minutes)
        .join(e, e.id == p.event_id)
        .where(p.deleted.is_(False))
        .group_by(p.event_id)
    )
    if ids is not None:
        asked = asked.where(p.event_id.in_(list(ids)))
    with book.reading() as connection:
        return {row[0]: Attendance(*row[1:]) for row in connection.execute(asked)}


def counted(what: str) -> Callable[[Book], Mapping[str, int]]:
    """What filters and orders events by a count of their attendance."""
    return lambda book: {id_: getattr(each, what) for id_, each in attendance(book).items()}


def stages_by_event(book: Book) -> Mapping[str, str]:
    """The stage of the continuum of every event that has one."""
    stages = {a.id: a.stage for a in book.records(ActivityType) if a.stage}
    kinds = book.column(Event, "activity_type_id")
    return {id_: stages[kind] for id_, kind in kinds.items() if kind in stages}


# who took part


def roll_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By participation: every field of the record, `student` (a record or None), and of the event its day `on` and
    its minutes, `usual`.
    """
    kept = book.records(Participation, {"id": list(ids)})
    students = {s.id: s for s in book.records(Student, {"id": {p.student_id for p in kept}})}
    events = {e.id: e for e in book.records(Event, {"id": {p.event_id for p in kept}})}
    return {
        p.id: p._asdict()
        | {"student": students.get(p.student_id), "on": events[p.event_id].date, "usual": events[p.event_id].minutes}
        for p in kept
        if p.event_id in events
    }


def roll_ids_about(book: Book, text: str) -> set[str]:
    """The participations of students whose names or ID hold every word of `text`."""
    return set(book.ids(Participation, where={"student_id": book.ids(Student, text)}))


def grades_by_participation(book: Book) -> Mapping[str, str]:
    """The grade of the student of every participation."""
    return grades_of(book, Participation)
