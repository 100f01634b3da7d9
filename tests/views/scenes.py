"""The scenes of the program, brought about for the tests that look at everything."""

from __future__ import annotations

from PySide6.QtGui import QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from app.views.picturing.stage import Stage
from app.views.window.palette import Palette


def foremost(stage: Stage) -> QWidget:
    """What the person has to do with now: what opened last over the window, or the window."""
    palettes = [each for each in stage.window.findChildren(Palette) if each.isVisible()]
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    return palettes[0] if palettes else over or QApplication.activeWindow() or stage.window


def is_list_of_box(widget: QWidget) -> bool:
    """Whether it is the list of a box that Qt opened."""
    return isinstance(widget.parent(), QComboBox)


class Announcements:
    """Stands where Qt hears what is to be spoken, and keeps it."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:
        self.said.append(event.message())
