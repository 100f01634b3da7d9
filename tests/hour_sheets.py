"""Hours sheets as teachers have them: written from a book, filled in with another program, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl

from app.book.book import Book
from app.exports.hours_sheet import write
from app.imports.hour_sheets import SheetBack, read_hour_sheet
from tests.models.school_of import Class

MONDAY = date(2026, 9, 14)
"""Of a week that is over; the sheets of the tests are of its seven days."""
SINCE = date(2026, 7, 1)
"""When the placements on these sheets begin."""


def written(book: Book, made: Class, out: Path, **asked: Any) -> Path:
    """The sheet of a class for the week."""
    for _step in write(book, out, made.section, MONDAY, MONDAY + timedelta(days=6), **asked):
        pass
    return out


class Filling:
    """A workbook that is open in another program. Rows are counted from 0, days from Monday."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.book: Any = openpyxl.load_workbook(path)
        self.page: Any = self.book.worksheets[0]
        [self.top] = [c.row + 1 for c in self.page["A"] if c.value == "pathbook rows below"]
        self.marks = {str(cell.value): cell.column for cell in self.page[1] if cell.value}

    def cell(self, row: int, day: int) -> Any:
        return self.page.cell(self.top + row, self.marks[str(MONDAY + timedelta(days=day))])

    def type(self, row: int, *values: object) -> None:
        """Values from Monday on; None leaves a cell as it is, "" empties it."""
        for day, value in enumerate(values):
            if value is not None:
                self.cell(row, day).value = None if value == "" else value

    def rows(self) -> list[list[Any]]:
        return [[cell.value for cell in row] for row in self.page.iter_rows(min_row=self.top)]

    def put(self, rows: list[list[Any]]) -> None:
        """Other rows below the headings."""
        self.page.delete_rows(self.top, self.page.max_row)
        for row in rows:
            self.page.append(row)

    def save(self) -> Path:
        self.book.save(self._path)
        return self._path


def back(book: Book, path: Path, fill: Callable[[Filling], object]) -> SheetBack:
    """The sheet at `path` with what `fill` does to it, read."""
    filling = Filling(path)
    fill(filling)
    return read_hour_sheet(book, filling.save())


def told(sheet: SheetBack) -> list[tuple[str, str, int | None, int | None]]:
    """Every changed cell: what became of it, whose it is and the weekday, before and after in minutes."""
    return [
        (c.what, f"{c.student[6:8]} {c.day:%a}", c.before, c.after.minutes if c.after else None) for c in sheet.changes
    ]
