"""The rows of the lists of meetings and of what was agreed in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.models.caseload import own_staff_id
from app.models.people import Student
from app.models.staffing import staff_names
from app.models.team_meetings import MeetingItem, TeamMeeting

MEETINGS_REST_ON = ("meeting_item", "staff")
FOLLOW_UPS_REST_ON = ("team_meeting", "student", "staff")
"""The tables besides the entity's own that the rows show."""


def meeting_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By meeting: every field of the record, its `standing`, `by` (who leads it), `students` and `open`, the ids of
    students and of what is still to be done.
    """
    meetings = book.records(TeamMeeting, {"id": list(ids)})
    staff = staff_names(book, {m.staff_id for m in meetings if m.staff_id})
    students: dict[str, dict[str, None]] = defaultdict(dict)
    still: dict[str, list[str]] = defaultdict(list)
    for item in book.records(MeetingItem, {"meeting_id": [m.id for m in meetings]}):
        if item.student_id:
            students[item.meeting_id][item.student_id] = None
        if item.decision and not item.done_on:
            still[item.meeting_id].append(item.id)
    return {
        m.id: m._asdict()
        | {"standing": standing_of(m), "by": staff.get(m.staff_id, "")}
        | {"students": tuple(students[m.id]), "open": tuple(still[m.id])}
        for m in meetings
    }


def standing_of(meeting: Record, today: date | None = None) -> str:
    """The code of MEETING_STANDING on a day (today)."""
    passed = meeting.state == "planned" and meeting.date < (today or date.today())
    return "late" if passed else meeting.state


def standings(book: Book) -> dict[str, str]:
    """How every meeting stands today."""
    return {meeting.id: standing_of(meeting) for meeting in book.records(TeamMeeting)}


def students_by_meeting(book: Book) -> dict[str, int]:
    """How many students each meeting speaks of."""
    return Counter(meeting for meeting, _student in {(i.meeting_id, i.student_id) for i in book.records(MeetingItem)})


def open_by_meeting(book: Book) -> dict[str, int]:
    """How many things are still to be done, by meeting."""
    return Counter(i.meeting_id for i in book.records(MeetingItem, {"done_on": None}) if i.decision)


def follow_up_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By item: every field of the record, `student` and `meeting` (records or None) and `owner` (a name)."""
    items = book.records(MeetingItem, {"id": list(ids)})
    students = {s.id: s for s in book.records(Student, {"id": {i.student_id for i in items if i.student_id}})}
    meetings = {m.id: m for m in book.records(TeamMeeting, {"id": {i.meeting_id for i in items}})}
    staff = staff_names(book, {i.owner_id for i in items if i.owner_id})
    return {
        i.id: i._asdict()
        | {
            "student": students.get(i.student_id),
            "meeting": meetings.get(i.meeting_id),
            "owner": staff.get(i.owner_id, ""),
        }
        for i in items
    }


def agreed_ids(book: Book, *, own: bool = False, late: bool = False, done: bool = False) -> set[str]:
    """What was agreed and is still to be done: all of it, one's own, or what is late; or what is done."""
    mine, today = own_staff_id(book), date.today()
    return {
        i.id
        for i in book.records(MeetingItem)
        if i.decision
        and bool(i.done_on) == done
        and (not own or (mine is not None and i.owner_id == mine))
        and (not late or (i.due_on is not None and i.due_on < today))
    }


def follow_up_places(book: Book) -> dict[str, tuple[bool, int]]:
    """A key that sorts what was agreed: what is to be done first, of this what is due first."""
    return {i.id: (i.done_on is not None, (i.due_on or date.max).toordinal()) for i in book.records(MeetingItem)}


def follow_up_ids_about(book: Book, text: str) -> set[str]:
    """What was agreed about the students who hold every word of `text`."""
    return set(book.ids(MeetingItem, where={"student_id": book.ids(Student, text)}))


def open_count(book: Book) -> int:
    """How many follow-ups the list begins with: one's own, and everybody's for whoever is not on the staff list."""
    return len(agreed_ids(book, own=own_staff_id(book) is not None))
