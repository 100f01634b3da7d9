"""The list of students: views, search, filters, editing in place, the pane, deleting and leaving."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.book.book import Book
from app.models import HourEntry, Student
from app.models.enrolling import leave
from app.models.falling_behind import behind
from app.models.traces import asked_by
from app.views.forms.form_dialog import FormDialog
from app.views.lists.column_dialog import ColumnDialog
from app.views.lists.conditions import Condition
from app.views.lists.copying import kind_of, value_of
from app.views.look.cells import CELL, BarCell, ChipCell, DotCell, PersonCell
from app.views.look.theme import Choice, Theme
from app.views.students.forms import MANY
from app.views.students.page import StudentsPage
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from app.views.window.page import Room
from app.views.window.palette import Palette
from tests.models.school_of import TODAY, Class, log, make_class
from tests.views.accessibility import problems

Settle = Callable[[], None]


@pytest.fixture
def made(book: Book) -> Class:
    """Four students beside the two of the book: one behind, one with waiting hours, one complete, one who left."""
    found = make_class(book, 4, target=1200)
    book.save(Student, found.students[0], {"preferred_name": "Addie", "pronouns": "she/her", "grade": "11"})
    log(book, found, 0, TODAY, 60, "approved")
    for days in range(3):
        log(book, found, 1, TODAY - timedelta(days=days), 600, "submitted")
        log(book, found, 2, TODAY - timedelta(days=days), 400, "approved")
    leave(book, found.students[3:], TODAY - timedelta(days=1), "Moved away")
    book.forget_undo()
    return found


@pytest.fixture
def page(made: Class, shell: Desk, qtbot: QtBot) -> StudentsPage:
    shell.go("students")
    found = shell.page
    assert isinstance(found, StudentsPage)
    qtbot.waitUntil(lambda: found.list.counts.known is not None)
    return found


def shown(page: StudentsPage) -> list[str]:
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def test_who_is_here_in_the_order_of_names(page: StudentsPage) -> None:
    assert shown(page) == ["Echeverría, Tomás", "Nguyễn, Vinh", "Sample00, Addie", "Sample01, Ada", "Sample02, Ada"]
    assert page.count.text() == "5"


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


def test_views_have_counts_that_equal_their_rules(page: StudentsPage) -> None:
    counts = {}
    for tab in ("all", "behind", "no_placement", "left"):
        page.list.tabs.choose(tab)
        counts[tab] = page.model.rowCount()
        assert page.list.tabs.bar.tabText(page.list.tabs.bar.currentIndex()).endswith(f"  {counts[tab]}")
    assert counts == {"all": 5, "behind": len({b.student_id for b in behind(page.book)}), "no_placement": 0, "left": 1}


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


def test_a_field_is_edited_in_place_and_undone(page: StudentsPage, qtbot: QtBot) -> None:
    index = page.model.index(0, 1)
    page.table.setFocus()
    page.table.setCurrentIndex(index)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "12"
    editor.setText("tenth grade")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: index.data() == "10")
    page.shell.trigger("edit.undo")
    qtbot.waitUntil(lambda: index.data() == "12")


def test_a_refused_grade_keeps_its_text_until_esc(page: StudentsPage) -> None:
    index = page.model.index(0, 1)
    page.table.setCurrentIndex(index)
    page.model.setData(index, "grade forty")
    assert index.data() == "grade forty"
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert index.data() == "12"


def test_the_palette_opens_over_a_cell_that_is_edited(page: StudentsPage, shell: Desk, qtbot: QtBot) -> None:
    window = shell.window()
    assert isinstance(window, MainWindow)
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 1))
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    editor.setFocus()
    window.find()
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.waitUntil(lambda: not isValid(editor))
    with qtbot.waitSignal(palette.destroyed):
        QTest.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert page.table.hasFocus()


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


def test_enter_opens_the_student(page: StudentsPage, shell: Desk) -> None:
    page.table.choose(page.book.ids(Student, "nguyen")[0])
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert shell.page is not page
    assert shell.page is not None
    assert shell.page.title.text() == "Vinh Nguyễn"


def test_delete_is_undone_from_the_toast_and_the_choice_stays_near(
    page: StudentsPage, shell: Desk, qtbot: QtBot
) -> None:
    page.table.choose(page.model.id_at(1))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert "Nguyễn, Vinh" not in shown(page)
    assert page.table.currentIndex().row() == 1
    shell.undo()
    qtbot.waitUntil(lambda: "Nguyễn, Vinh" in shown(page))


def test_what_is_chosen_survives_a_new_order(page: StudentsPage) -> None:
    chosen = page.model.id_at(2)
    page.table.choose(chosen)
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert page.table.current_id == chosen
    assert page.table.selected_ids() == [chosen]


def test_a_new_student_is_added_and_chosen(page: StudentsPage, shell: Desk, dialogs: list[QDialog]) -> None:
    shell.trigger("student.new")
    [dialog] = dialogs
    assert isinstance(dialog, FormDialog)
    dialog.form.show_values({"first_name": "Mei", "last_name": "Aoki", "grade": "09"})
    dialog.done_with()
    assert shown(page)[0] == "Aoki, Mei"
    assert page.table.selected_ids() == page.book.ids(Student, "aoki")


def test_leaving_needs_a_reason(page: StudentsPage, shell: Desk, dialogs: list[QDialog], qtbot: QtBot) -> None:
    page.table.choose(page.model.id_at(0))
    shell.trigger("students.leave")
    [dialog] = dialogs
    assert isinstance(dialog, FormDialog)
    dialog.done_with()
    assert "reason" in dialog.problem.text()
    dialog.form.show_values({"exit_date": TODAY - timedelta(days=1), "exit_reason": "Moved away"})
    dialog.done_with()
    assert "Echeverría, Tomás" not in shown(page)
    page.list.tabs.choose("left")
    qtbot.waitUntil(lambda: "Echeverría, Tomás" in shown(page))


@pytest.fixture
def many(page: StudentsPage) -> list[str]:
    """More students than are changed at once, all selected."""
    with page.book.edit("Many") as edit:
        rows = [{"last_name": "Sample", "first_name": f"Dov {at}"} for at in range(MANY + 1)]
        ids = edit.insert(Student, rows)
    page.table.selectAll()
    return ids


def test_many_are_deleted_by_a_job_as_one_edit(page: StudentsPage, shell: Desk, many: list[str], qtbot: QtBot) -> None:
    before = page.model.rowCount()
    page.delete()
    page.delete()
    assert page.model.rowCount() == before
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    shell.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == before)


def test_many_leave_by_a_job_which_keeps_the_form_when_refused(
    page: StudentsPage, many: list[str], dialogs: list[QDialog], qtbot: QtBot
) -> None:
    page.leave()
    form = dialogs[0]
    assert isinstance(form, FormDialog)
    form.done_with()
    qtbot.waitUntil(lambda: len(dialogs) == 2)
    assert "reason" in dialogs[1].accessibleDescription()
    form.form.show_values({"exit_date": TODAY - timedelta(days=1), "exit_reason": "Moved away"})
    with qtbot.waitSignal(form.accepted):
        form.done_with()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)


def test_the_pane_shows_the_student_and_hides_where_there_is_no_room(
    page: StudentsPage, made: Class, qtbot: QtBot
) -> None:
    page.reflow(Room.WIDE)
    page.table.choose(made.students[0])
    page.list.pane.reread()
    QApplication.processEvents()  # what was added is shown a moment later
    said = " ".join(each.text() for each in page.list.pane.findChildren(QLabel) if not each.isHidden())
    for words in ("Addie Sample00", "Legal: Ada", "Behind", "Tule Creek Clinic", "Clinic aide", "19 h to go"):
        assert words in said
    page.reflow(Room.NARROW)
    assert page.list.pane.isHidden()


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


def test_the_page_opens_on_a_view_or_a_student(page: StudentsPage, shell: Desk, made: Class) -> None:
    shell.go("students", "behind")
    assert page.list.tabs.current_id == "behind"
    shell.go("students", made.students[2])
    assert (page.list.tabs.current_id, page.table.current_id) == ("all", made.students[2])
    shell.go("students", asked_by("quiet", "coordinator"))
    assert page.list.tabs.current_id == "ask:quiet:coordinator"
    assert page.model.rowCount() == 0
    with page.book.edit("Nothing logged") as edit:
        edit.delete(HourEntry, page.book.ids(HourEntry))
    page.refresh(None)
    assert page.model.rowCount() == 3


def test_an_empty_book_says_what_to_do(shell: Desk) -> None:
    with shell.book.edit("Nobody") as edit:
        edit.delete(Student, shell.book.ids(Student))
    shell.go("students")
    page = shell.page
    assert isinstance(page, StudentsPage)
    assert page.list.stack.currentWidget() is page.list.empty
    assert problems(page) == []


@pytest.mark.parametrize("theme_name", ["light", "dark", "contrast"])
def test_without_mouse_and_without_sight(page: StudentsPage, look: Theme, theme_name: Choice) -> None:
    look.apply(theme_name)
    page.reflow(Room.WIDE)
    page.list.pane.reread()
    assert problems(page) == []


def test_the_target_of_a_progress_is_exported_beside_it(page: StudentsPage) -> None:
    [target] = page.list.spec.by_name["progress"].beside
    assert (target.title, kind_of(target).cell(value_of(target, {"target": 7200}))) == ("Target", 120)
    assert value_of(target, {"target": 0}) is None
