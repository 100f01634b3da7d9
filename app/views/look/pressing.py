"""Buttons that Enter presses, too: Qt leaves it to Space outside dialogs, and people expect both."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton


def is_enter(event: QKeyEvent) -> bool:
    """Whether Enter was pressed alone and anew; with Ctrl it belongs to the form or the page."""
    alone = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and alone and not event.isAutoRepeat()


WITHHELD = "withheld"
"""The property of a button that is not for this account: whatever is shown around it, it stays hidden."""


SMALLEST = QSize(24, 24)
"""Pixels of what is pressed, also where the text is one digit."""


class PushButton(QPushButton):
    """A button with a text."""

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(SMALLEST)

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible and not self.property(WITHHELD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """A button with an icon."""

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible and not self.property(WITHHELD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)
