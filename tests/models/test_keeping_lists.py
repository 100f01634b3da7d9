"""The lists that a site keeps itself: its activities and its days off."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import ActivityType, DayOff
from app.models.holding_events import hold_event
from app.models.keeping_activities import activity_rows, remove_activities, save_activity, switch
from app.models.keeping_days_off import remove_days_off, save_day_off
from app.models.school import year_bounds, year_name
from app.models.school_days import SchoolDays

FIRST, LAST = year_bounds(year_name(date.today()))
DAY = timedelta(days=1)


def test_an_activity_is_added_renamed_and_switched_off(book: Book) -> None:
    id_ = save_activity(book, {"name": "  College   visit ", "stage": "exposure"})
    save_activity(book, {"name": "Visit of a college", "stage": "engagement"}, id_)
    assert book.record(ActivityType, id_).stage == "engagement"  # type: ignore[union-attr]
    assert activity_rows(book, [id_])[id_]["name"] == "Visit of a college"
    assert (switch(book, [id_], True), switch(book, [id_], True)) == (1, 0)
    assert book.ids(ActivityType, where={"off": True}) == [id_]
    assert switch(book, [id_], False) == 1
    assert remove_activities(book, [id_]) == 1
    assert book.undo() == "Delete 1 activity"


def test_what_the_state_codes_keeps_its_place(book: Book) -> None:
    [coded] = book.ids(ActivityType, where={"name": "Simulated workplace"})
    with pytest.raises(Refused, match="type 20 keeps"):
        save_activity(book, {"name": "Simulated workplace", "stage": "exposure"}, coded)
    save_activity(book, {"name": "Practice firm", "stage": "engagement"}, coded)
    assert book.record(ActivityType, coded).state_code == "20"  # type: ignore[union-attr]
    with pytest.raises(Refused, match="Switch it off"):
        remove_activities(book, [coded])


def test_activities_that_are_refused(book: Book) -> None:
    id_ = save_activity(book, {"name": "College visit"})
    for name, words in (("", "name"), (" ", "name"), ("career FAIR", "already"), ("college visit", "already")):
        with pytest.raises(Refused, match=words):
            save_activity(book, {"name": name})
    hold_event(book, {"name": "Visit", "date": date.today(), "activity_type_id": id_})
    assert activity_rows(book, [id_])[id_]["events"] == 1
    with pytest.raises(Refused, match="used already"):
        remove_activities(book, [id_])


def test_days_off_are_no_school_days(book: Book) -> None:
    monday = next(FIRST + n * DAY for n in range(60, 67) if (FIRST + n * DAY).weekday() == 0)
    id_ = save_day_off(book, {"date": monday, "until": monday, "name": "Levee Day"})
    assert book.record(DayOff, id_).until is None  # type: ignore[union-attr]
    assert not SchoolDays(book).is_school_day(monday)
    save_day_off(book, {"date": monday, "until": monday + 2 * DAY, "name": "Levee days"}, id_)
    assert not SchoolDays(book).is_school_day(monday + DAY)
    assert remove_days_off(book, [id_]) == 1
    assert SchoolDays(book).is_school_day(monday)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"date": FIRST + 9 * DAY, "until": FIRST + 8 * DAY}, "before the first"),
        ({"date": LAST, "until": LAST + DAY}, "no school year"),
        ({"date": FIRST - DAY}, "no school year"),
        ({"date": FIRST + 2 * DAY, "until": FIRST + 9 * DAY}, "off already"),
    ],
)
def test_days_off_that_cannot_be(book: Book, values: dict[str, Any], words: str) -> None:
    save_day_off(book, {"date": FIRST + 3 * DAY, "name": "Holiday"})
    with pytest.raises(Refused, match=words):
        save_day_off(book, {"name": "Break", **values})
