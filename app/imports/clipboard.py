"""A block of cells on the clipboard, as spreadsheets put it there: lines of cells with tabs between them."""

from __future__ import annotations

import re

from app.imports.cells import clean

_CELL = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*)')
_END = re.compile(r"\t|\r\n|\r|\n|\Z")


def block_of(text: str) -> list[list[str]]:
    """The cells by row; rows may differ in length, a line end at the very end makes no row.

    A cell in quotation marks is unpacked where it needs them (a tab, a line end or a mark inside); others keep them:
    spreadsheets set marks only there.
    """
    rows: list[list[str]] = [[]]
    at, text = 0, text.removeprefix("\ufeff")
    if not text:
        return []
    while True:
        found = _CELL.match(text, at)
        assert found is not None  # the second form takes anything, nothing too
        rows[-1].append(_unpacked(found))
        end = _END.match(text, found.end())
        assert end is not None
        if not end.group():
            return rows
        at = end.end()
        if end.group() != "\t":
            if at == len(text):
                return rows
            rows.append([])


def _unpacked(found: re.Match[str]) -> str:
    inside = found[1]
    if inside is None:
        return clean(found[2]).strip()
    if re.search(r'[\t\r\n]|""', inside):
        return inside.replace('""', '"').strip()
    return clean(found[0]).strip()
