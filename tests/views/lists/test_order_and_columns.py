"""Order by several columns, which columns are shown, and what this computer remembers of both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.views.lists.column_dialog import ColumnDialog
from app.views.lists.record_list import RecordList
from app.views.lists.sort_dialog import SortDialog
from app.views.students.page import StudentsPage
from app.views.window.desk import Desk
from tests.views.lists.listing import names


def test_a_heading_sorts_and_with_shift_sorts_within(found: RecordList) -> None:
    header = found.table.horizontalHeader()
    found.table.resize(900, 300)

    def click(name: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        place = found.spec.names.index(name)
        at = header.rect().topLeft()
        at.setX(header.sectionViewportPosition(place) + 20)
        at.setY(header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, keys, at)

    click("grade")
    assert found.model.sorting == (("grade", False),)
    click("student", Qt.KeyboardModifier.ShiftModifier)
    click("student", Qt.KeyboardModifier.ShiftModifier)
    assert found.model.sorting == (("grade", False), ("student", True))
    assert names(found) == ["Nguyễn", "Abe", "Echeverría", "Diaz", "Ochoa"]
    spoken = found.model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Student, sorted 2, descending"


def test_a_computed_column_sorts_within_a_field(found: RecordList, qtbot: QtBot) -> None:
    found.model.sort_by((("grade", True), ("standing", False)))
    qtbot.waitUntil(lambda: [found.model.row(at)["grade"] for at in range(5)] == ["12", "12", "11", "11", None])


def test_the_order_is_chosen_in_a_dialog(found: RecordList, desk: Desk, dialogs: list[QDialog]) -> None:
    desk.trigger("list.sort")
    [dialog] = dialogs
    assert isinstance(dialog, SortDialog)
    by, way = dialog.rows[0]
    by.setCurrentIndex(by.findData("graduation_year"))
    way.setCurrentIndex(1)
    dialog.accept()
    assert found.model.sorting == (("graduation_year", True),)
    assert names(found)[:2] == ["Abe", "Ochoa"]


def test_columns_are_moved_by_keyboard_and_remembered(
    found: RecordList, desk: Desk, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    desk.trigger("list.columns")
    [dialog] = dialogs
    assert isinstance(dialog, ColumnDialog)
    dialog.move_column(1)
    dialog.accept()
    assert found.table.shown_names()[:3] == ("student", "pathway", "grade")
    found.table.set_widths({"grade": 99})
    found.show_view("left")
    found.layout_kept.keep()
    again = StudentsPage(desk)
    qtbot.addWidget(again)
    assert again.list.table.shown_names()[:3] == ("student", "pathway", "grade")
    assert again.list.table.widths() == {"grade": 99}
    assert again.list.tabs.current_id == "left"
