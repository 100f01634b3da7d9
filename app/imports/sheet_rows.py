"""The page of an hours sheet as it came back: whose row is which, and which column is which day.

People sort, filter, copy, hide and insert. A row is known by the placement in its hidden column, a column by what the
hidden row says of it, wherever they stand now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.book.refused import Refused
from app.i18n import _, day
from app.imports.problems import Problem
from app.imports.rows import Cell, is_blank
from app.imports.worksheets import Grid
from app.models.sheet_marks import BELOW, IDS, STUDENT, TASKS, Held, no_sheet

BEGIN, MOST_DAYS = date(1899, 12, 30), 2_958_466  # of the days that workbooks count, until the end of 9999


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its place from 0; `letter` is what the spreadsheet calls it."""

    place: int

    @property
    def letter(self) -> str:
        letters, rest = "", self.place + 1
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(65 + letter) + letters
        return letters


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the sheet: its number as people see it, the placement, and its cells."""

    number: int
    placement_id: str
    cells: Sequence[Cell]

    def at(self, column: Column) -> Cell:
        """What stands in a column; None where nothing does."""
        return _at(self.cells, column.place)


@dataclass(frozen=True, slots=True)
class Page:
    """The rows that can be told, the days with their columns, and that of the tasks where it is still there."""

    rows: Sequence[Row]
    days: dict[date, Column]
    tasks: Column | None
    grid: Grid

    def refuse_formula(self, row: Row, column: Column) -> None:
        """Raises Refused for a cell whose formula has no value."""
        place = row.number - 1, column.place
        if place in self.grid.errors:
            raise Refused(_("The formula in this cell shows an error."))
        if place in self.grid.valueless:
            raise Refused(_("This cell holds a formula without a value: open the file in Excel and save it."))


def find_page(grids: Sequence[Grid], file: str) -> Grid:
    """The page with the grid. Raises Refused where there is none, or a second one beside it."""
    found = [grid for grid in grids if any(words_in(cell) == IDS for row in grid.cells for cell in row[:3])]
    if not found:
        raise no_sheet(file)
    if len(found) > 1:
        names = _(" and ").join(f"“{grid.name}”" for grid in found)
        raise Refused(
            _("{file} has the page of hours more than once: {names}. Delete what does not count.").format(
                file=file, names=names
            )
        )
    return found[0]


def read_page(grid: Grid, held: Held, file: str, problems: list[Problem]) -> Page:
    """The rows and columns of the grid; what cannot be told becomes a problem. Raises Refused without its marks."""
    top = next((at for at, row in enumerate(grid.cells) if IDS in map(words_in, row)), -1)
    ids = [words_in(cell) for cell in grid.cells[top]].index(IDS)
    below = next((at for at, row in enumerate(grid.cells) if words_in(_at(row, ids)) == BELOW), -1)
    marks = [words_in(cell) for cell in grid.cells[top]]
    if below < 0 or STUDENT not in marks:
        raise no_sheet(file)
    days = _days(marks, grid.cells[below], held, file, problems)
    tasks = Column(marks.index(TASKS)) if TASKS in marks else None
    rows: list[Row] = []
    for at, cells in enumerate(grid.cells[below + 1 :], below + 1):
        row = Row(at + 1, words_in(_at(cells, ids)).lower(), cells)
        if row.placement_id:
            rows.append(row)
        elif any(not is_blank(row.at(column)) for column in days.values()):
            said = _("This row has hours but not the ID of a placement: it was typed or copied in. It is left out.")
            problems.append(Problem(file, row.number, None, said))
    own = [row for row in rows if _is_own(row, Column(marks.index(STUDENT)), held, file, problems)]
    return Page(_single(own, days, file, problems), days, tasks, grid)


def _days(
    marks: Sequence[str], headings: Sequence[Cell], held: Held, file: str, problems: list[Problem]
) -> dict[date, Column]:
    """The columns whose heading is of the day that the hidden row says."""
    days: dict[date, Column] = {}
    for place, mark in enumerate(marks):
        try:
            on = date.fromisoformat(mark)
        except ValueError:
            continue
        column = Column(place)
        if not held.first <= on <= held.last:
            said = _("This column is of a day that the sheet was not written for. It is left out.")
        elif on in days:
            said = _("This column is of the same day as column {letter}. It is left out.")
            said = said.format(letter=days[on].letter)
        elif _day_in(heading := _at(headings, place)) != on:
            said = _("The column is headed “{said}”, but its hidden day is {day}. The column is left out.")
            said = said.format(said=words_in(heading), day=day(on))
        else:
            days[on] = column
            continue
        problems.append(Problem(file, None, column.letter, said))
    return days


def _day_in(heading: Cell) -> date | None:
    """The day that a heading shows; programs that take it for a number count the days since the end of 1899."""
    if isinstance(heading, datetime):
        return heading.date()
    if isinstance(heading, int | float) and 1 <= heading < MOST_DAYS:
        return BEGIN + timedelta(days=int(heading))
    return heading if isinstance(heading, date) else None


def _is_own(row: Row, student: Column, held: Held, file: str, problems: list[Problem]) -> bool:
    """Whether the ID of a row is one of the sheet, and of the student whom the row names."""
    name, said = held.names.get(row.placement_id), words_in(row.at(student))
    if name is None:
        message = _("The hidden ID of this row was changed, or is of another sheet. The row is left out.")
    elif said.split() != name.split():
        message = _("The row is called “{said}”, but its hidden ID is that of “{name}”. The row is left out.").format(
            said=said, name=name
        )
    else:
        return True
    problems.append(Problem(file, row.number, None, message))
    return False


def _single(rows: Sequence[Row], days: dict[date, Column], file: str, problems: list[Problem]) -> list[Row]:
    """Each placement once. Of copies that say the same the first is taken, of others none."""
    copies: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        copies[row.placement_id].append(row)
    single: list[Row] = []
    for first, *others in copies.values():
        alike = all([row.at(c) for c in days.values()] == [first.at(c) for c in days.values()] for row in others)
        for other in others:
            said = (
                _("This row repeats row {first} and is left out.")
                if alike
                else _("This row and row {first} are the same placement with other hours. Neither is taken: keep one.")
            )
            problems.append(Problem(file, other.number, None, said.format(first=first.number)))
        if alike:
            single.append(first)
    return single


def _at(cells: Sequence[Cell], place: int) -> Cell:
    return cells[place] if place < len(cells) else None


def words_in(cell: Cell) -> str:
    """The words of a cell that Pathbook filled itself; programs take "2026-11-20" for a day, and keep it as one."""
    return "" if cell is None else cell.isoformat()[:10] if isinstance(cell, date) else str(cell).strip()
