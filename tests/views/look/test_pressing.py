"""Enter presses what Space presses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from app.views.look.buttons import OptionButton, button, icon_button, menu_button
from app.views.look.chips import FilterChip


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_every_button_is_pressed(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[str] = []
    made: list[QAbstractButton] = [
        button("Approve", press=lambda: pressed.append("button")),
        icon_button("x", "Close", lambda: pressed.append("icon")),
        OptionButton("house", "Home", "Where it begins.", lambda: pressed.append("option")),
        FilterChip("Grade", press=lambda: pressed.append("chip")),
    ]
    for each in made:
        qtbot.addWidget(each)
        QTest.keyClick(each, key)
    assert pressed == ["button", "icon", "option", "chip"]


def test_enter_opens_a_menu(qtbot: QtBot) -> None:
    menu = QMenu()
    menu.addAction("First")
    push = menu_button("More", menu)
    qtbot.addWidget(push)
    push.show()
    with qtbot.waitSignal(menu.aboutToShow):
        menu.aboutToShow.connect(lambda: menu.setActiveAction(menu.actions()[0]))
        QTest.keyClick(push, Qt.Key.Key_Return)
    menu.close()
