"""Keeps hands off a window for a moment without changing how it looks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcutEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

_Kind = QEvent.Type
_PRESSES = {_Kind.MouseButtonPress, _Kind.MouseButtonDblClick, _Kind.TouchBegin}
_INPUT = _PRESSES | {_Kind.KeyPress, _Kind.InputMethod, _Kind.Shortcut, _Kind.Wheel, _Kind.ContextMenu, _Kind.Drop}


class Holding(QObject):
    """Until `let_go`, or the end of its parent, keys, mouse and wheel do nothing in `window`. Other windows go on.

    A disabled window would turn gray and lose its focus, and a modal dialog has to be seen. The keys of `passing` go on
    doing what they did.
    """

    def __init__(self, window: QWidget, parent: QObject, passing: Sequence[QKeySequence.StandardKey] = ()) -> None:
        super().__init__(parent)
        self._passing = passing
        self._window, self._handle = window, window.windowHandle()
        self._pressed = False
        application = QCoreApplication.instance()
        assert application is not None
        self._application = application
        application.installEventFilter(self)

    def let_go(self) -> None:
        """Input does again what it did before."""
        self._application.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == _Kind.MouseButtonRelease:  # a press from before is brought to its end
            return self._pressed and self._is_here(watched)
        if kind not in _INPUT or not self._is_here(watched) or self._passes(event):
            return False
        self._pressed = self._pressed or kind in _PRESSES
        return True

    def _passes(self, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent):
            return any(event.key() in QKeySequence.keyBindings(key) for key in self._passing)
        return isinstance(event, QKeyEvent) and any(map(event.matches, self._passing))

    def _is_here(self, watched: QObject) -> bool:
        if isinstance(watched, QWidget):
            return watched.window() is self._window
        if isinstance(watched, QWindow):
            return watched is self._handle
        return QApplication.activeWindow() is self._window  # a shortcut goes to its action
