"""The school years around a day: when they begin and end, and on which days there is no school."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import cache


class Calendar:
    """The calendar as it looks on `today`. `year` is the calendar year in which the present school year began."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.year = today.year if today.month >= 7 else today.year - 1
        self.monday = today - timedelta(days=today.weekday())

    @staticmethod
    def first_day(year: int) -> date:
        """The first day of class: the second Monday of August."""
        return date(year, 8, 8) + timedelta(days=-date(year, 8, 8).weekday() % 7)

    @staticmethod
    def last_day(year: int) -> date:
        """The last day of class: the first Friday of June in the next calendar year."""
        return date(year + 1, 6, 1) + timedelta(days=(4 - date(year + 1, 6, 1).weekday()) % 7)

    def weeks_ago(self, day: date) -> int:
        """How many weeks before the present one `day` lies; 0 is this week."""
        return (self.monday - day).days // 7 + 1 if day < self.monday else 0

    def days(self, first: date, last: date, weekdays: Collection[int]) -> Iterator[date]:
        """The days from `first` to `last` that fall on `weekdays` (Monday is 0) and are not off."""
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            if day.weekday() in weekdays and not is_off(day):
                yield day


def days_off(year: int) -> tuple[tuple[str, date, date], ...]:
    """The holidays and breaks of the school year that begins in `year`: name, first and last day."""
    thanksgiving, spring = _nth(year, 11, 3, 4), _nth(year + 1, 4, 0, 1)
    memorial = date(year + 1, 5, 31) - timedelta(days=date(year + 1, 5, 31).weekday())
    one_day = (
        ("Independence Day", date(year, 7, 4)),
        ("Labor Day", _nth(year, 9, 0, 1)),
        ("Veterans Day", date(year, 11, 11)),
        ("Martin Luther King Jr. Day", _nth(year + 1, 1, 0, 3)),
        ("Presidents’ Day", _nth(year + 1, 2, 0, 3)),
        ("Memorial Day", memorial),
    )
    breaks = (
        ("Thanksgiving recess", thanksgiving - timedelta(days=3), thanksgiving + timedelta(days=1)),
        ("Winter recess", date(year, 12, 21), date(year + 1, 1, 3)),
        ("Spring recess", spring, spring + timedelta(days=4)),
    )
    return tuple(sorted((*((name, on, on) for name, on in one_day), *breaks), key=lambda each: each[1]))


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    """The first, second … of a weekday (Monday is 0) in a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


@cache
def is_off(day: date) -> bool:
    """Whether a day is one of `days_off`."""
    return any(first <= day <= last for _name, first, last in days_off(day.year if day.month >= 7 else day.year - 1))


def on_school_day(day: date) -> date:
    """`day`, or the last one before it that is neither off nor of a weekend."""
    while day.weekday() > 4 or is_off(day):
        day -= timedelta(days=1)
    return day


def on_weekday(day: date) -> date:
    """`day`, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - 4))
