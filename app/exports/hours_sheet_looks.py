"""The cells of an hours sheet: which rows and columns there are, and how a cell looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter

from app.exports.workbook import fitting

MARKS, TITLE, HOW, OFF, OFF_GOES_ON, OFF_ENDS, MONTH, WEEKDAY, HEADINGS = range(1, 10)
"""The rows above the grid. The first is hidden: it tells what each column is, whatever becomes of the headings."""
FIRST = HEADINGS + 1
ID_AT, STUDENT_AT, LOCAL_AT, PLACE_AT = range(1, 5)
GRID = PLACE_AT + 1

_LINE = Side("thin", color="C3CAD6")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
MIDDLE = Alignment(horizontal="center", vertical="center")
LETTERS = "Calibri"
BOLD, MUTED = Font(LETTERS, 11, bold=True), Font(LETTERS, 10, color="55607A")
KEPT = Font(LETTERS, 11, italic=True, color="33415C")
OPEN = Protection(locked=False)


def _ground(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


WHITE, HEAD, RESTING, SENT_BACK, LOCKED, SUMS = map(
    _ground, ("FFFFFF", "E7EDFD", "EEF0F4", "FBE3E1", "DDEFE3", "F6F8FC")
)
CLOSED = PatternFill("lightUp", fgColor="9AA3B5", bgColor="D8DCE4")  # its pattern stays on paper


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the grid: a day, or the total of the week of days before it."""

    at: int
    day: date | None
    of: tuple[int, int] = (0, 0)  # the first and last column that a total adds up

    @property
    def letter(self) -> str:
        """What spreadsheets call it."""
        return get_column_letter(self.at)


def is_resting(on: date, off: dict[date, str]) -> bool:
    """Whether a day has no school as a rule, or is one of those off."""
    return on.isoweekday() > 5 or on in off


def put(page: Any, row: int, column: int, value: Any) -> Any:
    """A cell of the grid, with its lines."""
    cell = page.cell(row, column, value)
    cell.border = BOX
    return cell


def heading(page: Any, row: int, column: int, words: str) -> Any:
    """A cell of words above the grid."""
    cell = text(page, row, column, words)
    cell.font, cell.fill, cell.border, cell.alignment = BOLD, HEAD, BOX, MIDDLE
    return cell


def text(page: Any, row: int, column: int, words: str) -> Any:
    """A cell of words, also where they begin with "="."""
    cell = page.cell(row, column)
    if words:
        cell.value = fitting(words)
        cell.data_type, cell.number_format, cell.quotePrefix = "s", "@", words[0] in "=+-@"
    return cell
