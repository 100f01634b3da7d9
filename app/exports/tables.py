"""Tables: data under headings, and facts with their labels. Rows go on over pages, under repeated headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, Self

from app.exports.blocks import Block, tag_of
from app.exports.figures import Figure
from app.exports.tagged import Element, TaggedCanvas
from app.exports.typesetting import (
    BODY,
    COLUMN,
    LABEL,
    LINE,
    MUTED,
    SOFT,
    Line,
    Style,
    Text,
    draw_lines,
    lines_of,
    width_of,
)

_LOW = 48.0  # points: a higher row may stand alone on a page
_FEW_LINES, _MANY_LINES = 3, 12  # a row with many lines may be divided where a few of them fit


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


class _Row:
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
        self.element = Element("TR")
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
    def _heights(self) -> list[float]:
        """The height of each cell; an empty one has a line."""
        return [max(len(lines), 1) * leading for lines, leading in zip(self.lines, self._leadings, strict=True)]

    def style(self, column: Column) -> Style:
        if self.heading:
            return column.heading_style
        return replace(column.cell_style, font=LABEL.font) if self.total else column.cell_style

    def height(self, padding: float) -> float:
        return max(max(self._heights, default=BODY.leading) + 2 * padding, self._least)

    def cut(self, count: int) -> tuple[_Row, _Row]:
        """The row in two after `count` lines: both parts belong to the same elements."""
        first, rest = copy(self), copy(self)
        first.lines = [lines[:count] for lines in self.lines]
        rest.lines = [lines[count:] for lines in self.lines]
        return first, rest


class Table(Block):
    """A table of data. Lines run between rows, so that it reads well in greyscale; totals are heavier."""

    after = 6.0
    _padding = 3.5
    _inset = 5.0  # between the text and the edge of its column
    _gap = 0.0  # kept free at the right, besides
    _ruled = True

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Text]],
        *,
        totals: Sequence[Text] | None = None,
        summary: str = "",
        language: str = "",
        least_row: float = 0.0,
        traces: Sequence[Sequence[Figure]] = (),
    ) -> None:
        """Each row has one text for each column; `summary` tells in a sentence what the table shows.

        `traces` are the figures of each row, with those of the totals behind them.

        With `least_row` it is a form to write in: each row is at least so high, and its cells are boxes.
        """
        self._columns, self._boxed = list(columns), least_row > 0
        self._element = Element("Table", summary=summary, lang=tag_of(language))
        self._head: _Row | None = None
        self.head_repeated = False
        if any(column.heading for column in columns):
            self._head = _Row([column.heading for column in columns], columns, heading=True)
        figures = [*traces, *[()] * (len(rows) + 1 - len(traces))]
        self.rows = [
            _Row(row, columns, least=least_row, figures=told) for row, told in zip(rows, figures, strict=False)
        ]
        if totals is not None:
            self.rows.append(_Row(totals, columns, total=True, least=least_row, figures=figures[len(rows)]))

    def told(self) -> Sequence[Figure]:
        return [*self.figures, *(figure for row in self.rows for figure in row.figures)]

    def _widths(self, width: float) -> list[float]:
        """By their shares; a column in which the longest word of its heading has no room gets it from the others."""
        whole = sum(column.share for column in self._columns)
        widths = [column.share / whole * width for column in self._columns]
        least = [self._least(column) for column in self._columns]
        narrow = [needed > wide for needed, wide in zip(least, widths, strict=True)]
        lacking = sum(needed - wide for needed, wide in zip(least, widths, strict=True) if needed > wide)
        spare = sum(wide - needed for needed, wide in zip(least, widths, strict=True) if needed < wide)
        if not lacking or lacking > spare:
            return widths
        return [
            needed if small else wide - (wide - needed) / spare * lacking
            for needed, wide, small in zip(least, widths, narrow, strict=True)
        ]

    def _least(self, column: Column) -> float:
        """The width of the longest word of a heading, with the space around it."""
        style = column.heading_style
        longest = max((width_of(word, style.font, style.size) for word in column.heading.split()), default=0.0)
        return longest + 2 * self._inset + self._gap + 0.1

    def _set(self, width: float) -> None:
        widths = [wide - 2 * self._inset - self._gap for wide in self._widths(width)]
        for row in self._all_rows():
            row.set(self._columns, widths)

    def _all_rows(self) -> list[_Row]:
        return [self._head, *self.rows] if self._head else self.rows

    def height(self, width: float) -> float:
        self._set(width)
        return sum(row.height(self._padding) for row in self._all_rows())

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self._set(width)
        canvas.attach(self._element)
        if self._ruled:
            with canvas.artifact():
                self._draw_rules(canvas, x, top, width)
        widths = self._widths(width)
        if self._head and self.head_repeated:
            with canvas.artifact("Header"):
                for lines, style, left, wide in self._places(self._head, x, widths):
                    draw_lines(canvas, lines, style, left, top - self._padding, wide)
            top -= self._head.height(self._padding)
        for row in self.rows if self.head_repeated else self._all_rows():
            canvas.attach(row.element, self._element)
            for cell, (lines, style, left, wide) in zip(row.cells, self._places(row, x, widths), strict=True):
                if _empty(lines):
                    canvas.attach(cell, row.element)
                    continue
                with canvas.marked(cell, row.element):
                    draw_lines(canvas, lines, style, left, top - self._padding, wide)
            top -= row.height(self._padding)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        self._set(width)
        room -= self._head.height(self._padding) if self._head else 0
        for number, row in enumerate(self.rows):
            height = row.height(self._padding)
            if height <= room:
                room -= height
                continue
            fit = int((room - 2 * self._padding) / BODY.leading)
            if fit >= _FEW_LINES and max(map(len, row.lines)) > _MANY_LINES:
                first, rest = row.cut(fit)
                return self._part([*self.rows[:number], first]), self._part([rest, *self.rows[number + 1 :]], True)
            number = self._with_company(number)
            return (self._part(self.rows[:number]), self._part(self.rows[number:], True)) if number else None
        return None

    def _with_company(self, number: int) -> int:
        """Where to divide the rows, at `number` or before: no low one stands alone on a page, and never a total."""
        rows = [row for row in self.rows if not row.total]
        if number == len(rows) and number > 1:
            number -= 1  # a total never stands alone
        low = [row.height(self._padding) < _LOW for row in rows]
        if number == len(rows) - 1 and number > 1 and low[number] and low[number - 1]:
            number -= 1
        return 0 if number == 1 and low[0] and len(rows) > 1 else number

    def _part(self, rows: list[_Row], continued: bool = False) -> Self:
        part = copy(self)
        part.rows = rows
        part.head_repeated = self.head_repeated or continued
        return part

    def _places(
        self, row: _Row, x: float, widths: Sequence[float]
    ) -> Iterator[tuple[tuple[Line, ...], Style, float, float]]:
        """The lines of each cell with their style, left edge and width."""
        for column, lines, wide in zip(self._columns, row.lines, widths, strict=True):
            yield lines, row.style(column), x + self._inset, wide - 2 * self._inset - self._gap
            x += wide

    def _draw_rules(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        first, left = top, x
        canvas.setStrokeColor(MUTED if self._boxed else LINE)
        canvas.setLineWidth(0.5)
        for row in self._all_rows():
            height = row.height(self._padding)
            if row.heading or row.total:
                canvas.setFillColor(SOFT)
                canvas.rect(x, top - height, width, height - 0.5, stroke=0, fill=1)  # below the line of the row above
            top -= height
            canvas.line(x, top, x + width, top)
        if not self._boxed:
            return
        for wide in [0.0, *self._widths(width)]:
            left += wide
            canvas.line(left, first, left, top)
        canvas.line(x, first, x + width, first)


class Facts(Table):
    """Labels with their values, for example the student's details; in one or two columns, filled from the left."""

    _padding = 2.0
    _inset, _gap = 0.0, 8.0
    _ruled = False

    def __init__(
        self, facts: Sequence[tuple[str, Text]], *, columns: Literal[1, 2] = 1, summary: str = "", language: str = ""
    ) -> None:
        pair = [Column(header=True, style=LABEL), Column()]
        cells = [cell for fact in facts for cell in fact]
        cells += [""] * (-len(cells) % (2 * columns))
        rows = [cells[start : start + 2 * columns] for start in range(0, len(cells), 2 * columns)]
        super().__init__(pair * columns, rows, summary=summary, language=language)
        self._labels = [[label for label, _ in facts[column::columns]] for column in range(columns)]

    def _widths(self, width: float) -> list[float]:
        """Labels take what they need, but less than half; the values take the rest."""
        widths: list[float] = []
        share = width / len(self._labels)
        for labels in self._labels:
            needed = max((line.width for label in labels for line in lines_of(label, LABEL, share)), default=0.0)
            label_width = min(max(needed + 16, 84), share * 0.45)
            widths += [label_width, share - label_width]
        return widths


def _empty(lines: Sequence[Line]) -> bool:
    return not any(line.pieces for line in lines)
