"""Workbooks and CSV files: typed cells, a frozen heading with filters, and never a live formula from data.

openpyxl takes any text that begins with "=" for a formula, so the type of every text cell is set; in CSV, which has
no types, such a text gets an apostrophe before it, as spreadsheets write it themselves.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from app.book.files import replacing
from app.book.kinds import Kind
from app.exports.report import Asked, Writing
from app.exports.sheets import Sheet
from app.i18n import _, moment, number

STEP = 500  # rows between two reports of progress
LONGEST = 32_767  # characters of a cell, by the format
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LIVE = ("=", "+", "-", "@", "\t", "\r")
_HEADING = Font(bold=True)
_GROUND = PatternFill("solid", fgColor="E7EDFD")
_PIXELS_A_LETTER = 7


def write_sheets(asked: Asked, title: str, sheets: Sequence[Sheet]) -> Writing:
    """Write `sheets` to the file asked for: a workbook with a page about itself, or the first sheet as CSV."""
    with replacing(asked.out) as part:
        if asked.out.suffix.lower() == ".csv":
            yield from _write_csv(part, sheets[0])
        else:
            yield from _write_workbook(part, asked, title, sheets)
    return [asked.out]


def _write_workbook(part: Path, asked: Asked, title: str, sheets: Sequence[Sheet]) -> Writing:
    book = Workbook(write_only=True)
    book.properties.creator, book.properties.title = "Pathbook", title
    done, total = 0, sum(sheet.count for sheet in sheets)
    for sheet in sheets:
        page: Any = book.create_sheet(_sheet_name(sheet.title))
        kinds = [column.kind for column in sheet.columns]
        for at, column in enumerate(sheet.columns, 1):
            wide = max(column.kind.width / _PIXELS_A_LETTER, len(column.heading) + 4)
            page.column_dimensions[get_column_letter(at)].width = wide
        page.freeze_panes = "A2"
        page.auto_filter.ref = f"A1:{get_column_letter(len(kinds))}{sheet.count + 1}"
        page.append([_heading(page, column.heading) for column in sheet.columns])
        for row in sheet.rows:
            page.append([_cell(page, kind, value) for kind, value in zip(kinds, row, strict=True)])
            done += 1
            if done % STEP == 0:
                yield done, total
    _about(book, asked, title, sheets)
    book.save(part)
    yield total, total
    return [part]


def _heading(page: Any, text: str) -> Any:
    cell = WriteOnlyCell(page, _clean(text))
    cell.font, cell.fill, cell.alignment = _HEADING, _GROUND, Alignment(vertical="top")
    return cell


def _cell(page: Any, kind: Kind, value: Any) -> Any:
    shown = kind.cell(value)
    if shown is None:
        return None
    if isinstance(shown, str):
        cell = WriteOnlyCell(page, _clean(shown))
        cell.data_type = "s"  # also where it begins with "="
        return cell
    cell = WriteOnlyCell(page, shown)
    cell.number_format = kind.workbook_format
    return cell


def _about(book: Workbook, asked: Asked, title: str, sheets: Sequence[Sheet]) -> None:
    """What the file holds, when it was made and for whom: it must still be clear when somebody finds it next year."""
    page: Any = book.create_sheet(_sheet_name(_("About")))
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 24, 70
    facts = [(_("Report"), title), (_("Written"), moment(datetime.now().astimezone()))]
    facts += [(_("Rows: {sheet}").format(sheet=sheet.title), number(sheet.count)) for sheet in sheets]
    facts.append(
        (_("Students"), asked.filter or (_("Everybody here") if asked.student_ids is None else _("Chosen ones")))
    )
    for label, value in facts:
        cell = WriteOnlyCell(page, _clean(value))
        cell.data_type = "s"
        page.append([_heading(page, label), cell])


def _write_csv(part: Path, sheet: Sheet) -> Writing:
    kinds = [column.kind for column in sheet.columns]
    with part.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.heading for column in sheet.columns])
        for done, row in enumerate(sheet.rows, 1):
            writer.writerow([_harmless(kind.cell(value)) for kind, value in zip(kinds, row, strict=True)])
            if done % STEP == 0:
                yield done, sheet.count
    return [part]


def _harmless(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return "'" + value if value.startswith(_LIVE) else value
    return "" if value is None else str(value)


def _clean(text: str) -> str:
    """Text that a workbook can hold: what XML forbids is shown as U+FFFD, what is too long ends in "…"."""
    plain = _ILLEGAL.sub("\ufffd", text)
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"


def _sheet_name(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", title)[:31]
