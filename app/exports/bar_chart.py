"""Shares as bars below each other: name, bar, figure in words; plain in greyscale, and told in words besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from app.exports.blocks import Block
from app.exports.tagged import Element, TaggedCanvas
from app.exports.typesetting import ACCENT, INK, LINE, SMALL, SOFT, draw_lines, lines_of

_WORDS = replace(SMALL, colour=INK)


class Bar(NamedTuple):
    """One bar: `share` from 0 to 1, and the figure that it shows."""

    name: str
    share: float
    figure: str


class BarChart(Block):
    """Bars from the left, on a ground that is the whole; a line at `mark` shows the share of all."""

    before, after = 4.0, 8.0
    _ROW, _BAR = 15.0, 8.0

    def __init__(self, title: str, bars: Sequence[Bar], mark: float | None = None) -> None:
        self._title, self._bars, self._mark = title, list(bars), mark

    @property
    def alt(self) -> str:
        """All that is drawn, in words."""
        return f"{self._title}. " + "; ".join(f"{bar.name}: {bar.figure}" for bar in self._bars)

    def height(self, width: float) -> float:
        return self._ROW * len(self._bars)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        bottom = top - self.height(width)
        names, figures = width * 0.34, width * 0.22
        left, room = x + names, width - names - figures - 10
        box = f"{x:.2f} {bottom:.2f} {x + width:.2f} {top:.2f}"
        with canvas.marked(Element("Figure", alt=self.alt, bbox=box)):
            for bar in self._bars:
                low = top - (self._ROW + self._BAR) / 2
                self._draw_bar(canvas, left, low, room, bar.share)
                for text, start, wide in ((bar.name, x, names - 8), (bar.figure, left + room + 10, figures)):
                    draw_lines(canvas, lines_of(text, _WORDS, wide)[:1], _WORDS, start, top - 1.5, wide)
                top -= self._ROW
            if self._mark is not None:
                canvas.setStrokeColor(INK)
                canvas.setLineWidth(0.8)
                canvas.setDash(3, 2)
                across = left + room * self._mark
                canvas.line(across, bottom, across, bottom + self.height(width))
                canvas.setDash()

    def _draw_bar(self, canvas: TaggedCanvas, left: float, low: float, room: float, share: float) -> None:
        canvas.setFillColor(SOFT)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.rect(left, low, room, self._BAR, stroke=1, fill=1)
        if share > 0:
            canvas.setFillColor(ACCENT)
            canvas.rect(left, low, room * min(share, 1.0), self._BAR, stroke=0, fill=1)
