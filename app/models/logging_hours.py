"""Logging a week: one row per student and placement, Monday to Sunday, saved cell by cell.

A cell is one entry. A day that holds several entries (a split shift) shows their sum and is changed in its day list,
not in the grid. Approved entries are locked until they are reopened, those of a locked period as long as it is. Blocks
of several days stand in no cell, but with their row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from app.book.asking import Between
from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, day, hours
from app.models.employers import Employer
from app.models.hour_totals import Totals, student_totals
from app.models.hours import HourEntry
from app.models.locking_hours import locked_sentence, locked_until
from app.models.pathways import PathwayMembership
from app.models.people import Student
from app.models.placements import Placement
from app.models.school_years import KnownYears, known_years
from app.models.staff import SectionStudent
from app.models.worked_time import Worked

DAY_MINUTES = 24 * 60
MONTH = timedelta(days=31)  # the longest block of days
Slot = tuple[str, date]
"""A placement and a day."""


@dataclass(slots=True)
class Cell:
    """What is logged for one day: minutes, the state, and why it was rejected."""

    minutes: int
    state: str
    entries: tuple[str, ...]
    reason: str | None = None
    period: date | None = None  # the last day of the locked period in which it lies
    times: tuple[int | None, int | None, int | None] = (None, None, None)  # in, out and break of a single entry
    task: str | None = None

    @property
    def worked(self) -> Worked:
        """What was worked, as it is typed into another cell."""
        return Worked(self.minutes, *self.times)

    @property
    def is_several(self) -> bool:
        """Whether it is the sum of several entries."""
        return len(self.entries) > 1

    @property
    def locked(self) -> str:
        """Why the cell cannot be changed, or ""."""
        if self.period:
            return locked_sentence(self.period)
        if self.state == "approved":
            return _("Approved hours are locked. Reopen them to change them.")
        return _("This day holds several entries. Change each of them in the day list.") if self.is_several else ""


@dataclass(slots=True)
class WeekRow:
    """One student at one placement in one week. `placement_id` is None where the student has none."""

    student_id: str
    student: str
    placement_id: str | None
    placement: str
    cells: dict[date, Cell] = field(default_factory=dict[date, Cell])
    blocks: list[Record] = field(default_factory=list[Record])  # entries of several days that reach into the week
    starts_on: date | None = None  # the first and last day of the placement, None where it is open
    ends_on: date | None = None
    employer_id: str | None = None
    role: str = ""
    years: KnownYears = field(default_factory=KnownYears)
    totals: Totals = field(default_factory=Totals)  # of the student, in today's school year whatever week is shown

    @property
    def minutes(self) -> int:
        """All minutes of the week, rejected ones apart."""
        return sum(cell.minutes for cell in self.cells.values() if cell.state != "rejected")

    def unfit(self, on: date) -> str:
        """Why nothing can be logged for a day, or ""."""
        return unfit_day(self.starts_on, self.ends_on, on) or self.years.outside(on)


def unfit_day(starts_on: date | None, ends_on: date | None, on: date) -> str:
    """Why a placement from `starts_on` to `ends_on` has no hours on a day, or ""."""
    if starts_on and on < starts_on:
        return _("The placement begins on {day}.").format(day=day(starts_on))
    if ends_on and on > ends_on:
        return _("The placement ended on {day}.").format(day=day(ends_on))
    return ""


def monday_of(of: date) -> date:
    """The Monday of the week in which a day lies."""
    return of - timedelta(days=of.weekday())


def students_of(book: Book, *, section_id: str | None = None, pathway_id: str | None = None, on: date) -> list[str]:
    """The students of a section or a pathway on a day, in the order of names."""
    if section_id:
        rows = book.records(SectionStudent, {"section_id": section_id})
    else:
        rows = book.records(PathwayMembership, {"pathway_id": pathway_id})
    ids = {r.student_id for r in rows if (r.starts_on or on) <= on <= (r.ends_on or on)}
    return book.ids(Student, where={"id": ids})


def week_rows(book: Book, student_ids: Sequence[str], monday: date) -> list[WeekRow]:
    """The rows of a week for these students, in their order; those without a placement come last, one row each."""
    week = Between(monday, monday + timedelta(days=6))
    names = {s.id: f"{s.last_name}, {s.preferred_name or s.first_name}" for s in _students(book, student_ids)}
    placements: dict[str, list[Record]] = defaultdict(list)
    for placement in book.records(Placement, {"student_id": list(names)}, sort=[("starts_on", False)]):
        if _runs(placement, week):
            placements[placement.student_id].append(placement)
    running = [p for found in placements.values() for p in found]
    employers = {e.id: e.name for e in book.records(Employer, {"id": {p.employer_id for p in running}})}
    cells = _cells(book, [p.id for p in running], week)
    blocks = _blocks(book, [p.id for p in running], week)
    totals, years = student_totals(book, list(placements)), known_years(book)
    rows: list[WeekRow] = []
    for id_ in (id_ for id_ in student_ids if id_ in names):
        for p in placements[id_]:
            work = employers.get(p.employer_id, p.role)
            about = p.starts_on, p.ends_on, p.employer_id, p.role
            rows.append(WeekRow(id_, names[id_], p.id, work, cells[p.id], blocks[p.id], *about, years, totals[id_]))
    idle = [WeekRow(id_, names[id_], None, "") for id_ in student_ids if id_ in names and not placements[id_]]
    return rows + idle


def _students(book: Book, ids: Sequence[str]) -> list[Record]:
    return book.records(Student, {"id": list(ids)})


def _runs(placement: Record, week: Between) -> bool:
    if placement.state in ("planned", "requested") and placement.starts_on is None:
        return False
    begun = placement.starts_on is None or placement.starts_on <= week.high
    return begun and (placement.ends_on >= week.low if placement.ends_on else placement.state != "ended")


def _cells(book: Book, placement_ids: Collection[str], week: Between) -> dict[str, dict[date, Cell]]:
    found: dict[str, dict[date, Cell]] = defaultdict(dict)
    until = locked_until(book)
    for e in book.records(HourEntry, {"placement_id": list(placement_ids), "date": week, "until": None}):
        cell = found[e.placement_id].get(e.date)
        if cell is None:
            period = until if until and e.date <= until else None
            times = e.time_in, e.time_out, e.break_minutes
            found[e.placement_id][e.date] = Cell(e.minutes, e.state, (e.id,), e.reason, period, times, e.task)
        else:
            cell.minutes += e.minutes
            cell.entries += (e.id,)
            cell.times = None, None, None
            cell.state = "approved" if "approved" in (cell.state, e.state) else cell.state
    return found


def _blocks(book: Book, placement_ids: Collection[str], week: Between) -> dict[str, list[Record]]:
    """The entries of several days that reach into a week; none is longer than a month (see `month_blocks`)."""
    found: dict[str, list[Record]] = defaultdict(list)
    near = Between(week.low - MONTH, week.high)
    where = {"placement_id": list(placement_ids), "date": near, "until": Between(week.low, None)}
    for entry in book.records(HourEntry, where):
        found[entry.placement_id].append(entry)
    return found


def save_cells(
    book: Book,
    title: str,
    cells: Mapping[Slot, Worked | int | None],
    origin: object = None,
    tasks: Mapping[Slot, str] | None = None,
) -> int:
    """Log these cells as one edit; None or 0 takes an entry away. Returns how many cells changed.

    `tasks` say what was done in cells that are logged or changed, where the entry does not say so already.
    A changed entry that was rejected is a draft again; where only the minutes are given, its times of day are dropped.
    Raises Refused, and saves nothing, where a cell is locked, holds more than a day, or lies outside of its placement
    or of every school year.
    """
    told, years = tasks or {}, known_years(book)
    wanted = {slot: Worked(given) if isinstance(given, int) else given for slot, given in cells.items()}
    placements = {p.id: p for p in book.records(Placement, {"id": {slot[0] for slot in cells}})}
    days = [on for _placement, on in cells]
    kept = _cells(book, list(placements), Between(min(days), max(days))) if days else {}
    born: list[dict[str, Any]] = []
    changed: dict[str, dict[str, Any]] = {}
    gone: list[str] = []
    for (placement_id, on), worked in wanted.items():
        cell, placement = kept.get(placement_id, {}).get(on), placements[placement_id]
        filled = worked is not None and worked.minutes != 0
        if cell is None:
            if worked is not None and filled:
                _refuse_unfit(placement, years, on, worked)
                about = {"student_id": placement.student_id, "placement_id": placement_id, "date": on}
                born.append(about | worked._asdict() | {"task": told.get((placement_id, on))})
        elif worked is not None and same(cell, worked) and cell.state != "rejected":
            continue
        elif cell.locked:
            raise Refused(cell.locked)
        elif worked is None or not filled:
            gone += cell.entries
        else:
            _refuse_unfit(placement, years, on, worked)
            changed[cell.entries[0]] = _values(cell, worked) | {"task": cell.task or told.get((placement_id, on))}
    with book.edit(title, origin) as edit:
        done = len(edit.insert(HourEntry, born))
        return done + edit.update(HourEntry, changed) + edit.delete(HourEntry, gone)


def same(cell: Cell, worked: Worked) -> bool:
    """Whether a cell holds already what was typed; minutes alone leave its times of day as they are."""
    return worked in (cell.worked, Worked(cell.minutes))


def _refuse_unfit(placement: Record, years: KnownYears, on: date, worked: Worked) -> None:
    if not 0 < worked.minutes <= DAY_MINUTES:
        said = _("{hours} hours on {day} is more than a day holds.")
        raise Refused(said.format(hours=hours(worked.minutes), day=day(on)))
    if why := unfit_day(placement.starts_on, placement.ends_on, on) or years.outside(on):
        raise Refused(why)


def _values(cell: Cell, worked: Worked) -> dict[str, Any]:
    reopened = {"state": "draft", "reason": None, "decided_by": None} if cell.state == "rejected" else {}
    if worked == Worked(cell.minutes):
        return reopened  # sent back and found right
    return {**worked._asdict(), **reopened}
