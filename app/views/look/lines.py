"""Lines of text that are laid out once and painted often: what lists are made of.

Laying out takes three times as long as painting, and a list paints the same words again with every step of
the wheel.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QStaticText

from app.views.look.theme import theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

KEPT = 4096  # lines, about 1 kB each
NORMAL = QFont.Weight.Normal


@lru_cache(maxsize=KEPT)
def _line(
    text: str, room: int, size: int, weight: QFont.Weight, figures: bool, scale: float
) -> tuple[QStaticText, int, int]:
    """The line with its width and height; `scale`, the text size, tells one layout from the other."""
    font, metrics = theme.font(size, weight, figures)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    line = QStaticText(shown)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    line.prepare(font=font)
    return line, metrics.horizontalAdvance(shown), metrics.height()


def write(
    painter: QPainter,
    area: QRect,
    text: str,
    token: str = "text",
    size: int = 13,
    weight: QFont.Weight = NORMAL,
    figures: bool = False,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """One line of text in the middle of `area`, with "…" where it is too long."""
    room = area.width()
    line, width, height = _line(text, room, size, weight, figures, theme.scale)
    painter.setFont(theme.font(size, weight, figures)[0])
    painter.setPen(theme.color(token))
    left = area.x() + room - width if align is RIGHT else area.x()
    painter.drawStaticText(left, area.y() + (area.height() - height) // 2, line)


def mark_chosen(painter: QPainter, area: QRect, inset: int) -> None:
    """The ground below the chosen line of a popup: rounded, `inset` pixels from its sides, with a mark at the left."""
    left, edge = area.left() + inset, theme.px(8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent_soft"))
    painter.drawRoundedRect(QRectF(area).adjusted(inset, 1, -inset, -1), 8, 8)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(QRectF(left, area.top() + edge, 3, area.height() - 2 * edge), 1.5, 1.5)


def line_width(text: str, size: int = 13, weight: QFont.Weight = NORMAL, figures: bool = False) -> int:
    """How wide a whole line is, in pixels."""
    return _width(text, size, weight, figures, theme.scale)


@lru_cache(maxsize=KEPT)
def _width(text: str, size: int, weight: QFont.Weight, figures: bool, scale: float) -> int:
    return theme.font(size, weight, figures)[1].horizontalAdvance(text)
