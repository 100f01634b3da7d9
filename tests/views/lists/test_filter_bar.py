"""Filters by the kind of a column, by keyboard, and the sentence that says what they let through."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from app.views.lists.conditions import Condition
from app.views.lists.filter_parts import Span, Ticks
from app.views.lists.filter_popup import FilterPopup
from app.views.lists.record_list import RecordList
from app.views.window.desk import Desk
from tests.views.accessibility import problems
from tests.views.lists.listing import menu_line, names


def test_the_sentence_says_view_filters_and_search(found: RecordList, qtbot: QtBot) -> None:
    assert found.sentence() == ""
    found.filters.put(Condition("grade", "any", ("11", "12")))
    found.filters.put(Condition("email", "empty"))
    found.filters.search.setText("mari")
    assert found.sentence() == "Grade is 11 or 12; E-mail is empty; holds “mari”"
    found.show_view("left")
    assert found.sentence().startswith("Left the school; Grade is 11 or 12")


def test_values_are_ticked_by_keyboard(found: RecordList, qtbot: QtBot) -> None:
    found.filters.open("grade")
    popup = found.filters.popup
    assert isinstance(popup, FilterPopup)
    ticks = popup.editor
    assert isinstance(ticks, Ticks)
    qtbot.waitUntil(lambda: ticks.list.count() == 3)
    assert problems(popup) == []
    QTest.keyClick(ticks.list, Qt.Key.Key_Space)
    assert names(found) == ["Abe", "Nguyễn"]
    QTest.keyClick(ticks.list, Qt.Key.Key_End)
    QTest.keyClick(ticks.list, Qt.Key.Key_Space)
    assert names(found) == ["Abe", "Nguyễn", "Ochoa"]
    QTest.keyClick(ticks.list, Qt.Key.Key_Return)
    assert found.filters.popup is None
    assert found.filters.chips["grade"].text() == "Grade: 11, Empty"


def test_a_span_keeps_what_cannot_be_read(found: RecordList, qtbot: QtBot) -> None:
    found.filters.open("graduation_year")
    popup = found.filters.popup
    assert isinstance(popup, FilterPopup)
    span = popup.editor
    assert isinstance(span, Span)
    assert problems(popup) == []
    QTest.keyClicks(span.low, "2027")
    qtbot.waitUntil(lambda: names(found) == ["Abe"])
    QTest.keyClicks(span.high, "later")
    qtbot.waitUntil(span.problem.isVisible)
    assert span.high.text() == "later"
    assert names(found) == ["Abe"]
    popup.ticks["empty"].click()
    assert names(found) == ["Diaz", "Echeverría", "Nguyễn"]
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert found.filters.popup is None
    found.filters.clear()
    assert "graduation_year" not in found.filters.chips


def test_further_columns_are_offered_by_keyboard(found: RecordList, desk: Desk, qtbot: QtBot) -> None:
    desk.trigger("list.filter")
    [menu] = found.filters.more.findChildren(QMenu)
    assert {"Grade", "Pathway", "Status"} <= {each.text() for each in menu.actions()}
    menu_line(menu, "E-mail")
    popup = found.filters.popup
    assert isinstance(popup, FilterPopup)
    line = popup.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "ana")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert names(found) == ["Diaz"]
    assert found.filters.chips["email"].text() == "E-mail: “ana”"
