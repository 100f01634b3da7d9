"""Which days are school days: weekdays of a school year, without the days off that the site entered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from app.book.base import Record
from app.book.book import Book
from app.models.days_off import DayOff
from app.models.logging_hours import monday_of
from app.models.school import SchoolYear

DAY = timedelta(days=1)
SATURDAY = 6  # as `date.isoweekday` counts


class SchoolDays:
    """The calendar of a site, read once; it answers any number of questions without asking the book again."""

    def __init__(self, book: Book) -> None:
        self._years = book.records(SchoolYear, sort=[("starts_on", False)])
        self._off: list[Record] = book.records(DayOff)
        self.is_school_day = cache(self._is_school_day)
        self.is_in_session = cache(self._is_in_session)

    def off(self, on: date) -> Record | None:
        """The `DayOff` that a day belongs to; the shortest, where it belongs to several."""
        found = [each for each in self._off if each.date <= on <= (each.until or each.date)]
        return min(found, key=lambda each: (each.until or each.date) - each.date, default=None)

    def _is_school_day(self, on: date) -> bool:
        """Whether there is school on a day. Outside of every school year there is none."""
        return on.isoweekday() < SATURDAY and self._year(on) is not None and self.off(on) is None

    def _is_in_session(self, on: date) -> bool:
        """Whether school is in session in the week of a day, Monday to Sunday: it has a school day.

        One school day is enough: of the ways to read the limits of minors that is the strict one.
        """
        monday = monday_of(on)
        return any(self.is_school_day(monday + n * DAY) for n in range(7))

    def is_kept(self, on: date) -> bool:
        """Whether somebody entered days off for the school year of a day. Where nobody did, every weekday of it,
        those of the summer too, counts as a school day.
        """
        year = self._year(on)
        if year is None:
            return True
        return any(each.date <= year.ends_on and (each.until or each.date) >= year.starts_on for each in self._off)

    def opening_after(self, on: date) -> date | None:
        """The first school day of the school year that follows the one of a day; None where the book knows none."""
        year = self._year(on)
        later = [y for y in self._years if y.starts_on > (year.ends_on if year else on)]
        if not later or not self.is_kept(later[0].starts_on):
            return None
        return next((day for day in _days(later[0].starts_on, later[0].ends_on) if self.is_school_day(day)), None)

    def _year(self, on: date) -> Record | None:
        return next((year for year in self._years if year.starts_on <= on <= year.ends_on), None)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + n * DAY for n in range((last - first).days + 1))
