"""Blocks to be filled in with a pen: lines and boxes to write in, boxes to tick, a code for a machine to read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from reportlab.graphics.barcode.qr import QrCodeWidget

from app.exports.blocks import Block
from app.exports.tagged import Element, TaggedCanvas
from app.exports.typesetting import (
    BODY,
    INK,
    LABEL,
    MUTED,
    SMALL,
    TITLE,
    Line,
    Style,
    Text,
    draw_lines,
    lines_of,
)

_CODE = Style(9, 12, LABEL.font, align="right")


class CodedTitle(Block):
    """The title of a page (H1) with a line below it; at the right a code, as a QR symbol and in letters."""

    after = 2.0
    _SIZE, _GAP = 62.0, 16.0

    def __init__(self, title: str, below: str, code: str, alt: str) -> None:
        """`alt` tells what the symbol is, for those who do not see it."""
        self._title, self._below, self._code, self._alt = title, below, code, alt

    def height(self, width: float) -> float:
        return self._SIZE + _CODE.leading + 6

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        room, down = width - self._SIZE - self._GAP, top
        for text, style, tag in ((self._title, TITLE, "H1"), (self._below, BODY, "P")):
            lines = lines_of(text, style, room)[:2]
            with canvas.marked(Element(tag)):
                draw_lines(canvas, lines, style, x, down, room)
            down -= len(lines) * style.leading + 2
        left = x + width - self._SIZE
        bbox = f"{left:.2f} {top - self._SIZE:.2f} {x + width:.2f} {top:.2f}"
        with canvas.marked(Element("Figure", alt=self._alt, bbox=bbox)):
            _draw_symbol(canvas, self._code, left, top, self._SIZE)
        with canvas.marked(Element("P")):
            draw_lines(canvas, lines_of(self._code, _CODE, width), _CODE, x, top - self._SIZE - 4, width)


def _draw_symbol(canvas: TaggedCanvas, text: str, x: float, top: float, size: float) -> None:
    """A QR symbol; the quiet zone is the white around it, at least four of its modules."""
    widget: Any = QrCodeWidget(text, barLevel="M")
    code = widget.qr
    code.make()
    count = code.getModuleCount()
    module = size / count
    canvas.setFillColor(INK)
    for row in range(count):
        start = 0
        for dark, run in groupby(range(count), lambda place, row=row: code.isDark(row, place)):
            length = len(list(run))
            if dark:
                canvas.rect(x + start * module, top - (row + 1) * module, length * module, module, stroke=0, fill=1)
            start += length


class WritingLines(Block):
    """Empty lines, with what belongs there above them."""

    before, after = 6.0, 6.0
    _ROW = 24.0

    def __init__(self, label: str, count: int) -> None:
        self._label, self._count = label, count

    def height(self, width: float) -> float:
        return len(lines_of(self._label, LABEL, width)) * LABEL.leading + self._count * self._ROW

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        lines = lines_of(self._label, LABEL, width)
        with canvas.marked(Element("P")):
            draw_lines(canvas, lines, LABEL, x, top, width)
        top -= len(lines) * LABEL.leading
        with canvas.artifact():
            canvas.setStrokeColor(MUTED)
            canvas.setLineWidth(0.6)
            for number in range(1, self._count + 1):
                canvas.line(x, top - number * self._ROW, x + width, top - number * self._ROW)


class Ticks(Block):
    """A list of which one ticks what holds; each has an empty box before it, in one column or in several."""

    before, after = 4.0, 6.0
    _BOX, _INDENT, _GAP = 10.0, 18.0, 6.0

    def __init__(self, items: Sequence[Text], columns: int = 1) -> None:
        self._items, self._columns = list(items), columns

    def _rows(self, width: float) -> list[list[tuple[Line, ...]]]:
        """The lines of the items, row by row."""
        room = width / self._columns - self._INDENT - self._GAP
        lines = [lines_of(item, BODY, room) for item in self._items]
        return [lines[start : start + self._columns] for start in range(0, len(lines), self._columns)]

    def _height_of(self, row: list[tuple[Line, ...]]) -> float:
        return max(map(len, row)) * BODY.leading + self._GAP

    def height(self, width: float) -> float:
        return sum(map(self._height_of, self._rows(width)))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        whole, wide = Element("L", list="None"), width / self._columns
        canvas.attach(whole)
        for row in self._rows(width):
            for place, lines in enumerate(row):
                left, entry = x + place * wide, Element("LI")
                with canvas.artifact():
                    canvas.setStrokeColor(INK)
                    canvas.setLineWidth(0.8)
                    canvas.rect(
                        left + 1, top - BODY.leading / 2 - self._BOX / 2, self._BOX, self._BOX, stroke=1, fill=0
                    )
                canvas.attach(entry, whole)
                with canvas.marked(Element("LBody"), entry):
                    draw_lines(canvas, lines, BODY, left + self._INDENT, top, wide)
            top -= self._height_of(row)


class SignaturePairs(Block):
    """Lines to sign on, some side by side, each with its label and "date" below: short, for the foot of a form."""

    before, after = 8.0, 2.0
    _GAP, _ROW = 24.0, 40.0

    def __init__(self, labels: Sequence[str], date_label: str, columns: int = 2) -> None:
        self._labels, self._date, self._columns = list(labels), date_label, columns

    def height(self, width: float) -> float:
        return -(-len(self._labels) // self._columns) * self._ROW

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        wide = (width - self._GAP * (self._columns - 1)) / self._columns
        for place, label in enumerate(self._labels):
            left = x + (place % self._columns) * (wide + self._GAP)
            line = top - (place // self._columns + 1) * self._ROW + SMALL.leading + 2
            with canvas.artifact():
                canvas.setStrokeColor(MUTED)
                canvas.setLineWidth(0.7)
                canvas.line(left, line, left + wide, line)
            lines = lines_of(f"{label} · {self._date}", SMALL, wide)[:1]
            with canvas.marked(Element("P")):
                draw_lines(canvas, lines, SMALL, left, line - 1, wide)
