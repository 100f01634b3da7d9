"""The history beside any page: it follows the row with the focus, searches, and comes in steps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.models import Placement, Student
from app.views.window.desk import Desk
from app.views.window.history_panel import STEP, HistoryPanel
from app.views.window.main_window import MainWindow
from app.views.window.shown_record import shown_record
from tests.models.school_of import make_class


def said(panel: HistoryPanel) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in panel.findChildren(QLabel) if each.isVisibleTo(panel)]


def test_there_is_none_without_a_record(shell: Desk) -> None:
    shell.go("home")
    assert not shell.action("record.history").isEnabled()


def test_it_follows_the_row_with_the_focus(shell: Desk, window: MainWindow, qtbot: QtBot) -> None:
    shell.go("students")
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    panel = shell.history
    assert panel.search.hasFocus()
    assert panel.subtitle.text() == "Echeverría, Tomás"
    table = shell.page.table  # type: ignore[union-attr]
    table.choose(shell.book.ids(Student, "nguyen")[0])
    qtbot.waitUntil(lambda: panel.subtitle.text() == "Nguyễn, Vinh")
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert table.hasFocus()


def test_lists_of_other_records_have_one_too(shell: Desk) -> None:
    made = make_class(shell.book, 1)
    shell.go("placements", made.placements[0])
    assert shown_record(shell.page) == (Placement, made.placements[0])


def test_a_long_history_comes_in_steps_and_is_searched(shell: Desk, qtbot: QtBot) -> None:
    [id_, *_others] = shell.book.ids(Student)
    for year in range(2000, 2000 + STEP + 5):
        shell.book.save(Student, id_, {"graduation_year": year})
    shell.go("student", id_)
    shell.trigger("record.history")
    panel = shell.history
    assert sum(text.startswith("Change “Graduation class”") for text in said(panel)) == STEP
    [more] = [b for b in panel.findChildren(QAbstractButton) if b.text() == "Show earlier" and b.isVisibleTo(panel)]
    more.click()
    assert sum(text.startswith("Change “Graduation class”") for text in said(panel)) == STEP + 5
    panel.search.setText("class 2007")
    panel.search.searched.emit(panel.search.text())
    qtbot.waitUntil(lambda: sum(text.startswith("Change") for text in said(panel)) == 2)  # to 2007, and away from it
    panel.search.setText("nobody did this")
    panel.search.searched.emit(panel.search.text())
    qtbot.waitUntil(lambda: "Nothing in this history fits." in said(panel))


def test_words_longer_than_the_panel_run_over(shell: Desk, qtbot: QtBot) -> None:
    [id_, *_others] = shell.book.ids(Student)
    shell.book.save(Student, id_, {"email": "a" * 90 + "@example.org"})
    shell.go("student", id_)
    shell.trigger("record.history")
    panel = shell.history
    qtbot.waitUntil(lambda: any("example" in text for text in said(panel)))
    [line] = [each for each in panel.findChildren(QLabel) if "example" in each.text() and each.isVisibleTo(panel)]
    room = line.contentsRect()
    painted = QLabel.text(line)  # with the places where a word without end may be broken
    needed = line.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, painted)
    assert needed.width() <= room.width() < panel.width()
