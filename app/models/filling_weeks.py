"""What fills a week at once: the hours of the week before, or the weekly schedule of each placement.

Both fill empty days only, and never days off, locked days and days outside of the placement; what stays is counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.i18n import _, ngettext
from app.models.hours import HourEntry
from app.models.locking_hours import locked_until
from app.models.logging_hours import Slot, WeekRow, week_rows
from app.models.school_days import SchoolDays
from app.models.training_plans import PlacementDay
from app.models.worked_time import Worked

WEEK = timedelta(days=7)
MOST_WEEKS = 26  # that a schedule is repeated at once


@dataclass(slots=True)
class Filling:
    """The cells to fill, and why the others stay as they are: how many of each."""

    cells: dict[Slot, Worked] = field(default_factory=dict[Slot, Worked])
    taken: int = 0  # hold hours already
    closed: int = 0  # locked, or outside of the placement
    off: dict[date, str] = field(default_factory=dict[date, str])  # days without school by what they are called
    unscheduled: int = 0  # placements without a schedule

    def offer(self, row: WeekRow, on: date, worked: Worked, off: Record | None, until: date | None) -> None:
        """Fill a cell, or count why not."""
        if on in row.cells:
            self.taken += 1
        elif row.unfit(on) or (until and on <= until):
            self.closed += 1
        elif off:
            self.off[on] = off.name
        elif row.placement_id:
            self.cells[row.placement_id, on] = worked


def last_week(book: Book, rows: Sequence[WeekRow], monday: date) -> Filling:
    """What was logged in the week before Monday `monday`, for the same rows. Rejected hours are not copied."""
    students = list(dict.fromkeys(row.student_id for row in rows))
    earlier = {row.placement_id: row.cells for row in week_rows(book, students, monday - WEEK)}
    filling, days, until = Filling(), SchoolDays(book), locked_until(book)
    for row in rows:
        for on, cell in earlier.get(row.placement_id, {}).items() if row.placement_id else ():
            if cell.state != "rejected":
                filling.offer(row, on + WEEK, cell.worked, days.off(on + WEEK), until)
    return filling


def schedule(book: Book, rows: Sequence[WeekRow], monday: date, weeks: int = 1) -> Filling:
    """The weekly schedules of the placements of `rows`, which are those of the week of `monday`, for some weeks."""
    plans: dict[str, list[Record]] = defaultdict(list)
    placements = [row.placement_id for row in rows if row.placement_id]
    for each in book.records(PlacementDay, {"placement_id": placements}):
        plans[each.placement_id].append(each)
    filling, days, until = Filling(), SchoolDays(book), locked_until(book)
    filling.unscheduled = sum(id_ not in plans for id_ in placements)
    students = list(dict.fromkeys(row.student_id for row in rows if row.placement_id in plans))
    for week in range(weeks):
        begins = monday + week * WEEK
        shown: Iterable[WeekRow] = rows if week == 0 else week_rows(book, students, begins)
        for row in shown:
            for plan in plans.get(row.placement_id or "", ()):
                on = begins + timedelta(days=int(plan.weekday) - 1)
                worked = Worked(plan.minutes, plan.time_in, plan.time_out, plan.break_minutes)
                filling.offer(row, on, worked, days.off(on), until)
    return filling


def describe_entries(book: Book, entry_ids: Sequence[str], values: Mapping[str, Any], replace: bool = False) -> int:
    """Note the tasks of a week in its entries: `task`, `competencies`; returns how many changed.

    Entries that say something already keep it, unless `replace`. Approved ones are left as they are.
    """
    given = {name: value for name, value in values.items() if value}
    changes: dict[str, dict[str, Any]] = {}
    for entry in book.records(HourEntry, {"id": list(entry_ids), "state": ["draft", "submitted", "rejected"]}):
        own = {name: value for name, value in given.items() if replace or not getattr(entry, name)}
        if any(getattr(entry, name) != value for name, value in own.items()):
            changes[entry.id] = own
    title = ngettext("Note the tasks of {count} day", "Note the tasks of {count} days", len(changes))
    if changes:
        with book.edit(title.format(count=len(changes))) as edit:
            edit.update(HourEntry, changes)
    return len(changes)


def off_words(off: Mapping[date, str]) -> str:
    """The days off by name, each once: "Thanksgiving, Winter break"."""
    return ", ".join(dict.fromkeys(name or _("No school") for name in off.values()))
