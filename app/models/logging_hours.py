"""Logging a week: one row per student and placement, Monday to Sunday, saved cell by cell.

A cell is one entry. A day that holds several entries (a split shift that was imported) shows their sum and is
changed in the day list, not in the grid. Approved entries are locked until they are reopened, those of a locked period
as long as it is. Blocks of several days stand in no cell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from app.book.asking import Between
from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, day, hours
from app.models.employers import Employer
from app.models.hour_totals import Totals, student_totals
from app.models.hours import HourEntry
from app.models.locking_hours import locked_sentence, locked_until
from app.models.pathways import PathwayMembership, SitePathway
from app.models.people import Student
from app.models.placements import Placement
from app.models.school import year_name
from app.models.staff import Section, SectionStaff, SectionStudent, Staff

DAY_MINUTES = 24 * 60
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

    @property
    def locked(self) -> str:
        """Why the cell cannot be changed, or ""."""
        if self.period:
            return locked_sentence(self.period)
        if self.state == "approved":
            return _("Approved hours are locked. Reopen them to change them.")
        return _("This day holds several entries. Change them in the list of entries.") if len(self.entries) > 1 else ""


@dataclass(slots=True)
class WeekRow:
    """One student at one placement in one week. `placement_id` is None where the student has none."""

    student_id: str
    student: str
    placement_id: str | None
    placement: str
    cells: dict[date, Cell] = field(default_factory=dict[date, Cell])
    totals: Totals = field(default_factory=Totals)  # of the student, in today's school year whatever week is shown

    @property
    def minutes(self) -> int:
        """All minutes of the week, rejected ones apart."""
        return sum(cell.minutes for cell in self.cells.values() if cell.state != "rejected")


def monday_of(of: date) -> date:
    """The Monday of the week in which a day lies."""
    return of - timedelta(days=of.weekday())


class Group(NamedTuple):
    """A class or a pathway for which a week is logged. `kind` is "section" or "pathway"."""

    kind: str
    id: str
    name: str


def groups(book: Book, on: date) -> list[Group]:
    """The sections of the school year, those with the largest share of students at work first, and all pathways."""
    at_work = {p.student_id for p in book.records(Placement, {"state": "active"})}
    seats = book.records(SectionStudent)
    size, working = (
        Counter(s.section_id for s in seats),
        Counter(s.section_id for s in seats if s.student_id in at_work),
    )
    year = year_name(on)
    sections = [s for s in book.records(Section) if s.school_year in (year, None)]
    alike = Counter(s.name for s in sections)
    teachers = _teachers(book)
    found: list[Group] = []
    for section in sorted(sections, key=lambda s: -working[s.id] / (size[s.id] or 1)):
        told_apart = [section.name, teachers.get(section.id) if alike[section.name] > 1 else None]
        found.append(Group("section", section.id, " · ".join(part for part in told_apart if part)))
    return found + [Group("pathway", p.id, p.name) for p in book.records(SitePathway)]


def _teachers(book: Book) -> dict[str, str]:
    """The last name of somebody who teaches each section, the main teacher where one is named."""
    names = {staff.id: staff.last_name for staff in book.records(Staff)}
    taught = sorted(book.records(SectionStaff), key=lambda seat: bool(seat.is_primary))
    return {seat.section_id: names[seat.staff_id] for seat in taught if seat.staff_id in names}


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
    totals = student_totals(book, list(placements))
    rows: list[WeekRow] = []
    for id_ in (id_ for id_ in student_ids if id_ in names):
        for p in placements[id_]:
            work = employers.get(p.employer_id, p.role)
            rows.append(WeekRow(id_, names[id_], p.id, work, cells[p.id], totals[id_]))
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
            found[e.placement_id][e.date] = Cell(e.minutes, e.state, (e.id,), e.reason, period)
        else:
            cell.minutes += e.minutes
            cell.entries += (e.id,)
            cell.state = "approved" if "approved" in (cell.state, e.state) else cell.state
    return found


def save_cells(book: Book, title: str, cells: Mapping[Slot, int | None], origin: object = None) -> int:
    """Log these cells as one edit; None or 0 takes an entry away. Returns how many cells changed.

    A changed entry that was rejected is a draft again; times of day that no longer agree are dropped.
    Raises Refused, and saves nothing, where a cell is locked, or holds more than a day.
    """
    for (_placement, on), minutes in cells.items():
        if minutes is not None and not 0 <= minutes <= DAY_MINUTES:
            raise Refused(
                _("{hours} hours on {day} is more than a day holds.").format(hours=hours(minutes), day=day(on))
            )
    placements = {p.id: p for p in book.records(Placement, {"id": {slot[0] for slot in cells}})}
    days = [on for _placement, on in cells]
    kept = _cells(book, list(placements), Between(min(days), max(days))) if days else {}
    born: list[dict[str, Any]] = []
    changed: dict[str, dict[str, Any]] = {}
    gone: list[str] = []
    for (placement_id, on), minutes in cells.items():
        cell = kept.get(placement_id, {}).get(on)
        if cell is None:
            if minutes:
                student_id = placements[placement_id].student_id
                born.append({"student_id": student_id, "placement_id": placement_id, "date": on, "minutes": minutes})
        elif cell.minutes == (minutes or 0) and cell.state != "rejected":
            continue
        elif cell.locked:
            raise Refused(cell.locked)
        elif not minutes:
            gone += cell.entries
        else:
            changed[cell.entries[0]] = _values(cell, minutes)
    with book.edit(title, origin) as edit:
        done = len(edit.insert(HourEntry, born))
        return done + edit.update(HourEntry, changed) + edit.delete(HourEntry, gone)


def _values(cell: Cell, minutes: int) -> dict[str, Any]:
    values = {"minutes": minutes, "time_in": None, "time_out": None, "break_minutes": None}
    return values | {"state": "draft", "reason": None, "decided_by": None} if cell.state == "rejected" else values


def last_week(rows: Sequence[WeekRow], earlier: Sequence[WeekRow]) -> dict[Slot, int]:
    """What `earlier` (the rows of the week before) would fill into the empty days of `rows`."""
    known = {row.placement_id: row.cells for row in earlier if row.placement_id}
    return {
        (row.placement_id, on + timedelta(days=7)): cell.minutes
        for row in rows
        if row.placement_id
        for on, cell in known.get(row.placement_id, {}).items()
        if on + timedelta(days=7) not in row.cells and cell.state != "rejected"
    }
