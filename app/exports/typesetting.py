"""Text into lines: styles, line breaks and the drawing of lines. Sizes and widths are in points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from app.exports import fonts

INK, MUTED, ACCENT = HexColor("#14171F"), HexColor("#454D5E"), HexColor("#2A4CC0")
LINE, SOFT = HexColor("#C9CFDA"), HexColor("#EEF2FE")


class Bold(str):
    """A part of a text that is set heavier."""

    __slots__ = ()


Text = str | Sequence[str]
"""Plain text, or parts of which some are Bold: ["Approved: ", Bold("92.5"), " of 120 hours"]. Never markup."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks; `leading` is the distance of its lines."""

    size: float
    leading: float
    font: str = fonts.REGULAR
    colour: Color = INK
    align: Literal["left", "right", "center"] = "left"


BODY = Style(9.5, 14)
SMALL = Style(8.5, 12, colour=MUTED)
TITLE = Style(20, 25, fonts.BOLD)
HEADING = Style(12, 16, fonts.SEMIBOLD, ACCENT)
SUBHEADING = Style(10, 14, fonts.SEMIBOLD)
LABEL = Style(9.5, 14, fonts.SEMIBOLD)
COLUMN = Style(9, 14, fonts.SEMIBOLD)
MARGINAL = Style(8, 10, colour=MUTED)


class Piece(NamedTuple):
    """A stretch of one line in one font."""

    font: str
    text: str
    width: float


class Line(NamedTuple):
    """Pieces side by side. The space before a line break stays, so that readers do not join the words."""

    pieces: tuple[Piece, ...]
    width: float  # of what is seen: without that space


# Where a line may end: after spaces, after a hyphen between letters, and around ideographs and kana.
_IDEOGRAPHS, _CLOSING = r"\u3000-\u30ff\u3400-\u9fff\uff00-\uffef", r"\u3001\u3002\u300d\u300f\uff09\uff0c\uff0e"
_WORDS = re.compile(
    rf"[{_IDEOGRAPHS}][{_CLOSING}]* *"
    rf"|(?:[^ \u2010-{_IDEOGRAPHS}]|[\u2010-](?![^\W\d]))*(?:[\u2010-](?=[^\W\d])| +)?"
)


def width_of(text: str, font: str, size: float) -> float:
    """The width of `text` in a font that covers it."""
    return fonts.register(font).stringWidth(text, size)


def lines_of(text: Text, style: Style, width: float, figures: bool = False) -> tuple[Line, ...]:
    """`text` broken into lines no wider than `width`; at least one. Line ends in the text begin a new line.

    With `figures`, numbers are set in digits of one width, so that they stand under each other.
    """
    parts = (text,) if isinstance(text, str) else text
    return _lines(tuple((part, isinstance(part, Bold)) for part in parts), style, width, figures)


def one_line(text: str, style: Style, width: float) -> tuple[Line, ...]:
    """`text` on one line; with an ellipsis at its end where there is no room for all of it."""
    lines = lines_of(text, style, width)
    kept = "".join(piece.text for piece in lines[0].pieces)
    while len(lines) > 1 and kept:
        lines = lines_of(kept.rstrip(" ,;.·") + "…", style, width)
        kept = kept[:-1]
    return lines


@lru_cache(4096)
def _lines(parts: tuple[tuple[str, bool], ...], style: Style, width: float, figures: bool) -> tuple[Line, ...]:
    paragraphs: list[list[tuple[str, str]]] = [[]]
    for part, bold in parts:
        font = fonts.SEMIBOLD if bold else style.font
        if figures and font in fonts.FIGURES and fonts.covers(fonts.FIGURES[font], part):
            font = fonts.FIGURES[font]
        for number, row in enumerate(part.replace("\t", " ").splitlines() or [""]):
            if number:
                paragraphs.append([])
            paragraphs[-1] += fonts.runs(row, font)
    return tuple(line for runs in paragraphs for line in _broken(runs, style.size, width))


def _broken(runs: list[tuple[str, str]], size: float, width: float) -> Iterator[Line]:
    """The lines of one paragraph."""
    if len(runs) == 1:
        piece = _piece(*runs[0], size)
        if piece.width <= width:
            yield Line((piece,), piece.width)
            return
    pieces: list[Piece] = []
    used = 0.0
    for word in _words(runs, size):
        seen = _seen(word, size)
        if pieces and used + seen > width:
            yield _line(pieces, size)
            pieces, used = [], 0.0
        while seen > width and (cut := _cut(word, size, width)):
            yield _line(cut[0], size)
            word = cut[1]
            seen = _seen(word, size)
        pieces += word
        used += sum(piece.width for piece in word)
    yield _line(pieces, size)


def _words(runs: list[tuple[str, str]], size: float) -> Iterator[list[Piece]]:
    """Words with the space after them; a word that changes its font has several pieces."""
    word: list[Piece] = []
    whole = "".join(text for _, text in runs)
    ends = {match.end() for match in _WORDS.finditer(whole)}
    place = 0
    for font, text in runs:
        start = place
        for letter in range(place + 1, place + len(text) + 1):
            if letter in ends:
                word.append(_piece(font, whole[start:letter], size))
                yield word
                word, start = [], letter
        place += len(text)
        if start < place:
            word.append(_piece(font, whole[start:place], size))
    if word:
        yield word


def _cut(word: list[Piece], size: float, width: float) -> tuple[list[Piece], list[Piece]] | None:
    """A word longer than a line in two, the first as long as fits but one letter at least."""
    head: list[Piece] = []
    for number, piece in enumerate(word):
        if piece.width <= width:
            head.append(piece)
            width -= piece.width
            continue
        fits = _fitting(piece, size, width) or (0 if head else 1)
        if fits >= len(piece.text):
            return None
        rest = [_piece(piece.font, piece.text[fits:], size), *word[number + 1 :]]
        return (head + [_piece(piece.font, piece.text[:fits], size)] if fits else head), rest
    return None


def _fitting(piece: Piece, size: float, width: float) -> int:
    """How many letters of `piece` fit into `width`."""
    low, high = 0, len(piece.text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(piece.text[:middle], piece.font, size) <= width:
            low = middle
        else:
            high = middle - 1
    while 0 < low < len(piece.text) and unicodedata.combining(piece.text[low]):
        low -= 1
    return low


def _piece(font: str, text: str, size: float) -> Piece:
    return Piece(font, text, width_of(text, font, size))


def _seen(pieces: list[Piece], size: float) -> float:
    """The width of `pieces` without the spaces at their end."""
    font, text, _ = pieces[-1]
    spaces = len(text) - len(text.rstrip(" "))
    return sum(piece.width for piece in pieces) - (spaces and spaces * width_of(" ", font, size))


def _line(pieces: list[Piece], size: float) -> Line:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].font == piece.font:
            font, text, wide = joined[-1]
            joined[-1] = Piece(font, text + piece.text, wide + piece.width)
        else:
            joined.append(piece)
    return Line(tuple(joined), _seen(joined, size) if joined else 0.0)


def draw_lines(canvas: Canvas, lines: Sequence[Line], style: Style, x: float, top: float, width: float) -> None:
    """Draw `lines` below `top`, aligned within `width` from `x`."""
    text = canvas.beginText()
    text.setFillColor(style.colour)
    baseline = top - style.leading / 2 - style.size * 0.36  # Inter's capitals are 0.73 of its size high
    for line in lines:
        start = x
        if style.align != "left":
            start += (width - line.width) / (1 if style.align == "right" else 2)
        text.setTextOrigin(start, baseline)
        for piece in line.pieces:
            text.setFont(piece.font, style.size, style.leading)
            text.textOut(piece.text)
        baseline -= style.leading
    canvas.drawText(text)
