"""A class with a calendar, and hours of its students as they were written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.book.book import Book
from app.book.clocks import CLOCK
from app.models import HourEntry, Placement, Student
from app.models.checks import findings
from app.models.checks.finding import Finding
from tests.models.school_calendar import make_calendar
from tests.models.school_of import Class, make_class

TODAY = date(2026, 11, 20)


@dataclass
class Shifts:
    """The class, its book, and what is done with both."""

    book: Book
    made: Class

    def log(self, on: date, span: str | int, at: int = 0, **values: Any) -> str:
        """Hours of student number `at`: minutes, or a span of times as "15:00-18:30"."""
        row: dict[str, Any] = {"student_id": self.made.students[at], "placement_id": self.made.placements[at]}
        if isinstance(span, str):
            came, left = (CLOCK.parse(text) or 0 for text in span.split("-"))
            row |= {"time_in": came, "time_out": left, "minutes": (left - came) % 1440}
        else:
            row["minutes"] = span
        with self.book.edit("Log") as edit:
            return edit.insert(HourEntry, [row | {"date": on} | values])[0]

    def born(self, on: date, at: int = 0) -> None:
        """The birth date of a student."""
        self.book.save(Student, self.made.students[at], {"birth_date": on})

    def place(self, at: int = 0, **values: Any) -> None:
        """Change a placement."""
        self.book.save(Placement, self.made.placements[at], values)

    def found(self, *rules: str, **asked: Any) -> list[Finding]:
        """What the checks find of some rules, or of all, about everybody if nothing is asked."""
        told = findings(self.book, **(asked or {"student_ids": self.made.students}), today=TODAY)
        return [f for f in told if not rules or f.rule in rules]


def make_shifts(book: Book, students: int = 1) -> Shifts:
    """A class whose placements run in the school year 2026-2027."""
    made = make_class(book, students)
    make_calendar(book)
    shifts = Shifts(book, made)
    for at in range(students):
        shifts.place(at, starts_on=date(2026, 7, 1), ends_on=date(2027, 6, 30))
    return shifts
