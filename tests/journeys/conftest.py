"""The whole program on the sample school, driven by keys that are counted."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.views.picturing.settling import settle
from app.views.window.choices import Choices
from app.views.window.main_window import MainWindow
from tests.views.conftest import (  # noqa: F401
    Present,
    _collecting,
    _jobs_end,
    _nothing_ahead,
    _own_home,
    _themed,
    choices,
    look,
    present,
)

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform complains of every window with a least size."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


class Keyboard:
    """Presses keys in whatever has the focus, counts them, and waits as a person does until all is at rest."""

    def __init__(self) -> None:
        self.pressed = 0
        self.letters = 0  # of words that differ from time to time: names, reasons

    def press(self, *keys: str) -> None:
        """Keys as the handbook writes them: "Ctrl+K", "Tab"."""
        for key in keys:
            if key == "Shift+Tab":  # systems send it as a key of its own
                QTest.keyClick(self.focus, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
            else:
                QTest.keySequence(self.focus, QKeySequence(key))
            self.pressed += 1
            settle()

    def type(self, text: str) -> None:
        """A word of which each letter is a key."""
        for letter in text:
            QTest.keyClicks(self.focus, letter)
            self.letters += 1
        settle()

    @property
    def focus(self) -> QWidget:
        """What has the keyboard."""
        focus = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert focus is not None
        return focus


Start = Callable[[Book], MainWindow]


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard()


@pytest.fixture
def start(qtbot: QtBot, choices: Choices, present: Present) -> Start:  # noqa: F811
    """Shows the window at the home page of a book."""

    def show(book: Book) -> MainWindow:
        choices.lock_after = 0  # a machine so busy that a minute passes unheard would seem to have slept
        window = MainWindow(choices)
        qtbot.addWidget(window, before_close_func=lambda made: made.close())
        window.resize(1366, 768)
        window.show_desk(book)
        present(window)
        settle()
        return window

    return show
