"""The keys that go from student to student."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_KINDS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: 1,
}


class TurningKeys(QObject):
    """Takes the keys that nothing within `inside` wants, before the page scrolls with them or the window goes back."""

    turned = Signal(int)
    """By how many students."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() not in _KINDS or not (by := _steps(event)):
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.turned.emit(by)
        return True


def _steps(event: QKeyEvent) -> int:
    """By how many students a key goes on; 0 for another key."""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
    wanted = Qt.KeyboardModifier.AltModifier if sideways else Qt.KeyboardModifier.NoModifier
    return _STEPS.get(key, 0) if modifiers == wanted else 0
