from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.book.refused import Refused
from app.models.people import Student
from app.views.look.theme import Theme
from app.views.window import ask, progress
from app.views.window.choices import Choices
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from app.views.window.page import Page, Room, Shell
from app.views.window.pages import PageSpec
from app.views.window.palette import Palette
from app.views.window.toast import Toast
from tests.views.conftest import Present


class Leaf(Page):
    """A page that writes down what happens to it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, "Leaf")
        self.body.addWidget(QPushButton("Press"))
        self.told: list[object] = []

    def refresh(self, changes: object | None) -> None:
        self.told.append(changes)

    def show_record(self, what: str) -> None:
        self.told.append(what)

    def reflow(self, room: Room) -> None:
        self.told.append(room)


TWO = (
    PageSpec("first", "First", "house", "tests.views.window.test_desk:Leaf"),
    PageSpec("second", "Second", "users", "tests.views.window.test_desk:Leaf"),
    PageSpec("deep", "Deep", "user", "tests.views.window.test_desk:Leaf", beneath="second"),
)


@pytest.fixture
def two(qtbot: QtBot, choices: Choices, book: Book, present: Present) -> Desk:
    made = MainWindow(choices, TWO)
    qtbot.addWidget(made)
    made.resize(1500, 800)
    made.show_desk(book)
    present(made)
    assert made.desk is not None
    return made.desk


def leaf(desk: Desk) -> Leaf:
    page = desk.page
    assert isinstance(page, Leaf)
    return page


def add_student(book: Book, name: str) -> None:
    with book.edit("New student") as edit:
        edit.insert(Student, [{"last_name": name, "first_name": "Ana"}])


def test_pages_are_built_when_first_shown(two: Desk) -> None:
    assert two.stack.count() == 1
    two.go("second")
    assert two.stack.count() == 2


def test_a_page_beneath_marks_its_line_in_the_rail(two: Desk) -> None:
    two.go("deep", "42")
    assert leaf(two).told[-1] == "42"
    here = [button for button in two.rail.findChildren(QPushButton) if button.property("here")]
    assert [button.accessibleName() for button in here] == ["Second"]
    assert here[0].accessibleDescription() == "Current page. Second  (Ctrl+2)"


def test_back(two: Desk) -> None:
    two.go("second")
    two.go("deep", "1")
    two.back()
    two.back()
    assert two.place == ("first", None)
    assert not two.actions_of_window["go.back"].isEnabled()


def test_only_the_shown_page_hears_of_a_change_and_the_other_catches_up(two: Desk, book: Book) -> None:
    first = leaf(two)
    two.go("second")
    second = leaf(two)
    add_student(book, "Zed")
    assert second.told[-1] is not None and first.told[-1] is Room.WIDE
    two.go("first")
    assert first.told[-1] is None


def test_room_follows_width_and_text_size(two: Desk, look: Theme) -> None:
    assert not two.rail.slim
    look.apply(scale=1.5)
    assert two.rail.slim
    assert leaf(two).told[-1] is Room.NARROW


def test_undo_and_redo_are_named_and_undone(two: Desk, book: Book, qtbot: QtBot) -> None:
    undo, redo = two.actions_of_window["edit.undo"], two.actions_of_window["edit.redo"]
    assert not undo.isEnabled()
    add_student(book, "Zed")
    assert (undo.text(), undo.isEnabled(), redo.isEnabled()) == ("Undo: New student", True, False)
    before = len(book.ids(Student))
    undo.trigger()
    qtbot.waitUntil(redo.isEnabled)
    assert len(book.ids(Student)) == before - 1
    assert redo.text() == "Redo: New student"


def test_each_press_of_a_key_undoes_one_more_while_an_undo_runs(two: Desk, book: Book, qtbot: QtBot) -> None:
    before = len(book.ids(Student))
    for name in ("Zed", "Yew", "Xan"):
        add_student(book, name)
    two.find()
    here = two.window().focusWidget()
    undo, redo = QKeySequence.keyBindings(QKeySequence.StandardKey.Undo), two.actions_of_window["edit.redo"]
    for _press in range(5):  # two more than there is to undo
        QTest.keySequence(two.window(), undo[0])
    qtbot.waitUntil(lambda: book.undo_title is None and not progress.is_running())
    assert len(book.ids(Student)) == before
    redo.trigger()
    redo.trigger()
    qtbot.waitUntil(lambda: len(book.ids(Student)) == before + 2 and not progress.is_running())
    assert two.window().focusWidget() is here


def test_an_older_undo_toast_goes_when_something_else_changes(two: Desk, book: Book) -> None:
    add_student(book, "Zed")
    two.toast("Student added", undo=True)
    assert len(two.window().findChildren(Toast)) == 1
    add_student(book, "Yew")
    assert not [toast for toast in two.window().findChildren(Toast) if toast.isVisible()]


def test_undo_of_a_toast(two: Desk, book: Book, qtbot: QtBot) -> None:
    add_student(book, "Zed")
    two.toast("Student added", undo=True)
    toast = two.window().findChildren(Toast)[0]
    qtbot.mouseClick(toast.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: book.undo_title is None)
    assert book.redo_title == "New student"


def test_refusals_are_said_in_their_words(two: Desk, dialogs: list[QDialog]) -> None:
    def refuse() -> None:
        raise Refused("The year is locked.")

    assert two.attempt(lambda: None)
    assert not two.attempt(refuse)
    assert dialogs[0].accessibleDescription() == "The year is locked."


def test_palette_finds_a_student_by_folded_name(two: Desk, qtbot: QtBot) -> None:
    window = two.window()
    assert isinstance(window, MainWindow)
    opened: list[tuple[str, str | None]] = []
    two.go = lambda page, what=None: opened.append((page, what))  # type: ignore[method-assign]
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(palette.edit, "echeverria")
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    (student,) = two.book.ids(Student, "Echeverría")
    assert opened == [("student", student)]


def test_palette_goes_to_pages_and_gives_the_focus_back(two: Desk, qtbot: QtBot) -> None:
    window = two.window()
    assert isinstance(window, MainWindow)
    window.find()
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(palette.edit, "secon")
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert two.place[0] == "second"
    two.top.find.setFocus()
    window.find()
    qtbot.keyClick(window.findChildren(Palette)[-1].edit, Qt.Key.Key_Escape)
    assert two.top.find.hasFocus()


def test_leaving_closes_the_book_and_lists_it(two: Desk, book: Book) -> None:
    window = two.window()
    assert isinstance(window, MainWindow)
    window.commands["book.close"].trigger()
    assert window.desk is None
    assert not window.commands["edit.undo"].isEnabled()
    assert book.path in [each.path for each in window._choices.recent_books()]


def test_back_up(two: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    def save_file(_parent: object, _title: str, _kinds: str, name: str, then: Callable[[Path], object]) -> None:
        then(tmp_path / name)

    monkeypatch.setattr(ask, "save_file", save_file)
    window = two.window()
    assert isinstance(window, MainWindow)
    window.commands["book.backup"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(Toast)))
    assert len(list(tmp_path.glob("*.pathbook-copy"))) == 1


def test_lists_let_the_tab_key_go(qtbot: QtBot) -> None:
    from app.views.look import delegate

    view = QTableView()
    qtbot.addWidget(view)
    delegate.dress(view, "Students", [])
    assert not view.tabKeyNavigation()


def shown_palettes(desk: Desk) -> list[Palette]:
    return [each for each in desk.window().findChildren(Palette) if each.isVisible()]


def test_the_palette_gives_way_to_whatever_takes_over(two: Desk, qtbot: QtBot) -> None:
    window = two.window()
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_K, ctrl)
    assert len(shown_palettes(two)) == 1
    qtbot.keyClick(window, Qt.Key.Key_2, ctrl)
    assert two.place[0] == "second"
    assert shown_palettes(two) == []
    qtbot.keyClick(window, Qt.Key.Key_K, ctrl)
    two.top.find.setFocus()
    assert shown_palettes(two) == []
    assert two.top.find.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_K, ctrl)
    qtbot.keyClick(window, Qt.Key.Key_K, ctrl)
    assert shown_palettes(two) == []


@pytest.mark.parametrize(
    ("page", "command"),
    [("home", "student.new"), ("students", "student.new"), ("pathways", "pathway.new"), ("supports", "support.new"),
     ("placements", "placement.new"), ("employers", "employer.new"), ("school", "staff.new"), ("hours", "")],
)  # fmt: skip
def test_new_makes_a_record_of_the_page_shown(
    shell: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, page: str, command: str
) -> None:
    shell.go(page, "staff" if page == "school" else None)
    asked: list[str] = []
    shell.actions_of_window.asked.disconnect(shell._do)
    shell.actions_of_window.asked.connect(lambda each: asked.append(each.id))
    qtbot.keyClick(shell.window(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    shell.actions_of_window.asked.connect(shell._do)
    assert asked == [command] * bool(command)
