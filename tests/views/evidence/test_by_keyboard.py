"""A scan is attached to a student without the mouse: by a command, or pasted anywhere on the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Student
from app.models.attached import files_of
from app.views.students.student import StudentPage
from app.views.window import ask, jobs
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.models import invented_files as made

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(shell: Desk, book: Book) -> StudentPage:
    shell.go("student", book.ids(Student)[0])
    assert isinstance(shell.page, StudentPage)
    return shell.page


def attached(book: Book) -> list[str]:
    return [record.name for record in files_of(book, Student, book.ids(Student)[0])]


def test_by_its_keys(
    window: MainWindow, page: StudentPage, book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(made.pdf())
    choose = lambda _parent, _title, _patterns, then: cast("Callable[..., None]", then)([scan])  # noqa: E731
    monkeypatch.setattr(ask, "open_files", choose)
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: attached(book) == ["scan.pdf"])
    qtbot.waitUntil(lambda: not jobs.busy())


def test_a_picture_is_pasted_wherever_the_keyboard_is(page: StudentPage, book: Book, qtbot: QtBot) -> None:
    picture = QImage(20, 10, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(picture)
    page.print.setFocus()
    qtbot.keyClick(page.print, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: attached(book) == ["Pasted picture.png"])
    qtbot.waitUntil(lambda: not jobs.busy())


def test_words_are_no_file(page: StudentPage, book: Book, qtbot: QtBot) -> None:
    words = QMimeData()
    words.setText("Came by before first period")
    QGuiApplication.clipboard().setMimeData(words)
    page.print.setFocus()
    qtbot.keyClick(page.print, Qt.Key.Key_V, CONTROL)
    assert attached(book) == []
