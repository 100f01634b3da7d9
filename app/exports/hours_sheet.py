"""The hours sheet of a class: a month of its placements as a grid that is filled in elsewhere and taken back.

What must come back unchanged is locked and signed (see `sheet_marks`); the lock has no passphrase, since it keeps slips
away and nobody out. Formulas are our own: they add cells up and check what is typed, and hold no data.
"""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from app.book.book import Book
from app.book.files import replacing, require_folder
from app.book.refused import Refused
from app.exports.hours_sheet_page import write_page
from app.exports.workbook import fitting, save_to
from app.i18n import _, in_language
from app.models.access import EXPORTED, HOURS_SHEET, OWN, Disclosure, note_handed_out, refuse_unknown
from app.models.hour_sheets import HourSheet, hour_sheet
from app.models.sheet_marks import PAGE, Held

SUFFIX = ".xlsx"


def write(
    book: Book, out: Path, section_id: str, first: date, last: date, language: str = "en", why: Disclosure = OWN
) -> Generator[tuple[int, int], None, Path]:
    """Write the sheet of a class for the days from `first` to `last`; yields (done, total) and returns the file.

    Whom it tells of is noted in the access log before it is there. Raises Refused where the account may not export,
    the class or the days do not make a sheet, the suffix is another, or the place cannot be written to.
    """
    book.require("export")
    refuse_unknown(why)
    if out.suffix.lower() != SUFFIX:
        raise Refused(_("The hours sheet is written with a name that ends in {suffix}.").format(suffix=SUFFIX))
    require_folder(out)
    sheet = hour_sheet(book, section_id, first, last)
    yield 0, len(sheet.rows)
    with in_language(language):
        workbook = _filled(book, sheet)
    with replacing(out) as part:
        save_to(workbook, part)
        note_handed_out(book, EXPORTED, {row.week.student_id for row in sheet.rows}, HOURS_SHEET, why)
    yield len(sheet.rows), len(sheet.rows)
    return out


def held_by(sheet: HourSheet) -> Held:
    """What the cells of a sheet hold as it is written."""
    names = {row.id: fitting(row.week.student).strip() for row in sheet.rows}  # as they stand on the page
    minutes = {(row.id, on): cell.minutes for row in sheet.rows for on, cell in row.week.cells.items()}
    section = fitting(sheet.section.name).strip()
    return Held(sheet.section.id, section, sheet.days[0], sheet.days[-1], names, minutes)


def _filled(book: Book, sheet: HourSheet) -> Workbook:
    workbook = Workbook()
    workbook.properties.creator, workbook.properties.title = "Pathbook", _("Hours sheet")
    page: Any = workbook.active
    write_page(book, page, sheet)
    hidden: Any = workbook.create_sheet(PAGE)
    for at, line in enumerate(held_by(sheet).lines(book), 1):
        for place, words in enumerate(line, 1):
            cell = hidden.cell(at, place)
            cell.value, cell.data_type, cell.number_format = words, "s", "@"
    hidden.column_dimensions[get_column_letter(1)].width = 12
    hidden.sheet_state = "hidden"
    hidden.protection.sheet = True
    return workbook
