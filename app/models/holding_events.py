"""Events: one entry for many students, exceptions afterwards."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, ngettext
from app.models.employers import EmployerContact
from app.models.enrolling import present_ids
from app.models.events import Event, Participation
from app.models.logging_hours import students_of
from app.models.people import Student
from app.models.school_years import known_years

DAY_MINUTES = 24 * 60
LEFT_BEHIND = ("id", "date")  # fields that a copy of an event does not take along


def hold_event(book: Book, values: Mapping[str, Any], student_ids: Collection[str] = ()) -> str:
    """Add an event with everybody who took part, as one edit; returns its id.

    Raises Refused where its day lies in no school year, it would last beyond midnight, or the contact belongs to
    another employer.
    """
    _refuse_unfit(book, values)
    coming = list(dict.fromkeys(student_ids))
    with book.edit(_("Add event {name}").format(name=values.get("name") or "")) as edit:
        event_id = edit.insert(Event, [values])[0]
        edit.insert(Participation, [{"event_id": event_id, "student_id": id_} for id_ in coming])
    return event_id


def change_event(book: Book, event_id: str, values: Mapping[str, Any]) -> None:
    """Change fields of an event. Raises Refused as `hold_event` does."""
    event = book.record(Event, event_id)
    _refuse_unfit(book, {**(event._asdict() if event else {}), **values})
    book.save(Event, event_id, values)


def copied(book: Book, event_id: str, on: date) -> dict[str, Any]:
    """Values for the same event on another day, for the next class or year. Who takes part is not copied."""
    event = book.record(Event, event_id)
    kept = {name: value for name, value in event._asdict().items() if name not in LEFT_BEHIND} if event else {}
    return {**kept, "date": on}


def remove_events(book: Book, event_ids: Collection[str]) -> int:
    """Mark events as deleted, with the lists of who took part; returns how many."""
    title = ngettext("Delete {count} event", "Delete {count} events", len(event_ids))
    with book.edit(title.format(count=len(event_ids))) as edit:
        return edit.delete(Event, event_ids)


def join_event(book: Book, event_id: str, student_ids: Collection[str]) -> int:
    """Add students to an event; those on its list already are left as they are. Returns how many were added.

    Raises Refused where all of them are on it.
    """
    there = {p.student_id for p in book.records(Participation, {"event_id": event_id})}
    coming = [id_ for id_ in dict.fromkeys(student_ids) if id_ not in there]
    if not coming:
        raise Refused(_("All of them are on the list of this event already."))
    title = ngettext("Add {count} student to an event", "Add {count} students to an event", len(coming))
    with book.edit(title.format(count=len(coming))) as edit:
        edit.insert(Participation, [{"event_id": event_id, "student_id": id_} for id_ in coming])
    return len(coming)


def leave_event(book: Book, event_id: str, student_ids: Collection[str]) -> int:
    """Take students off the list of an event; returns how many were on it."""
    held = book.ids(Participation, where={"event_id": event_id, "student_id": list(student_ids)})
    title = ngettext("Take {count} student off an event", "Take {count} students off an event", len(held))
    with book.edit(title.format(count=len(held))) as edit:
        return edit.delete(Participation, held)


def note_exceptions(book: Book, changes: Mapping[str, Mapping[str, Any]]) -> int:
    """Say of some participations how they differ: presence, minutes, a note; returns how many changed.

    Whoever was not there has no hours of its own.
    """
    kept = {p.id: p for p in book.records(Participation, {"id": list(changes)})}
    settled = {
        id_: {**values, "minutes": None} if values.get("presence", kept[id_].presence) != "attended" else values
        for id_, values in changes.items()
        if id_ in kept
    }
    title = ngettext("Change {count} participation", "Change {count} participations", len(settled))
    with book.edit(title.format(count=len(settled))) as edit:
        return edit.update(Participation, settled)


def minutes_of(event: Record, participation: Record) -> int:
    """The minutes that a participation counts for along the continuum.

    They are no hours of a placement: they count toward no hour target and stand in no state file.
    """
    if participation.presence != "attended":
        return 0
    return (event.minutes if participation.minutes is None else participation.minutes) or 0


def invited(
    book: Book,
    on: date,
    section_ids: Collection[str] = (),
    pathway_ids: Collection[str] = (),
    grades: Collection[str] = (),
) -> list[str]:
    """The students of some sections, pathways and grades together who are at the school on a day, in their order."""
    wanted = {id_ for section in section_ids for id_ in students_of(book, section_id=section, on=on)}
    wanted |= {id_ for pathway in pathway_ids for id_ in students_of(book, pathway_id=pathway, on=on)}
    if grades:
        wanted.update(book.ids(Student, where={"grade": list(grades)}))
    wanted &= set(present_ids(book, on))
    return [id_ for id_ in book.ids(Student) if id_ in wanted]


def _refuse_unfit(book: Book, values: Mapping[str, Any]) -> None:
    on = values.get("date")
    if on and (why := known_years(book).outside(on)):
        raise Refused(why)
    begins, minutes = values.get("time_in"), values.get("minutes")
    if minutes is not None and not 0 <= minutes <= DAY_MINUTES:
        raise Refused(_("An event lasts at most a day."))
    if begins is not None and begins + (minutes or 0) > DAY_MINUTES:
        raise Refused(_("This event would last beyond midnight. Enter each day for itself."))
    contact = book.record(EmployerContact, values["contact_id"]) if values.get("contact_id") else None
    if contact and contact.employer_id != values.get("employer_id"):
        raise Refused(_("The contact belongs to another employer."))
