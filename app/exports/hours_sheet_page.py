"""The page of an hours sheet that people see: headings, the grid with its open and its locked cells, and the totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from app.book.book import Book
from app.exports.hours_sheet_head import write_head
from app.exports.hours_sheet_looks import (
    BOLD,
    BOX,
    CLOSED,
    FIRST,
    GRID,
    HEADINGS,
    ID_AT,
    KEPT,
    LOCAL_AT,
    LOCKED,
    MARKS,
    MIDDLE,
    MONTH,
    MUTED,
    OPEN,
    PLACE_AT,
    RESTING,
    SENT_BACK,
    STUDENT_AT,
    SUMS,
    TITLE,
    WHITE,
    Column,
    is_resting,
    put,
    text,
)
from app.exports.workbook import fitting, sheet_name
from app.i18n import _, day, hours
from app.models.hour_sheets import FitDays, HourSheet, SheetRow
from app.models.logging_hours import Cell

_DAY_WIDTH, _SUM_WIDTH = 4.8, 7.2
_WIDTHS = {ID_AT: 34.0, STUDENT_AT: 25.0, LOCAL_AT: 8.5, PLACE_AT: 28.0}
_TASKS_WIDTH = 30.0
_MOST_OF_A_NOTE = 300  # letters


def write_page(book: Book, page: Any, sheet: HourSheet) -> None:
    """Fill an empty worksheet with the grid of a class, in the language in use."""
    columns = list(_columns(sheet.days))
    last = columns[-1].at
    tasks, end = last + 2, FIRST + len(sheet.rows) - 1
    page.title = sheet_name(_("Hours"))
    write_head(page, sheet, columns, tasks)
    fit = FitDays(book)
    for at, row in enumerate(sheet.rows, FIRST):
        _row(page, at, row, columns, sheet.off, fit)
        task = put(page, at, tasks, None)
        task.number_format, task.protection, task.fill = "@", OPEN, WHITE
        task.alignment = Alignment(vertical="center", wrap_text=True)
    _check_typing(page, columns, end)
    if sheet.idle:
        said = _("Without a placement on these days, so not on this sheet: {names}.")
        text(page, end + 2, STUDENT_AT, said.format(names="; ".join(sheet.idle))).font = MUTED
    _arrange(page, columns, tasks, end)


def _columns(days: Sequence[date]) -> Iterator[Column]:
    """A column for each day, and behind each week one for its total."""
    at = GRID
    for _week, some in groupby(days, key=lambda on: on.isocalendar()[:2]):
        begins = at
        for on in some:
            yield Column(at, on)
            at += 1
        yield Column(at, None, (begins, at - 1))
        at += 1


def _row(page: Any, at: int, row: SheetRow, columns: Sequence[Column], off: dict[date, str], fit: FitDays) -> None:
    text(page, at, ID_AT, row.id)
    for place, words in ((STUDENT_AT, row.week.student), (LOCAL_AT, row.local_id), (PLACE_AT, row.placement)):
        cell = text(page, at, place, words)
        cell.border, cell.fill = BOX, SUMS
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    if row.week.blocks:
        page.cell(at, PLACE_AT).comment = _comment(_blocks(row))
    sums: list[str] = []
    for column in columns:
        if column.day is None:
            first, last = map(get_column_letter, column.of)
            _sum(page, at, column.at, f"{first}{at}:{last}{at}")
            sums.append(f"{column.letter}{at}")
        else:
            _day_cell(page, at, column, row, off, fit)
    put(page, at, columns[-1].at + 1, f'=IF(COUNT({",".join(sums)})<{len(sums)},"?",SUM({",".join(sums)}))')
    _dress_sum(page.cell(at, columns[-1].at + 1))


def _day_cell(page: Any, at: int, column: Column, row: SheetRow, off: dict[date, str], fit: FitDays) -> None:
    on = column.day
    assert on is not None
    known = row.week.cells.get(on)
    cell = put(page, at, column.at, None if known is None else round(known.minutes / 60, 2))
    cell.alignment = MIDDLE
    if row.week.unfit(on):
        cell.fill = CLOSED if known is None else LOCKED
        return
    if fit.locked(on) or (known is not None and known.locked):
        cell.fill, cell.font = LOCKED, KEPT
    else:
        cell.protection = OPEN
        cell.fill = RESTING if is_resting(on, off) else WHITE
        if known is not None and known.state == "rejected":
            cell.fill = SENT_BACK
    if known is not None and (words := _note(known)):
        cell.comment = _comment(words)


def _comment(words: str) -> Comment:
    return Comment(fitting(words)[:_MOST_OF_A_NOTE], "Pathbook", width=260, height=90)


def _blocks(row: SheetRow) -> str:
    """What is logged for several days together stands in no cell, but must not be logged twice."""
    told = (
        _("{hours} hours from {first} to {last}").format(
            hours=hours(block.minutes), first=day(block.date), last=day(block.until)
        )
        for block in row.week.blocks
    )
    return _("Logged for several days together, and in no cell here: {blocks}.").format(blocks="; ".join(told))


def _note(known: Cell) -> str:
    """What has to be said of a cell besides its look."""
    if known.is_several:
        return _("The total of several entries of this day. Change each of them in Pathbook.")
    if known.state == "rejected":
        said = _("Sent back: {reason} Type other hours, and they are a draft again.")
        return said.format(reason=known.reason or "…")
    return ""


def _sum(page: Any, at: int, column: int, cells: str) -> None:
    """The total of a week: only of plain hours, since 3:30 is to a spreadsheet a part of a day, and 3h30 is a word."""
    plain = f"COUNTA({cells})>COUNT({cells})"
    parts = f'COUNTIFS({cells},">0",{cells},"<1")>0'
    put(page, at, column, f'=IF(OR({plain},{parts}),"?",SUM({cells}))')
    _dress_sum(page.cell(at, column))


def _dress_sum(cell: Any) -> None:
    cell.fill, cell.font, cell.alignment, cell.number_format = SUMS, BOLD, MIDDLE, "General;;;@"


def _check_typing(page: Any, columns: Sequence[Column], end: int) -> None:
    """What cannot be hours is refused as it is typed: beyond a day, less than nothing, or words without a figure."""
    top = f"{get_column_letter(GRID)}{FIRST}"
    rule = DataValidation(
        type="custom",
        formula1=f"IF(ISTEXT({top}),ISNUMBER(VALUE(LEFT({top},1))),AND({top}>=0,{top}<=24))",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=_("These are no hours of a day")[:32],
        error=_("Write hours from 0 to 24, like 3, 3.5, 3:30 or 3h30. Empty the cell to take hours away.")[:255],
    )
    for column in columns:
        if column.day is None:
            first, last = map(get_column_letter, column.of)
            rule.add(f"{first}{FIRST}:{last}{end}")
    page.add_data_validation(rule)


# the whole


def _arrange(page: Any, columns: Sequence[Column], tasks: int, end: int) -> None:
    """Widths, what stays in sight, what is locked, and how it is printed: one landscape page wide."""
    widths = {**_WIDTHS, tasks - 1: _SUM_WIDTH, tasks: _TASKS_WIDTH}
    widths |= {c.at: _DAY_WIDTH if c.day else _SUM_WIDTH for c in columns}
    for at, width in widths.items():
        page.column_dimensions[get_column_letter(at)].width = width
    page.column_dimensions[get_column_letter(ID_AT)].hidden = page.row_dimensions[MARKS].hidden = True
    page.row_dimensions[TITLE].height, page.row_dimensions[HEADINGS].height = 24, 30
    for at in range(FIRST, end + 1):
        long = any(len(page.cell(at, place).value or "") > _WIDTHS[place] for place in (STUDENT_AT, PLACE_AT))
        page.row_dimensions[at].height = 32 if long else 20
    page.freeze_panes = f"{get_column_letter(GRID)}{FIRST}"
    for pane in page.sheet_view.selection:
        pane.activeCell = pane.sqref = page.freeze_panes
    page.auto_filter.ref = f"{get_column_letter(STUDENT_AT)}{HEADINGS}:{get_column_letter(PLACE_AT)}{end}"
    page.sheet_view.showGridLines = False
    page.sheet_view.zoomScale = 90
    lock = page.protection
    lock.sheet, lock.formatColumns, lock.formatRows, lock.autoFilter, lock.sort = True, False, False, False, False
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.page_setup.paperSize = page.PAPERSIZE_LETTER
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"{MONTH}:{HEADINGS}"
    page.print_area = f"{get_column_letter(STUDENT_AT)}{TITLE}:{get_column_letter(tasks)}{end + 2}"
    for edge in ("left", "right", "top", "bottom"):
        setattr(page.page_margins, edge, 0.4)
