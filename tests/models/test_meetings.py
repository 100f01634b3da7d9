"""Meetings: several follow-ups for one student, the last meeting, whose they are, and what is late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.book.refused import UnfitField
from app.models import MeetingItem, Staff
from app.models.attention import QUESTIONS
from app.models.contacting_families import log_contact
from app.models.holding_meetings import (
    add_follow_up,
    finish,
    hold_meeting,
    items_of,
    last_time,
    not_finished,
    note_item,
    passed_over,
    plan_meeting,
    points_of,
    remove_meetings,
    take_off,
)
from app.models.meeting_rows import agreed_ids, follow_up_rows, meeting_rows, open_count
from tests.models.taking_courses import student

TODAY = date.today()


@pytest.fixture
def pupils(book: Book) -> list[str]:
    return [student(book), student(book)]


@pytest.fixture
def meeting(book: Book, pupils: list[str]) -> str:
    values = {"name": "Support team", "date": TODAY - timedelta(days=9)}
    return plan_meeting(book, values, [(id_, "Attendance") for id_ in pupils])


def test_a_student_has_one_point_with_several_follow_ups(book: Book, meeting: str, pupils: list[str]) -> None:
    first = items_of(book, meeting)[0]
    note_item(book, first.id, {"line": "Late on Mondays", "decision": "Call home", "due_on": TODAY})
    add_follow_up(book, first.id, {"decision": "Ask about the bus", "due_on": TODAY - timedelta(days=1)})
    with pytest.raises(UnfitField, match="Say what"):
        add_follow_up(book, first.id, {"due_on": TODAY})
    with pytest.raises(UnfitField, match="before the meeting"):
        add_follow_up(book, first.id, {"decision": "Ask", "due_on": TODAY - timedelta(days=10)})
    one, other = points_of(book, meeting)
    assert [each.decision for each in one.all] == ["Call home", "Ask about the bus"]
    assert (one.is_noted, other.is_noted) == (True, False)
    row = meeting_rows(book, [meeting])[meeting]
    assert (row["students"], len(row["open"])) == (tuple(pupils), 2)
    assert [book.record(MeetingItem, id_).decision for id_ in agreed_ids(book, late=True)] == ["Ask about the bus"]  # type: ignore[union-attr]
    finish(book, [one.item.id])
    assert agreed_ids(book, done=True) == {one.item.id}
    not_finished(book, [one.item.id])
    assert agreed_ids(book) == {each.id for each in one.all}
    take_off(book, [each.id for each in one.all])
    assert [point.item.student_id for point in points_of(book, meeting)] == [pupils[1]]


def test_the_last_meeting_is_the_last_that_was_held(book: Book, meeting: str, pupils: list[str]) -> None:
    assert last_time(book, pupils[0], TODAY) is None
    note_item(book, items_of(book, meeting)[0].id, {"line": "Late on Mondays"})
    hold_meeting(book, meeting, "Ana")
    assert {id_: each.id for id_, each in passed_over(book).items()} == {pupils[1]: meeting}
    assert passed_over(book, TODAY + timedelta(days=100)) == {}
    now = plan_meeting(book, {"name": "Again", "date": TODAY}, [(pupils[0], None)])
    found = last_time(book, pupils[0], TODAY, now)
    assert found is not None
    assert (found[0].id, found[0].present, found[1].item.line) == (meeting, "Ana", "Late on Mondays")
    remove_meetings(book, [meeting])
    assert last_time(book, pupils[0], TODAY, now) is None
    book.undo()
    assert last_time(book, pupils[0], TODAY, now) is not None


def test_what_somebody_said_to_do_waits_at_home(
    book: Book, meeting: str, pupils: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with book.edit("Staff") as edit:
        [own] = edit.insert(Staff, [{"first_name": "Ada", "last_name": "Okafor"}])
    for module in ("attention_to_supports", "meeting_rows", "contacting_families"):
        monkeypatch.setattr(f"app.models.{module}.own_staff_id", lambda _book: own)
    for item, due in zip(items_of(book, meeting), (TODAY + timedelta(days=3), TODAY - timedelta(days=2)), strict=True):
        note_item(book, item.id, {"decision": f"Due {due}", "owner_id": own, "due_on": due})
    promised = next(each for each in QUESTIONS if each.key == "promised")
    answer = promised.ask(book, TODAY)
    assert answer.sentence == "2 follow-ups of meetings are yours"
    assert answer.detail == f"1 is late: Due {TODAY - timedelta(days=2)}"
    assert answer.ids[0] in agreed_ids(book, own=True, late=True)
    assert open_count(book) == len(agreed_ids(book, own=True)) == 2
    assert follow_up_rows(book, answer.ids)[answer.ids[0]]["owner"] == "Ada Okafor"
    finish(book, answer.ids)
    assert promised.ask(book, TODAY).count == 0
    called = {"student_id": pupils[0], "date": TODAY - timedelta(days=5), "way": "call", "follow_up_on": TODAY}
    log_contact(book, called | {"staff_id": own, "summary": "No answer"})
    families = next(each for each in QUESTIONS if each.key == "families").ask(book, TODAY)
    assert families.ids == (pupils[0],)
