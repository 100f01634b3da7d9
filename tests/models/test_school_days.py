"""Which days are school days."""

from __future__ import annotations

from datetime import date

import pytest

from app.book.book import Book
from app.models import DayOff
from app.models.school_days import SchoolDays
from tests.models.school_calendar import MONDAY, VETERANS, make_calendar


@pytest.mark.parametrize(
    ("on", "is_one"),
    [
        (MONDAY, True),
        (date(2026, 11, 7), False),
        (date(2026, 11, 8), False),
        (VETERANS, False),
        (date(2026, 11, 27), False),
        (date(2026, 8, 9), False),
        (date(2026, 8, 10), True),
        (date(2029, 11, 5), False),
    ],
)
def test_weekdays_of_a_year_without_its_days_off(book: Book, on: date, is_one: bool) -> None:
    make_calendar(book)
    assert SchoolDays(book).is_school_day(on) is is_one


def test_a_week_with_one_school_day_is_in_session(book: Book) -> None:
    make_calendar(book)
    days = SchoolDays(book)
    assert days.is_in_session(VETERANS)
    assert days.is_in_session(date(2026, 11, 8))
    assert not days.is_in_session(date(2026, 11, 28))
    assert not days.is_in_session(date(2026, 8, 9))


def test_the_occasion_is_the_shortest_one(book: Book) -> None:
    make_calendar(book)
    with book.edit("Holiday") as edit:
        edit.insert(DayOff, [{"name": "Independence Day", "date": date(2026, 7, 4)}])
    days = SchoolDays(book)
    occasions = [days.off(on) for on in (date(2026, 7, 4), date(2026, 7, 5), MONDAY)]
    assert [off and off.name for off in occasions] == ["Independence Day", "Summer break", None]


def test_a_year_without_days_off_is_not_kept(book: Book) -> None:
    make_calendar(book)
    assert SchoolDays(book).is_kept(MONDAY)
    with book.edit("None") as edit:
        edit.delete(DayOff, book.ids(DayOff))
    days = SchoolDays(book)
    assert not days.is_kept(MONDAY)
    assert days.is_school_day(date(2026, 7, 6))
    assert days.is_kept(date(2040, 1, 1))


def test_when_the_next_year_opens(book: Book) -> None:
    make_calendar(book)
    days = SchoolDays(book)
    assert days.opening_after(MONDAY) == date(2027, 8, 9)
    assert days.opening_after(date(2027, 9, 1)) is None
