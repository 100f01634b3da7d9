"""Finding students in their list: by search, by letters typed in the rows, by filters."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.views.lists.conditions import Condition
from app.views.students.page import StudentsPage
from tests.models.school_of import Class
from tests.views.students.showing import shown


def test_search_finds_without_accents_and_says_so(page: StudentsPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.table, "/")
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "nguyen")
    qtbot.waitUntil(lambda: shown(page) == ["Nguyễn, Vinh"])
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    page.search.setText("nobody of this name")
    qtbot.waitUntil(lambda: page.list.stack.currentWidget() is page.list.hidden)
    page.list.filters.clear()
    assert page.list.stack.currentWidget() is page.table


def test_the_cross_of_the_search_is_in_the_middle(page: StudentsPage) -> None:
    page.search.setText("lopez")
    cross = page.search.findChild(QToolButton)
    assert cross is not None
    assert abs(cross.geometry().center().y() - page.search.rect().center().y()) <= 1
    assert page.search.rect().contains(cross.geometry())


def test_letters_in_the_list_begin_a_search(page: StudentsPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    QTest.keyClicks(page.table, "e")
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "chev")
    qtbot.waitUntil(lambda: shown(page) == ["Echeverría, Tomás"])


def test_chips_filter_together_and_are_cleared_at_once(page: StudentsPage, made: Class, qtbot: QtBot) -> None:
    filters = page.list.filters
    filters.put(Condition("grade", "any", ("11",)))
    assert shown(page) == ["Nguyễn, Vinh", "Sample00, Addie"]
    qtbot.waitUntil(lambda: filters.chips["grade"].text() == "Grade: 11")
    filters.put(Condition("pathway", "any", (None,)))
    qtbot.waitUntil(lambda: shown(page) == ["Nguyễn, Vinh"])
    filters.put(Condition("pathway", "any", (made.pathway,)))
    qtbot.waitUntil(lambda: shown(page) == ["Sample00, Addie"])
    filters.put(Condition("standing", "any", ("complete",)))
    qtbot.waitUntil(lambda: page.list.stack.currentWidget() is page.list.hidden)
    assert shown(page) == []
    filters.clear()
    assert page.model.rowCount() == 5
    assert not filters.active
