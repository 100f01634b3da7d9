"""A field for a day: typed, stepped by keys, chosen in the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.book.days import months_later
from app.i18n import day, in_language
from app.views.forms.day_edit import Calendar, DayEdit
from app.views.look.layouts import column
from app.views.look.theme import Choice, Theme
from tests.views.accessibility import problems
from tests.views.conftest import Present

ON = date(2026, 11, 20)


@pytest.fixture
def edit(qtbot: QtBot, present: Present) -> Iterator[DayEdit]:
    holder, made = QWidget(), DayEdit()
    made.setAccessibleName("Starts")
    holder.setLayout(column(made))
    qtbot.addWidget(holder)
    present(holder)
    made.setFocus()
    yield made


@pytest.mark.parametrize(
    ("key", "then"),
    [(Qt.Key.Key_Up, ON + timedelta(days=1)), (Qt.Key.Key_Down, ON - timedelta(days=1)),
     (Qt.Key.Key_PageUp, months_later(ON, 1)), (Qt.Key.Key_PageDown, months_later(ON, -1))],
)  # fmt: skip
def test_keys_step(edit: DayEdit, key: Qt.Key, then: date) -> None:
    edit.setText("11/20/2026")
    QTest.keyClick(edit, key)
    assert edit.shown() == then
    assert edit.text() == day(then)


def test_an_empty_field_begins_today_and_a_bad_one_is_kept(edit: DayEdit) -> None:
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.shown() == date.today()
    edit.setText("40/40")
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.text() == "40/40"


def test_the_calendar_by_keys(edit: DayEdit, qtbot: QtBot) -> None:
    edit.setText("11/20/2026")
    QTest.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = edit.findChild(Calendar)
    assert calendar is not None
    assert calendar.month.selectedDate() == QDate(2026, 11, 20)
    grid = calendar.month.findChild(QWidget, "qt_calendar_calendarview")
    assert grid is not None
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert edit.shown() == date(2026, 11, 21)
    qtbot.waitUntil(lambda: edit.findChild(Calendar) is None)


def test_the_calendar_speaks_the_language(edit: DayEdit, qtbot: QtBot) -> None:
    with in_language("es"):
        calendar = Calendar(edit)
    qtbot.addWidget(calendar)
    assert calendar.month.locale().name() == "es_US"
    assert calendar.month.firstDayOfWeek() == Qt.DayOfWeek.Sunday


@pytest.mark.parametrize("theme_name", ["light", "dark", "contrast"])
def test_without_mouse_and_without_sight(edit: DayEdit, look: Theme, theme_name: Choice) -> None:
    look.apply(theme_name)
    assert problems(edit.window()) == []
