"""A school year with its holidays, for rules that ask whether there is school."""

from __future__ import annotations

from datetime import date

from app.book.book import Book
from app.models import DayOff, SchoolYear

VETERANS = date(2026, 11, 11)  # a Wednesday
MONDAY = date(2026, 11, 2)  # of a week without holidays
SUMMER = date(2027, 6, 14)  # a Monday without school


def make_calendar(book: Book) -> None:
    """The years 2026-2027 and 2027-2028 as somebody entered them, instead of those that the book came with."""
    with book.edit("Calendar") as edit:
        edit.delete(SchoolYear, book.ids(SchoolYear))
        edit.insert(
            SchoolYear,
            [
                {"name": "2026-2027", "starts_on": date(2026, 7, 1), "ends_on": date(2027, 6, 30)},
                {"name": "2027-2028", "starts_on": date(2027, 7, 1), "ends_on": date(2028, 6, 30)},
            ],
        )
        edit.insert(
            DayOff,
            [
                {"name": "Summer break", "date": date(2026, 7, 1), "until": date(2026, 8, 9)},
                {"name": "Veterans Day", "date": VETERANS},
                {"name": "Thanksgiving break", "date": date(2026, 11, 23), "until": date(2026, 11, 27)},
                {"name": "Summer break", "date": date(2027, 6, 12), "until": date(2027, 8, 8)},
            ],
        )


def make_years(book: Book) -> None:
    """One school year around the days that tests name, whenever they run."""
    with book.edit("Years") as edit:
        edit.insert(SchoolYear, [{"name": "Those", "starts_on": date(2025, 7, 1), "ends_on": date(2027, 6, 30)}])
    book.forget_undo()
