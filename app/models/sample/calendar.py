"""The school years around a day: when they begin and end, and on which days nobody works."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta


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
        """The days from `first` to `last` that fall on `weekdays` (Monday is 0) and are no holidays."""
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            if day.weekday() in weekdays and not is_holiday(day):
                yield day


def is_holiday(day: date) -> bool:
    """Days on which no workplace expects a student: New Year, Independence Day, Thanksgiving, Christmas."""
    thanksgiving = date(day.year, 11, 22) + timedelta(days=(3 - date(day.year, 11, 22).weekday()) % 7)
    fixed = {(1, 1), (7, 4), (12, 24), (12, 25), (12, 31)}
    return (day.month, day.day) in fixed or day in (thanksgiving, thanksgiving + timedelta(days=1))


def on_weekday(day: date) -> date:
    """`day`, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - 4))
