"""A drop-down whose choice is in force at once, and that lets one finish typing the name of a choice."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """Says `chosen` at once when the mouse, an arrow or Enter chose, and after letters when no other can follow.

    Qt chooses anew with each letter, so that "Esp" would take English on its way to Español. It takes letters for one
    word while they follow each other within its own interval, and as long this waits.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._typing = False
        interval = QGuiApplication.styleHints().keyboardInputInterval()
        self.typed = QTimer(self, singleShot=True, interval=interval)
        self.typed.timeout.connect(self.chosen)
        self.activated.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._typing = bool(event.text().strip())
        super().keyPressEvent(event)
        self._typing = False

    def _choose(self) -> None:
        self.typed.stop()
        if self._typing:
            self.typed.start()
        else:
            self.chosen.emit()
