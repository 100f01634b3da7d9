"""The columns of the list of students: what they say, how they sort, what is copied and exported of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.models import Student
from app.views.lists.column_dialog import ColumnDialog
from app.views.lists.copying import kind_of, value_of
from app.views.look.cells import CELL, BarCell, ChipCell, DotCell, PersonCell
from app.views.students.page import StudentsPage
from app.views.window.desk import Desk
from tests.models.school_of import Class


def test_a_row_says_how_the_student_stands(page: StudentsPage) -> None:
    row = page.model.row_of(page.book.ids(Student, "addie")[0])
    assert row is not None
    cells = [page.model.index(row, column).data(CELL) for column in range(7)]
    assert isinstance(cells[0], PersonCell)
    assert cells[0].detail == "ID 9000 · she/her"
    assert isinstance(cells[2], DotCell)
    assert isinstance(cells[4], BarCell)
    assert (cells[4].done, cells[4].of, cells[4].tone) == ("1", "/ 20 h", "warn")
    assert cells[5] == ChipCell("warn")
    spoken = page.model.index(row, 4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "1 of 20 h, 5%"


@pytest.mark.parametrize("column", range(7))
def test_every_column_sorts_both_ways(page: StudentsPage, column: int) -> None:
    for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
        page.table.sortByColumn(column, order)
        assert sorted(page.model.ids) == sorted(page.book.ids(Student, where={"id": list(page.model.ids)}))
        assert page.model.rowCount() == 5


def test_by_progress_the_furthest_comes_first(page: StudentsPage, made: Class) -> None:
    page.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    assert list(page.model.ids)[:2] == [made.students[2], made.students[0]]
    page.table.sortByColumn(5, Qt.SortOrder.AscendingOrder)
    assert page.model.id_at(0) == made.students[0]


def test_more_columns_can_be_shown(page: StudentsPage, shell: Desk, dialogs: list[QDialog]) -> None:
    titles = [column.title for column in page.model.columns]
    mail = titles.index("E-mail")
    assert page.table.isColumnHidden(mail)
    shell.trigger("list.columns")
    [dialog] = dialogs
    assert isinstance(dialog, ColumnDialog)
    row = next(at for at in range(dialog.list.count()) if dialog.list.item(at).text() == "E-mail")
    dialog.list.setCurrentRow(row)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    dialog.accept()
    assert not page.table.isColumnHidden(mail)
    assert not page.model.setData(page.model.index(0, mail), "no address")
    assert page.model.setData(page.model.index(0, mail), "tomas@example.org")


def test_rows_are_copied_as_cells(page: StudentsPage) -> None:
    page.table.selectAll()
    page.table.copy()
    bare = QGuiApplication.clipboard().text().splitlines()
    assert [line.count("\t") for line in bare] == [6] * 5
    action = page.commands()["list.copy"]
    assert action is not None
    action()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Student", "Grade", "Pathway", "Work site", "Progress", "Status", "Last log"]
    assert lines[1:] == bare


def test_the_target_of_a_progress_is_exported_beside_it(page: StudentsPage) -> None:
    [target] = page.list.spec.by_name["progress"].beside
    assert (target.title, kind_of(target).cell(value_of(target, {"target": 7200}))) == ("Target", 120)
    assert value_of(target, {"target": 0}) is None
