"""The columns of tables, and their rows in lines."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from app.exports.figures import Figure
from app.exports.tagged import Element
from app.exports.typesetting import BODY, COLUMN, LABEL, Line, Style, Text, lines_of


@dataclass(frozen=True)
class Column:
    """One column: its heading, its share of the width, and how its cells stand.

    With `figures` the digits have one width, for numbers under each other. A `header` names its row: readers hear
    it with every cell of the row; give it to the column that tells rows apart.
    """

    heading: str = ""
    share: float = 1.0
    align: Literal["left", "right", "center"] = "left"
    figures: bool = False
    header: bool = False
    style: Style = BODY

    @cached_property
    def cell_style(self) -> Style:
        return replace(self.style, align=self.align)

    @cached_property
    def heading_style(self) -> Style:
        leading = min(COLUMN.leading, self.style.leading)
        return replace(COLUMN, size=min(COLUMN.size, self.style.size), leading=leading, align=self.align)


class Row:
    """Cells in lines, and the elements they belong to."""

    def __init__(
        self,
        texts: Sequence[Text],
        columns: Sequence[Column],
        *,
        heading: bool = False,
        total: bool = False,
        least: float = 0.0,
        figures: Sequence[Figure] = (),
    ) -> None:
        self.figures = figures
        self.heading, self.total, self._least = heading, total, least
        self.element, self.repeated = Element("TR"), -1  # the cell that stands above already, of a row in two
        self.texts = texts
        self.cells: list[Element] = []
        for text, column in zip(texts, columns, strict=True):
            scope = "Column" if heading else "Row" if column.header and text else None
            self.cells.append(Element("TH" if scope else "TD", scope=scope))
        self.lines: list[tuple[Line, ...]] = []
        self._leadings: list[float] = []
        self._width = 0.0

    def set(self, columns: Sequence[Column], widths: Sequence[float]) -> None:
        """Break the texts into lines for these widths, once."""
        if self.lines and self._width == sum(widths):
            return
        self._width = sum(widths)
        self.lines = [
            lines_of(text, self.style(column), width, column.figures and not self.heading)
            for text, column, width in zip(self.texts, columns, widths, strict=True)
        ]
        self._leadings = [self.style(column).leading for column in columns]

    @property
    def leading(self) -> float:
        """The height of its highest line."""
        return max(self._leadings, default=BODY.leading)

    @property
    def _heights(self) -> list[float]:
        """The height of each cell; an empty one has a line."""
        return [max(len(lines), 1) * leading for lines, leading in zip(self.lines, self._leadings, strict=True)]

    def style(self, column: Column) -> Style:
        if self.heading:
            return column.heading_style
        return replace(column.cell_style, font=LABEL.font) if self.total else column.cell_style

    def height(self, padding: float) -> float:
        return max(max(self._heights, default=BODY.leading) + 2 * padding, self._least)

    def cut(self, count: int) -> tuple[Row, Row]:
        """The row in two after `count` lines: both parts belong to the same elements."""
        first, rest = copy(self), copy(self)
        first.lines = [lines[:count] for lines in self.lines]
        rest.lines = [lines[count:] for lines in self.lines]
        for at, (cell, lines) in enumerate(zip(self.cells, self.lines, strict=True)):
            if cell.attributes.get("scope") == "Row" and len(lines) <= count:
                rest.repeated, rest.lines[at] = at, lines  # what the row is called
        return first, rest
