"""An hours sheet taken back: which cells were changed on it, what the book holds there now, and what can be written.

Three values meet in a cell: what it held as the sheet was written, what stands in it now, and what the book holds now.
Only what was changed on the sheet counts; where the book was changed, too, people decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal

from app.book.base import Record
from app.book.book import Book
from app.book.kinds import PARAGRAPHS
from app.book.refused import Refused
from app.i18n import _, day, hours, ngettext
from app.imports.archives import Archive
from app.imports.bundles import read_file
from app.imports.problems import Problem
from app.imports.rows import Cell, is_blank
from app.imports.sheet_rows import Column, Page, Row, find_page, read_page, words_in
from app.imports.signatures import Content, content
from app.imports.worksheets import Grid, is_workbook, read_grids
from app.models.hour_sheets import FitDays, SheetRow, refuse_logging, sheet_rows
from app.models.kinds import DAY_HOURS
from app.models.logging_hours import Slot, save_cells, unfit_day
from app.models.placements import Placement
from app.models.sheet_marks import PAGE, Held, no_sheet, read_held
from app.models.staff import Section
from app.models.worked_time import Worked, read_worked

What = Literal["new", "changed", "cleared", "conflict", "refused"]
WRITTEN: tuple[What, ...] = ("new", "changed", "cleared")
"""What is written unless it is left out; a conflict is only where somebody says so, what is refused never."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that was changed on the sheet. `before` is what the book holds now; `typed` is what stands in the cell."""

    what: What
    slot: Slot
    student: str
    local_id: str
    placement: str
    before: int | None
    after: Worked | None
    typed: str
    reason: str  # why it is refused, or what the conflict is
    row: int
    column: str

    @property
    def day(self) -> date:
        """The day."""
        return self.slot[1]

    @property
    def before_words(self) -> str:
        """What the book holds, in hours; empty for nothing."""
        return "" if self.before is None else hours(self.before)

    @property
    def after_words(self) -> str:
        """What would be written, in hours; of what is refused, what was typed."""
        if self.what == "refused":
            return self.typed
        return "" if self.after is None else hours(self.after.minutes)


@dataclass
class SheetBack:
    """A sheet that was read and compared with the book. Nothing of it is written yet."""

    file: str
    section: str
    first: date
    last: date
    moment: int  # how many edits the book had seen then
    changes: list[CellChange] = field(default_factory=list[CellChange])
    problems: list[Problem] = field(default_factory=list[Problem])
    tasks: dict[Slot, str] = field(default_factory=dict[Slot, str])
    unchanged: int = 0  # cells with hours that are as they were

    @property
    def writable(self) -> list[CellChange]:
        """What is written unless it is left out."""
        return [change for change in self.changes if change.what in WRITTEN]

    def told(self) -> list[Problem]:
        """All that is not taken by itself, each in a sentence at its place."""
        refused = [c for c in self.changes if c.what not in WRITTEN]
        return self.problems + [Problem(self.file, c.row, c.column, f"{_at(c)}: {c.reason}") for c in refused]

    def counts(self) -> dict[str, Any]:
        """Numbers, cells and problems as plain data, for scripts."""
        counted = Counter(change.what for change in self.changes)
        numbers = {what: counted[what] for what in (*WRITTEN, "conflict", "refused")}
        cells = [
            {
                "what": c.what, "local_id": c.local_id, "student": c.student, "placement": c.placement,
                "placement_id": c.slot[0], "date": c.day.isoformat(), "before": c.before,
                "after": c.after.minutes if c.after else None, "typed": c.typed, "message": c.reason,
            }
            for c in self.changes
        ]  # fmt: skip
        problems = [{"file": p.file, "row": p.row, "column": p.column, "message": p.message} for p in self.told()]
        return {**numbers, "unchanged": self.unchanged, "missing": 0, "problems": problems, "cells": cells}


def read_hour_sheet(book: Book, path: Path) -> SheetBack:
    """Read an hours sheet and compare it with the book.

    Raises Refused where the account may not log hours, and where the file is no sheet of this book and account.
    """
    refuse_logging(book)
    file = path.name
    grids = _grids(path)
    hidden = next((grid for grid in grids if grid.name == PAGE), None)
    if hidden is None:
        raise no_sheet(file)
    held = read_held(book, file, [_line(cells) for cells in hidden.cells])
    if book.record(Section, held.section_id) is None:
        said = _("{file} is the sheet of “{section}”, a class that this book lost or your account does not see.")
        raise Refused(said.format(file=file, section=held.section))
    back = SheetBack(file, held.section, held.first, held.last, book.count_entries())
    page = read_page(find_page([grid for grid in grids if grid is not hidden], file), held, file, back.problems)
    _Comparison(book, held, page, back).compare()
    return back


def take_back(book: Book, back: SheetBack, changes: Collection[CellChange]) -> int:
    """Write these changes as one edit; returns how many cells changed.

    Raises Refused where the book was changed since the sheet was read.
    """
    if book.count_entries() != back.moment:
        raise Refused(_("The book was changed since the file was read. Read the file again."))
    cells = {change.slot: change.after for change in changes}
    tasks = {slot: words for slot, words in back.tasks.items() if slot in cells}
    title = ngettext("Take back {count} cell of a sheet", "Take back {count} cells of a sheet", len(cells))
    return save_cells(book, title.format(count=len(cells)), cells, tasks=tasks)


class _Comparison:
    """Cell by cell: the sheet as it was, the sheet as it is, and the book."""

    def __init__(self, book: Book, held: Held, page: Page, back: SheetBack) -> None:
        self._held, self._page, self._back = held, page, back
        self._placements = {p.id: p for p in book.records(Placement, {"id": list(held.names)})}
        students = list(dict.fromkeys(p.student_id for p in self._placements.values()))
        self._rows = {row.id: row for row in sheet_rows(book, students, held.first, held.last)}
        self._fit = FitDays(book)

    def compare(self) -> None:
        for row in self._page.rows:
            found = [c for on, column in self._page.days.items() if (c := self._change(row, on, column))]
            self._back.changes += found
            if self._page.tasks:
                self._task(row, self._page.tasks, found)

    def _change(self, row: Row, on: date, column: Column) -> CellChange | None:
        """What became of one cell; None where it is as it was, or the book has it already."""
        slot, cell = (row.placement_id, on), row.at(column)
        known, held = self._rows.get(row.placement_id), self._held.minutes.get(slot)
        now = known.week.cells[on].minutes if known and on in known.week.cells else None
        if held is not None and _is_number_of(held, cell):
            self._back.unchanged += 1
            return None
        worked, reason = None, ""
        try:
            self._page.refuse_formula(row, column)
            worked = _read(cell)
        except Refused as refused:
            reason = str(refused)
        minutes = worked.minutes if worked else None
        if not reason and minutes in (held, now):
            self._back.unchanged += minutes is not None
            return None
        reason = reason or self._why_not(known, row.placement_id, on)
        what: What = "refused" if reason else "cleared" if minutes is None else "changed" if now is not None else "new"
        if not reason and now != held:
            what, reason = "conflict", conflict_words(held)
        words = known.week.student if known else self._held.names[row.placement_id]
        local_id, place = (known.local_id, known.placement) if known else ("", "")
        typed = "" if is_blank(cell) else str(cell)
        return CellChange(what, slot, words, local_id, place, now, worked, typed, reason, row.number, column.letter)

    def _why_not(self, known: SheetRow | None, placement_id: str, on: date) -> str:
        """Why the book takes no hours there, or ""."""
        placement: Record | None = self._placements.get(placement_id)
        if placement is None:
            return _("This placement is not in the book any more, or your account does not see it.")
        if why := unfit_day(placement.starts_on, placement.ends_on, on) or self._fit.unfit(on):
            return why
        if known is None:
            return _("This placement does not run on these days.")
        return known.week.cells[on].locked if on in known.week.cells else ""

    def _task(self, row: Row, column: Column, found: list[CellChange]) -> None:
        """What was done goes with the hours that are added or changed; without any it would be lost in silence."""
        cell = row.at(column)
        if is_blank(cell):
            return
        try:
            words: str = PARAGRAPHS.take(cell)
        except Refused as refused:
            self._problem(row, column, str(refused))
            return
        slots = [c.slot for c in found if c.what != "refused" and c.after]
        known = self._rows.get(row.placement_id)
        if slots:
            self._back.tasks |= dict.fromkeys(slots, words)
        elif not known or words not in {kept.task for kept in known.week.cells.values()}:
            self._problem(row, column, _("What was done goes with hours that are added or changed; this row has none."))

    def _problem(self, row: Row, column: Column, sentence: str) -> None:
        self._back.problems.append(Problem(self._back.file, row.number, column.letter, sentence))


def _is_number_of(minutes: int, cell: Cell) -> bool:
    """Whether a cell is as it was written; the total of several entries may be more than a day can hold."""
    return isinstance(cell, int | float) and not isinstance(cell, bool) and round(cell * 60) == minutes


def _read(cell: Cell) -> Worked | None:
    """The hours of a cell: words, a number of hours, or a time of the spreadsheet; None for nothing, and for 0."""
    if isinstance(cell, datetime | date):
        raise Refused(_("This cell holds a date. Write hours like 3.5 or 3:30."))
    if isinstance(cell, time):
        minutes = round((cell.hour * 3600 + cell.minute * 60 + cell.second + cell.microsecond / 1e6) / 60)
        return Worked(minutes) if minutes else None
    if isinstance(cell, str):
        worked = read_worked(cell)
    else:
        minutes = DAY_HOURS.take(cell)
        worked = None if minutes is None else Worked(minutes)
    return worked if worked and worked.minutes else None


def conflict_words(held: int | None) -> str:
    """What a conflict is, where the cell held so many minutes as the sheet was written."""
    if held is None:
        return _("Somebody logged these hours in the book since the sheet was written.")
    said = _("The book was changed since the sheet was written: then it held {hours} hours.")
    return said.format(hours=hours(held))


def _at(change: CellChange) -> str:
    return _("{student}, {day}").format(student=change.student, day=day(change.day))


def _grids(path: Path) -> list[Grid]:
    if path.is_dir():
        raise Refused(_("{file} is a folder. Choose the hours sheet in it.").format(file=path.name))
    if not path.is_file():
        raise Refused(_("There is no file {file}.").format(file=path.name))
    data = read_file(path)
    if content(data, path.name) is not Content.ARCHIVE:
        raise no_sheet(path.name)
    archive = Archive(data, path.name)
    if not is_workbook(archive):
        raise no_sheet(path.name)
    return read_grids(archive, data)


def _line(cells: Collection[Cell]) -> list[str]:
    """The texts of a line of the hidden page, without the empty cells behind them."""
    words = list(map(words_in, cells))
    while words and not words[-1]:
        words.pop()
    return words
