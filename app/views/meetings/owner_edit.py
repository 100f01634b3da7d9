"""The field for who does what was agreed in a meeting."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.book.book import Book
from app.models.staff import Staff
from app.views.forms.record_edit import RecordEdit

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OwnerEdit(RecordEdit):
    """Who does it. Enter takes the first that fits what is typed."""

    entered = Signal()

    def __init__(self, book: Book) -> None:
        super().__init__(book, Staff)
        self.picked.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    def _go_on(self) -> None:
        if self.chosen is not None and self.hasFocus():
            self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = bool(self.text().strip()) and self.chosen is None
        if event.key() not in ENTER or self._popup.currentIndex().isValid():
            super().keyPressEvent(event)
        elif typed and self._list.picks:
            self._popup.hide()
            self._choose(self._list.index(0))
        else:
            self._popup.hide()
            self.entered.emit()
