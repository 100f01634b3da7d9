"""A block of cells over a list: what goes where, what cannot, one edit, one undo."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.models import Student
from app.views.lists.paste_dialog import PasteDialog
from app.views.lists.record_table import RecordTable
from app.views.lists.row_work import MANY
from tests.books import dump
from tests.views.accessibility import problems
from tests.views.conftest import Present
from tests.views.lists.listing import BareShell, go_to, more_students, student_table

STUDENT, GRADE, BORN, EMAIL, ID, CITY, HOURS = range(7)


@pytest.fixture
def table(shell: BareShell) -> RecordTable:
    """Echeverría, Nguyễn and then three Riveras."""
    more_students(shell.book, 3)
    return student_table(shell)[0]


def paste(table: RecordTable, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def column(table: RecordTable, place: int) -> list[str]:
    return [table.records.index(row, place).data() for row in range(table.records.rowCount())]


def test_a_block_goes_down_and_to_the_right_as_one_edit(table: RecordTable, shell: BareShell) -> None:
    before = dump(shell.book)
    go_to(table, 1, GRADE)
    paste(table, "10\t3/5/2010\tvinh@example.org\n9\t2011-01-02\tana@example.org\n")
    assert column(table, GRADE) == ["12", "10", "9", "11", "11"]
    assert shell.book.record(Student, table.records.id_at(2)).birth_date == date(2011, 1, 2)  # type: ignore[union-attr]
    assert (shell.book.undo_title, shell.said) == ("Paste 6 cells", [("6 cells pasted", True, "ok")])
    shell.book.undo()
    assert dump(shell.book) == before


def test_only_shown_columns_count(table: RecordTable, shell: BareShell) -> None:
    table.setColumnHidden(BORN, True)
    table.horizontalHeader().moveSection(CITY, 1)
    go_to(table, 0, CITY)
    paste(table, "Alder Flat\t9\tana@example.org")
    student = shell.book.record(Student, table.records.id_at(0))
    assert student is not None
    assert (student.city, student.grade, student.email) == ("Alder Flat", "09", "ana@example.org")


def test_one_value_fills_all_selected_rows(table: RecordTable, shell: BareShell) -> None:
    go_to(table, 2, GRADE, 3, 4)
    paste(table, "12")
    assert column(table, GRADE) == ["12", "11", "12", "12", "12"]
    assert shell.book.undo_title == "Paste 3 cells"


def test_one_value_on_one_row_is_that_cell(table: RecordTable) -> None:
    go_to(table, 2, GRADE)
    paste(table, "9")
    assert column(table, GRADE) == ["12", "11", "9", "11", "11"]


def test_an_empty_cell_empties(table: RecordTable, shell: BareShell) -> None:
    go_to(table, 0, GRADE)
    paste(table, "\n10")
    assert column(table, GRADE)[:2] == ["", "10"]


def test_what_was_copied_here_goes_back_here(table: RecordTable, shell: BareShell) -> None:
    before = dump(shell.book)
    table.selectAll()
    table.copy()
    with shell.book.edit("Mess") as edit:
        edit.update(Student, {id_: {"grade": "09", "city": "x"} for id_ in table.records.ids})
    table.selectAll()
    table.selectionModel().setCurrentIndex(table.records.index(0, 0), table.selectionModel().SelectionFlag.NoUpdate)
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dump(shell.book) == before
    assert shell.said[-1][0] == "10 cells pasted. Student, Hours cannot be changed here."


def test_columns_that_are_only_read_are_told(table: RecordTable, shell: BareShell) -> None:
    go_to(table, 0, STUDENT)
    paste(table, "Somebody")
    assert shell.said == [("Student cannot be changed here.", False, "warn")]
    assert shell.book.undo_title is None


def test_what_finds_no_place_is_told(table: RecordTable, shell: BareShell) -> None:
    go_to(table, 4, CITY)
    paste(table, "Alder Flat\t1\t2\nToo far\t\t")
    assert shell.said == [
        ("1 cell pasted. Hours cannot be changed here. 2 cells found no place in the list.", True, "ok")
    ]  # fmt: skip


def test_the_same_again_changes_nothing(table: RecordTable, shell: BareShell) -> None:
    go_to(table, 0, GRADE)
    paste(table, "12\n11")
    assert shell.said == [("The cells hold this already.", False, "ok")]
    QGuiApplication.clipboard().clear()
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert shell.said[-1] == ("The clipboard holds no cells.", False, "warn")
    assert shell.book.undo_title is None


BAD = "10\t3/5/2010\tno address\t7\nthird floor\t3/5/2011\tana@example.org\t7\n9\t\t\t203519"


def test_bad_cells_are_listed_before_anything_is_written(
    table: RecordTable, shell: BareShell, dialogs: list[QDialog], present: Present, qtbot: QtBot
) -> None:
    before = dump(shell.book)
    go_to(table, 2, GRADE)
    paste(table, BAD)
    [dialog] = dialogs
    assert isinstance(dialog, PasteDialog)
    present(dialog)
    assert dump(shell.book) == before
    told = [[dialog.lines.words(row, column) for column in range(4)] for row in range(dialog.lines.count())]
    assert [line[:3] for line in told] == [
        ["Rivera0000, Ana", "E-mail", "no address"],
        ["Rivera0000, Ana", "Student ID", "7"],
        ["Rivera0001, Ana", "Grade", "third floor"],
        ["Rivera0001, Ana", "Student ID", "7"],
        ["Rivera0002, Ana", "Student ID", "203519"],
    ]
    assert told[1][3] == "Student ID “7” stands in more than one row."
    assert told[4][3] == "Student ID 203519 belongs to Echeverría, Tomás already."
    assert "Row 3" in dialog.lines.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert problems(dialog) == []
    dialog.nothing.click()
    assert dump(shell.book) == before


def test_the_rest_can_be_pasted(table: RecordTable, shell: BareShell, dialogs: list[QDialog]) -> None:
    before = dump(shell.book)
    go_to(table, 2, GRADE)
    paste(table, BAD)
    [dialog] = dialogs
    assert isinstance(dialog, PasteDialog)
    assert dialog.rest.text() == "Paste the other 5 cells"
    dialog.rest.click()
    assert column(table, GRADE)[2:] == ["10", "11", "9"]
    assert (shell.book.undo_title, shell.said) == ("Paste 5 cells", [("5 cells pasted", True, "ok")])
    shell.book.undo()
    assert dump(shell.book) == before


def test_without_a_good_cell_there_is_nothing_to_paste(
    table: RecordTable, shell: BareShell, dialogs: list[QDialog]
) -> None:
    go_to(table, 0, BORN)
    paste(table, "40/20")
    [dialog] = dialogs
    assert isinstance(dialog, PasteDialog)
    assert dialog.windowTitle() == "1 cell cannot be pasted"
    assert dialog.nothing.text() == "Close"
    assert not hasattr(dialog, "rest")
    dialog.close()


def test_a_paste_takes_the_place_of_what_was_refused(table: RecordTable) -> None:
    index = table.records.index(0, BORN)
    assert not table.records.setData(index, "40/20")
    go_to(table, 0, BORN)
    paste(table, "3/5/2010")
    assert index.data() == "Mar 5, 2010"


def test_many_cells_are_pasted_by_a_job(shell: BareShell, qtbot: QtBot) -> None:
    more_students(shell.book, MANY + 20)
    before = dump(shell.book)
    table = student_table(shell)[0]
    go_to(table, 2, GRADE)
    paste(table, "\n".join(["9"] * (MANY + 20)))
    qtbot.waitUntil(lambda: bool(shell.said), timeout=20_000)
    assert shell.said == [("520 cells pasted", True, "ok")]
    shell.book.undo()
    assert dump(shell.book) == before
