"""Filling a week at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.book.book import Book
from app.models import DayOff, HourEntry, Placement, PlacementDay
from app.models.filling_weeks import Filling, describe_entries, last_week, schedule
from app.models.logging_hours import monday_of, save_cells, week_rows
from app.models.worked_time import Worked
from tests.models.school_of import TODAY, Class, log, make_class

WEEK, DAY = timedelta(days=7), timedelta(days=1)
MONDAY = monday_of(TODAY)


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book)


def test_last_week_fills_only_empty_days_and_counts_the_others(book: Book, made: Class) -> None:
    first, second = made.placements[:2]
    save_cells(book, "Log", {(first, MONDAY - WEEK + n * DAY): Worked(210, 480, 690) for n in range(3)})
    log(book, made, 1, MONDAY - WEEK, 60, "rejected")
    log(book, made, 0, MONDAY, 30)
    with book.edit("Holiday") as edit:
        edit.insert(DayOff, [{"date": MONDAY + DAY, "name": "Founders Day"}])
    rows = week_rows(book, made.students, MONDAY)
    assert last_week(book, rows, MONDAY) == Filling(
        {(first, MONDAY + 2 * DAY): Worked(210, 480, 690)}, taken=1, off={MONDAY + DAY: "Founders Day"}
    )
    book.save(Placement, first, {"ends_on": MONDAY})
    assert last_week(book, week_rows(book, made.students, MONDAY), MONDAY).closed == 2
    assert last_week(book, [row for row in rows if row.placement_id == second], MONDAY).cells == {}


def test_a_schedule_fills_weeks_and_says_what_it_left(book: Book, made: Class) -> None:
    placement = made.placements[0]
    with book.edit("Schedule") as edit:
        times = {"time_in": 480, "time_out": 720, "break_minutes": 30, "minutes": 210}
        edit.insert(PlacementDay, [{"placement_id": placement, "weekday": day, **times} for day in "13"])
        edit.insert(DayOff, [{"date": MONDAY + WEEK, "until": MONDAY + WEEK + DAY, "name": "Break"}])
    log(book, made, 0, MONDAY, 30)
    filling = schedule(book, week_rows(book, made.students, MONDAY), MONDAY, weeks=2)
    worked = Worked(210, 480, 720, 30)
    assert filling == Filling(
        {(placement, MONDAY + 2 * DAY): worked, (placement, MONDAY + WEEK + 2 * DAY): worked},
        taken=1,
        off={MONDAY + WEEK: "Break"},
        unscheduled=2,
    )
    assert save_cells(book, "Repeat schedule", dict(filling.cells)) == 2


def test_tasks_of_a_week_leave_what_days_say_already(book: Book, made: Class) -> None:
    ids = [log(book, made, 0, MONDAY + n * DAY, 60, state) for n, state in enumerate(("draft", "draft", "approved"))]
    book.save(HourEntry, ids[0], {"task": "Own words"})
    assert describe_entries(book, ids, {"task": "Filing", "competencies": None}) == 1
    assert describe_entries(book, ids, {"task": "Filing"}, replace=True) == 1
    assert [e.task for e in book.records(HourEntry, sort=[("date", False)])] == ["Filing", "Filing", None]
    book.undo()
    assert book.record(HourEntry, ids[0]).task == "Own words"  # type: ignore[union-attr]
