"""A field that filters while one types."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from app.i18n import _
from app.views.look import icons
from app.views.look.layouts import scaled_width
from app.views.look.theme import theme

PAUSE = 60  # milliseconds of quiet before the search starts


class SearchEdit(QLineEdit):
    """Says `searched` with the text a moment after the last key; Esc empties it."""

    searched = Signal(str)

    def __init__(self, prompt: str, width: int = 260) -> None:
        super().__init__()
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)
        self.setToolTip(prompt)  # which may be longer than the field
        self.setClearButtonEnabled(True)
        for cross in self.findChildren(QToolButton):
            cross.setAccessibleName(_("Clear"))
            theme.follow(cross, "cross", lambda cross=cross: _dress(cross))
        scaled_width(self, width)
        self._quiet = QTimer(self, singleShot=True, interval=PAUSE)
        self._quiet.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(lambda: self._quiet.start())
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self.setTextMargins(theme.px(22), 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the lens itself: icons added as actions drift once the style sheet sets a padding."""
        super().paintEvent(event)
        size = theme.px(15)
        lens = icons.pixmap("search", theme["text3"], size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPointF(theme.px(11), (self.height() - size) / 2), lens)


def _dress(cross: QToolButton) -> None:
    """In a colour of the theme: Qt's own cross is dark on any ground."""
    if (action := cross.defaultAction()) is not None:
        action.setIcon(theme.icon("x", "text2", size=15))
