"""What the checks look at: read in a few questions, whatever the number of entries, placements or students."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, func, select

from app.book.asking import among
from app.book.base import Record
from app.book.book import Book
from app.models.ages import age_on
from app.models.hours import HourEntry
from app.models.logging_hours import monday_of
from app.models.people import Student
from app.models.placements import Placement
from app.models.school_days import SchoolDays
from app.models.settings import (
    LONG_DAY,
    SCHOOL_BEGINS,
    SCHOOL_ENDS,
    SUMMER_EVENING_FROM,
    SUMMER_EVENING_UNTIL,
    decided,
)

Entry = Any  # a row with the columns `_ENTRY`
WHOLE_DAY = 24 * 60  # minutes
MONTH = timedelta(days=31)  # the longest block of days
WEEK = timedelta(days=6)

_e = HourEntry
_ENTRY = (
    *(_e.id, _e.student_id, _e.placement_id, _e.date, _e.until),
    *(_e.minutes, _e.time_in, _e.time_out, _e.in_class),
)
_CHECKED = (_e.deleted.is_(False), _e.state.in_(["draft", "submitted", "approved"]))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is checked; several together are what meets all of them. `week` is any day of it."""

    entry_ids: Collection[str] | None = None
    placement_ids: Collection[str] | None = None
    student_ids: Collection[str] | None = None
    week: date | None = None

    @property
    def about_placements(self) -> bool:
        """Whether placements are checked also where no hours of them are."""
        return self.entry_ids is None and self.week is None


class Facts:
    """The hours of the students asked about, with their placements and the site's calendar and settings.

    Beside the entries that are asked about it holds those of the same weeks, with which they may clash. Rejected ones
    are no matter of any check: they are not hours.
    """

    def __init__(self, book: Book, asked: Asked, today: date) -> None:
        self.book, self.today = book, today
        self.days = SchoolDays(book)
        with book.reading():
            chosen = self._rows(_conditions(asked), _given(asked))
            self.placements = self._placements(asked, chosen)
            chosen = [entry for entry in chosen if entry.placement_id in self.placements]  # none of a deleted one
            self.chosen = {entry.id for entry in chosen}
            self.entries: list[Entry] = self._around(chosen)
            self.born: dict[str, date | None] = self._births()
        self.by_student: dict[str, list[Entry]] = defaultdict(list)
        self.by_placement: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            self.by_student[entry.student_id].append(entry)
            self.by_placement[entry.placement_id].append(entry)

    def age(self, student_id: str, on: date) -> int | None:
        """The age of a student on a day; None where the birth date is not known."""
        born = self.born.get(student_id)
        return None if born is None else age_on(born, on)

    def single_days(self) -> Iterator[tuple[str, date, list[Entry]]]:
        """The hours of each student on each day; blocks of several days are left out."""
        for student_id, entries in self.by_student.items():
            by_day: dict[date, list[Entry]] = defaultdict(list)
            for entry in entries:
                if entry.until is None:
                    by_day[entry.date].append(entry)
            for on, of_day in by_day.items():
                yield student_id, on, of_day

    @cached_property
    def long_day(self) -> int:
        """More minutes of a day are questioned."""
        return decided(self.book, LONG_DAY)

    @cached_property
    def bell(self) -> tuple[int, int] | None:
        """From when to when there is school, in minutes after midnight; None where the site did not say."""
        begins, ends = decided(self.book, SCHOOL_BEGINS), decided(self.book, SCHOOL_ENDS)
        return None if begins is None or ends is None or begins >= ends else (begins, ends)

    @cached_property
    def _summer(self) -> tuple[str, str] | None:
        first, last = decided(self.book, SUMMER_EVENING_FROM), decided(self.book, SUMMER_EVENING_UNTIL)
        return None if first is None or last is None else (first, last)

    def is_summer(self, on: date) -> bool:
        """Whether a day is in the season of summer evenings, which the site sets."""
        return self._summer is not None and self._summer[0] <= on.strftime("%m-%d") <= self._summer[1]

    def _rows(self, conditions: list[ColumnElement[bool]], given: dict[str, Any]) -> list[Entry]:
        asked = select(*_ENTRY).where(*_CHECKED, *conditions).order_by(_e.date, _e.time_in, _e.id)
        with self.book.reading() as connection:
            return list(connection.execute(asked, given).all())

    def _placements(self, asked: Asked, chosen: list[Entry]) -> dict[str, Record]:
        """The placements that are checked, with all others of the same students."""
        where: dict[str, Any] = {"id": list({entry.placement_id for entry in chosen})}
        found = self.book.records(Placement, where)
        if asked.about_placements:
            by = {"id": asked.placement_ids, "student_id": asked.student_ids}
            found += self.book.records(Placement, {name: list(ids) for name, ids in by.items() if ids is not None})
        self.checked = {p.id for p in found}
        students = list({p.student_id for p in found})
        return {p.id: p for p in self.book.records(Placement, {"student_id": students})}

    def _around(self, chosen: list[Entry]) -> list[Entry]:
        if not chosen:
            return []
        first = monday_of(min(entry.date for entry in chosen))
        last = monday_of(max(entry.until or entry.date for entry in chosen)) + WEEK
        given = {"ids": json.dumps(list(self.placements))}
        days = [_e.date.between(first - MONTH, last), func.coalesce(_e.until, _e.date) >= first]
        return self._rows([among(_e.placement_id), *days], given)

    def _births(self) -> dict[str, date | None]:
        asked = select(Student.id, Student.birth_date).where(among(Student.id))
        students = {p.student_id for p in self.placements.values()}
        with self.book.reading() as connection:
            return dict(connection.execute(asked, {"ids": json.dumps(list(students))}).all())


def is_timed(entry: Entry) -> bool:
    """Whether it is known from when to when somebody worked on the day of an entry."""
    return entry.until is None and entry.time_in is not None and entry.time_out is not None


def ending(entry: Entry) -> int:
    """When an entry with times ends, in minutes after the midnight of its day: past the next one for a night shift."""
    return entry.time_out + (WHOLE_DAY if entry.time_out <= entry.time_in else 0)


def _conditions(asked: Asked) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.entry_ids is not None:
        found.append(among(_e.id, "entries"))
    if asked.placement_ids is not None:
        found.append(among(_e.placement_id, "placements"))
    if asked.student_ids is not None:
        found.append(among(_e.student_id, "students"))
    if asked.week is not None:
        monday = monday_of(asked.week)
        found += [_e.date.between(monday - MONTH, monday + WEEK), func.coalesce(_e.until, _e.date) >= monday]
    return found


def _given(asked: Asked) -> dict[str, str]:
    named = {"entries": asked.entry_ids, "placements": asked.placement_ids, "students": asked.student_ids}
    return {name: json.dumps(list(ids)) for name, ids in named.items() if ids is not None}
