"""What a list shows in words, and the whole way: keys on the page of students, a file that says what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.models import Student
from app.views.lists.bulk_edit import BulkEditDialog
from app.views.lists.columns import field_column
from app.views.lists.conditions import Condition
from app.views.lists.export_dialog import ListExportDialog
from app.views.lists.seen import order_in_words
from app.views.students.page import StudentsPage
from app.views.window import ask
from app.views.window.main_window import MainWindow
from tests.exports.reading_sheets import values

if TYPE_CHECKING:
    from app.views.window.desk import Desk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(window: MainWindow, qtbot: QtBot) -> Desk:
    """The window with the page of students before the person, its first row chosen."""
    assert window.desk is not None
    window.desk.go("students")
    page = window.desk.page
    assert isinstance(page, StudentsPage)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 2)
    qtbot.waitUntil(page.list.table.hasFocus)
    return window.desk


def page_of(desk: Desk) -> StudentsPage:
    assert isinstance(desk.page, StudentsPage)
    return desk.page


def test_an_order_in_words() -> None:
    columns = [field_column(Student, name) for name in ("last_name", "grade")]
    assert order_in_words(columns, (("grade", True), ("last_name", False))) == "Grade (backwards), Last name"
    assert order_in_words(columns, (("gone", False),)) == ""


def test_many_are_edited_by_keys_alone(desk: Desk, dialogs: list[QDialog], qtbot: QtBot) -> None:
    """Ctrl+A, Ctrl+Shift+E, then in the dialog: the field by its first letters, Tab, the value, Enter."""
    table = page_of(desk).list.table
    QTest.keyClick(table, Qt.Key.Key_A, CTRL)
    QTest.keyClick(table, Qt.Key.Key_E, CTRL | SHIFT)
    qtbot.waitUntil(lambda: bool(dialogs))
    [dialog] = dialogs
    assert isinstance(dialog, BulkEditDialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    line = dialog.lines[0]
    qtbot.waitUntil(line.field.hasFocus)
    QTest.keyClicks(line.field, "gra")
    QTest.keyClick(line.field, Qt.Key.Key_Tab)
    assert line.first_focus().hasFocus()
    QTest.keyClicks(line.first_focus(), "10")
    QTest.keyClick(line.first_focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: {s.grade for s in desk.book.records(Student)} == {"10"})
    assert desk.book.undo_title == "Edit 2 students"


def test_cells_are_pasted_by_the_usual_key(desk: Desk) -> None:
    table = page_of(desk).list.table
    QGuiApplication.clipboard().setText("9\n10")
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_V, CTRL)
    assert sorted(str(s.grade) for s in desk.book.records(Student)) == ["09", "10"]
    assert desk.book.undo_title == "Paste 2 cells"


def test_the_file_says_view_filter_and_order(
    desk: Desk, dialogs: list[QDialog], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(desk)
    page.list.filters.show_filters("", (Condition("grade", "any", ("12",)),))
    page.list.relist()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)
    page.list.export_button.click()
    [dialog] = dialogs
    assert isinstance(dialog, ListExportDialog)
    monkeypatch.setattr(ask, "save_file", lambda *asked: asked[-1](tmp_path / "seen.xlsx"))
    dialog.verb.click()
    qtbot.waitUntil((tmp_path / "seen.xlsx").exists, timeout=20_000)
    about = dict(values(tmp_path / "seen.xlsx", "About"))
    assert (about["List"], about["View"], about["Rows"]) == ("Students", "All students", "1")
    assert (about["Filter"], about["Sorted by"]) == ("Grade is 12", "Student")
    rows = values(tmp_path / "seen.xlsx", "Students")
    assert rows[0][:2] == ["Student", "Grade"]
    assert rows[1][:2] == ["Echeverría, Tomás", "12"]
