"""The page of an hours sheet that people see: headings, the grid with its open and its locked cells, and the totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from app.book.book import Book
from app.exports.workbook import fitting, sheet_name
from app.i18n import _, day, locale
from app.models.hour_sheets import FitDays, HourSheet, SheetRow
from app.models.logging_hours import Cell
from app.models.sheet_marks import BELOW, IDS, STUDENT, TASKS

MARKS, TITLE, HOW, OFF, OFF_GOES_ON, OFF_ENDS, MONTH, WEEKDAY, HEADINGS = range(1, 10)
"""The rows above the grid. The first is hidden: it tells what each column is, whatever becomes of the headings."""
FIRST = HEADINGS + 1
_ID, _STUDENT, _LOCAL, _PLACE = range(1, 5)
GRID = _PLACE + 1
_DAY_WIDTH, _SUM_WIDTH = 4.8, 7.2
_WIDTHS = {_ID: 34.0, _STUDENT: 25.0, _LOCAL: 8.5, _PLACE: 28.0}
_TASKS_WIDTH = 30.0
_MOST_OF_A_NOTE = 300  # letters

_LINE = Side("thin", color="C3CAD6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_MIDDLE = Alignment(horizontal="center", vertical="center")
_LETTERS = "Calibri"
_BOLD, _MUTED = Font(_LETTERS, 11, bold=True), Font(_LETTERS, 10, color="55607A")
_KEPT = Font(_LETTERS, 11, italic=True, color="33415C")
_OPEN = Protection(locked=False)


def _ground(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


_WHITE, _HEAD, _RESTING, _SENT_BACK, _LOCKED, _SUMS = map(
    _ground, ("FFFFFF", "E7EDFD", "EEF0F4", "FBE3E1", "DDEFE3", "F6F8FC")
)
_CLOSED = PatternFill("lightUp", fgColor="9AA3B5", bgColor="D8DCE4")  # its pattern stays on paper


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the grid: a day, or the total of the week of days before it."""

    at: int
    day: date | None
    of: tuple[int, int] = (0, 0)  # the first and last column that a total adds up

    @property
    def letter(self) -> str:
        return get_column_letter(self.at)


def write_page(book: Book, page: Any, sheet: HourSheet) -> None:
    """Fill an empty worksheet with the grid of a class, in the language in use."""
    columns = list(_columns(sheet.days))
    last = columns[-1].at
    tasks, end = last + 2, FIRST + len(sheet.rows) - 1
    page.title = sheet_name(_("Hours"))
    _head(page, sheet, columns, tasks)
    fit = FitDays(book)
    for at, row in enumerate(sheet.rows, FIRST):
        _row(page, at, row, columns, sheet.off, fit)
        task = _put(page, at, tasks, None)
        task.number_format, task.protection, task.fill = "@", _OPEN, _WHITE
        task.alignment = Alignment(vertical="center", wrap_text=True)
    _check_typing(page, columns, end)
    if sheet.idle:
        said = _("Without a placement on these days, so not on this sheet: {names}.")
        _text(page, end + 2, _STUDENT, said.format(names="; ".join(sheet.idle))).font = _MUTED
    _arrange(page, columns, tasks, end)


def _columns(days: Sequence[date]) -> Iterator[_Column]:
    """A column for each day, and behind each week one for its total."""
    at = GRID
    for _week, some in groupby(days, key=lambda on: on.isocalendar()[:2]):
        begins = at
        for on in some:
            yield _Column(at, on)
            at += 1
        yield _Column(at, None, (begins, at - 1))
        at += 1


# what stands above the grid


def _head(page: Any, sheet: HourSheet, columns: Sequence[_Column], tasks: int) -> None:
    first, last = sheet.days[0], sheet.days[-1]
    page.cell(MARKS, _ID, IDS)
    page.cell(MARKS, _STUDENT, STUDENT)
    page.cell(MARKS, tasks, TASKS)
    title = _("Hours sheet: {section}, {first} to {last}")
    said = title.format(section=sheet.section.name, first=day(first), last=day(last))
    _text(page, TITLE, _STUDENT, said).font = Font(_LETTERS, 16, bold=True)
    how = _(
        "Type hours into the white and tinted cells, as 3, 3.5, 3:30 or 3h30; save; then in Pathbook: "
        "Hours, “Take back an hours sheet…”. You see every change there before anything is written."
    )
    _text(page, HOW, _STUDENT, how).font = _MUTED
    _legend(page)
    page.cell(HEADINGS, _ID, BELOW)
    for at, words in ((_STUDENT, _("Student")), (_LOCAL, _("ID")), (_PLACE, _("Placement"))):
        _heading(page, HEADINGS, at, words).alignment = Alignment(vertical="center")
    for column in columns:
        _day_heads(page, column, sheet.off)
    _span(page, MONTH, [(c.at, (c.day.year, c.day.month)) for c in columns if c.day], _month_words)
    _span(page, OFF, [(c.at, sheet.off[c.day]) for c in columns if c.day in sheet.off], str, upright=True)
    for row in (OFF, OFF_GOES_ON, OFF_ENDS):
        page.row_dimensions[row].height = 30 if sheet.off else 18
    _heading(page, HEADINGS, tasks - 1, _("Total"))
    words = _("What was done (kept with the hours that you add in the row)")
    _heading(page, HEADINGS, tasks, words).alignment = Alignment(vertical="center", wrap_text=True)


def _day_heads(page: Any, column: _Column, off: dict[date, str]) -> None:
    on = column.day
    if on is None:
        _heading(page, WEEKDAY, column.at, "")
        _heading(page, HEADINGS, column.at, _("Week"))
        return
    resting = _is_resting(on, off)
    page.cell(MARKS, column.at, on.isoformat())
    above = _heading(page, WEEKDAY, column.at, locale().days["format"]["abbreviated"][on.weekday()].strip("."))
    head = _heading(page, HEADINGS, column.at, "")
    head.value, head.number_format = on, "d"
    for cell in (above, head):
        cell.fill = _RESTING if resting else _HEAD


def _legend(page: Any) -> None:
    """What the looks of cells mean, beside the names: there they stay in sight."""
    for row, fill, words in (
        (OFF, _WHITE, _("Type here")),
        (OFF_GOES_ON, _SENT_BACK, _("Sent back: see its note")),
        (OFF_ENDS, _CLOSED, _("Outside of the placement")),
    ):
        _sample(page, row, _STUDENT, words).fill = fill
    for row, fill, words in (
        (OFF, _RESTING, _("Weekend or no school: open, too")),
        (OFF_GOES_ON, _LOCKED, _("Locked: change it in Pathbook")),
        (OFF_ENDS, _SUMS, _("?  Times and words: Pathbook adds them up")),
    ):
        _sample(page, row, _LOCAL, words).fill = fill
        page.cell(row, _PLACE).border = _BOX
        page.merge_cells(start_row=row, end_row=row, start_column=_LOCAL, end_column=_PLACE)


def _sample(page: Any, row: int, column: int, words: str) -> Any:
    cell = _text(page, row, column, words)
    cell.border, cell.font, cell.alignment = _BOX, _MUTED, Alignment(vertical="center", shrink_to_fit=True)
    return cell


def _month_words(month: tuple[int, int]) -> str:
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", date(*month, 1), locale=locale())


def _span(page: Any, row: int, cells: Sequence[tuple[int, Any]], words: Any, upright: bool = False) -> None:
    """One heading above neighbours that share it."""
    for shared, some in groupby(cells, key=lambda cell: cell[1]):
        places = [at for at, _shared in some]
        head = _heading(page, row, places[0], words(shared))
        head.alignment = Alignment("center", "center", text_rotation=90 if upright else 0, wrap_text=upright)
        if upright:
            head.fill, head.font = _RESTING, _MUTED
        page.merge_cells(
            start_row=row, end_row=OFF_ENDS if upright else row, start_column=places[0], end_column=places[-1]
        )


# the grid


def _row(page: Any, at: int, row: SheetRow, columns: Sequence[_Column], off: dict[date, str], fit: FitDays) -> None:
    _text(page, at, _ID, row.id)
    for place, words in ((_STUDENT, row.week.student), (_LOCAL, row.local_id), (_PLACE, row.placement)):
        cell = _text(page, at, place, words)
        cell.border, cell.fill = _BOX, _SUMS
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    sums: list[str] = []
    for column in columns:
        if column.day is None:
            first, last = map(get_column_letter, column.of)
            _sum(page, at, column.at, f"{first}{at}:{last}{at}")
            sums.append(f"{column.letter}{at}")
        else:
            _day_cell(page, at, column, row, off, fit)
    _put(page, at, columns[-1].at + 1, f'=IF(COUNT({",".join(sums)})<{len(sums)},"?",SUM({",".join(sums)}))')
    _dress_sum(page.cell(at, columns[-1].at + 1))


def _day_cell(page: Any, at: int, column: _Column, row: SheetRow, off: dict[date, str], fit: FitDays) -> None:
    on = column.day
    assert on is not None
    known = row.week.cells.get(on)
    cell = _put(page, at, column.at, None if known is None else round(known.minutes / 60, 2))
    cell.alignment = _MIDDLE
    if row.week.unfit(on) or fit.outside(on):
        cell.fill = _CLOSED if known is None else _LOCKED
        return
    if fit.locked(on) or (known is not None and known.locked):
        cell.fill, cell.font = _LOCKED, _KEPT
    else:
        cell.protection = _OPEN
        cell.fill = _RESTING if _is_resting(on, off) else _WHITE
        if known is not None and known.state == "rejected":
            cell.fill = _SENT_BACK
    if known is not None and (words := _note(known)):
        cell.comment = Comment(fitting(words)[:_MOST_OF_A_NOTE], "Pathbook", width=260, height=90)


def _note(known: Cell) -> str:
    """What has to be said of a cell besides its look."""
    if known.is_several:
        return _("The total of several entries of this day. Change each of them in Pathbook.")
    if known.state == "rejected":
        return _("Sent back: {reason}").format(reason=known.reason or "…")
    return ""


def _sum(page: Any, at: int, column: int, cells: str) -> None:
    """The total of a week: only of plain hours, since 3:30 is to a spreadsheet a part of a day, and 3h30 is a word."""
    plain = f"COUNTA({cells})>COUNT({cells})"
    parts = f'COUNTIFS({cells},">0",{cells},"<1")>0'
    _put(page, at, column, f'=IF(OR({plain},{parts}),"?",SUM({cells}))')
    _dress_sum(page.cell(at, column))


def _dress_sum(cell: Any) -> None:
    cell.fill, cell.font, cell.alignment, cell.number_format = _SUMS, _BOLD, _MIDDLE, "General;;;@"


def _check_typing(page: Any, columns: Sequence[_Column], end: int) -> None:
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


def _arrange(page: Any, columns: Sequence[_Column], tasks: int, end: int) -> None:
    """Widths, what stays in sight, what is locked, and how it is printed: one landscape page wide."""
    widths = {**_WIDTHS, tasks - 1: _SUM_WIDTH, tasks: _TASKS_WIDTH}
    widths |= {c.at: _DAY_WIDTH if c.day else _SUM_WIDTH for c in columns}
    for at, width in widths.items():
        page.column_dimensions[get_column_letter(at)].width = width
    page.column_dimensions[get_column_letter(_ID)].hidden = page.row_dimensions[MARKS].hidden = True
    page.row_dimensions[TITLE].height, page.row_dimensions[HEADINGS].height = 24, 30
    for at in range(FIRST, end + 1):
        long = any(len(page.cell(at, place).value or "") > _WIDTHS[place] for place in (_STUDENT, _PLACE))
        page.row_dimensions[at].height = 32 if long else 20
    page.freeze_panes = f"{get_column_letter(GRID)}{FIRST}"
    for pane in page.sheet_view.selection:
        pane.activeCell = pane.sqref = page.freeze_panes
    page.auto_filter.ref = f"{get_column_letter(_STUDENT)}{HEADINGS}:{get_column_letter(_PLACE)}{end}"
    page.sheet_view.showGridLines = False
    page.sheet_view.zoomScale = 90
    lock = page.protection
    lock.sheet, lock.formatColumns, lock.formatRows, lock.autoFilter, lock.sort = True, False, False, False, False
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.page_setup.paperSize = page.PAPERSIZE_LETTER
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"{MONTH}:{HEADINGS}"
    page.print_area = f"{get_column_letter(_STUDENT)}{TITLE}:{get_column_letter(tasks)}{end + 2}"
    for edge in ("left", "right", "top", "bottom"):
        setattr(page.page_margins, edge, 0.4)


def _is_resting(on: date, off: dict[date, str]) -> bool:
    return on.isoweekday() > 5 or on in off


def _put(page: Any, row: int, column: int, value: Any) -> Any:
    cell = page.cell(row, column, value)
    cell.border = _BOX
    return cell


def _heading(page: Any, row: int, column: int, words: str) -> Any:
    cell = _text(page, row, column, words)
    cell.font, cell.fill, cell.border, cell.alignment = _BOLD, _HEAD, _BOX, _MIDDLE
    return cell


def _text(page: Any, row: int, column: int, words: str) -> Any:
    """A cell of words, also where they begin with "="."""
    cell = page.cell(row, column)
    if words:
        cell.value = fitting(words)
        cell.data_type, cell.number_format, cell.quotePrefix = "s", "@", words[0] in "=+-@"
    return cell
