"""Bars from zero that can be pressed, walked along with the arrow keys, and heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.views.look.chart_card import ChartCard
from app.views.look.charts import BarChart, Series
from tests.views.accessibility import problems
from tests.views.conftest import Present

SERIES = Series("Hours per week", "Week of", "hours", ("Nov 2", "Nov 9", "Nov 16"), (100, 0, 250.5))


@pytest.fixture
def pressed() -> list[int]:
    return []


@pytest.fixture
def card(qtbot: QtBot, present: Present, pressed: list[int]) -> ChartCard:
    made = ChartCard(SERIES, 200, pressed.append, goal_means="What is asked for")
    qtbot.addWidget(made)
    made.resize(500, 300)
    present(made)
    return made


def bars(chart: BarChart) -> list[QAbstractButton]:
    return chart.findChildren(QAbstractButton)


def test_everything_is_said(card: ChartCard) -> None:
    assert [bar.accessibleName() for bar in bars(card.chart)] == [
        "Week of Nov 2: 100 hours",
        "Week of Nov 9: 0 hours",
        "Week of Nov 16: 250.5 hours",
    ]
    assert card.chart.accessibleDescription().endswith("Nov 16: 250.5 hours. Goal: 200 hours")
    assert problems(card) == []


def test_the_axis_begins_at_zero(card: ChartCard) -> None:
    chart = card.chart
    none, half, whole = (chart.height_of(value) for value in (0, 125.25, 250.5))
    assert none > half > whole
    assert none - half == pytest.approx(half - whole)


def test_bars_open_by_mouse_and_by_keys(card: ChartCard, pressed: list[int]) -> None:
    first, second, third = bars(card.chart)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    card.switch.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(card.switch, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is third, "Tab goes to the bar of this week"
    for key, place in ((Qt.Key.Key_Left, second), (Qt.Key.Key_Home, first), (Qt.Key.Key_Left, first),
                       (Qt.Key.Key_End, third), (Qt.Key.Key_Right, third), (Qt.Key.Key_Left, second)):  # fmt: skip
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        assert QApplication.focusWidget() is place
    QTest.keyClick(second, Qt.Key.Key_Return)
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert pressed == [0, 1, 1]


def test_the_table_has_the_same_numbers_and_opens_too(card: ChartCard, pressed: list[int]) -> None:
    card.switch.click()
    assert card.switch.text() == "Show as chart"
    model = card.table.model()
    assert [model.index(row, 1).data() for row in range(3)] == ["100", "0", "250.5"]
    card.table.setFocus()
    QTest.keyClick(card.table, Qt.Key.Key_Return)
    assert pressed == [0]
    assert problems(card) == []


def test_other_numbers(card: ChartCard) -> None:
    card.show_series(Series("Hours per week", "Week of", "hours", ("Nov 16",), (8,)))
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    assert [bar.accessibleName() for bar in bars(card.chart)] == ["Week of Nov 16: 8 hours"]
    assert "Goal" not in card.chart.accessibleDescription()


def test_without_something_to_open_the_bars_are_only_looked_at(qtbot: QtBot, present: Present) -> None:
    chart = BarChart(SERIES)
    qtbot.addWidget(chart)
    present(chart)
    QTest.mouseClick(bars(chart)[0], Qt.MouseButton.LeftButton)
    assert all(not bar.focusPolicy() & Qt.FocusPolicy.TabFocus or bar.focusPolicy() == Qt.FocusPolicy.ClickFocus
               for bar in bars(chart))  # fmt: skip
