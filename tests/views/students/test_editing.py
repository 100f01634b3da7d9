"""Cells of the list of students that are edited in their place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.views.students.page import StudentsPage
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from app.views.window.palette import Palette


def test_a_field_is_edited_in_place_and_undone(page: StudentsPage, qtbot: QtBot) -> None:
    index = page.model.index(0, 1)
    page.table.setFocus()
    page.table.setCurrentIndex(index)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "12"
    editor.setText("tenth grade")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: index.data() == "10")
    page.shell.trigger("edit.undo")
    qtbot.waitUntil(lambda: index.data() == "12")


def test_a_refused_grade_keeps_its_text_until_esc(page: StudentsPage) -> None:
    index = page.model.index(0, 1)
    page.table.setCurrentIndex(index)
    page.model.setData(index, "grade forty")
    assert index.data() == "grade forty"
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert index.data() == "12"


def test_the_palette_opens_over_a_cell_that_is_edited(page: StudentsPage, shell: Desk, qtbot: QtBot) -> None:
    window = shell.window()
    assert isinstance(window, MainWindow)
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 1))
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    editor.setFocus()
    window.find()
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.waitUntil(lambda: not isValid(editor))
    with qtbot.waitSignal(palette.destroyed):
        QTest.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
