"""One picture of the window and of what is open over it, as a person has it before the eyes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.views.look.theme import theme


def picture(window: QWidget) -> QImage:
    """The window with its dialogs in the middle, and with lists and menus where they opened."""
    image = window.grab().toImage()
    painter = QPainter(image)
    for over in above(window):
        drawn = over.grab()
        at = _place(over, window)
        painter.drawPixmap(at, drawn)
        painter.setPen(theme.color("line_strong"))
        painter.drawRect(QRect(at, drawn.deviceIndependentSize().toSize()).adjusted(0, 0, -1, -1))
    painter.end()
    return image


def above(window: QWidget) -> list[QWidget]:
    """What is open over the window: dialogs in the order in which they opened, then lists and menus."""
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]
    dialogs = [each for each in shown if isinstance(each, QDialog)]
    dialogs.sort(key=_depth)
    return dialogs + [each for each in shown if each.windowType() in (Qt.WindowType.Popup, Qt.WindowType.Tool)]


def _depth(dialog: QWidget) -> int:
    """How many windows a dialog stands upon."""
    parent = dialog.parentWidget()
    return 1 + _depth(parent.window()) if parent else 0


def _place(over: QWidget, window: QWidget) -> QPoint:
    if isinstance(over, QDialog):
        return QPoint((window.width() - over.width()) // 2, max(0, (window.height() - over.height()) // 2))
    return over.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
