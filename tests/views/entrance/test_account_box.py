"""Several people open one book: who goes through their names by key is not thrown into the passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.views.entrance.unlock import Unlock
from app.views.window.opening import Person
from tests.views.conftest import Present

PEOPLE = (Person("ana", "Ana Peña"), Person("ben", "Ben Ochoa"), Person("cara", "Cara Bell"))


@pytest.fixture
def screen(qtbot: QtBot, present: Present) -> Unlock:
    made = Unlock(Path("Oak Grove.pathbook"), PEOPLE)
    qtbot.addWidget(made)
    present(made)
    made.first_focus().setFocus()
    qtbot.waitUntil(made.people.hasFocus)
    return made


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_Down, "Ana Peña"), (Qt.Key.Key_C, "Cara Bell")])
def test_looking_around_keeps_the_keyboard(screen: Unlock, qtbot: QtBot, key: Qt.Key, name: str) -> None:
    qtbot.keyClick(screen.people, key)
    assert screen.people.currentText() == name
    assert screen.people.hasFocus()
    qtbot.keyClick(screen.people, Qt.Key.Key_Return)
    assert screen.entry.hasFocus()
    assert screen.account


def test_enter_chooses_nobody_where_nobody_is_named(screen: Unlock, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.people, Qt.Key.Key_Return)
    assert screen.people.hasFocus()
    assert not screen.account


def test_a_choice_in_the_open_list_goes_on(screen: Unlock, qtbot: QtBot) -> None:
    screen.people.showPopup()
    names = screen.people.view()
    qtbot.waitUntil(names.isVisible)
    names.setCurrentIndex(screen.people.model().index(1, 0))
    qtbot.keyClick(names, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.entry.hasFocus)
    assert screen.account == "ben"
