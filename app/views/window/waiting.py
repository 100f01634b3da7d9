"""The first thing the window paints: what is being opened.

It paints its few words itself: labels and layouts, and the `Qt` namespace with its hundred enums, take longer to
import than all the rest of the first paint.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.views.look.theme import theme

WIDTH, EDGE = 640, 24  # pixels at text size 100 %


class Waiting(QWidget):
    """Shown while a book is opened; without a name it is an empty ground."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName("canvas")
        self.title = _("Opening “{name}”…").format(name=name) if name else ""
        self.counts = _("This takes a moment.") if name else ""
        self.setAccessibleName(self.title)
        self.setAccessibleDescription(self.counts)

    def report(self, done: int, total: int) -> None:
        """How far the sample school is made."""
        if total:
            self.counts = _("{percent}% done").format(percent=round(100 * done / total))
            self.setAccessibleDescription(self.counts)
            self.update()

    def first_focus(self) -> QWidget:
        """Where the keyboard goes when this is shown."""
        return self

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = theme.px(EDGE)
        width = min(theme.px(WIDTH), self.width() - 2 * edge)
        area = QRectF((self.width() - width) / 2, self.height() / 3, width, self.height())
        for text, size, weight in ((self.title, 24, QFont.Weight.DemiBold), (self.counts, 13, QFont.Weight.Normal)):
            painter.setFont(theme.font(size, weight)[0])  # in the colour of text, which the painter begins with
            painter.drawText(area, text, QTextOption())
            area.setTop(painter.boundingRect(area, text, QTextOption()).bottom() + theme.px(8))
