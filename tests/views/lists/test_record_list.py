"""Every list: views saved in the book, filters by kind, order by several columns, what this computer remembers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Student
from app.models.saved_views import save_view, views_of
from app.views.lists.column_dialog import ColumnDialog
from app.views.lists.conditions import Condition
from app.views.lists.filter_parts import Span, Ticks
from app.views.lists.filter_popup import FilterPopup
from app.views.lists.record_list import RecordList
from app.views.lists.sort_dialog import SortDialog
from app.views.look.theme import Choice, Theme
from app.views.students.page import StudentsPage
from app.views.window import ask
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.views.accessibility import problems
from tests.views.conftest import Present
from tests.views.lists.listing import go_to

ELEVEN = Condition("grade", "any", ("11",))


@pytest.fixture
def shell(window: MainWindow) -> Desk:
    """The whole window: lists ask it for commands, menus and what this computer remembers."""
    assert window.desk is not None
    return window.desk


@pytest.fixture
def found(book: Book, shell: Desk, qtbot: QtBot) -> RecordList:
    """The list of students, its views counted."""
    with book.edit("More") as edit:
        edit.insert(
            Student,
            [
                {"last_name": "Abe", "first_name": "Ken", "grade": "11", "graduation_year": 2027},
                {"last_name": "Diaz", "first_name": "Ana", "grade": "12", "email": "ana@example.org"},
                {"last_name": "Ochoa", "first_name": "Luz", "graduation_year": 2026},
            ],
        )
    book.forget_undo()
    shell.go("students")
    page = shell.page
    assert isinstance(page, StudentsPage)
    qtbot.waitUntil(lambda: page.list.counts.known is not None)
    return page.list


def names(shown: RecordList) -> list[str]:
    return [shown.model.index(row, 0).data().partition(",")[0] for row in range(shown.model.rowCount())]


def name_it(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def text(_parent: object, _title: str, _caption: str, _verb: str, then: Callable[[str], object], *_more: object):
        then(name)

    monkeypatch.setattr(ask, "text", text)


def menu_line(menu: QMenu | None, text: str) -> None:
    assert menu is not None
    next(each for each in menu.actions() if each.text() == text).trigger()
    menu.close()


# views


def test_a_view_is_saved_shown_changed_and_saved_again(
    found: RecordList, shell: Desk, book: Book, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    name_it(monkeypatch, "Juniors")
    found.filters.put(ELEVEN)
    shell.trigger("list.save_view")
    [view] = views_of(book, "students")
    assert found.tabs.current_id == view.id
    qtbot.waitUntil(lambda: found.tabs.bar.tabText(found.tabs.bar.currentIndex()) == "Juniors  2")
    found.show_view("all")
    assert names(found) == ["Abe", "Diaz", "Echeverría", "Nguyễn", "Ochoa"]
    found.show_view(view.id)
    assert names(found) == ["Abe", "Nguyễn"]
    assert not found.tabs.save_button.isVisibleTo(found.tabs)
    found.filters.put(Condition("graduation_year", "between", (2027, None)))
    assert found.tabs.save_button.isVisibleTo(found.tabs)
    assert found.tabs.bar.accessibleTabName(found.tabs.bar.currentIndex()).endswith("changed")
    shell.trigger("list.save_view")
    assert not found.tabs.save_button.isVisibleTo(found.tabs)
    shell.undo()
    qtbot.waitUntil(lambda: found.tabs.save_button.isVisibleTo(found.tabs))


def test_a_new_view_takes_the_changes_with_it(
    found: RecordList, shell: Desk, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_it(monkeypatch, "By year")
    found.model.sort_by((("graduation_year", True),))
    found.layout_kept.keep()
    found.filters.put(ELEVEN)
    shell.trigger("list.save_view")
    [view] = views_of(book, "students")
    assert found.model.sorting == (("graduation_year", True),)
    found.show_view("all")
    assert found.model.sorting == (("student", False),)
    assert found.filters.conditions == ()
    assert found.layout_kept.read().sort == (("student", False),)
    found.show_view(view.id)
    found.filters.clear()
    name_it(monkeypatch, "All by year")
    found.tabs.new_button.click()
    found.show_view(view.id)
    assert found.filters.conditions == (ELEVEN,)


def test_a_changed_view_waits_for_who_comes_back(found: RecordList, book: Book) -> None:
    view = save_view(book, "students", "Juniors", found.arrangement.json())
    found.show_view(view)
    found.filters.put(ELEVEN)
    found.show_view("left")
    assert found.filters.conditions == ()
    found.show_view(view)
    assert found.filters.conditions == (ELEVEN,)
    menu_line(found.tabs.open_menu(view, found.tabs.mapToGlobal(found.tabs.rect().center())), "Back to the saved view")
    assert found.filters.conditions == ()


def test_views_are_renamed_moved_duplicated_and_deleted(
    found: RecordList, book: Book, shell: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    first = save_view(book, "students", "One", found.arrangement.json())
    second = save_view(book, "students", "Two", found.arrangement.json())
    place = found.tabs.mapToGlobal(found.tabs.rect().center())

    def order() -> list[str]:
        return [view.name for view in views_of(book, "students")]

    menu_line(found.tabs.open_menu(second, place), "Move left")
    assert order() == ["Two", "One"]
    menu_line(found.tabs.open_menu(second, place), "Duplicate")
    assert order() == ["Two", "One", "Two 2"]
    name_it(monkeypatch, "Mine")
    menu_line(found.tabs.open_menu(first, place), "Rename…")
    assert order() == ["Two", "Mine", "Two 2"]
    found.show_view(first)
    menu_line(found.tabs.open_menu(first, place), "Delete view")
    assert order() == ["Two", "Two 2"]
    assert found.tabs.current_id == "all"
    shell.undo()
    qtbot.waitUntil(lambda: order() == ["Two", "Mine", "Two 2"] and found.tabs.has(first))


def test_a_name_that_is_taken_is_refused(
    found: RecordList, book: Book, shell: Desk, monkeypatch: pytest.MonkeyPatch, dialogs: list[QDialog]
) -> None:
    save_view(book, "students", "One", found.arrangement.json())
    name_it(monkeypatch, "One")
    found.keeping.new()
    assert "already" in dialogs[0].accessibleDescription()
    assert len(views_of(book, "students")) == 1


def test_the_sentence_says_view_filters_and_search(found: RecordList, qtbot: QtBot) -> None:
    assert found.sentence() == ""
    found.filters.put(Condition("grade", "any", ("11", "12")))
    found.filters.put(Condition("email", "empty"))
    found.filters.search.setText("mari")
    assert found.sentence() == "Grade is 11 or 12; E-mail is empty; holds “mari”"
    found.show_view("left")
    assert found.sentence().startswith("Left the school; Grade is 11 or 12")


# filters


def test_values_are_ticked_by_keyboard(found: RecordList, qtbot: QtBot) -> None:
    found.filters.open("grade")
    popup = found.filters.popup
    assert isinstance(popup, FilterPopup)
    ticks = popup.editor
    assert isinstance(ticks, Ticks)
    qtbot.waitUntil(lambda: ticks.list.count() == 3)
    assert problems(popup) == []
    QTest.keyClick(ticks.list, Qt.Key.Key_Space)
    assert names(found) == ["Abe", "Nguyễn"]
    QTest.keyClick(ticks.list, Qt.Key.Key_End)
    QTest.keyClick(ticks.list, Qt.Key.Key_Space)
    assert names(found) == ["Abe", "Nguyễn", "Ochoa"]
    QTest.keyClick(ticks.list, Qt.Key.Key_Return)
    assert found.filters.popup is None
    assert found.filters.chips["grade"].text() == "Grade: 11, Empty"


def test_a_span_keeps_what_cannot_be_read(found: RecordList, qtbot: QtBot) -> None:
    found.filters.open("graduation_year")
    popup = found.filters.popup
    assert isinstance(popup, FilterPopup)
    span = popup.editor
    assert isinstance(span, Span)
    assert problems(popup) == []
    QTest.keyClicks(span.low, "2027")
    qtbot.waitUntil(lambda: names(found) == ["Abe"])
    QTest.keyClicks(span.high, "later")
    qtbot.waitUntil(span.problem.isVisible)
    assert span.high.text() == "later"
    assert names(found) == ["Abe"]
    popup.ticks["empty"].click()
    assert names(found) == ["Diaz", "Echeverría", "Nguyễn"]
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert found.filters.popup is None
    found.filters.clear()
    assert "graduation_year" not in found.filters.chips


def test_further_columns_are_offered_by_keyboard(found: RecordList, shell: Desk, qtbot: QtBot) -> None:
    shell.trigger("list.filter")
    [menu] = found.filters.more.findChildren(QMenu)
    assert {"Grade", "Pathway", "Status"} <= {each.text() for each in menu.actions()}
    menu_line(menu, "E-mail")
    popup = found.filters.popup
    assert isinstance(popup, FilterPopup)
    line = popup.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "ana")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert names(found) == ["Diaz"]
    assert found.filters.chips["email"].text() == "E-mail: “ana”"


# order and columns


def test_a_heading_sorts_and_with_shift_sorts_within(found: RecordList) -> None:
    header = found.table.horizontalHeader()
    found.table.resize(900, 300)

    def click(name: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        place = found.spec.names.index(name)
        at = header.rect().topLeft()
        at.setX(header.sectionViewportPosition(place) + 20)
        at.setY(header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, keys, at)

    click("grade")
    assert found.model.sorting == (("grade", False),)
    click("student", Qt.KeyboardModifier.ShiftModifier)
    click("student", Qt.KeyboardModifier.ShiftModifier)
    assert found.model.sorting == (("grade", False), ("student", True))
    assert names(found) == ["Nguyễn", "Abe", "Echeverría", "Diaz", "Ochoa"]
    spoken = found.model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Student, sorted 2, descending"


def test_a_computed_column_sorts_within_a_field(found: RecordList, qtbot: QtBot) -> None:
    found.model.sort_by((("grade", True), ("standing", False)))
    qtbot.waitUntil(lambda: [found.model.row(at)["grade"] for at in range(5)] == ["12", "12", "11", "11", None])


def test_the_order_is_chosen_in_a_dialog(found: RecordList, shell: Desk, dialogs: list[QDialog]) -> None:
    shell.trigger("list.sort")
    [dialog] = dialogs
    assert isinstance(dialog, SortDialog)
    by, way = dialog.rows[0]
    by.setCurrentIndex(by.findData("graduation_year"))
    way.setCurrentIndex(1)
    dialog.accept()
    assert found.model.sorting == (("graduation_year", True),)
    assert names(found)[:2] == ["Abe", "Ochoa"]


def test_columns_are_moved_by_keyboard_and_remembered(
    found: RecordList, shell: Desk, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    shell.trigger("list.columns")
    [dialog] = dialogs
    assert isinstance(dialog, ColumnDialog)
    dialog.move_column(1)
    dialog.accept()
    assert found.table.shown_names()[:3] == ("student", "pathway", "grade")
    found.table.set_widths({"grade": 99})
    found.show_view("left")
    found.layout_kept.keep()
    again = StudentsPage(shell)
    qtbot.addWidget(again)
    assert again.list.table.shown_names()[:3] == ("student", "pathway", "grade")
    assert again.list.table.widths() == {"grade": 99}
    assert again.list.tabs.current_id == "left"


# what is selected


def test_several_selected_lines_are_counted(found: RecordList) -> None:
    assert not found.selection.isVisibleTo(found)
    found.table.selectAll()
    assert found.selection.isVisibleTo(found)
    assert found.selection.words.text() == "5 selected"
    found.selection.clear_button.click()
    assert len(found.selected_ids()) == 1
    assert not found.selection.isVisibleTo(found)


def test_the_menu_of_a_line_holds_the_commands_of_the_page(found: RecordList) -> None:
    menu = found.open_menu(found.mapToGlobal(found.rect().center()))
    assert menu is not None
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts[0] == "Open student"
    menu.close()


@pytest.mark.parametrize(
    ("begins", "key", "selected"),
    [
        ((3,), Qt.Key.Key_Home, [0]),
        ((1,), Qt.Key.Key_End, [4]),
        ((3,), Qt.Key.Key_Up, [2]),
        ((1,), Qt.Key.Key_Down, [2]),
        ((3, 4), Qt.Key.Key_Home, [0]),
        ((0, 1), Qt.Key.Key_Down, [0, 1]),
    ],
)
def test_ctrl_moves_the_selection_with_the_focus(
    found: RecordList, begins: tuple[int, ...], key: Qt.Key, selected: list[int]
) -> None:
    go_to(found.table, begins[0], 0, *begins[1:])
    QTest.keyClick(found.table, key, Qt.KeyboardModifier.ControlModifier)
    assert found.table.selected_rows() == selected


def test_ctrl_and_shift_extend_to_the_end(found: RecordList) -> None:
    go_to(found.table, 2, 0)
    QTest.keyClick(found.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert found.table.selected_rows() == [2, 3, 4]


def test_an_empty_view_leads_back(found: RecordList, qtbot: QtBot) -> None:
    found.show_view("left")
    qtbot.waitUntil(lambda: found.stack.currentWidget() is found.nothing)
    assert found.first_view.isVisibleTo(found)
    found.filters.put(ELEVEN)
    qtbot.waitUntil(lambda: found.stack.currentWidget() is found.hidden)


def test_an_empty_first_view_leads_nowhere(found: RecordList) -> None:
    found.show_view("all")
    assert found.instead() is found.nothing
    assert not found.first_view.isVisibleTo(found.nothing)


@pytest.mark.parametrize("theme_name", ["light", "dark", "contrast"])
def test_views_dialogs_and_selection_are_accessible(
    found: RecordList,
    shell: Desk,
    book: Book,
    look: Theme,
    theme_name: Choice,
    dialogs: list[QDialog],
    present: Present,
) -> None:
    look.apply(theme_name)
    view = save_view(book, "students", "Juniors", found.arrangement.json())
    found.show_view(view)
    found.filters.put(ELEVEN)
    found.table.selectAll()
    QApplication.processEvents()
    assert shell.page is not None
    assert problems(shell.page) == []
    for choose in (found.choose_columns, found.choose_order):
        choose()
        present(dialogs[-1])
        assert problems(dialogs[-1]) == []
        dialogs[-1].close()
