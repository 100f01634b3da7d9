"""What a toast covers, how long it stays, and that it speaks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from app.views.look import announcing
from app.views.look.layouts import column
from app.views.window.toast import Toast, show_toast
from tests.views.conftest import Present


@pytest.fixture
def inside(qtbot: QtBot, present: Present) -> Iterator[QListView]:
    """A list that fills its window with more rows than fit."""
    holder, view = QWidget(), QListView()
    view.setModel(QStringListModel([f"Row {n}" for n in range(100)], view))
    view.setGridSize(QSize(0, 60))
    holder.setLayout(column(view, margins=(0, 0, 0, 0)))
    holder.resize(900, 600)
    qtbot.addWidget(holder)
    present(holder)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    yield view
    holder.close()


def at_foot(toast: Toast) -> bool:
    return toast.y() > toast.window().height() // 2


def test_it_stands_in_the_middle_of_the_foot(inside: QListView) -> None:
    toast = show_toast(inside, "Student saved")
    assert at_foot(toast)
    assert abs(toast.geometry().center().x() - 450) < 2


def test_it_leaves_the_last_row_and_comes_back(inside: QListView) -> None:
    toast = show_toast(inside, "Student saved")
    foot = toast.pos()
    inside.scrollToBottom()
    assert toast.y() < foot.y()
    inside.scrollToTop()
    assert toast.pos() == foot


def test_it_covers_no_control(inside: QListView) -> None:
    pushes = [QPushButton("Clear selection", inside.window()) for _place in range(3)]
    for at, push in enumerate(pushes):  # along the foot, where it would stand
        push.setGeometry(at * 300, 500, 298, 50)
        push.show()
    toast = show_toast(inside, "Student saved")
    assert not any(toast.geometry().intersects(push.geometry()) for push in pushes)
    assert at_foot(toast)


def test_it_makes_way_for_the_cell_with_the_focus(inside: QListView) -> None:
    toast = show_toast(inside, "Student saved")
    below = inside.indexAt(inside.viewport().mapFrom(inside.window(), toast.geometry().center()))
    inside.setCurrentIndex(below)
    area = inside.visualRect(below)
    area.moveTopLeft(inside.viewport().mapTo(inside.window(), area.topLeft()))
    assert not toast.geometry().intersects(area)


def test_there_is_one_at_a_time(inside: QListView) -> None:
    show_toast(inside, "First")
    last = show_toast(inside, "Second")
    assert [each for each in inside.window().findChildren(Toast) if each.isVisible()] == [last]


def test_it_waits_while_the_focus_is_on_it(inside: QListView) -> None:
    toast = show_toast(inside, "Student deleted", lambda: None)
    toast.undo_button.setFocus()
    toast._timer.timeout.emit()
    assert toast.isVisible()
    inside.setFocus()
    toast._timer.timeout.emit()
    assert not toast.isVisible()


def test_it_is_announced_and_esc_closes_it(inside: QListView, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(announcing, "announce", lambda _widget, sentence: said.append(sentence))
    toast = show_toast(inside, "Student deleted", lambda: None)
    assert said == ["Student deleted"]
    toast.undo_button.setFocus()
    QTest.keyClick(toast.undo_button, Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_what_has_the_focus_may_be_deleted_with_what_holds_it(qtbot: QtBot, present: Present) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = QWidget(window)
    former, entry = QLabel("Former", page), QLineEdit(page)
    present(window)
    entry.setFocus()
    toast = show_toast(window, "Backed up")
    delete(page)
    assert toast.isVisible()
    assert not isValid(former)
