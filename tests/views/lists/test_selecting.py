"""What is selected in a list: counted at its foot, moved by keys, with a menu of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.views.lists.record_list import RecordList
from tests.views.lists.listing import go_to


def test_several_selected_lines_are_counted(found: RecordList) -> None:
    assert not found.selection.isVisibleTo(found)
    found.table.selectAll()
    assert found.selection.isVisibleTo(found)
    assert found.selection.words.text() == "5 selected"
    assert found.selection.edit_button.text() == "Edit 5 students"
    assert [push.text() for push in found.selection._delete_buttons] == ["Delete 5 students"]
    found.selection.clear_button.click()
    assert len(found.selected_ids()) == 1
    assert not found.selection.isVisibleTo(found)


def test_the_menu_of_a_line_holds_the_commands_of_the_page(found: RecordList) -> None:
    menu = found.open_menu(found.mapToGlobal(found.rect().center()))
    assert menu is not None
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts[0] == "Open student"
    menu.close()


@pytest.mark.parametrize(
    ("begins", "key", "selected"),
    [
        ((3,), Qt.Key.Key_Home, [0]),
        ((1,), Qt.Key.Key_End, [4]),
        ((3,), Qt.Key.Key_Up, [2]),
        ((1,), Qt.Key.Key_Down, [2]),
        ((3, 4), Qt.Key.Key_Home, [0]),
        ((0, 1), Qt.Key.Key_Down, [0, 1]),
    ],
)
def test_ctrl_moves_the_selection_with_the_focus(
    found: RecordList, begins: tuple[int, ...], key: Qt.Key, selected: list[int]
) -> None:
    go_to(found.table, begins[0], 0, *begins[1:])
    QTest.keyClick(found.table, key, Qt.KeyboardModifier.ControlModifier)
    assert found.table.selected_rows() == selected


def test_ctrl_and_shift_extend_to_the_end(found: RecordList) -> None:
    go_to(found.table, 2, 0)
    QTest.keyClick(found.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert found.table.selected_rows() == [2, 3, 4]
