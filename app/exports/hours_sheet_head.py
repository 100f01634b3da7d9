"""What stands above the grid of an hours sheet: title, instruction, legend, days, and the marks that come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from openpyxl.styles import Alignment, Font

from app.exports import hours_sheet_looks as looks
from app.exports.hours_sheet_looks import Column, heading, is_resting, text
from app.i18n import _, day, locale
from app.models.hour_sheets import HourSheet
from app.models.sheet_marks import BELOW, IDS, STUDENT, TASKS


def write_head(page: Any, sheet: HourSheet, columns: Sequence[Column], tasks: int) -> None:
    """Write all rows above the grid; `tasks` is the column for what was done, the total stands before it."""
    first, last = sheet.days[0], sheet.days[-1]
    page.cell(looks.MARKS, looks.ID_AT, IDS)
    page.cell(looks.MARKS, looks.STUDENT_AT, STUDENT)
    page.cell(looks.MARKS, tasks, TASKS)
    title = _("Hours sheet: {section}, {first} to {last}")
    said = title.format(section=sheet.section.name, first=day(first), last=day(last))
    text(page, looks.TITLE, looks.STUDENT_AT, said).font = Font(looks.LETTERS, 16, bold=True)
    how = _(
        "Type hours into the white and tinted cells, as 3, 3.5, 3:30 or 3h30; save; then in Pathbook: "
        "File, “Take back an hours sheet…”. You see every change there before anything is written."
    )
    text(page, looks.HOW, looks.STUDENT_AT, how).font = looks.MUTED
    _legend(page)
    page.cell(looks.HEADINGS, looks.ID_AT, BELOW)
    for at, words in ((looks.STUDENT_AT, _("Student")), (looks.LOCAL_AT, _("ID")), (looks.PLACE_AT, _("Placement"))):
        heading(page, looks.HEADINGS, at, words).alignment = Alignment(vertical="center")
    for column in columns:
        _day_heads(page, column, sheet.off)
    _span(page, looks.MONTH, [(c.at, (c.day.year, c.day.month)) for c in columns if c.day], _month_words)
    _span(
        page, looks.OFF, [(c.at, sheet.off[c.day]) for c in columns if c.day and c.day in sheet.off], str, upright=True
    )
    for row in (looks.OFF, looks.OFF_GOES_ON, looks.OFF_ENDS):
        page.row_dimensions[row].height = 30 if sheet.off else 18
    heading(page, looks.HEADINGS, tasks - 1, _("Total"))
    words = _("What was done (kept with the hours that you add in the row)")
    heading(page, looks.HEADINGS, tasks, words).alignment = Alignment(vertical="center", wrap_text=True)


def _day_heads(page: Any, column: Column, off: dict[date, str]) -> None:
    on = column.day
    if on is None:
        heading(page, looks.WEEKDAY, column.at, "")
        heading(page, looks.HEADINGS, column.at, _("Week"))
        return
    resting = is_resting(on, off)
    page.cell(looks.MARKS, column.at, on.isoformat())
    above = heading(page, looks.WEEKDAY, column.at, locale().days["format"]["abbreviated"][on.weekday()].strip("."))
    head = heading(page, looks.HEADINGS, column.at, "")
    head.value, head.number_format = on, "d"
    for cell in (above, head):
        cell.fill = looks.RESTING if resting else looks.HEAD


def _legend(page: Any) -> None:
    """What the looks of cells mean, beside the names: there they stay in sight."""
    for row, fill, words in (
        (looks.OFF, looks.WHITE, _("Type here")),
        (looks.OFF_GOES_ON, looks.SENT_BACK, _("Sent back: see its note")),
        (looks.OFF_ENDS, looks.CLOSED, _("Outside of the placement")),
    ):
        _sample(page, row, looks.STUDENT_AT, words).fill = fill
    for row, fill, words in (
        (looks.OFF, looks.RESTING, _("Weekend or no school: open, too")),
        (looks.OFF_GOES_ON, looks.LOCKED, _("Locked: change it in Pathbook")),
        (looks.OFF_ENDS, looks.SUMS, _("?  Times and words: Pathbook adds them up")),
    ):
        _sample(page, row, looks.LOCAL_AT, words).fill = fill
        page.cell(row, looks.PLACE_AT).border = looks.BOX
        page.merge_cells(start_row=row, end_row=row, start_column=looks.LOCAL_AT, end_column=looks.PLACE_AT)


def _sample(page: Any, row: int, column: int, words: str) -> Any:
    cell = text(page, row, column, words)
    cell.border, cell.font, cell.alignment = looks.BOX, looks.MUTED, Alignment(vertical="center", shrink_to_fit=True)
    return cell


def _month_words(month: tuple[int, int]) -> str:
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", date(*month, 1), locale=locale())


def _span(page: Any, row: int, cells: Sequence[tuple[int, Any]], words: Any, upright: bool = False) -> None:
    """One heading above neighbours that share it."""
    for shared, some in groupby(cells, key=lambda cell: cell[1]):
        places = [at for at, _shared in some]
        head = heading(page, row, places[0], words(shared))
        head.alignment = Alignment("center", "center", text_rotation=90 if upright else 0, wrap_text=upright)
        if upright:
            head.fill, head.font = looks.RESTING, looks.MUTED
        page.merge_cells(
            start_row=row, end_row=looks.OFF_ENDS if upright else row, start_column=places[0], end_column=places[-1]
        )
