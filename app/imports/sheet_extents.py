"""How far the cells of a worksheet reach, seen before the sheet is loaded.

The reader of workbooks makes room for every cell between the first and the last one, so two cells in
opposite corners would ask for hundreds of gigabytes. It also shows an empty cell for a formula error, and for a
formula that was never reckoned. All are found here in the bare XML, without a parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

_CELL = rb"<(?:[^\s<>/=]+:)?c"
_ROW_OR_CELL = rb"<(?:[^\s<>/=]+:)?(?:c|row)"
_OTHERS = rb"""(?:\s+(?!r\s*=)[^\s<>/=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*"""  # attributes before the place
_PLACE = rb"""\s+r\s*=\s*["']([A-Za-z]*)([0-9]+)"""

_PLACED = re.compile(_ROW_OR_CELL + _OTHERS + _PLACE)
_FILLED = re.compile(_CELL + _OTHERS + _PLACE + rb"[^<]*(?<!/)>\s*<(?!/)")
_UNPLACED = re.compile(_CELL + _OTHERS + rb"\s*>")
_ERROR = re.compile(_CELL + rb"""(?=[^<]*\st\s*=\s*["']e["'])""" + _OTHERS + _PLACE)
_FORMULA = re.compile(
    _CELL + rb"""(?![^<>]*\st\s*=\s*["']str["'])""" + _OTHERS + _PLACE + rb"""["'][^<>]*(?<!/)>\s*"""
    rb"<(?:[^\s<>/=]+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</[^<>]*>)\s*"
    rb"(?:<(?:[^\s<>/=]+:)?v\s*/>|<(?:[^\s<>/=]+:)?v>\s*</[^<>]*>)?\s*</(?:[^\s<>/=]+:)?c>"
)
_END = rb"\s*</(?:[^\s<>/=]+:)?"
_HOLLOW = [  # cheap to look for, and in every sheet that has a formula without a value
    [re.compile(rb"<f[\s>/]"), re.compile(rb":f[\s>/]")],
    [re.compile(end + _END + rb"c>") for end in (rb"f>", rb"/>", rb"v>" + _END + rb"v>")],
]

MOST_CELLS = 6_000_000  # of the rectangle around all cells: 100,000 students with 60 columns
MOST_ERRORS = 10_000  # likewise of formulas without a value


@dataclass(frozen=True, slots=True)
class Extent:
    """The size of the rectangle from A1 to the last cell, and the cells whose formula shows an error or nothing."""

    rows: int
    columns: int
    errors: list[tuple[int, int]] = field(default_factory=list)  # row and column from 0
    valueless: frozenset[tuple[int, int]] = frozenset()

    @property
    def too_large(self) -> bool:
        """Whether loading the sheet would take more memory than any roster is worth."""
        return self.rows * self.columns > MOST_CELLS or len(self.errors) > MOST_ERRORS


def extent_of(xml: bytes) -> Extent:
    """The extent of the worksheet `xml`; styled but empty cells count only where nothing is lost by it."""
    rows, columns = _corner(_PLACED, xml)
    if rows * columns > MOST_CELLS and not _UNPLACED.search(xml):
        rows, columns = _corner(_FILLED, xml)
    errors: list[tuple[int, int]] = []
    if b'"e"' in xml or b"'e'" in xml:
        for found in _ERROR.finditer(xml):
            errors.append((_number(found[2]) - 1, column_number(found[1]) - 1))
            if len(errors) > MOST_ERRORS:
                break
    return Extent(rows, columns, errors, valueless_formulas(xml))


def valueless_formulas(xml: bytes) -> frozenset[tuple[int, int]]:
    """The cells whose formula was never reckoned, by row and column from 0; the reader shows them as empty.

    Programs without a reckoner write them so. A text without letters, ="", is a value. Of more than `MOST_ERRORS`
    the first one beyond them is the last that is told.
    """
    if not all(any(sign.search(xml) for sign in signs) for signs in _HOLLOW):
        return frozenset()
    found = islice(_FORMULA.finditer(xml), MOST_ERRORS + 1)
    return frozenset((_number(cell[2]) - 1, column_number(cell[1]) - 1) for cell in found)


def column_number(letters: bytes) -> int:
    """The column of "A" is 1, of "AA" 27; beyond five letters it is only known to be far away."""
    number = 0
    for letter in letters[:6].upper():
        number = number * 26 + letter - 64
    return number


def _number(digits: bytes) -> int:
    return int(digits[:12])


def _corner(places: re.Pattern[bytes], xml: bytes) -> tuple[int, int]:
    rows = columns = 1
    letters: set[bytes] = set()
    for found in places.finditer(xml):
        name, digits = found.groups()
        letters.add(name)
        if len(digits) > 7 or int(digits) > rows:
            rows = _number(digits)
    for name in letters:
        columns = max(columns, column_number(name))
    return rows, columns
