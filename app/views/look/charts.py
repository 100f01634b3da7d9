"""Small honest charts, painted here. Their numbers are printed, spoken, and can be had as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.i18n import _, number
from app.views.look.theme import theme, tone_colours
from app.views.look.tokens import Tone

CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Series:
    """Named values in their order: weeks and hours, pathways and students."""

    name: str  # "Hours per week"
    of: str  # heading of the labels: "Week"
    unit: str  # heading of the values: "Hours"
    labels: tuple[str, ...]
    values: tuple[float, ...]

    def rows(self) -> list[tuple[str, str]]:
        """The table behind the chart, as text."""
        return [(label, number(value)) for label, value in zip(self.labels, self.values, strict=True)]

    def spoken(self) -> str:
        """All of it as one sentence for screen readers."""
        return "; ".join(f"{label}: {value} {self.unit}" for label, value in self.rows())


class BarChart(QWidget):
    """Bars side by side, from zero, the last one in the accent colour, with a dashed line at the goal.

    Each bar is a button that opens what it counts; Tab goes to the chart, arrow keys go from bar to bar.
    """

    def __init__(self, series: Series, goal: float | None = None, press: Callable[[int], object] | None = None) -> None:
        """`press` takes the place of a bar; without it the bars are only looked at."""
        super().__init__()
        self._press = press
        self._bars: list[_Bar] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_series(series, goal)
        theme.changed.connect(self.updateGeometry)

    def show_series(self, series: Series, goal: float | None = None) -> None:
        """Shows other numbers."""
        self.series, self._goal = series, goal
        self.setAccessibleName(series.name)
        spoken = series.spoken()
        if goal is not None:
            spoken += ". " + _("Goal: {goal} {unit}").format(goal=number(goal), unit=series.unit)
        self.setAccessibleDescription(spoken)
        while len(self._bars) > len(series.values):
            last = self._bars.pop()
            last.hide()  # it would be painted once more, with a value that is gone
            last.deleteLater()
        while len(self._bars) < len(series.values):
            self._bars.append(_Bar(self, len(self._bars), self._press))
        for bar in self._bars:
            bar.name_it()
        self._place_bars()
        self.go_to(len(self._bars) - 1, focus=False)
        self.update()

    def describe(self, at: int, words: str) -> None:
        """Says more about one bar, in its tool tip and to screen readers."""
        bar = self._bars[at]
        bar.setAccessibleDescription(words)
        bar.setToolTip(f"{bar.accessibleName()}\n{words}")

    def go_to(self, at: int, focus: bool = True) -> None:
        """Makes one bar that to which Tab goes, and perhaps goes there."""
        if not 0 <= at < len(self._bars):
            return
        for place, bar in enumerate(self._bars):
            stops = self._press is not None and place == at
            bar.setFocusPolicy(Qt.FocusPolicy.TabFocus if stops else Qt.FocusPolicy.ClickFocus)
        if focus:
            self._bars[at].setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(360), theme.px(190))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(150))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bars()

    def _place_bars(self) -> None:
        step = self.width() / max(1, len(self._bars))
        for at, bar in enumerate(self._bars):
            left = round(at * step)
            bar.setGeometry(left, 0, round((at + 1) * step) - left, self.height())
            bar.show()

    def height_of(self, value: float) -> float:
        """Where the top of a bar of this value lies."""
        top, bottom = theme.px(22), self.height() - theme.px(26)
        highest = max([*self.series.values, self._goal or 0, 1]) * 1.06
        return top + (bottom - top) * (1 - value / highest)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.height_of(0)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(0, ground), QPointF(self.width(), ground))
        if self._goal is not None:
            painter.setPen(QPen(theme.color("neutral_fill"), 1.3, Qt.PenStyle.DashLine))
            level = self.height_of(self._goal)
            painter.drawLine(QPointF(0, level), QPointF(self.width(), level))


class _Bar(QAbstractButton):
    """One bar with its figure above and its name below; the whole height can be pressed."""

    _STEPS: ClassVar = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

    def __init__(self, chart: BarChart, at: int, press: Callable[[int], object] | None) -> None:
        super().__init__(chart)
        self._chart, self._at = chart, at
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if press:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(lambda: press(at))

    def name_it(self) -> None:
        """Says which bar it is: "Week of Nov 16: 342 hours"."""
        label, value = self._chart.series.rows()[self._at]
        self.setAccessibleName(f"{self._chart.series.of} {label}: {value} {self._chart.series.unit}")
        self.setToolTip(self.accessibleName())
        self.setAccessibleDescription("")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in self._STEPS:
            self._chart.go_to(self._at + self._STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._chart.go_to(0 if key == Qt.Key.Key_Home else len(self._chart.series.values) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        series, step = self._chart.series, self.width()
        value, name, last = series.values[self._at], series.labels[self._at], self._at == len(series.values) - 1
        width = min(theme.px(46), step * 0.6)
        top, ground = self._chart.height_of(value), self._chart.height_of(0)
        bar = QPainterPath()
        bar.addRoundedRect(QRectF((step - width) / 2, top, width, ground - top + 6), 5, 5)
        painter.save()
        painter.setClipRect(QRectF(0, 0, step, ground))
        hovered = self.underMouse() and self.cursor().shape() == Qt.CursorShape.PointingHandCursor
        painter.fillPath(bar, theme.color("accent" if last else "accent_fill" if hovered else "accent_line"))
        painter.restore()

        font, metrics = theme.font(12, QFont.Weight.DemiBold if last else QFont.Weight.Medium)
        shown = number(round(value))
        room = metrics.horizontalAdvance(shown) + 8
        figure = QRectF((step - room) / 2, top - theme.px(19), room, theme.px(17))
        painter.fillRect(figure, theme.color("surface"))  # keeps the figure clear of the line of the goal
        painter.setFont(font)
        painter.setPen(theme.color("text" if last else "text2"))
        painter.drawText(figure, CENTRE, shown)

        font, metrics = theme.font(12)
        painter.setFont(font)
        painter.setPen(theme.color("text3"))
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, step - 2)
        painter.drawText(QRectF(0, self.height() - theme.px(20), step, theme.px(18)), CENTRE, shown)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


class Spark(QWidget):
    """The course of a number in a line of 92 x 34 pixels; the number itself stands beside it."""

    def __init__(self, values: Sequence[float], tone: Tone = "accent", name: str = "") -> None:
        super().__init__()
        self._values = tuple(values)
        self._tone: Tone = tone
        self.setAccessibleName(name)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedSize(theme.px(92), theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._values) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        points = self._points()
        line = QPainterPath(points[0])
        for point in points[1:]:
            line.lineTo(point)
        under = QPainterPath(line)
        under.lineTo(points[-1].x(), self.height())
        under.lineTo(points[0].x(), self.height())
        colour = tone_colours(self._tone)[2]
        faint = QColor(colour)
        faint.setAlpha(28)
        painter.fillPath(under, faint)
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(colour, 1.8, Qt.PenStyle.SolidLine, round_cap, round_join))
        painter.drawPath(line)
        painter.setBrush(colour)
        painter.setPen(QPen(theme.color("surface"), 1.5))
        painter.drawEllipse(points[-1], 3.2, 3.2)

    def _points(self) -> list[QPointF]:
        lowest, highest = min(self._values), max(self._values)
        span = (highest - lowest) or 1
        step = (self.width() - 8) / (len(self._values) - 1)
        room = self.height() - 10
        return [
            QPointF(3 + at * step, self.height() - 5 - (value - lowest) / span * room)
            for at, value in enumerate(self._values)
        ]


class Ring(QWidget):
    """How much of a target is reached: the figure in the middle, the target below it."""

    def __init__(self, share: float, figure: str, of: str, spoken: str, tone: Tone = "ok", size: int = 116) -> None:
        """`share` from 0 (may pass 1), `figure` "92.5", `of` "of 120 h", `spoken` all of it in words."""
        super().__init__()
        self._size = size
        self.show_share(share, figure, of, spoken, tone)
        self._fit()
        theme.changed.connect(self._fit)

    def show_share(self, share: float, figure: str, of: str, spoken: str, tone: Tone = "ok") -> None:
        """Shows another share."""
        self._share, self._figure, self._of = share, figure, of
        self._tone: Tone = tone
        self.setAccessibleName(spoken)
        self.update()

    def _fit(self) -> None:
        self.setFixedSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, edge = theme.px(11), theme.px(7)
        circle = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.setPen(QPen(theme.color("track"), width))
        painter.drawArc(circle, 0, 360 * 16)
        if self._share > 0:
            colour = tone_colours(self._tone)[2]
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(circle, 90 * 16, -round(360 * 16 * min(1.0, self._share)))
        painter.setFont(theme.font(24, QFont.Weight.DemiBold)[0])
        painter.setPen(theme.color("text"))
        up, down = theme.px(10), theme.px(18)
        painter.drawText(self.rect().adjusted(0, -up, 0, -up), CENTRE, self._figure)
        painter.setFont(theme.font(12)[0])
        painter.setPen(theme.color("text2"))
        painter.drawText(self.rect().adjusted(0, down, 0, down), CENTRE, self._of)
