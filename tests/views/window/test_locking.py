"""The book is locked by hand, after a while and after sleep; unlocked, the work goes on at the same page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.book.refused import Refused
from app.models.opening import new_book, open_book
from app.models.people import Student
from app.models.staff_accounts import add_account
from app.views.entrance.unlock import Unlock
from app.views.students.page import StudentsPage
from app.views.window import locking, progress
from app.views.window.choices import Choices
from app.views.window.main_window import MainWindow
from app.views.window.toast import Toast
from tests.books import copy_of
from tests.views.accessibility import problems
from tests.views.conftest import OpenWindow

PASSPHRASE, TOM = "four plain unrelated words", "three small otters"


class Clock:
    """The clocks of the computer, which the tests turn."""

    def __init__(self) -> None:
        self.wall = self.steady = 1000.0

    def time(self) -> float:
        return self.wall

    def monotonic(self) -> float:
        return self.steady

    def passes(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(locking, "time", made)
    return made


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "Oak Grove.pathbook"
    book, _code = new_book(path, "Oak Grove High", "Carmen Ortega", PASSPHRASE)
    with book:
        add_account(book, "Tom Ash", "viewer", TOM)
        with book.edit("Students") as edit:
            edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"}])
    return path


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    return copy_of(template, tmp_path)


@pytest.fixture
def working(open_window: OpenWindow, path: Path, clock: Clock) -> MainWindow:
    made = open_window(open_book(path, PASSPHRASE))
    made.at_desk().go("students")
    assert made.locking.can_lock
    return made


def unlock_screen(window: MainWindow) -> Unlock:
    screen = window.entrance.currentWidget()
    assert window.desk is None
    assert isinstance(screen, Unlock)
    return screen


def test_by_hand_and_back_to_the_same_page(working: MainWindow, qtbot: QtBot) -> None:
    assert working.desk is not None
    book = working.desk.book
    key, student = book.unlocked.keys["book"], book.ids(Student)[0]
    working.desk.go("student", student)
    working.commands["book.lock"].trigger()
    screen = unlock_screen(working)
    assert bytes(key) == bytes(32)
    assert screen.people.currentText() == "Carmen Ortega"
    assert "locked" in screen.sentence.text()
    qtbot.waitUntil(screen.entry.hasFocus)
    assert problems(screen) == []
    qtbot.keyClicks(screen.entry, PASSPHRASE)
    screen.go.click()
    qtbot.waitUntil(lambda: working.desk is not None and working.desk.page is not None)
    assert working.desk.place == ("student", student)


def test_the_window_says_who_works_as_what_and_locks_at_a_click(working: MainWindow, qtbot: QtBot) -> None:
    desk = working.at_desk()
    assert (desk.rail.account.text(), desk.rail.role.text()) == ("Carmen Ortega", "Coordinator")
    assert desk.top.lock.isVisible() and desk.top.lock.accessibleName() == "Lock"
    desk.top.lock.click()
    unlock_screen(working)


def test_somebody_else_comes_to_their_own_page(working: MainWindow, qtbot: QtBot) -> None:
    working.commands["book.lock"].trigger()
    screen = unlock_screen(working)
    screen.people.setCurrentIndex(screen.people.findText("Tom Ash"))
    qtbot.keyClicks(screen.entry, PASSPHRASE)
    screen.go.click()
    qtbot.waitUntil(screen.problem.isVisible)
    screen.entry.setText(TOM)
    screen.go.click()
    qtbot.waitUntil(lambda: working.desk is not None and working.desk.page is not None)
    assert working.desk is not None
    assert working.desk.book.account.name == "Tom Ash"
    assert working.desk.rail.account.text() == "Tom Ash"


def unlock(window: MainWindow, name: str, passphrase: str, qtbot: QtBot) -> None:
    screen = unlock_screen(window)
    screen.people.setCurrentIndex(screen.people.findText(name))
    screen.entry.setText(passphrase)
    screen.go.click()
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.page is not None)


def test_pages_and_lists_are_those_of_each_person(working: MainWindow, qtbot: QtBot) -> None:
    page = working.at_desk().page
    assert isinstance(page, StudentsPage)
    page.list.filters.show_filters("peña", ())
    page.list.show_view("no_placement")
    page.list.layout_kept.leave()
    working.commands["book.lock"].trigger()
    unlock(working, "Tom Ash", TOM, qtbot)
    assert working.at_desk().place == ("home", None)
    working.at_desk().go("students")
    page = working.at_desk().page
    assert isinstance(page, StudentsPage)
    assert (page.list.tabs.current_id, page.list.filters.text) != ("no_placement", "peña")
    assert page.list.filters.text == "" and page.list.tabs.current_id != "no_placement"
    working.commands["book.close"].trigger()
    working.open_path(working.choices.recent_books()[0].path)
    unlock(working, "Carmen Ortega", PASSPHRASE, qtbot)
    assert working.at_desk().place == ("students", None)


def test_a_list_is_as_it_was_before_ones_own_lock(working: MainWindow, qtbot: QtBot) -> None:
    page = working.at_desk().page
    assert isinstance(page, StudentsPage)
    page.list.show_view("no_placement")
    page.list.filters.show_filters("peña", ())
    working.commands["book.lock"].trigger()  # at once: nothing waits for the layout to be kept
    unlock(working, "Carmen Ortega", PASSPHRASE, qtbot)
    again = working.at_desk().page
    assert isinstance(again, StudentsPage) and again is not page
    assert (again.list.tabs.current_id, again.list.filters.text) == ("no_placement", "peña")


def test_after_a_while_without_anybody(working: MainWindow, clock: Clock, choices: Choices, qtbot: QtBot) -> None:
    choices.lock_after = 5
    for _step in range(59):
        clock.passes(5)
        working.locking.look()
    assert working.desk is not None
    qtbot.keyClick(working.windowHandle(), "x")  # as the system tells it
    for _step in range(59):
        clock.passes(5)
        working.locking.look()
    assert working.desk is not None
    clock.passes(5)
    working.locking.look()
    unlock_screen(working)


def test_never_is_never(working: MainWindow, clock: Clock, choices: Choices) -> None:
    choices.lock_after = 0
    clock.passes(100_000)
    working.locking.look()
    assert working.desk is not None


def test_after_sleep(working: MainWindow, clock: Clock) -> None:
    clock.passes(5)
    working.locking.look()
    assert working.desk is not None
    clock.wall += 600  # the steady clock stands still while a laptop sleeps
    working.locking.look()
    unlock_screen(working)


def test_after_sleep_in_the_middle_of_a_job(working: MainWindow, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as while_it_runs:
        while_it_runs.setattr(progress, "is_running", lambda: True)
        clock.wall += 600
        working.locking.look()
        assert working.desk is not None
    clock.passes(5)
    working.locking.look()
    unlock_screen(working)


def test_what_was_said_goes_with_the_book(working: MainWindow, qtbot: QtBot) -> None:
    working.at_desk().toast("Ana Peña saved", undo=True)
    working.commands["book.lock"].trigger()
    unlock_screen(working)
    assert working.findChildren(Toast) == []


class Writing(QDialog):
    """Something is typed in it, of which it keeps a draft where there is room."""

    def __init__(self, parent: QWidget, room: bool) -> None:
        super().__init__(parent)
        self.touched, self._room = True, room

    def put_by(self) -> None:
        if not self._room:
            raise Refused("The disk is full.")
        self.touched = False
        self.done(0)


def test_a_draft_that_cannot_be_kept_does_not_keep_the_book_open(working: MainWindow, clock: Clock) -> None:
    dialog = Writing(working.at_desk(), room=False)
    dialog.open()
    clock.steady += 15 * 60
    working.locking.look()
    assert dialog.isVisible()
    clock.steady += 15 * 60
    working.locking.look()
    assert "A form was not finished" in unlock_screen(working).sentence.text()


def test_a_draft_is_kept_when_the_computer_shuts_down(working: MainWindow) -> None:
    dialog = Writing(working.at_desk(), room=True)
    dialog.open()
    working.close()
    assert not dialog.touched


@pytest.mark.parametrize("way", ["book.lock", "book.close", "language.es", "program.quit"])
def test_what_stands_in_an_open_cell_is_saved(working: MainWindow, path: Path, way: str) -> None:
    page = working.at_desk().page
    assert isinstance(page, StudentsPage)
    model = page.table.model()
    cell = next(
        index
        for index in (model.index(0, at) for at in range(model.columnCount()))
        if index.flags() & Qt.ItemFlag.ItemIsEditable and index.data() == "Ana"
    )
    page.table.setCurrentIndex(cell)
    page.table.edit(cell)
    editor = page.table.indexWidget(cell)
    assert isinstance(editor, QLineEdit)
    editor.setText("Anaís")
    try:
        working.commands[way].trigger()
        working.close()
    finally:
        working.choose_language("en")
    with open_book(path, PASSPHRASE) as book:
        assert [student.first_name for student in book.records(Student)] == ["Anaís"]


def test_the_sample_school_is_not_locked(window: MainWindow) -> None:
    assert not window.commands["book.lock"].isEnabled()
    assert window.at_desk().top.lock.isHidden()
    window.locking.lock()
    assert window.desk is not None
