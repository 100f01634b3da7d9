"""The next meeting on the page for a family: only one that is planned with this family."""

from __future__ import annotations

from datetime import date, timedelta

from app.book.book import Book
from app.exports.care_facts import caring_of
from app.models import MeetingItem, Student, TeamMeeting


def test_only_a_planned_conference_with_the_family_is_one(sample: Book) -> None:
    mine, other = sample.ids(Student)[:2]
    days = {"family": 9, "support": 3, "held": 5}
    with sample.edit("") as edit:
        for kind, ahead in days.items():
            day = date.today() + timedelta(days=ahead)
            values = {"name": kind, "date": day, "kind": "support" if kind == "support" else "family"}
            state = "held" if kind == "held" else "planned"
            meeting = edit.add(TeamMeeting(**values, state=state))
            edit.add(MeetingItem(meeting_id=meeting.id, student_id=mine))
    found = caring_of(sample, [mine, other])
    assert [found[id_].conference for id_ in (mine, other)] == [date.today() + timedelta(days=9), None]
