"""The accounts of a book in a drop-down that keeps the keyboard until somebody is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from app.views.look.pressing import is_enter


class AccountBox(QComboBox):
    """Says `chosen` after Enter, or a choice in the open list; arrows, letters and the wheel only look around.

    Whoever goes through the names by key would else be thrown into the passphrase at the first one (WCAG 3.2.2).
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._looking = False
        self.activated.connect(lambda _at: None if self._looking else self.chosen.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and self.currentIndex() >= 0:
            self.chosen.emit()
            return
        self._looking = True
        super().keyPressEvent(event)
        self._looking = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._looking = True
        super().wheelEvent(event)
        self._looking = False
