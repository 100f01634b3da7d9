"""A class of thirty, the page for hours before the person, and the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.book.book import Book
from app.views.hours.page import HoursPage
from app.views.window.desk import Desk
from tests.models.school_of import Class, make_class


class Keyboard:
    """Types into whatever has the focus and counts the keys."""

    def __init__(self) -> None:
        self.pressed = 0

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self._focus(), letter)
            self.pressed += 1

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focus(), key, modifier)
        self.pressed += 1

    def fill_down(self, text: str) -> None:
        """The same text for five days, in the whole column."""
        for _day in range(5):
            self.type(text)
            self.press(Qt.Key.Key_Tab)
        control = Qt.KeyboardModifier.ControlModifier
        self.press(Qt.Key.Key_Home, control)
        self.press(Qt.Key.Key_End, control | Qt.KeyboardModifier.ShiftModifier)
        self.press(Qt.Key.Key_D, control)

    @staticmethod
    def _focus() -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book, 30)


@pytest.fixture
def page(made: Class, shell: Desk) -> HoursPage:
    shell.go("hours")
    shown = shell.findChild(HoursPage)
    assert shown is not None
    return shown
