"""Workbooks and CSV files: typed cells, a frozen heading with filters, and never a live formula from data.

openpyxl takes any text that begins with "=" for a formula, so the type of every text cell is set; in CSV, which has
no types, such a text gets an apostrophe before it, as spreadsheets write it themselves.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain, islice
from math import ceil
from pathlib import Path
from textwrap import wrap
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import DEFAULT_FONT, Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.writer.excel import ExcelWriter

from app.book.book import Book
from app.book.files import replacing
from app.book.kinds import PARAGRAPHS, TEXT, Kind
from app.exports.choosing import students_asked
from app.exports.report import Asked, Part, Writing, Written
from app.exports.sheets import Sheet, SheetColumn
from app.i18n import _, moment, number
from app.models import Site
from app.models.staff_accounts import role_words

Facts = Sequence[tuple[str, str]]
"""What a file says of itself, line by line: a label and words."""

STEP = 500  # rows between two reports of progress
LONGEST = 32_767  # characters of a cell, by the format
WIDEST = 45  # letters of a column that is as wide as its texts
READABLE = 220  # letters across a page in landscape, at about half their size
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LIVE = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")  # also in full width
_HEADING = Font(name=DEFAULT_FONT.name, size=DEFAULT_FONT.size, bold=True)
_GROUND = PatternFill("solid", fgColor="E7EDFD")
_LEFT = Alignment("left", "top", wrap_text=True)
_RIGHT = Alignment("right", "top", wrap_text=True, indent=1)
_PIXELS_A_LETTER = 7
_LINE, _HIGHEST = 15.0, 409.0  # points of a line, and of a row by the format
_ARROW = 4  # letters that the arrow of a filter takes


def write_sheets(asked: Asked, title: str, sheets: Sequence[Sheet]) -> Writing:
    """Write `sheets` to the file asked for: a workbook with a page about itself, or the only sheet as CSV."""
    facts = facts_about(asked, title, sheets)
    yield from write_file(asked.out, title, sheets, facts, lambda: asked.note([Part(0, tuple(students_asked(asked)))]))
    return Written([asked.out])


def write_file(
    out: Path, title: str, sheets: Sequence[Sheet], facts: Facts, note: Callable[[], object]
) -> Generator[tuple[int, int]]:
    """Write `sheets` to a file, with what `facts` say of them on a page of their own; CSV files have no such page, nor
    has a workbook without facts.

    `note` is called before the whole file is given its name; where it raises an error there is no file.
    """
    with replacing(out) as part:
        if out.suffix.lower() == ".csv":
            [sheet] = sheets
            yield from _write_csv(part, sheet)
        else:
            yield from _write_workbook(part, title, sheets, facts)
        note()


def _write_workbook(part: Path, title: str, sheets: Sequence[Sheet], facts: Facts) -> Generator[tuple[int, int]]:
    done, total = 0, sum(sheet.count for sheet in sheets)
    with _workbook(part) as book:
        book.properties.creator, book.properties.title = "Pathbook", title
        for sheet in sheets:
            rows = iter(sheet.rows)
            first = list(islice(rows, STEP))
            widths = [_width(column, [row[at] for row in first]) for at, column in enumerate(sheet.columns)]
            page = _page(book, title, sheet, widths)
            cells = [_cell(page, column.kind) for column in sheet.columns]
            texts = [place for place, column in enumerate(sheet.columns) if column.kind.workbook_format == "@"]
            across = [widths[place] for place in texts]
            for at, row in enumerate(chain(first, rows), 2):
                filled = list(_filled(cells, row))
                _make_room(page, at, [filled[place].value if filled[place] else "" for place in texts], across)
                page.append(filled)
                done += 1
                if done % STEP == 0:
                    yield done, total
        if facts:
            _about(book, title, facts)
    yield total, total


@contextmanager
def _workbook(path: Path) -> Generator[Workbook]:
    """A workbook that is saved at the end. What openpyxl keeps in temporary files is gone in any case: it has names."""
    book = Workbook(write_only=True)
    try:
        yield book
        save_to(book, path)
    except BaseException:
        for page in book.worksheets:
            _drop(page)
        raise


def save_to(book: Workbook, path: Path) -> None:
    """As `Workbook.save`, which leaves the archive open where the disk is full: it would complain at its end."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()


def _drop(page: Any) -> None:
    """openpyxl itself would tidy up only at the end of the program."""
    writer = page._writer  # noqa: SLF001
    if writer is None or not Path(writer.out).exists():
        return
    try:
        if not page.closed:
            page.close()
    finally:
        writer.cleanup()


def _page(book: Workbook, title: str, sheet: Sheet, widths: Sequence[float]) -> Any:
    """A page with its heading, ready for rows."""
    page: Any = book.create_sheet(sheet_name(sheet.title))
    last = get_column_letter(len(sheet.columns))
    for at, wide in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(at)].width = wide
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{last}{sheet.count + 1}"
    page.print_title_rows = "1:1"
    across = ceil(sum(widths) / READABLE)
    if across > 1:
        page.print_title_cols = "A:A"
    page.page_setup.orientation = "landscape"
    _lay_out(page, title, across)
    _make_room(page, 1, [column.heading for column in sheet.columns], [wide - _ARROW for wide in widths])
    page.append([_heading(page, column.heading, column.kind) for column in sheet.columns])
    return page


def _make_room(page: Any, at: int, values: Sequence[str], widths: Sequence[float]) -> None:
    """Make a row as high as its texts in these widths; not every spreadsheet does so as it opens a file."""
    high = [(text, wide) for text, wide in zip(values, widths, strict=True) if len(text) > wide or "\n" in text]
    if high:
        lines = max(sum(len(wrap(part, int(wide))) or 1 for part in text.split("\n")) for text, wide in high)
        page.row_dimensions[at].height = min(_LINE * lines, _HIGHEST)


def _width(column: SheetColumn, values: Sequence[Any]) -> float:
    """The width of a column in letters: headings go on in a second line between words, texts beyond `WIDEST` do."""
    heading = max(map(len, column.heading.split()), default=0) + _ARROW
    comfortable = column.kind.width / _PIXELS_A_LETTER
    texts = [shown for value in values if isinstance(shown := column.kind.cell(value), str)]
    if column.kind.lines == 1 and texts:
        comfortable = min(max(map(len, texts)) + 2, WIDEST)
    return max(comfortable, min(heading, WIDEST))


def _lay_out(page: Any, title: str, across: int) -> None:
    """Print so many pages across, and below each what it is and which page."""
    page.page_setup.paperSize, page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, across, 0  # US Letter
    page.page_margins.left = page.page_margins.right = 0.5
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.HeaderFooter.oddFooter.left.text = f"{title.replace('&', '&&')} · &A"
    page.HeaderFooter.oddFooter.right.text = "&P / &N"


def _heading(page: Any, text: str, over: Kind = TEXT) -> Any:
    """A heading, set as what stands below it."""
    cell, kind = _cell(page, TEXT)
    cell.alignment = _alignment(over)
    cell.font, cell.fill = _HEADING, _GROUND
    return next(_filled([(cell, kind)], [text]))


def _cell(page: Any, kind: Kind) -> tuple[Any, Kind]:
    """The cell of a column, filled anew for each row: a cell of its own for every value takes twice the time."""
    cell = WriteOnlyCell(page)
    cell.alignment = _alignment(kind)
    if kind.workbook_format == "@":
        cell.quotePrefix = True  # stays text also when somebody edits it
    # Spreadsheets show ##### for a long text in a cell of the format "text".
    cell.number_format = "General" if kind.lines > 1 else kind.workbook_format
    return cell, kind


def _alignment(kind: Kind) -> Alignment:
    return _RIGHT if kind.align_right else _LEFT


def _filled(cells: Sequence[tuple[Any, Kind]], row: Sequence[Any]) -> Iterator[Any]:
    for (cell, kind), value in zip(cells, row, strict=True):
        shown = kind.cell(value)
        if shown is None or shown == "":
            yield None
            continue
        if kind.workbook_format.endswith("%"):
            shown /= 100
        cell.value = fitting(shown) if isinstance(shown, str) else shown
        if isinstance(shown, str):
            cell.data_type = "s"  # also where it begins with "="
        yield cell


def site_and_time(book: Book) -> Facts:
    """Which site, and when: what every file says of itself."""
    site = next(iter(book.records(Site)), None)
    return [(_("Site"), site.name if site else ""), (_("Written"), moment(datetime.now().astimezone()))]


def account_that_limits(book: Book) -> str:
    """The account that wrote a file, where it does not see every student; else nothing."""
    return "" if book.sees_all("student") else book.account.name or role_words(book.role)


def facts_about(asked: Asked, title: str, sheets: Sequence[Sheet]) -> Facts:
    """What a workbook says of itself: site, time, about whom, and how many rows."""
    everybody = _("Everybody, also those who left") if asked.also_left else _("Everybody who is here")
    students = asked.filter or (everybody if asked.student_ids is None else _("The students chosen"))
    if account := account_that_limits(asked.book):
        students = _("{students}, as far as the account “{name}” may see").format(students=students, name=account)
    counts = [(_("Rows: {sheet}").format(sheet=sheet.title), number(sheet.count)) for sheet in sheets]
    return [(_("Report"), title), *site_and_time(asked.book), (_("Students"), students), *counts]


def _about(book: Workbook, title: str, facts: Facts) -> None:
    """What the file holds, when it was made and for whom: it must still be clear when somebody finds it next year."""
    page: Any = book.create_sheet(sheet_name(_("About")))
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 24, 70
    _lay_out(page, title, 1)
    for at, (label, value) in enumerate(facts, 1):
        _make_room(page, at, [label, value], (22, 68))
        page.append([_heading(page, label), *_filled([_cell(page, PARAGRAPHS)], [value])])


def _write_csv(part: Path, sheet: Sheet) -> Generator[tuple[int, int]]:
    kinds = [column.kind for column in sheet.columns]
    with part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([_harmless(column.heading) for column in sheet.columns])
        for done, row in enumerate(sheet.rows, 1):
            writer.writerow([_harmless(kind.cell(value)) for kind, value in zip(kinds, row, strict=True)])
            if done % STEP == 0:
                yield done, sheet.count
    yield sheet.count, sheet.count


def _harmless(value: Any) -> str:
    """A value as CSV: dates in ISO form, and no text that a spreadsheet would work out."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        text = _clean(value)
        return "'" + text if _LIVE.match(text) else text
    return "" if value is None else str(value)


def fitting(text: str) -> str:
    """Text that a cell can hold: what is too long ends in "…"."""
    plain = _clean(text)
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"


def _clean(text: str) -> str:
    """Text without what neither XML nor UTF-8 can hold; U+FFFD shows where it stood."""
    return _ILLEGAL.sub("\ufffd", text)


def sheet_name(title: str) -> str:
    """A name that a sheet may have: 31 letters, none of []:*?/\\, and no apostrophe at its ends."""
    return re.sub(r"[\[\]:*?/\\]", " ", title)[:31].strip(" '")
