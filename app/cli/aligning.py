"""Tables in plain text: columns as wide as what stands in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

MOST = 60  # characters of a cell: a long note would push all else off the screen


def text_table(headings: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool] = ()) -> str:
    """Lines of aligned columns under their headings; `right` says which columns hold figures.

    A cell of more than `MOST` characters ends in "…".
    """
    lines = [headings, *([_one_line(cell) for cell in row] for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    figures = right or [False] * len(headings)
    return "\n".join(
        "  ".join(_padded(*part) for part in zip(line, widths, figures, strict=True)).rstrip() for line in lines
    )


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST else line[: MOST - 1].rstrip() + "…"


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if right else text + space


def _width(text: str) -> int:
    """Columns that a terminal gives to `text`: two for East Asian characters, none for accents on top."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text if not unicodedata.combining(c))
