"""Typing in a closed drop-down chooses once, when the word is there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.views.look.choice_box import ChoiceBox


def test_a_typed_word_chooses_once_and_an_arrow_at_once(qtbot: QtBot) -> None:
    box, chosen = ChoiceBox(), list[str]()
    qtbot.addWidget(box)
    box.addItems(["Language of the system", "English", "Español"])
    box.chosen.connect(lambda: chosen.append(box.currentText()))
    box.show()
    QTest.keyClicks(box, "Esp")
    assert (box.currentText(), chosen) == ("Español", [])
    with qtbot.waitSignal(box.chosen):
        pass
    assert chosen == ["Español"]
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert chosen == ["Español", "English"]
