"""Rows of a list as cells: on the clipboard as spreadsheets want them, and typed for a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.book.kinds import TEXT, Kind
from app.i18n import _, ngettext, number

if TYPE_CHECKING:
    from app.views.lists.columns import Column, Row
    from app.views.lists.record_table import RecordTable

MOST_COPIED = 5_000
"""Rows that go to the clipboard at once; an export writes more, a page at a time."""

_AS_TEXT = "mso-number-format:'\\@'"  # spreadsheets keep "007" and "=1" as they are
_AS_DAY = "mso-number-format:'yyyy\\-mm\\-dd'"
_BREAK = '<br style="mso-data-placement:same-cell">'


def value_of(column: Column, row: Row) -> Any:
    """What a worksheet gets of a column: a value of its kind, else the words that are shown."""
    if not row:
        return None
    return column.value(row) if column.value else column.text(row)


def kind_of(column: Column) -> Kind:
    """The kind of `value_of`."""
    return column.kind if column.value else TEXT


def shown_places(table: RecordTable) -> list[int]:
    """The columns that are shown, from the left."""
    header = table.horizontalHeader()
    places = (header.logicalIndex(at) for at in range(header.count()))
    return [place for place in places if not table.isColumnHidden(place)]


@dataclass(frozen=True, slots=True)
class Copied:
    """What is on the clipboard, in words; not `whole` where some of it did not fit."""

    said: str
    whole: bool = True


def copy(table: RecordTable, headed: bool = False) -> Copied | None:
    """Put what is selected on the clipboard: several rows, of one row only the cell with the focus.

    `headed` puts the headings of the columns above, and copies one row like several. None where nothing is selected.
    """
    ids, current = table.selected_ids(), table.currentIndex()
    if len(ids) <= 1 and current.isValid() and not headed:
        column = table.records.columns[current.column()]
        QGuiApplication.clipboard().setMimeData(_mime([[_cell(column, table.records.row(current.row()))]]))
        return Copied(_("“{column}” copied").format(column=column.title))
    if not ids:
        return None
    columns = [table.records.columns[place] for place in shown_places(table)]
    cells: list[list[Any]] = [[column.title for column in columns]] if headed else []
    for id_ in ids[:MOST_COPIED]:
        at = table.records.row_of(id_)
        row: Mapping[str, Any] = {} if at is None else table.records.row(at)
        cells.append([_cell(column, row) for column in columns])
    QGuiApplication.clipboard().setMimeData(_mime(cells, headed))
    if len(ids) > MOST_COPIED:
        said = _("Only the first {count} of {all} rows were copied. An export writes all of them.")
        return Copied(said.format(count=number(MOST_COPIED), all=number(len(ids))), whole=False)
    return Copied(ngettext("{count} row copied", "{count} rows copied", len(ids)).format(count=number(len(ids))))


def _cell(column: Column, row: Row) -> Any:
    return kind_of(column).cell(value_of(column, row))


def _mime(cells: Sequence[Sequence[Any]], headed: bool = False) -> QMimeData:
    """As text with tabs, and as a table in which numbers, days and texts stay what they are."""
    data = QMimeData()
    data.setText("\n".join("\t".join(_plain(value) for value in line) for line in cells))
    lines = [
        "".join(_marked(value, "th" if headed and at == 0 else "td") for value in line) for at, line in enumerate(cells)
    ]
    data.setHtml('<meta charset="utf-8"><table>' + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>")
    return data


def _words(value: Any) -> str:
    """Numbers and days as every spreadsheet reads them, whatever the language."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _plain(value: Any) -> str:
    text = _words(value)
    if any(mark in text for mark in "\t\r\n"):
        return '"' + text.replace('"', '""') + '"'
    return text


def _marked(value: Any, tag: str) -> str:
    style = _AS_TEXT if isinstance(value, str) else _AS_DAY if isinstance(value, date) else ""
    attribute = f' style="{style}"' if style else ""
    return f"<{tag}{attribute}>" + _BREAK.join(escape(part) for part in _words(value).split("\n")) + f"</{tag}>"
