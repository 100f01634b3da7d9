"""Blocks with a drawn part: progress, callouts, chips, lines to sign on, pictures. What is drawn is also said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.colors import Color

from app.exports.blocks import Block, tag_of
from app.exports.tagged import Element, TaggedCanvas
from app.exports.typesetting import (
    ACCENT,
    BODY,
    INK,
    LABEL,
    LINE,
    MUTED,
    SMALL,
    SOFT,
    Bold,
    Line,
    Style,
    Text,
    draw_lines,
    lines_of,
    width_of,
)


class Progress(Block):
    """How far something has come: "92.5 of 120 hours" and "77 %" in words, above a bar that shows the same."""

    after = 8.0
    _BAR = 7.0

    def __init__(self, text: Text, part: float, share: str = "", *, language: str = "") -> None:
        """`part` is 0 to 1 (more fills the bar); `share` is the same as text, for example "77%"."""
        self._text, self._part, self._share = text, min(max(part, 0.0), 1.0), share
        self._element = Element("P", lang=tag_of(language))

    def _lines(self, width: float) -> tuple[Line, ...]:
        share = width_of(self._share, LABEL.font, LABEL.size) + 12 if self._share else 0
        return lines_of(self._text, BODY, width - share)

    def height(self, width: float) -> float:
        return len(self._lines(width)) * BODY.leading + 3 + self._BAR

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        lines = self._lines(width)
        with canvas.marked(self._element):
            draw_lines(canvas, lines, BODY, x, top, width)
            if self._share:
                right = Style(LABEL.size, LABEL.leading, LABEL.font, align="right")
                draw_lines(canvas, lines_of(self._share, right, width), right, x, top, width)
        bottom = top - len(lines) * BODY.leading - 3 - self._BAR
        with canvas.artifact():
            _box(canvas, x, bottom, width, self._BAR, fill=SOFT, stroke=LINE, radius=self._BAR / 2)
            if self._part:
                _box(
                    canvas,
                    x,
                    bottom,
                    max(width * self._part, self._BAR),
                    self._BAR,
                    fill=ACCENT,
                    stroke=ACCENT,
                    radius=self._BAR / 2,
                )


class Callout(Block):
    """A box with what must not be overlooked: a heavier first line, and text below it."""

    before, after = 8.0, 10.0
    _INSET, _PADDING = 14.0, 8.0

    def __init__(self, title: str, text: Text = "", *, language: str = "") -> None:
        self._texts: list[Text] = [[Bold(title)], *([text] if text else [])]
        self._element = Element("Div", lang=tag_of(language))

    def height(self, width: float) -> float:
        inner = width - 2 * self._INSET
        return sum(len(lines_of(text, BODY, inner)) for text in self._texts) * BODY.leading + 2 * self._PADDING

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.height(width)
        with canvas.artifact():
            _box(canvas, x, top - height, width, height, fill=SOFT)
            _box(canvas, x, top - height, 3, height, fill=ACCENT)
        canvas.attach(self._element)
        top -= self._PADDING
        for text in self._texts:
            lines = lines_of(text, BODY, width - 2 * self._INSET)
            with canvas.marked(Element("P"), self._element):
                draw_lines(canvas, lines, BODY, x + self._INSET, top, width)
            top -= len(lines) * BODY.leading


class Chips(Block):
    """Short words in outlines, side by side: a list in the structure."""

    after = 8.0
    _STYLE = Style(8.5, 15, align="center")
    _GAP, _PADDING = 6.0, 8.0

    def __init__(self, words: Sequence[str], *, language: str = "") -> None:
        self._words = list(words)
        self._list = Element("L", list="None", lang=tag_of(language))

    def _places(self, width: float) -> list[tuple[float, float, float, tuple[Line, ...]]]:
        """Left, top and width of each chip from the corner of the block, and its line."""
        places: list[tuple[float, float, float, tuple[Line, ...]]] = []
        x = y = 0.0
        for word in self._words:
            lines = lines_of(word, self._STYLE, width - 2 * self._PADDING)
            wide = max(line.width for line in lines) + 2 * self._PADDING
            if x and x + wide > width:
                x, y = 0.0, y + self._STYLE.leading + self._GAP
            places.append((x, y, wide, lines[:1]))
            x += wide + self._GAP
        return places

    def height(self, width: float) -> float:
        return max((y for _, y, _, _ in self._places(width)), default=0.0) + self._STYLE.leading

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        places, leading = self._places(width), self._STYLE.leading
        with canvas.artifact():
            for left, down, wide, _ in places:
                _box(canvas, x + left, top - down - leading, wide, leading, fill=SOFT, stroke=LINE, radius=leading / 2)
        canvas.attach(self._list)
        for left, down, wide, lines in places:
            entry = Element("LI")
            canvas.attach(entry, self._list)
            with canvas.marked(Element("LBody"), entry):
                draw_lines(canvas, lines, self._STYLE, x + left, top - down, wide)


class Signatures(Block):
    """Lines to sign on, each with its label below and a place for the date; never divided."""

    before, after = 8.0, 4.0
    _GAP = 24.0

    def __init__(self, labels: Sequence[str], date_label: str, *, row: float = 44.0, language: str = "") -> None:
        """`row` is the height that each line takes, with its label and the room to write above it."""
        self._row = row
        self._labels, self._date = list(labels), date_label
        self._language = tag_of(language)

    def height(self, width: float) -> float:
        return len(self._labels) * self._row

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        name_width = (width - self._GAP) * 0.68
        for label in self._labels:
            line = top - self._row + SMALL.leading + 3
            places = [(x, name_width, label), (x + name_width + self._GAP, width - name_width - self._GAP, self._date)]
            with canvas.artifact():
                canvas.setStrokeColor(MUTED)
                canvas.setLineWidth(0.7)
                for left, wide, _ in places:
                    canvas.line(left, line, left + wide, line)
            for left, wide, text in places:
                with canvas.marked(Element("P", lang=self._language)):
                    draw_lines(canvas, lines_of(text, SMALL, wide)[:1], SMALL, left, line - 2, wide)
            top -= self._row


class Picture(Block):
    """An image file in a given size, described by `alt` for those who do not see it."""

    after = 6.0

    def __init__(self, file: Path, width: float, height: float, alt: str) -> None:
        self._file, self._width, self._height, self._alt = file, width, height, alt

    def height(self, width: float) -> float:
        return self._height

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        corners = (x, top - self._height, x + self._width, top)
        bbox = " ".join(f"{number:.2f}" for number in corners)
        with canvas.marked(Element("Figure", alt=self._alt, bbox=bbox)):
            canvas.drawImage(str(self._file), x, top - self._height, self._width, self._height, mask="auto")


def _box(
    canvas: TaggedCanvas,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    fill: Color,
    stroke: Color | None = None,
    radius: float = 0.0,
) -> None:
    canvas.setFillColor(fill)
    canvas.setStrokeColor(stroke or INK)
    canvas.setLineWidth(0.6)
    canvas.roundRect(x, y, width, height, radius, stroke=int(stroke is not None), fill=1)
