"""The hand of a person who sets a book up, and where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.views.first_run.page import FirstRunPage
from app.views.window.main_window import MainWindow

PASSPHRASE = "four plain unrelated words"


@dataclass
class Hand:
    """Presses keys where the keyboard is, and counts them."""

    qtbot: QtBot
    keys: int = 0
    letters: int = 0

    def press(self, *keys: Qt.Key, control: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)
            self.keys += 1

    def type(self, *texts: str) -> None:
        """Type texts, with Tab between them."""
        for place, text in enumerate(texts):
            if place:
                self.press(Qt.Key.Key_Tab)
            self.qtbot.keyClicks(QApplication.focusWidget(), text)
            self.letters += len(text)


def page_of(window: MainWindow) -> FirstRunPage:
    assert window.desk is not None
    page = window.desk.page
    assert isinstance(page, FirstRunPage)
    return page


def book_of(window: MainWindow) -> Book:
    assert window.desk is not None
    return window.desk.book


def at_step(window: MainWindow, key: str) -> Callable[[], bool]:
    return lambda: page_of(window).step is page_of(window).steps[key]
