"""The blocks that papers are made of: headings, paragraphs, lists; see also `panels` and `tables`.

All take plain text (never markup), in any script that `fonts` covers. `language` ("en", "es") is given only where
a block speaks another language than its paper. Sizes are in points, from the top down.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from copy import copy
from typing import Self

from app.exports.figures import Figure
from app.exports.tagged import Element, TaggedCanvas
from app.exports.typesetting import (
    BODY,
    HEADING,
    LINE,
    SMALL,
    SUBHEADING,
    TITLE,
    Line,
    Style,
    Text,
    draw_lines,
    lines_of,
)
from app.i18n import LANGUAGES


class Block(ABC):
    """Something that takes the full width and a height of its own; a page break may divide it."""

    before = 0.0  # distance to the block above
    after = 0.0
    stays_with_next = False
    stays_with_former = False  # with the end of the block above, where that is divided
    figures: Sequence[Figure] = ()

    def told(self) -> Sequence[Figure]:
        """The figures that stand in it."""
        return self.figures

    def tracing(self, figures: Sequence[Figure]) -> Self:
        """The block itself, with the figures that stand in it."""
        self.figures = figures
        return self

    @abstractmethod
    def height(self, width: float) -> float:
        """Its height when set in `width`."""

    @abstractmethod
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw it below `top`."""

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
        self.rest: tuple[Line, ...] = ()  # of a divided paragraph

    def _lines(self, width: float) -> tuple[Line, ...]:
        return self.rest or lines_of(self._text, self._style, width)

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
        part = copy(self)
        part.rest = lines
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


class LowHeading(Paragraph):
    """A heading (H2) that takes little room, where a page is full."""

    before, after = 5.0, 2.0
    stays_with_next = True

    def __init__(self, text: Text) -> None:
        super().__init__(text, SUBHEADING, tag="H2")


class Legend(Paragraph):
    """Small words that explain the block above them, on the page on which that ends."""

    stays_with_former = True

    def __init__(self, text: Text) -> None:
        super().__init__(text, SMALL)


class Bullets(Block):
    """A list with dots."""

    after = 4.0
    _INDENT = 12.0

    def __init__(self, items: Sequence[Text], style: Style = BODY, *, language: str = "") -> None:
        self._items, self._style = list(items), style
        self._list = Element("L", list="Disc", lang=tag_of(language))

    def _lines(self, item: Text, width: float) -> tuple[Line, ...]:
        return lines_of(item, self._style, width - self._INDENT)

    def height(self, width: float) -> float:
        return sum(len(self._lines(item, width)) * self._style.leading + 2 for item in self._items)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        canvas.attach(self._list)
        for item in self._items:
            lines, entry = self._lines(item, width), Element("LI")
            canvas.attach(entry, self._list)
            with canvas.marked(Element("Lbl"), entry):
                draw_lines(canvas, lines_of("\u2022", self._style, self._INDENT), self._style, x + 2, top, self._INDENT)
            with canvas.marked(Element("LBody"), entry):
                draw_lines(canvas, lines, self._style, x + self._INDENT, top, width - self._INDENT)
            top -= len(lines) * self._style.leading + 2

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        for fit in range(len(self._items) - 1, 0, -1):
            first, rest = Bullets(self._items[:fit], self._style), Bullets(self._items[fit:], self._style)
            first._list = rest._list = self._list
            if first.height(width) <= room:
                return first, rest
        return None
