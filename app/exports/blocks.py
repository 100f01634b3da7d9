"""The blocks that papers are made of: headings, paragraphs, lists, progress, callouts, chips, signatures, pictures.

All take plain text (never markup), in any script that `fonts` covers. `language` ("en", "es") is given only where
a block speaks another language than its paper. Sizes are in points, from the top down.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from app.exports.tagged import Element, TaggedCanvas
from app.exports.typesetting import (
    ACCENT, BODY, HEADING, INK, LABEL, LINE, MUTED, SMALL, SOFT, SUBHEADING, TITLE, Bold, Line, Style, Text,
    draw_lines, lines_of, width_of,
)
from app.i18n import LANGUAGES


class Block:
    """Something that takes the full width and a height of its own; a page break may divide it."""

    before = 0.0            # distance to the block above
    after = 0.0
    stays_with_next = False

    def height(self, width: float) -> float:
        """Its height when set in `width`."""
        raise NotImplementedError(type(self).__name__)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw it below `top`."""
        raise NotImplementedError(type(self).__name__)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Its parts on this page, no higher than `room`, and on the next; None if it cannot be divided there."""
        return None


def tag_of(language: str) -> str:
    """The language tag in PDFs: "en" is "en-US"; "" stays ""."""
    return LANGUAGES[language].replace("_", "-") if language else ""


class Space(Block):
    """Nothing, of some height."""

    def __init__(self, height: float) -> None:
        self._height = height

    def height(self, width: float) -> float:
        return self._height

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        pass


class Rule(Block):
    """A line across the page."""

    before, after = 6.0, 8.0

    def height(self, width: float) -> float:
        return 0.8

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.8)
            canvas.line(x, top, x + width, top)


class Paragraph(Block):
    """Running text; one element of the structure, also where a page break divides it."""

    after = 4.0

    def __init__(self, text: Text, style: Style = BODY, *, tag: str = "P", language: str = "") -> None:
        self._text, self._style = text, style
        self._element = Element(tag, lang=tag_of(language))
        self._rest: tuple[Line, ...] = ()           # of a divided paragraph

    def _lines(self, width: float) -> tuple[Line, ...]:
        return self._rest or lines_of(self._text, self._style, width)

    def height(self, width: float) -> float:
        return len(self._lines(width)) * self._style.leading

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.marked(self._element):
            draw_lines(canvas, self._lines(width), self._style, x, top, width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        lines = self._lines(width)
        fit = min(int(room / self._style.leading), len(lines) - 2)
        return (self._part(lines[:fit]), self._part(lines[fit:])) if fit >= 2 else None

    def _part(self, lines: tuple[Line, ...]) -> Self:
        part = self.__class__.__new__(self.__class__)
        part.__dict__.update(self.__dict__)
        part._rest = lines
        return part


class Title(Paragraph):
    """The title of a paper (H1); each student's paper has one, and it comes first."""

    after = 2.0
    stays_with_next = True

    def __init__(self, text: Text, *, language: str = "") -> None:
        super().__init__(text, TITLE, tag="H1", language=language)


class Heading(Paragraph):
    """A heading (H2), or one below it (H3, `level=3`); kept with what follows."""

    before, after = 13.0, 5.0
    stays_with_next = True

    def __init__(self, text: Text, *, level: int = 2, language: str = "") -> None:
        super().__init__(text, HEADING if level == 2 else SUBHEADING, tag=f"H{level}", language=language)
        if level > 2:
            self.before, self.after = 8.0, 3.0


class Bullets(Block):
    """A list with dots."""

    after = 4.0
    _INDENT = 12.0

    def __init__(self, items: Sequence[Text], *, language: str = "") -> None:
        self._items = list(items)
        self._list = Element("L", list="Disc", lang=tag_of(language))

    def _lines(self, item: Text, width: float) -> tuple[Line, ...]:
        return lines_of(item, BODY, width - self._INDENT)

    def height(self, width: float) -> float:
        return sum(len(self._lines(item, width)) * BODY.leading + 2 for item in self._items)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        canvas.attach(self._list)
        for item in self._items:
            lines, entry = self._lines(item, width), Element("LI")
            canvas.attach(entry, self._list)
            with canvas.marked(Element("Lbl"), entry):
                draw_lines(canvas, lines_of("\u2022", BODY, self._INDENT), BODY, x + 2, top, self._INDENT)
            with canvas.marked(Element("LBody"), entry):
                draw_lines(canvas, lines, BODY, x + self._INDENT, top, width - self._INDENT)
            top -= len(lines) * BODY.leading + 2

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        for fit in range(len(self._items) - 1, 0, -1):
            first, rest = Bullets(self._items[:fit]), Bullets(self._items[fit:])
            first._list = rest._list = self._list
            if first.height(width) <= room:
                return first, rest
        return None


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
                _box(canvas, x, bottom, max(width * self._part, self._BAR), self._BAR, fill=ACCENT, stroke=ACCENT,
                     radius=self._BAR / 2)


class Callout(Block):
    """A box with what must not be overlooked: a heavier first line, and text below it."""

    before, after = 6.0, 10.0
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

    after = 6.0
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
    """Lines to sign on, each with its label below and a place for the date."""

    before, after = 8.0, 4.0
    _ROW, _GAP = 46.0, 24.0

    def __init__(self, labels: Sequence[str], date_label: str, *, language: str = "") -> None:
        self._labels, self._date = list(labels), date_label
        self._language = tag_of(language)

    def height(self, width: float) -> float:
        return len(self._labels) * self._ROW

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        name_width = (width - self._GAP) * 0.68
        for label in self._labels:
            line = top - self._ROW + SMALL.leading + 3
            places = [(x, name_width, label), (x + name_width + self._GAP, width - name_width - self._GAP, self._date)]
            with canvas.artifact():
                canvas.setStrokeColor(MUTED)
                canvas.setLineWidth(0.7)
                for left, wide, _ in places:
                    canvas.line(left, line, left + wide, line)
            for left, wide, text in places:
                with canvas.marked(Element("P", lang=self._language)):
                    draw_lines(canvas, lines_of(text, SMALL, wide)[:1], SMALL, left, line - 2, wide)
            top -= self._ROW

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        fit = int(room / self._ROW)
        if not 0 < fit < len(self._labels):
            return None
        first, rest = Signatures(self._labels[:fit], self._date), Signatures(self._labels[fit:], self._date)
        first._language = rest._language = self._language
        return first, rest


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


def _box(canvas: Canvas, x: float, y: float, width: float, height: float, *, fill: Color, stroke: Color | None = None,
         radius: float = 0.0) -> None:
    canvas.setFillColor(fill)
    canvas.setStrokeColor(stroke or INK)
    canvas.setLineWidth(0.6)
    canvas.roundRect(x, y, width, height, radius, stroke=int(stroke is not None), fill=1)
