"""The checks that find what is cut and what is not translated; `test_scenes` puts them to every scene."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.views.clipping import clipped
from tests.views.conftest import Present
from tests.views.wording import is_english


def test_what_is_cut_is_found(qtbot: QtBot, present: Present) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    long = "A sentence that is much too long"
    words, push, outside = QLabel(long, window), QPushButton(long, window), QLabel("Outside", window)
    wrapped = QLabel(long, window)
    wrapped.setWordWrap(True)
    entry = QLineEdit(window)
    entry.setPlaceholderText(long)
    box = QComboBox(window)
    box.addItem(long)
    tabs = QTabBar(window)
    tabs.addTab("Tab")
    for at, each in enumerate((words, push, wrapped, entry, box)):
        each.setGeometry(0, 40 * at, 80, 26)
    tabs.setGeometry(0, 200, 300, 30)
    outside.setGeometry(380, 240, 80, 26)
    present(window)
    found = clipped(window)
    assert len(found) == 6
    assert "reaches beyond" in found[-1] or any("reaches beyond" in each for each in found)
    for each in (words, push, wrapped, entry, box):
        each.setGeometry(0, each.y(), 380, 30)
    outside.setGeometry(0, 240, 80, 26)
    assert clipped(window) == []


def test_english_words_are_found() -> None:
    assert is_english("Students", "es")
    assert is_english("Current page", "es")
    assert is_english("School year 2026-2027", "es")
    assert not is_english("Estudiantes", "es")
    assert not is_english("Maribel Aguilar", "es")
    assert not is_english("12.5", "es")
