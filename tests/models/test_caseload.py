"""Whose plans, what is due, and what was delivered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.book.book import Book
from app.models import Staff, Student, SupportPlan, SupportSession
from app.models.caseload import cases, delivered, own_staff_id, sessions_due
from app.models.opening import make_sample_files, open_book
from app.models.plan_rows import delivered_percents, grades_by_plan, last_sessions, plan_ids_about, plan_rows
from tests.books import copy_of

MONDAY = date(2026, 3, 2)


@pytest.fixture
def made(open_template: Path, tmp_path: Path) -> Iterator[Book]:
    with open_book(copy_of(open_template, tmp_path)) as opened:
        yield opened


def make_plan(book: Book, **values: object) -> str:
    with book.edit("Plan") as edit:
        student = edit.insert(Student, [{"last_name": "Echeverría", "first_name": "Tomás", "local_id": "1"}])[0]
        row = {"student_id": student, "domain": "mathematics", "need": "Fractions", "starts_on": MONDAY}
        return edit.insert(SupportPlan, [row | values])[0]


def hold(book: Book, plan: str, *days: int, present: bool = True) -> None:
    rows = [
        {"plan_id": plan, "date": MONDAY + timedelta(days=day), "minutes": 30 if present else 0, "present": present}
        for day in days
    ]
    with book.edit("Sessions") as edit:
        edit.insert(SupportSession, rows)


@pytest.mark.parametrize(
    ("days", "planned"),
    [(0, 0), (3, 1), (6, 2), (13, 4), (20, 6)],
    ids=["first day", "half a week", "a week", "two weeks", "three weeks"],
)
def test_sessions_planned_so_far(made: Book, days: int, planned: int) -> None:
    plan = make_plan(made, sessions_per_week=2)
    assert delivered(made, [plan], MONDAY + timedelta(days=days))[plan].planned == planned


def test_nothing_more_is_planned_after_the_end(made: Book) -> None:
    plan = make_plan(made, sessions_per_week=1, ends_on=MONDAY + timedelta(days=13), state="ended")
    assert delivered(made, [plan], MONDAY + timedelta(days=400))[plan].planned == 2


def test_missed_sessions_are_not_delivered(made: Book) -> None:
    plan = make_plan(made, sessions_per_week=1)
    hold(made, plan, 0, 7)
    hold(made, plan, 14, 400, present=False)
    found = delivered(made, [plan], MONDAY + timedelta(days=27))[plan]
    assert (found.held, found.missed, found.minutes, found.planned) == (2, 1, 60, 4)
    assert found.last_on == MONDAY + timedelta(days=14)
    assert found.share == 0.5


def test_share_without_a_plan_of_sessions(made: Book) -> None:
    without, begun = make_plan(made), make_plan(made, sessions_per_week=1)
    found = delivered(made, [without, begun], MONDAY)
    assert (found[without].planned, found[without].share) == (None, None)
    assert (found[begun].planned, found[begun].share) == (0, 1.0)


def test_due_until_the_week_has_its_sessions(made: Book) -> None:
    plan = make_plan(made, sessions_per_week=2)
    hold(made, plan, 0)
    [due] = sessions_due(made, MONDAY + timedelta(days=2))
    assert (due.plan_id, due.held, due.planned) == (plan, 1, 2)
    hold(made, plan, 1)
    assert sessions_due(made, MONDAY + timedelta(days=2)) == []


def test_who_needs_somebody_most_comes_first(made: Book) -> None:
    today = MONDAY + timedelta(days=30)
    done = make_plan(made, sessions_per_week=1)
    hold(made, done, 29)
    seen, unseen = make_plan(made, sessions_per_week=1), make_plan(made, sessions_per_week=1)
    hold(made, seen, 3, 14)
    late = make_plan(made, review_on=today - timedelta(days=1))
    later = make_plan(made, review_on=today - timedelta(days=8))
    make_plan(made, state="ended")
    found = cases(made, today)
    assert [case.plan_id for case in found] == [later, late, unseen, seen, done]
    assert [case.review_is_late(today) for case in found] == [True, True, False, False, False]
    assert [case.left for case in found] == [0, 0, 1, 1, 0]
    assert found[3].last_on == MONDAY + timedelta(days=14)
    assert [case.plan_id for case in cases(made, today, [seen])] == [seen]


def test_own_staff_names_the_account_or_has_its_name(book: Book) -> None:
    [own] = book.ids(Staff)
    assert book.account.name == "Dana Whitfield"
    book.save(Staff, own, {"account": None})  # as in books of earlier versions
    assert own_staff_id(book) == own
    with book.edit("Twin") as edit:
        twin = edit.insert(Staff, [{"last_name": "Whitfield", "first_name": "Dana"}])[0]
    assert own_staff_id(book) is None
    book.save(Staff, own, {"account": book.account.id})
    assert own_staff_id(book) == own
    book.save(Staff, own, {"account": "somebody else's"})
    assert own_staff_id(book) == twin


def test_nobody_is_own_staff_without_a_name(tmp_path: Path) -> None:
    with make_sample_files(tmp_path / "empty.pathbook") as empty:
        with empty.edit("Staff") as edit:
            edit.insert(Staff, [{"last_name": "Whitfield"}])
        assert own_staff_id(empty) is None


def test_rows_of_the_list(made: Book) -> None:
    plan = make_plan(made, sessions_per_week=1)
    hold(made, plan, 0)
    row = plan_rows(made, [plan], MONDAY + timedelta(days=6))[plan]
    assert (row["student"].last_name, row["provider"], row["delivered"].held) == ("Echeverría", "", 1)
    assert last_sessions(made) == {plan: MONDAY}


def test_what_sorts_and_filters_plans(made: Book) -> None:
    half = make_plan(made, sessions_per_week=1, ends_on=MONDAY + timedelta(days=13))
    make_plan(made)  # nobody said how often
    hold(made, half, 0)
    assert delivered_percents(made) == {half: 50}
    with made.edit("Grade") as edit:
        edit.update(Student, {made.column(SupportPlan, "student_id")[half]: {"grade": "11"}})
    assert grades_by_plan(made) == {half: "11"}


def test_a_plan_is_found_by_need_and_by_student(made: Book) -> None:
    plan = make_plan(made)
    assert plan_ids_about(made, "fraction") == {plan}
    assert plan_ids_about(made, "tomas eche") == {plan}
    assert plan_ids_about(made, "writing") == set()
