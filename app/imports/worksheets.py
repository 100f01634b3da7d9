"""Workbooks: each visible worksheet with content becomes a table with typed cells.

Hidden worksheets are left alone: nobody sees what is in them, and they hold lists for drop-downs and the
like. The reader, python-calamine, is imported where it is used, so that nobody waits for it at the start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from app.book.refused import Refused
from app.i18n import _
from app.imports.archives import Archive
from app.imports.problems import ProblemList
from app.imports.rows import Cell, Table
from app.imports.sheet_extents import MOST_ERRORS, Extent, extent_of
from app.imports.tabulating import Record, tabulate

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_EXACT = 2**53  # whole numbers up to here are kept exactly by a worksheet


def is_workbook(archive: Archive) -> bool:
    """Whether the archive is an Excel workbook; raises Refused for the office files that are none."""
    names = {name.lower() for name in archive.names()}
    if "mimetype" in names or "content.xml" in names or "xl/workbook.bin" in names:
        raise Refused(
            _("{file} is a spreadsheet of another program. Save it as an Excel workbook (.xlsx) or as CSV.").format(
                file=archive.file
            )
        )
    if "[content_types].xml" in names and _WORKBOOK not in names:
        raise Refused(
            _("{file} is an Office document without worksheets. Choose a CSV or Excel file.").format(file=archive.file)
        )
    return _WORKBOOK in names


def read_workbook(archive: Archive, data: bytes) -> list[Table]:
    """The tables of the workbook `data`, whose directory is `archive`; raises Refused if it cannot be read."""
    from python_calamine import load_workbook

    file = archive.file
    extents = _checked_extents(archive)
    paths = _sheet_paths(archive)
    whole = _whole(extents)
    tables: list[Table] = []
    with _readable(file), load_workbook(BytesIO(data)) as workbook:
        names = _visible(workbook)
        for name in names:
            extent = extents.get(paths.get(name, "").lower(), whole)
            label = file if len(names) == 1 else f"{file} [{name}]"
            if extent.too_large:
                raise Refused(
                    _(
                        "{file} has cells too far apart to be a list. Copy the list to a new workbook and try again."
                    ).format(file=label)
                )
            table = _read_sheet(workbook.get_sheet_by_name(name), extent, label)
            if table is not None:
                tables.append(table)
    return tables


@dataclass(frozen=True, slots=True)
class Grid:
    """A worksheet as it is, hidden or not: its cells by row and column from 0, and formulas without a value."""

    name: str
    cells: Sequence[Sequence[Cell]]
    errors: frozenset[tuple[int, int]]  # formulas that show an error
    valueless: frozenset[tuple[int, int]]  # formulas that no program has reckoned


def read_grids(archive: Archive, data: bytes) -> list[Grid]:
    """Every worksheet of a workbook with content, hidden ones too. Raises Refused as `read_workbook` does."""
    from python_calamine import SheetTypeEnum, load_workbook

    extents, paths = _checked_extents(archive), _sheet_paths(archive)
    whole = _whole(extents)
    grids: list[Grid] = []
    with _readable(archive.file), load_workbook(BytesIO(data)) as workbook:
        names = [sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        for name in names:
            extent = extents.get(paths.get(name, "").lower(), whole)
            if extent.too_large:
                raise _unreadable(archive.file)
            sheet = workbook.get_sheet_by_name(name)
            before = [None] * (sheet.start[1] if sheet.start else 0)
            cells = [[*before, *row] for _number, row in _records(sheet)]
            grids.append(Grid(name, cells, frozenset(extent.errors), extent.valueless))
    return grids


def _visible(workbook: CalamineWorkbook) -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]


def _read_sheet(sheet: CalamineSheet, extent: Extent, label: str) -> Table | None:
    if len(extent.valueless) > MOST_ERRORS:
        said = _("{file} is full of formulas without a value; open it in Excel, save it, and import it again.")
        raise Refused(said.format(file=label))
    shift = sheet.start[1] if sheet.start else 0  # columns before the first filled one are not delivered
    faults: dict[int, dict[int, str]] = defaultdict(dict)
    error = _("The formula in this cell shows an error; its value was left out.")
    hollow = _("The formula in this cell has no value; open the file in Excel, save it, and import it again.")
    for message, places in ((error, extent.errors), (hollow, sorted(extent.valueless))):
        for row, column in places:
            if column >= shift:
                faults[row + 1][column - shift] = message
    return tabulate(_to_last(_records(sheet), faults), ProblemList(label), faults)


def _to_last(records: Iterator[Record], faults: Mapping[int, object]) -> Iterator[Record]:
    """The records, and behind them those of whose cells nothing but a fault is known; the reader ends before them."""
    last = 0
    for last, cells in records:
        yield last, cells
    yield from ((number, []) for number in sorted(faults) if number > last)


def _records(sheet: CalamineSheet) -> Iterator[Record]:
    for number, cells in enumerate(sheet.iter_rows(), 1):
        yield number, [cell if type(cell) is str and cell else _cell(cell) for cell in cells]


def _cell(value: Any) -> Cell:
    """The value as Python has it: no text is None, 204118.0 is 204118, a duration of 30 hours is "30:00"."""
    if value == "":
        return None
    if type(value) is float and value.is_integer() and abs(value) <= _EXACT:
        return int(value)
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return value


def _checked_extents(archive: Archive) -> dict[str, Extent]:
    """Every member is read once and found as declared; how far its cells reach. Document types are refused."""
    extents: dict[str, Extent] = {}
    for name in archive.names():
        data = archive.read(name)
        start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
        if not start.startswith(b"<"):
            if name.lower().endswith((".xml", ".rels")):
                raise _unreadable(archive.file)
        elif b"<!DOCTYPE" in data or b"\0" in start:
            raise _unreadable(archive.file)
        else:
            extents[name.lower()] = extent_of(data)
    return extents


def _whole(extents: dict[str, Extent]) -> Extent:
    """An extent that no sheet of the workbook exceeds."""
    return Extent(
        max((e.rows for e in extents.values()), default=1), max((e.columns for e in extents.values()), default=1)
    )


def _sheet_paths(archive: Archive) -> dict[str, str]:
    """The member that holds each sheet, by the name of the sheet; empty where the workbook does not say."""
    members = {name.lower(): name for name in archive.names()}
    if _RELATIONS not in members:
        return {}
    try:
        targets = {
            relation.get("Id", ""): relation.get("Target", "")
            for relation in ElementTree.fromstring(archive.read(members[_RELATIONS]))
        }
        book = ElementTree.fromstring(archive.read(members[_WORKBOOK]))
    except ElementTree.ParseError as fault:
        raise _unreadable(archive.file) from fault
    paths: dict[str, str] = {}
    for sheet in book.iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            target = next((targets.get(value, "") for key, value in sheet.items() if key.endswith("}id")), "")
            paths[sheet.get("name", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return paths


@contextmanager
def _readable(file: str) -> Iterator[None]:
    """Turns what the reader of workbooks raises into one sentence."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as fault:
        raise Refused(
            _(
                "{file} is protected by a password. Open it in Excel, save it without the password and try again."
            ).format(file=file)
        ) from fault
    except CalamineError as fault:
        raise _unreadable(file) from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":  # Rust's own failures come as this, outside Exception
            raise
        raise _unreadable(file) from fault


def _unreadable(file: str) -> Refused:
    return Refused(
        _(
            "{file} is damaged or not a workbook of Excel. Open it in Excel, save it again as an "
            "Excel workbook (.xlsx) and try again."
        ).format(file=file)
    )
