"""Meetings of support teams: the agenda, one line for each student, and who does what until when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _
from app.models.caseload import own_staff_id
from app.models.team_meetings import MeetingItem, TeamMeeting


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something that somebody said to do. `late` where its day has passed."""

    item_id: str
    meeting_id: str
    student_id: str | None
    owner_id: str | None
    what: str
    due_on: date | None
    late: bool


def plan_meeting(book: Book, values: Mapping[str, Any], agenda: Sequence[tuple[str, str | None]] = ()) -> str:
    """Plan a meeting with its agenda: students, each with why; returns its id. Raises Refused without a name."""
    if not str(values.get("name") or "").strip():
        raise Refused(_("Give the meeting a name."))
    row = {"staff_id": own_staff_id(book), **values}
    with book.edit(_("Plan a meeting")) as edit:
        meeting = edit.insert(TeamMeeting, [row])[0]
        edit.insert(MeetingItem, _items(meeting, agenda, 1))
    return meeting


def add_to_agenda(book: Book, meeting_id: str, agenda: Sequence[tuple[str, str | None]]) -> list[str]:
    """Put more students on the agenda, each with why; returns the ids. Raises Refused where all are on it already."""
    items = items_of(book, meeting_id)
    there = {item.student_id for item in items}
    coming = [(student, why) for student, why in agenda if student not in there]
    if not coming:
        raise Refused(_("All of them are on the agenda already."))
    last = max((item.place or 0 for item in items), default=0)
    with book.edit(_("Add to the agenda")) as edit:
        return edit.insert(MeetingItem, _items(meeting_id, coming, last + 1))


def reorder(book: Book, item_ids: Sequence[str]) -> None:
    """Let the items of a meeting stand in this order."""
    with book.edit(_("Order the agenda")) as edit:
        edit.update(MeetingItem, {id_: {"place": place} for place, id_ in enumerate(item_ids, 1)})


def note_item(book: Book, item_id: str, values: Mapping[str, Any]) -> None:
    """Keep what was said and decided about one student. Raises Refused for a day before the meeting, and for
    somebody who is to do nothing.
    """
    item = book.record(MeetingItem, item_id)
    meeting = book.record(TeamMeeting, item.meeting_id) if item else None
    if item is None or meeting is None:
        raise Refused(_("This item was deleted."))
    after: dict[str, Any] = {**item._asdict(), **values}
    if after["due_on"] and after["due_on"] < meeting.date:
        raise Refused(_("What is to be done is due before the meeting."))
    if (after["owner_id"] or after["due_on"]) and not (after["decision"] or "").strip():
        raise Refused(_("Say what is to be done."))
    book.save(MeetingItem, item_id, values)


def hold_meeting(book: Book, meeting_id: str, present: str | None = None) -> None:
    """Close a meeting that was held. Raises Refused where it is still to come."""
    meeting = book.record(TeamMeeting, meeting_id)
    if meeting is None:
        raise Refused(_("This meeting was deleted."))
    if meeting.date > date.today():
        raise Refused(_("A meeting that is still to come was not held."))
    said = {"state": "held"} | ({} if present is None else {"present": present})
    with book.edit(_("Close the meeting")) as edit:
        edit.update(TeamMeeting, {meeting_id: said})


def items_of(book: Book, meeting_id: str) -> list[Record]:
    """The agenda of a meeting in its order."""
    return sorted(book.records(MeetingItem, {"meeting_id": meeting_id}), key=lambda i: (i.place or 999, i.id))


def follow_ups(
    book: Book, owner_id: str | None = None, today: date | None = None, student_id: str | None = None
) -> list[FollowUp]:
    """What is still to be done, by one person or by all, perhaps for one student; what is due first comes first."""
    on = today or date.today()
    where: dict[str, Any] = {"done_on": None} | ({"owner_id": owner_id} if owner_id else {})
    where |= {"student_id": student_id} if student_id else {}
    found = [
        FollowUp(i.id, i.meeting_id, i.student_id, i.owner_id, i.decision, i.due_on, bool(i.due_on and i.due_on < on))
        for i in book.records(MeetingItem, where)
        if i.decision
    ]
    return sorted(found, key=lambda f: (f.due_on or date.max, f.item_id))


def finish(book: Book, item_ids: Sequence[str], on: date | None = None) -> int:
    """Say that follow-ups were done; returns how many."""
    day = on or date.today()
    if day > date.today():
        raise Refused(_("What was done cannot lie in the days to come."))
    with book.edit(_("Follow-up done")) as edit:
        return edit.update(MeetingItem, {id_: {"done_on": day} for id_ in item_ids})


def _items(meeting_id: str, agenda: Sequence[tuple[str, str | None]], first: int) -> list[dict[str, Any]]:
    return [
        {"meeting_id": meeting_id, "student_id": student, "why": why, "place": place}
        for place, (student, why) in enumerate(agenda, first)
    ]
