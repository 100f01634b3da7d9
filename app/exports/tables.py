"""Tables: data under headings, and facts with their labels. Rows go on over pages, under repeated headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Literal, Self

from app.exports.blocks import Block, tag_of
from app.exports.figures import Figure
from app.exports.rows import Column, Row
from app.exports.tagged import Element, TaggedCanvas
from app.exports.typesetting import (
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
        self._head: Row | None = None
        self.head_repeated = False
        if any(column.heading for column in columns):
            self._head = Row([column.heading for column in columns], columns, heading=True)
        figures = [*traces, *[()] * (len(rows) + 1 - len(traces))]
        self.rows = [Row(row, columns, least=least_row, figures=told) for row, told in zip(rows, figures, strict=False)]
        if totals is not None:
            self.rows.append(Row(totals, columns, total=True, least=least_row, figures=figures[len(rows)]))

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

    def _all_rows(self) -> list[Row]:
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
            for at, (lines, style, left, wide) in enumerate(self._places(row, x, widths)):
                if _empty(lines):
                    canvas.attach(row.cells[at], row.element)
                    continue
                with canvas.artifact() if at == row.repeated else canvas.marked(row.cells[at], row.element):
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
            fit = int((room - 2 * self._padding) / row.leading)
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

    def _part(self, rows: list[Row], continued: bool = False) -> Self:
        part = copy(self)
        part.rows = rows
        part.head_repeated = self.head_repeated or continued
        return part

    def _places(
        self, row: Row, x: float, widths: Sequence[float]
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
