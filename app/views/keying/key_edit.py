"""An entry of the sheet: Enter goes on, a ditto mark takes over what stands above, arrows go up and down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class KeyEdit(QLineEdit):
    """Whatever is in it is selected when the keyboard comes, so that typing replaces it."""

    entered = Signal()
    same = Signal()
    """The ditto mark was typed into an empty entry: the same as above."""
    stepped = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif event.text() == '"':
            self.same.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()
