"""The hours sheet of a class: some days of its students' placements, to be filled in elsewhere and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, day
from app.models.hours import HourEntry
from app.models.locking_hours import locked_sentence, locked_until
from app.models.logging_hours import WeekRow, monday_of, week_rows
from app.models.people import Student
from app.models.school_days import SchoolDays
from app.models.school_years import known_years
from app.models.staff import Section, SectionStudent

MOST_DAYS = 62  # two months: more columns are no sheet that anybody fills in
WEEK, DAY = timedelta(days=7), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One student at one placement. `placement` names the employer, and the role where that is not the same."""

    local_id: str
    placement: str
    week: WeekRow  # of all days of the sheet

    @property
    def id(self) -> str:
        """The placement."""
        return self.week.placement_id or ""


@dataclass(frozen=True, slots=True)
class HourSheet:
    """What a sheet holds. `off` names the days without school, `idle` the students who have no placement then."""

    section: Record
    days: Sequence[date]
    rows: Sequence[SheetRow]
    idle: Sequence[str]
    off: dict[date, str]


def month_of(on: date) -> tuple[date, date]:
    """The first and last day of the month of a day."""
    first = on.replace(day=1)
    return first, (first + 31 * DAY).replace(day=1) - DAY


def hour_sheet(book: Book, section_id: str, first: date, last: date) -> HourSheet:
    """The sheet of a class, its students in the order of names.

    Raises Refused where the class is not seen, has nobody at work, or the days are none or too many.
    """
    section = book.record(Section, section_id)
    if section is None:
        raise Refused(_("This class is not in the book, or your account does not see it."))
    if last < first:
        raise Refused(_("The last day lies before the first."))
    days = [first + n * DAY for n in range((last - first).days + 1)]
    if len(days) > MOST_DAYS:
        raise Refused(_("An hours sheet holds at most {count} days. Export each month for itself.").format(
            count=MOST_DAYS))  # fmt: skip
    seats = book.records(SectionStudent, {"section_id": section_id})
    seated = {s.student_id for s in seats if (s.starts_on or first) <= last and (s.ends_on or last) >= first}
    students = book.ids(Student, where={"id": seated})
    rows = sheet_rows(book, students, first, last)
    if not rows:
        raise Refused(_("Nobody in “{section}” has a placement on these days.").format(section=section.name))
    at_work = {row.week.student_id for row in rows}
    idle = [row.student for row in week_rows(book, [s for s in students if s not in at_work], monday_of(first))]
    calendar = SchoolDays(book)
    off = {on: found.name for on in days if (found := calendar.off(on))}
    return HourSheet(section, days, rows, idle, off)


def sheet_rows(book: Book, student_ids: Sequence[str], first: date, last: date) -> list[SheetRow]:
    """The placements of these students that run on any of the days, with what is logged on them."""
    found: dict[str, WeekRow] = {}
    monday = monday_of(first)
    while monday <= last:
        for row in week_rows(book, student_ids, monday):
            if row.placement_id:
                known = found.setdefault(row.placement_id, row)
                known.cells |= row.cells
                known.blocks += [block for block in row.blocks if block not in known.blocks]
        monday += WEEK
    for row in found.values():
        row.cells = {on: cell for on, cell in row.cells.items() if first <= on <= last}
        row.blocks = [block for block in row.blocks if block.date <= last and block.until >= first]
    running = [
        row
        for row in found.values()
        if row.cells or ((row.starts_on or first) <= last and (row.ends_on or last) >= first)
    ]
    places = {id_: place for place, id_ in enumerate(student_ids)}
    running.sort(key=lambda row: (places[row.student_id], row.starts_on or date.min))
    ids = book.rows(Student, list(places), ("local_id",))
    return [SheetRow(ids[row.student_id][0] or "", _place(row), row) for row in running]


def _place(row: WeekRow) -> str:
    return row.placement if row.role == row.placement else f"{row.placement} · {row.role}"


class FitDays:
    """Which days can hold hours at all: none to come, none outside of the school years, none of a locked period."""

    def __init__(self, book: Book, today: date | None = None) -> None:
        self._years = known_years(book)
        self._locked = locked_until(book)
        self._today = today or date.today()

    def locked(self, on: date) -> str:
        """Why the period of a day is locked, or ""."""
        return locked_sentence(self._locked) if self._locked and on <= self._locked else ""

    def unfit(self, on: date) -> str:
        """Why no hours can be logged for a day now, or ""."""
        coming = _("{day} lies in the future.").format(day=day(on)) if on > self._today else ""
        return coming or self._years.outside(on) or self.locked(on)


def refuse_logging(book: Book) -> None:
    """Raises Refused where the account may not log hours: to take a sheet back is to log, not to import."""
    if not all(book.allows(HourEntry.__tablename__, action) for action in ("add", "change")):
        raise Refused(_("Your account may not log hours, so it cannot take an hours sheet back. Ask a coordinator."))
