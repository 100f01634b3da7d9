"""What the window remembers of a book on this computer."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models.opening import open_book
from app.models.people import Student
from app.views.window.choices import Choices
from app.views.window.first_page import LAST_PAGE
from app.views.window.main_window import MainWindow
from app.views.window.recent_menu import RecentMenu
from app.views.window.status_line import StatusLine


def test_a_book_opens_at_the_page_that_was_left_last_and_never_at_a_student(
    window: MainWindow, book: Book, choices: Choices
) -> None:
    desk = window.at_desk()
    desk.go("student", book.ids(Student)[0])
    window.commands["book.close"].trigger()
    assert choices.own_value(book, LAST_PAGE, "") == "students"
    window.show_desk(open_book(book.path))
    assert window.at_desk().place == ("students", None)


def test_the_rail_stays_as_it_was_chosen(window: MainWindow, book: Book, choices: Choices) -> None:
    window.resize(1600, 900)
    assert not window.at_desk().rail.slim
    window.commands["view.rail"].trigger()
    assert window.at_desk().rail.slim
    window.commands["book.close"].trigger()
    window.show_desk(open_book(book.path))
    assert window.at_desk().rail.slim and window.commands["view.rail"].isChecked()


def test_the_last_backup_is_told(qtbot: QtBot) -> None:
    pressed: list[str] = []
    line = StatusLine(lambda: None, lambda: pressed.append("back up"))
    qtbot.addWidget(line)
    line.say_book("2026-2027", may_copy=True)
    line.say_backup(None)
    assert line.backup.text() == "No copy elsewhere yet"
    today = datetime.now().astimezone().replace(hour=7, minute=2)
    line.say_backup(today)
    assert line.backup.text().replace("\u202f", " ") == "Copy elsewhere: today 7:02 AM"
    line.say_backup(today - timedelta(days=400))
    assert str(today.year - 1) in line.backup.text() or str(today.year - 2) in line.backup.text()
    line.backup.click()
    assert pressed == ["back up"]


def test_recent_books_are_opened_from_the_menu(choices: Choices, window: MainWindow, tmp_path: Path) -> None:
    there, gone = tmp_path / "Oak & Elm.pathbook", tmp_path / "Gone.pathbook"
    there.mkdir()
    for book in (gone, there):
        choices.remember(book)
    opened: list[Path] = []
    menu = RecentMenu(window, choices, opened.append)
    menu.load()
    named = [action.text() for action in menu.actions()]
    assert "Oak && Elm" in named and "Gone" not in named
    menu.actions()[named.index("Oak && Elm")].trigger()
    assert opened == [there]
