"""Support plans are made and ended, their sessions logged, one edit each."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import Student, SupportPlan, SupportSession
from app.models.supporting import (
    add_plan,
    change_plan,
    change_session,
    end_plans,
    log_session,
    log_sessions,
    remove_plans,
    remove_session,
)
from app.models.supports import MINUTES

TODAY = date.today()
START = TODAY - timedelta(days=30)


@pytest.fixture
def plans(book: Book) -> list[str]:
    with book.edit("Students") as edit:
        names = [{"last_name": f"Sample{n}", "first_name": "Ada"} for n in range(3)]
        students = edit.insert(Student, names)
    return [
        add_plan(book, {"student_id": id_, "domain": "reading", "need": "Fluency", "starts_on": START})
        for id_ in students
    ]


def test_a_plan_may_not_end_before_it_begins(book: Book, plans: list[str]) -> None:
    with pytest.raises(Refused):
        change_plan(book, plans[0], {"starts_on": TODAY, "ends_on": START})
    change_plan(book, plans[0], {"starts_on": START, "ends_on": TODAY, "need": "Spelling"})
    assert book.records(SupportPlan, {"id": plans[0]})[0].need == "Spelling"


def test_a_session_for_one_and_its_undo(book: Book, plans: list[str]) -> None:
    made = log_session(book, plans[0], TODAY, 30, True, "Read aloud")
    session = book.records(SupportSession, {"id": made})[0]
    assert (session.date, session.minutes, session.present, session.note) == (TODAY, 30, True, "Read aloud")
    book.undo()
    assert book.ids(SupportSession) == []


def test_one_session_for_a_group_is_one_edit(book: Book, plans: list[str]) -> None:
    before = len(book.entries())
    assert len(log_sessions(book, plans, TODAY, 45, True)) == 3
    assert len(book.entries()) == before + 1
    assert {s.plan_id for s in book.records(SupportSession)} == set(plans)


def test_absence_takes_no_minutes(book: Book, plans: list[str]) -> None:
    log_sessions(book, plans[:1], TODAY, 30, False)
    assert [s.minutes for s in book.records(SupportSession)] == [0]


@pytest.mark.parametrize(
    ("on", "minutes", "present"),
    [
        (TODAY + timedelta(days=1), 30, True),
        (START - timedelta(days=1), 30, True),
        (TODAY, 0, True),
        (TODAY, None, True),
    ],
    ids=["tomorrow", "before the plan", "no minutes", "minutes unknown"],
)
def test_a_session_that_cannot_have_been(
    book: Book, plans: list[str], on: date, minutes: int | None, present: bool
) -> None:
    with pytest.raises(Refused):
        log_sessions(book, plans, on, minutes, present)
    assert book.ids(SupportSession) == []


def test_a_group_names_the_student_whose_plan_begins_later(book: Book, plans: list[str]) -> None:
    change_plan(book, plans[1], {"starts_on": TODAY})
    with pytest.raises(Refused, match="Ada Sample1"):
        log_sessions(book, plans, TODAY - timedelta(days=1), 30, True)


def test_a_session_is_changed_and_deleted(book: Book, plans: list[str]) -> None:
    made = log_session(book, plans[0], TODAY, 30, True)
    change_session(book, made, {"present": False})
    assert book.records(SupportSession, {"id": made})[0].minutes == 0
    with pytest.raises(Refused):
        change_session(book, made, {"present": True})
    remove_session(book, made)
    with pytest.raises(Refused):
        change_session(book, made, {"note": "Too late"})


def test_plans_end_today_at_the_latest(book: Book, plans: list[str]) -> None:
    with pytest.raises(Refused):
        end_plans(book, plans, TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="begins only"):
        end_plans(book, plans, START - timedelta(days=1))
    assert end_plans(book, plans[:2], TODAY) == 2
    assert {(p.state, p.ends_on) for p in book.records(SupportPlan, {"id": plans[:2]})} == {("ended", TODAY)}
    with pytest.raises(Refused):
        end_plans(book, plans[:2], TODAY)
    assert end_plans(book, plans, TODAY) == 1


def test_a_deleted_plan_takes_its_sessions_and_undo_brings_all_back(book: Book, plans: list[str]) -> None:
    log_sessions(book, plans, TODAY, 30, True)
    assert remove_plans(book, plans[:2]) == 2
    assert (len(book.ids(SupportPlan)), len(book.ids(SupportSession))) == (1, 1)
    book.undo()
    assert (len(book.ids(SupportPlan)), len(book.ids(SupportSession))) == (3, 3)


@pytest.mark.parametrize(("text", "minutes"), [("30", 30), ("30 min", 30), ("1:15", 75), ("1h30", 90), ("", None)])
def test_minutes_are_typed_as_minutes(text: str, minutes: int | None) -> None:
    assert MINUTES.parse(text) == minutes
    assert MINUTES.parse(MINUTES.format(minutes)) == minutes


@pytest.mark.parametrize("text", ["900", "thirty", "-5"])
def test_minutes_that_are_none(text: str) -> None:
    with pytest.raises(Refused, match="minutes"):
        MINUTES.parse(text)


def test_minutes_in_a_workbook_are_whole() -> None:
    assert (MINUTES.take(30.0), MINUTES.take(45), MINUTES.cell(30)) == (30, 45, 30)
