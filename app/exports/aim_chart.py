"""The chart of a support plan: measures against the line from the baseline to the goal, plain in greyscale, too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from app.exports.blocks import Block
from app.exports.tagged import Element, TaggedCanvas
from app.exports.typesetting import ACCENT, LINE, MARGINAL, MUTED, draw_lines, lines_of
from app.i18n import _, day, day_and_month
from app.models.aim_line import AimLine, Course
from app.models.study_kinds import MEASURE

_RIGHT = replace(MARGINAL, align="right")


class _Frame(NamedTuple):
    """The edges of what is drawn."""

    left: float
    right: float
    low: float
    high: float


_MOST = 12  # measures that are told one by one to those who do not see the chart


class AimChart(Block):
    """Days from left to right, values upwards. The line is dashed, measures are dots joined by a solid line."""

    before, after = 4.0, 4.0
    _LEFT, _FOOT, _HEAD = 34.0, 14.0, 6.0

    def __init__(self, line: AimLine, course: Course, unit: str, height: float = 92.0) -> None:
        self._line, self._unit, self._height = line, unit, height
        self._points: list[tuple[date, int]] = [(point.date, point.value) for point in course.points]
        values = [line.first, line.last, *(value for _on, value in self._points)]
        self._low, self._high = min(*values, 0 if min(values) >= 0 else min(values)), max(values)
        if self._low == self._high:
            self._high += 10
        days = [line.starts_on, line.ends_on, *(on for on, _value in self._points)]
        self._first, self._last = min(days), max(days)

    def height(self, width: float) -> float:
        return self._height

    @property
    def alt(self) -> str:
        """All that is drawn, in words."""
        line = self._line
        said = [
            _("Aim: from {first} on {begin} to {last} on {end}.").format(
                first=self._said(line.first),
                begin=day(line.starts_on),
                last=self._said(line.last),
                end=day(line.ends_on),
            )
        ]
        shown = self._points[-_MOST:]
        if shown:
            measured = "; ".join(f"{day(on)} {self._said(value)}" for on, value in shown)
            said.append(_("Measured: {measures}.").format(measures=measured))
        else:
            said.append(_("Nothing was measured so far."))
        return " ".join(said)

    def _said(self, value: int) -> str:
        return " ".join(filter(None, (MEASURE.format(value), self._unit)))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        bottom = top - self._height
        element = Element("Figure", alt=self.alt, bbox=f"{x:.2f} {bottom:.2f} {x + width:.2f} {top:.2f}")
        left, right, low, high = x + self._LEFT, x + width - 8, bottom + self._FOOT, top - self._HEAD
        with canvas.marked(element):
            canvas.setLineWidth(0.5)
            canvas.setStrokeColor(LINE)
            for value, height in ((self._low, low), (self._high, high)):
                canvas.line(left, height, right, height)
                words = lines_of(MEASURE.format(value), _RIGHT, 60)[:1]
                draw_lines(canvas, words, _RIGHT, x, height + 5, self._LEFT - 5)
            for on, style in ((self._first, MARGINAL), (self._last, _RIGHT)):
                draw_lines(canvas, lines_of(day_and_month(on), style, 80)[:1], style, left, low - 3, right - left)
            self._draw_measures(canvas, _Frame(left + 4, right, low, high))

    def _draw_measures(self, canvas: TaggedCanvas, frame: _Frame) -> None:
        line = self._line
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(1)
        canvas.setDash(4, 3)
        canvas.line(*self._spot(frame, line.starts_on, line.first), *self._spot(frame, line.ends_on, line.last))
        canvas.setDash()
        canvas.setStrokeColor(ACCENT)
        canvas.setFillColor(ACCENT)
        canvas.setLineWidth(1.4)
        spots = [self._spot(frame, on, value) for on, value in self._points]
        for one, next_one in pairwise(spots):
            canvas.line(*one, *next_one)
        for across, height in spots:
            canvas.circle(across, height, 2.2, stroke=0, fill=1)

    def _spot(self, frame: _Frame, on: date, value: float) -> tuple[float, float]:
        """Where a measure of a day is drawn."""
        across = (on - self._first).days / max((self._last - self._first).days, 1)
        up = (value - self._low) / (self._high - self._low)
        return frame.left + (frame.right - frame.left) * across, frame.low + (frame.high - frame.low) * up
