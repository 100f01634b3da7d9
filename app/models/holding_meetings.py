"""Meetings of support teams: the agenda, one line for each student, and who does what until when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused, UnfitField
from app.i18n import _, ngettext
from app.models.caseload import own_staff_id
from app.models.enrolling import present_ids
from app.models.team_meetings import MeetingItem, TeamMeeting

REMEMBERED = 91
"""Days for which a meeting remembers whom it did not speak of."""


@dataclass(frozen=True, slots=True)
class Point:
    """One student of the agenda: the item that says why and what was said, and further things to do."""

    item: Record
    further: tuple[Record, ...] = ()

    @property
    def all(self) -> tuple[Record, ...]:
        """The item and the further ones, in their order."""
        return (self.item, *self.further)

    @property
    def is_noted(self) -> bool:
        """Whether something was written down."""
        return any(each.line or each.decision for each in self.all)


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
        raise UnfitField("name", _("Give the meeting a name."))
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
    item, meeting = _found(book, item_id)
    _refuse_unfit({**item._asdict(), **values}, meeting.date)
    with book.edit(_("Note what was agreed")) as edit:
        edit.update(MeetingItem, {item_id: values})


def add_follow_up(book: Book, item_id: str, values: Mapping[str, Any]) -> str:
    """Agree on one more thing to do about the student of an item; returns its id. Raises Refused as `note_item`."""
    item, meeting = _found(book, item_id)
    row = {"decision": None, "owner_id": None, "due_on": None, **values}
    if not (row["decision"] or "").strip():
        raise UnfitField("decision", _("Say what is to be done."))
    _refuse_unfit(row, meeting.date)
    row |= {"meeting_id": item.meeting_id, "student_id": item.student_id, "place": item.place}
    with book.edit(_("Note what was agreed")) as edit:
        return edit.insert(MeetingItem, [row])[0]


def _found(book: Book, item_id: str) -> tuple[Record, Record]:
    """An item and its meeting. Raises Refused where one of them was deleted."""
    item = book.record(MeetingItem, item_id)
    meeting = book.record(TeamMeeting, item.meeting_id) if item else None
    if item is None or meeting is None:
        raise Refused(_("This item was deleted."))
    return item, meeting


def take_off(book: Book, item_ids: Sequence[str]) -> int:
    """Take items off the agenda; returns how many."""
    with book.edit(_("Take off the agenda")) as edit:
        return edit.delete(MeetingItem, list(item_ids))


def remove_meetings(book: Book, meeting_ids: Sequence[str]) -> int:
    """Mark meetings as deleted, with what was agreed in them. Returns how many."""
    title = ngettext("Delete {count} meeting", "Delete {count} meetings", len(meeting_ids))
    with book.edit(title.format(count=len(meeting_ids))) as edit:
        return edit.delete(TeamMeeting, list(meeting_ids))


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


def points_of(book: Book, meeting_id: str) -> list[Point]:
    """The agenda student by student. What is about nobody stands for itself."""
    points: dict[str, list[Record]] = {}
    for item in items_of(book, meeting_id):
        points.setdefault(item.student_id or item.id, []).append(item)
    return [Point(items[0], tuple(items[1:])) for items in points.values()]


def last_time(book: Book, student_id: str, before: date, meeting_id: str = "") -> tuple[Record, Point] | None:
    """The last held meeting that spoke of a student, and what it agreed on; other than `meeting_id`."""
    meetings = {item.meeting_id for item in book.records(MeetingItem, {"student_id": student_id})} - {meeting_id}
    held = [m for m in book.records(TeamMeeting, {"id": meetings, "state": "held"}) if m.date <= before]
    if not held:
        return None
    last = max(held, key=lambda m: (m.date, m.id))
    return last, next(point for point in points_of(book, last.id) if point.item.student_id == student_id)


def passed_over(book: Book, today: date | None = None) -> dict[str, Record]:
    """Students who are here, were on the agenda of a held meeting and were not spoken of, then or since; by student
    the last such meeting of the past REMEMBERED days. Who is on the agenda of a planned one is left out.

    The students of the latest meeting come first, in the order of its agenda.
    """
    on = today or date.today()
    meetings = {m.id: m for m in book.records(TeamMeeting)}
    items = [i for i in book.records(MeetingItem) if i.student_id and i.meeting_id in meetings]
    noted = {(i.meeting_id, i.student_id) for i in items if i.line or i.decision}
    planned = {i.student_id for i in items if meetings[i.meeting_id].state == "planned"}
    last: dict[str, Record] = {}
    for item in sorted(items, key=lambda i: (-meetings[i.meeting_id].date.toordinal(), i.meeting_id, i.place or 999)):
        last.setdefault(item.student_id, meetings[item.meeting_id])
    here = present_ids(book, on)
    return {
        student: meeting
        for student, meeting in last.items()
        if student in here - planned and (meeting.id, student) not in noted and (on - meeting.date).days <= REMEMBERED
    }


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


def not_finished(book: Book, item_ids: Sequence[str]) -> int:
    """Say that follow-ups were not done after all; returns how many."""
    with book.edit(_("Follow-up is not done")) as edit:
        return edit.update(MeetingItem, {id_: {"done_on": None} for id_ in item_ids})


def _refuse_unfit(row: Mapping[str, Any], held_on: date) -> None:
    if row["due_on"] and row["due_on"] < held_on:
        raise UnfitField("due_on", _("What is to be done is due before the meeting."))
    if (row["owner_id"] or row["due_on"]) and not (row["decision"] or "").strip():
        raise UnfitField("decision", _("Say what is to be done."))


def _items(meeting_id: str, agenda: Sequence[tuple[str, str | None]], first: int) -> list[dict[str, Any]]:
    return [
        {"meeting_id": meeting_id, "student_id": student, "why": why, "place": place}
        for place, (student, why) in enumerate(agenda, first)
    ]
