"""The shape of the home page while the book is read for the first time: frames and lines, nothing that moves."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.look.theme import theme

GAP = 14


class HomeShape(QWidget):
    """Two frames side by side with lines of text to come; below each other where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), theme.px(520))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self.width(), theme.px(520)
        narrow = width < theme.px(900)
        left = width if narrow else (width - GAP) * 10 / 21
        self._frame(painter, QRectF(0, 0, left, height), lines=8)
        if not narrow:
            self._frame(painter, QRectF(left + GAP, 0, width - left - GAP, height * 0.55), lines=3)
            self._frame(painter, QRectF(left + GAP, height * 0.55 + GAP, width - left - GAP, height * 0.45 - GAP), 3)

    @staticmethod
    def _frame(painter: QPainter, area: QRectF, lines: int) -> None:
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sunken"))
        edge, thick = theme.px(18), theme.px(12)
        painter.drawRoundedRect(QRectF(area.left() + edge, area.top() + edge, area.width() * 0.35, thick), 5, 5)
        step = (area.height() - 3 * edge) / lines
        for at in range(lines):
            top = area.top() + 3 * edge + at * step
            share = (0.72, 0.6, 0.8)[at % 3]
            painter.drawRoundedRect(QRectF(area.left() + edge, top, (area.width() - 2 * edge) * share, thick), 5, 5)
