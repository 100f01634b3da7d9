"""Commands are declared once: menus, buttons, the palette and the sheet of keys show the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models.people import Student
from app.views.look.buttons import action_button, action_tool
from app.views.window.actions import ONE_OF
from app.views.window.command import MENUS
from app.views.window.desk import Desk
from app.views.window.finding import recent_places
from app.views.window.main_window import MainWindow
from app.views.window.pages import PAGES
from app.views.window.shortcut_sheet import ShortcutSheet
from tests.views.accessibility import problems
from tests.views.conftest import Present


def test_a_button_of_a_command_follows_it(shell: Desk, qtbot: QtBot) -> None:
    undo = action_button(shell.action("edit.undo"), kind="primary")
    find = action_tool(shell.action("go.find"), "search")
    for button in (undo, find):
        qtbot.addWidget(button)
    assert (undo.text(), undo.isEnabled(), find.isEnabled()) == ("Undo", False, True)
    assert "Ctrl+K" in find.toolTip() and find.accessibleName()
    with shell.book.edit("New student") as edit:
        edit.insert(Student, [{"last_name": "Zed", "first_name": "Ana"}])
    assert undo.isEnabled() and "New student" in undo.toolTip()


def test_one_theme_and_one_language_are_checked(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.commands["view.light"].isChecked)  # the menus are made after the first paint
    for ids in ONE_OF:
        assert [window.commands[id_].isChecked() for id_ in ids].count(True) == 1
    window.commands["view.dark"].trigger()
    assert [id_ for id_ in ONE_OF[0] if window.commands[id_].isChecked()] == ["view.dark"]


def test_copy_and_paste_go_to_what_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    entry = QLineEdit("Levee", window)
    entry.show()
    entry.setFocus()
    window.commands["edit.all"].trigger()
    window.commands["edit.copy"].trigger()
    assert QGuiApplication.clipboard().text() == "Levee"
    window.commands["edit.paste"].trigger()
    window.commands["edit.paste"].trigger()
    assert entry.text() == "LeveeLevee"


def test_find_goes_to_the_search_of_the_page(window: MainWindow, shell: Desk, qtbot: QtBot) -> None:
    shell.go("students")
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    focus = window.focusWidget()
    assert isinstance(focus, QLineEdit) and shell.page is not None and shell.page.isAncestorOf(focus)


def test_recent_places_are_offered_once_and_without_students_who_are_gone(shell: Desk, book: Book) -> None:
    one, other = book.ids(Student)
    went: list[tuple[str, ...]] = []
    visited = [("student", one), ("hours", None), ("student", "gone"), ("hours", "x"), ("student", other)]
    entries = recent_places(book, visited, PAGES, lambda *place: went.append(place))
    assert [entry.text for entry in entries] == ["Echeverría, Tomás", "Hours", "Nguyễn, Vinh"]
    for entry in entries[:2]:
        assert entry.run
        entry.run()
    assert went == [("student", one), ("hours",)]


def test_the_desk_remembers_where_the_person_was(shell: Desk, book: Book) -> None:
    student = book.ids(Student)[0]
    for place in (("hours", None), ("student", student), ("hours", None), ("supports", None)):
        shell.go(*place)
    assert shell.visited[:2] == [("hours", None), ("student", student)]


def test_the_sheet_of_keys_is_searched(window: MainWindow, present: Present) -> None:
    sheet = ShortcutSheet(window, window.commands)
    present(sheet)
    assert problems(sheet) == []
    sheet.show_only("fill down")
    assert [words.text() for words in sheet.findChildren(QLabel) if words.isVisible() and words.text() == "Fill down"]
    assert not [words for words in sheet.findChildren(QLabel) if words.isVisible() and words.text() == "Undo"]
    sheet.show_only("nothing has these letters")
    assert sheet.nothing.isVisible()
    sheet.close()


@pytest.mark.parametrize("menu", MENUS)
def test_every_menu_has_something(window: MainWindow, menu: str) -> None:
    assert list(window.commands.of_menu(menu))  # type: ignore[arg-type]
