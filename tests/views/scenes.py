"""The scenes of the program, brought about for the tests that look at everything."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QComboBox, QMainWindow, QWidget

from app.views.picturing.stage import Stage
from app.views.window.palette import Palette
from tests.views.accessibility import describe


def foremost(stage: Stage) -> QWidget:
    """What the person has to do with now: what opened last over the window, or the window."""
    palettes = [each for each in stage.window.findChildren(Palette) if each.isVisible()]
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    return palettes[0] if palettes else over or QApplication.activeWindow() or stage.window


def is_list_of_box(widget: QWidget) -> bool:
    """Whether it is the list of a box that Qt opened."""
    return isinstance(widget.parent(), QComboBox)


@contextmanager
def shown_alone() -> Generator[list[str]]:
    """What is shown inside before it lies anywhere: it flashes up as a window, and takes the keyboard along."""
    application = QApplication.instance()
    assert application is not None
    watch = _Watch()
    application.installEventFilter(watch)
    try:
        yield watch.alone
    finally:
        application.removeEventFilter(watch)


class _Watch(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.alone: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What is asked first is quickest to answer: every event comes by here.
        if (
            isinstance(watched, QWidget)
            and watched.isWindow()
            and event.type() == QEvent.Type.Show
            and watched.parentWidget() is None
            and not isinstance(watched, QMainWindow)
        ):
            self.alone.append(f"shown alone: {describe(watched)}")
        return False


def strays(stage: Stage) -> list[str]:
    """Windows that belong neither to the main window nor to what opened over it."""
    tops = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.parentWidget() is None]
    return [f"a window of its own: {describe(each)}" for each in tops if each is not stage.window]


class Announcements:
    """Stands where Qt hears what is to be spoken, and keeps it."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:
        self.said.append(event.message())
