"""Typing into the four-year plan with the keys alone: what each key does, and where the keyboard is afterwards."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.book.book import Book
from app.models import Student
from app.models.student_plans import PlannedCourse
from app.views.growth.four_year_page import FourYearPage
from app.views.growth.grid_table import GridTable
from app.views.look.cells import CELL, StackedCell
from app.views.look.chips import Chip
from app.views.window.desk import Desk
from tests.models.taking_courses import course
from tests.views.accessibility import problems

Key = Qt.Key
WORDS = "qqww"  # no course has them


@pytest.fixture
def table(shell: Desk, book: Book) -> GridTable:
    """The grid of a student of grade 11, the keyboard in English of grade 11."""
    course(book, "English 12", "b", "English")
    shell.go("four_year", book.ids(Student)[1])
    assert isinstance(shell.page, FourYearPage)
    found = shell.page.table
    found.setCurrentIndex(found.grid.cell_index(0, "11"))
    found.setFocus()
    return found


def press(text: str, *keys: Key) -> None:
    """Type and press as at a keyboard: each key goes to the list that is open, else to what has the focus."""
    each: Any
    for each in (*text, *keys):
        here: Any = QApplication.activePopupWidget() or QApplication.focusWidget()
        QTest.keyClick(here, each)
        QApplication.processEvents()


def where(table: GridTable) -> tuple[int, int]:
    """Row and column of the keyboard, which the grid must have."""
    assert QApplication.focusWidget() is table
    return table.currentIndex().row(), table.currentIndex().column()


def test_words_are_kept_once_and_enter_goes_one_row_down(table: GridTable, book: Book) -> None:
    for count in range(5):
        press(f"{WORDS}{count}", Key.Key_Return)
        assert where(table) == (count + 1, 3)
    assert len(book.ids(PlannedCourse)) == 5


def test_tab_goes_one_cell_on_and_escape_leaves_a_cell_as_it_was(table: GridTable, book: Book) -> None:
    press("eng", Key.Key_Tab)  # below an open list
    assert where(table) == (0, 4)
    press(WORDS, Key.Key_Tab)
    assert where(table) == (1, 3)
    press(WORDS, Key.Key_Backtab)
    assert where(table) == (0, 4)
    press("else", Key.Key_Escape)
    assert where(table) == (0, 4)
    press("eng", Key.Key_Down, Key.Key_Return)  # the marked line of the list
    assert where(table) == (1, 4)
    told = [table.grid.index(*at).data() for at in ((0, 3), (0, 4), (1, 3), (1, 4))]
    assert told == ["English 12", "English 12", WORDS, ""]


def test_a_row_that_goes_with_its_words_leaves_the_keyboard_in_the_grid(table: GridTable, book: Book) -> None:
    press(WORDS, Key.Key_Return)
    table.setCurrentIndex(table.grid.index(0, 3))
    press("", Key.Key_Insert)
    press("zz", Key.Key_Return)
    rows = table.grid.rowCount()
    table.setCurrentIndex(table.grid.index(1, 3))
    press("", Key.Key_F2, Key.Key_Backspace, Key.Key_Backspace, Key.Key_Return)
    where(table)
    assert table.grid.rowCount() == rows - 1
    assert [line.name for line in book.records(PlannedCourse)] == [WORDS]


def test_words_that_are_no_course_are_marked_and_told_beside_the_grid(table: GridTable, shell: Desk) -> None:
    press(WORDS, Key.Key_Return)
    cell = table.grid.index(0, 3)
    assert cell.data(CELL) == StackedCell("Not in the catalog", "warn")
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert cell.data(role).endswith("Planned, Not in the catalog: counts for nothing")
    page: Any = shell.page
    assert "1 entry counts for nothing" in [chip.text() for chip in page.check.findChildren(Chip)]
    assert problems(page) == []
