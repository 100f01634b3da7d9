"""What happens for the safety of an open book without being asked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.book.backup import backups
from app.book.book import Book
from app.book.health import Finding
from app.book.records_file import RECORDS
from app.models import Student
from app.models.opening import open_book
from app.views.safety.keeping import Keeping
from app.views.window.choices import Choices
from app.views.window.main_window import MainWindow
from tests.books import PASSPHRASE, copy_of


@pytest.fixture
def book(book_template: Path, tmp_path: Path) -> Iterator[Book]:
    """A book of somebody's own, not the sample school."""
    with open_book(copy_of(book_template, tmp_path), PASSPHRASE) as made:
        yield made


def add(book: Book) -> None:
    with book.edit("Make") as edit:
        edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"}])


def ended(window: MainWindow, qtbot: QtBot) -> None:
    from app.views.window import jobs

    qtbot.waitUntil(lambda: not jobs.busy())


def keeping(window: MainWindow) -> Keeping:
    return window.at_desk().findChildren(Keeping)[0]


def test_what_changed_is_backed_up_while_somebody_works(window: MainWindow, book: Book, qtbot: QtBot) -> None:
    ended(window, qtbot)
    window.choices.note_check(book.ring.book)
    keeping(window).keep()
    ended(window, qtbot)
    assert backups(book.path) == []
    add(book)
    keeping(window).keep()
    ended(window, qtbot)
    keeping(window).keep()
    ended(window, qtbot)
    assert [backup.why for backup in backups(book.path)] == ["working"]


def test_closing_backs_up_what_changed(window: MainWindow, book: Book) -> None:
    add(book)
    path = book.path
    window.commands["book.close"].trigger()
    assert [backup.why for backup in backups(path)] == ["closing"]
    window.show_desk(open_book(path, PASSPHRASE))
    window.commands["book.close"].trigger()
    assert len(backups(path)) == 1


def test_a_full_disk_holds_nobody_up(window: MainWindow, book: Book) -> None:
    add(book)
    shutil.rmtree(book.path / "backups")
    (book.path / "backups").write_text("no folder")
    window.commands["book.close"].trigger()
    assert window.desk is None


def test_everything_is_checked_once_a_week(
    window: MainWindow, book: Book, choices: Choices, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert choices.checked(book.ring.book) is None
    keeping(window).check_weekly()
    ended(window, qtbot)
    first = choices.checked(book.ring.book)
    assert first is not None
    long_ago = (datetime.now().astimezone() - timedelta(days=8)).isoformat(timespec="minutes")
    choices.keep_book_value(book.ring.book, "checked", long_ago)
    keeping(window).keep()
    ended(window, qtbot)
    again = choices.checked(book.ring.book)
    assert again is not None
    assert again - first < timedelta(minutes=2)
    assert window.at_desk().notices.trouble.isHidden()


def test_it_goes_on_in_another_language(window: MainWindow, book: Book, qtbot: QtBot) -> None:
    ended(window, qtbot)
    window.choices.note_check(book.ring.book)
    try:
        window.choose_language("es")
        ended(window, qtbot)
        add(book)
        keeping(window).keep()
        ended(window, qtbot)
        assert [backup.why for backup in backups(book.path)] == ["working"]
    finally:
        window.choose_language("en")


def test_a_lost_log_is_said_when_the_book_is_opened(
    window: MainWindow, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    add(book)
    crashed = Path(shutil.copytree(book.path, tmp_path / "crashed.pathbook"))
    window.commands["book.close"].trigger()
    (crashed / f"{RECORDS}-wal").unlink()
    (crashed / f"{RECORDS}-shm").unlink()
    window.show_desk(open_book(crashed, PASSPHRASE))
    qtbot.waitUntil(lambda: not window.at_desk().notices.trouble.isHidden())
    assert "1 edit that was saved is missing." in window.at_desk().notices.trouble.words.text()
    window.at_desk().go("safety", "health")
    QApplication.processEvents()
    assert window.at_desk().place == ("safety", "health")


def test_the_strip_says_that_there_is_more(window: MainWindow) -> None:
    keeping(window).troubled.emit([Finding("head", "One."), Finding("keys", "Two.")])
    assert window.at_desk().notices.trouble.words.text() == "One. There is more."
