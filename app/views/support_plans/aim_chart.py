"""The measures of a plan against its aim line, painted here; the numbers stand in the table beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.book.base import Record
from app.i18n import _, short_day
from app.models.aim_line import AimLine, Course
from app.models.study_kinds import MEASURE
from app.views.look.theme import theme, tone_colours
from app.views.support_plans.aim_words import TONES, spoken, trend_words

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)  # tenths between two lines of the scale, times a power of ten
_DASHED, _DOTTED = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine


def scale(lowest: int, highest: int, lines: int = 4) -> list[int]:
    """Round values, in tenths, from below `lowest` to above `highest`."""
    span = max(highest - lowest, 10)
    step = next(
        each * power for power in (1, 1000, 1_000_000) for each in STEPS if span / (each * power) <= lines
    )  # fmt: skip
    first = lowest // step * step
    return list(range(first, highest + step, step)) if highest > first else [first, first + step]


@dataclass(frozen=True, slots=True)
class Plot:
    """Where days and values lie within an area."""

    area: QRectF
    first: date
    last: date
    lowest: int
    highest: int

    def at(self, day: date, value: float) -> QPointF:
        """The place of a value on a day."""
        days = max(1, (self.last - self.first).days)
        across = (day - self.first).days / days
        up = (value - self.lowest) / max(1, self.highest - self.lowest)
        return QPointF(self.area.left() + across * self.area.width(), self.area.bottom() - up * self.area.height())


def plot_of(course: Course, area: QRectF) -> tuple[Plot, list[int]] | None:
    """The plot and the lines of its scale; None where there is neither a line nor a measure."""
    line = course.line
    days = [each.date for each in course.points] + ([line.starts_on, line.ends_on] if line else [])
    values = [each.value for each in course.points] + ([line.first, line.last] if line else [])
    if not days:
        return None
    levels = scale(min(values), max(values))
    first, last = min(days), max(days)
    return Plot(area, first, max(last, first + timedelta(days=1)), levels[0], levels[-1]), levels


class AimChart(QWidget):
    """The chart of one plan. It is only looked at: the table has the same values for the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self._course: Course | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    def show_course(self, plan: Record, course: Course) -> None:
        """Shows other measures."""
        self._course = course
        self.setAccessibleName(_("Progress against the aim line"))
        self.setAccessibleDescription(spoken(plan, course))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(216))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(220), theme.px(170))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._course is None:
            return
        left, below = theme.px(42), theme.px(24)
        area = QRectF(left, theme.px(10), self.width() - left - theme.px(14), self.height() - below - theme.px(14))
        found = plot_of(self._course, area)
        if found is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot, levels = found
        self._paint_scale(painter, plot, levels)
        if self._course.line:
            _paint_line(painter, plot, self._course.line, theme.px(5))
        _paint_points(painter, plot, self._course, theme.px(4))

    def _paint_scale(self, painter: QPainter, plot: Plot, levels: list[int]) -> None:
        area, high = plot.area, theme.px(18)
        painter.setFont(theme.font(12, figures=True)[0])
        for level in levels:
            y = plot.at(plot.first, level).y()
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.color("text3"))
            painter.drawText(QRectF(0, y - high / 2, area.left() - theme.px(8), high), RIGHT, MEASURE.format(level))
        painter.setFont(theme.font(12)[0])
        below = QRectF(area.left(), area.bottom() + theme.px(5), area.width(), high)
        painter.drawText(below, LEFT, short_day(plot.first))
        painter.drawText(below, RIGHT, short_day(plot.last))
        today = date.today()
        if plot.first < today < plot.last:
            painter.setPen(QPen(theme.color("neutral_fill"), 1, _DOTTED))
            x = plot.at(today, plot.lowest).x()
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            words, room = _("today"), theme.px(70)
            if area.left() + room < x < area.right() - room:
                painter.setPen(theme.color("text3"))
                middle = QRectF(x - room / 2, below.top(), room, high)
                painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, words)


class MiniAim(QWidget):
    """The same in a line of 132 x 40 pixels; the words stand beside it."""

    def __init__(self, course: Course) -> None:
        super().__init__()
        self._course = course
        self.setAccessibleName(trend_words(course))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.follow(self, "size", lambda: self.setFixedSize(theme.px(132), theme.px(40)))

    def paintEvent(self, event: QPaintEvent) -> None:
        found = plot_of(self._course, QRectF(self.rect()).adjusted(6, 6, -6, -6))
        if found is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._course.line:
            _paint_line(painter, found[0], self._course.line, theme.px(3))
        _paint_points(painter, found[0], self._course, theme.px(3), only_last=True)


def _paint_line(painter: QPainter, plot: Plot, line: AimLine, size: int) -> None:
    """The dashed aim line, an open square where it starts, and a diamond at the goal."""
    start, goal = plot.at(line.starts_on, line.first), plot.at(line.ends_on, line.last)
    painter.setPen(QPen(theme.color("text2"), 1.4, _DASHED))
    painter.drawLine(start, goal)
    painter.setPen(QPen(theme.color("text2"), 1.4))
    painter.setBrush(theme.color("surface"))
    painter.drawRect(QRectF(start.x() - size * 0.8, start.y() - size * 0.8, size * 1.6, size * 1.6))
    diamond = QPainterPath(QPointF(goal.x(), goal.y() - size * 1.3))
    for x, y in ((size * 1.3, 0), (0, size * 1.3), (-size * 1.3, 0)):
        diamond.lineTo(goal.x() + x, goal.y() + y)
    diamond.closeSubpath()
    painter.setBrush(theme.color("text2"))
    painter.drawPath(diamond)


def _paint_points(painter: QPainter, plot: Plot, course: Course, size: int, only_last: bool = False) -> None:
    """The measures, joined by a line; in a small picture a dot for the last one alone."""
    if not course.points:
        return
    colour: QColor = tone_colours(TONES[course.trend] if course.trend != "too_few" else "accent")[2]
    places = [plot.at(each.date, each.value) for each in course.points]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, max(1.6, size / 2.2)))
    painter.drawPolyline(places)
    painter.setPen(QPen(theme.color("surface"), 1.2))
    painter.setBrush(colour)
    for place in places[-1:] if only_last else places:
        painter.drawEllipse(place, size, size)
