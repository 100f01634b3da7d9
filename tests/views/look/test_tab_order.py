from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.look.layouts import boxed, column, row, scrolled
from app.views.window.dialog import Dialog
from tests.views.conftest import Present


def test_tab_follows_what_is_laid_out_however_late_it_came(qtbot: QtBot, present: Present) -> None:
    dialog = Dialog(None, "Order")
    qtbot.addWidget(dialog)
    last, hidden, first, second, third = (QLineEdit() for _place in range(5))
    pages = QStackedWidget()
    pages.addWidget(hidden)
    pages.addWidget(boxed(row(second, third)))
    pages.setCurrentIndex(1)
    dialog.body.addWidget(last)
    dialog.body.insertWidget(0, scrolled(boxed(column(first, pages))))
    present(dialog)
    first.setFocus()
    met: list[QWidget | None] = []
    for _press in range(4):
        met.append(QApplication.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert met == [first, second, third, last]
    assert QApplication.focusWidget() is first


def test_hiding_what_has_the_focus_moves_it_on(qtbot: QtBot, present: Present) -> None:
    dialog = Dialog(None, "Order")
    qtbot.addWidget(dialog)
    one, other = QLineEdit(), QLineEdit()
    inside = QVBoxLayout()
    inside.addWidget(other)
    inside.addWidget(one)
    dialog.body.addLayout(inside)
    present(dialog)
    one.setFocus()
    one.hide()
    assert QApplication.focusWidget() is other
