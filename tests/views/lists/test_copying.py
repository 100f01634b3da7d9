"""Ctrl+C: what a worksheet gets."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest

from app.imports.clipboard import block_of
from app.models import Student
from app.views.lists import copying
from app.views.lists.record_table import RecordTable
from tests.views.lists.listing import BareShell, go_to, more_students, student_table


@pytest.fixture
def table(shell: BareShell) -> RecordTable:
    [first, second] = shell.book.ids(Student)
    with shell.book.edit("Values") as edit:
        edit.update(Student, {first: {"birth_date": date(2010, 3, 5), "city": 'Two\n"Rivers"', "email": None}})
        edit.update(Student, {second: {"city": "=1+1 <b>", "local_id": "007"}})
    return student_table(shell)[0]


def clipboard() -> QClipboard:
    return QGuiApplication.clipboard()


def copy(table: RecordTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_rows_are_cells_with_headings_where_they_are_wanted(table: RecordTable) -> None:
    table.selectAll()
    table.copy(headed=True)
    assert block_of(clipboard().text()) == [
        ["Student", "Grade", "Birth date", "E-mail", "Student ID", "City", "Hours"],
        ["Echeverría, Tomás", "12", "2010-03-05", "", "203519", 'Two\n"Rivers"', "92.5"],
        ["Nguyễn, Vinh", "11", "", "", "007", "=1+1 <b>", "92.5"],
    ]
    copy(table)
    assert [row[0] for row in block_of(clipboard().text())] == ["Echeverría, Tomás", "Nguyễn, Vinh"]


def test_spreadsheets_keep_texts_as_texts(table: RecordTable) -> None:
    table.selectAll()
    table.copy(headed=True)
    html = clipboard().mimeData().html()
    assert "<td style=\"mso-number-format:'\\@'\">007</td>" in html
    assert "=1+1 &lt;b&gt;</td>" in html
    assert "<td>92.5</td>" in html
    assert ">2010-03-05</td>" in html
    assert '<br style="mso-data-placement:same-cell">' in html
    assert html.count("<th") == 7


def test_columns_are_those_shown_in_their_order(table: RecordTable) -> None:
    table.setColumnHidden(2, True)
    table.horizontalHeader().moveSection(6, 1)
    table.selectAll()
    table.copy(headed=True)
    assert block_of(clipboard().text())[0] == ["Student", "Hours", "Grade", "E-mail", "Student ID", "City"]


def test_of_one_row_the_cell_with_the_focus_is_copied(table: RecordTable, shell: BareShell) -> None:
    go_to(table, 1, 4)
    copy(table)
    assert clipboard().text() == "007"
    assert shell.said == [("“Student ID” copied", False, "ok")]
    table.copy(headed=True)
    assert [row[0] for row in block_of(clipboard().text())] == ["Student", "Nguyễn, Vinh"]


def test_what_does_not_fit_is_told(table: RecordTable, shell: BareShell, monkeypatch: pytest.MonkeyPatch) -> None:
    more_students(shell.book, 5)
    table.records.reload()
    monkeypatch.setattr(copying, "MOST_COPIED", 3)
    table.selectAll()
    copy(table)
    assert len(block_of(clipboard().text())) == 3
    assert shell.said == [("Only the first 3 of 7 rows were copied. An export writes all of them.", False, "warn")]
