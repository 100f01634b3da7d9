"""An import that is written goes on to its end, whatever else is asked for meanwhile, and says how it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from unittest.mock import patch

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Course
from app.models.opening import open_book
from app.views.importing.page import ImportPage
from app.views.window import progress
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from app.views.window.toast import Toast
from tests.books import PASSPHRASE, copy_of
from tests.models.school_of import make_class
from tests.views.importing.test_page import read, written

COURSES = "Course ID,Course Name,Credits\nM1,Math 1,10\nE1,English 1,10\n"
MARKS = "Student ID,Course ID,Course Title,Year,Term,Mark\n9000,M1,Math 1,2025-26,S1,A\n"


Writing = tuple[ImportPage, Callable[[], None]]


@pytest.fixture
def book(book_template: Path, tmp_path: Path) -> Iterator[Book]:
    """A school's own book, which can be locked."""
    with open_book(copy_of(book_template, tmp_path), PASSPHRASE) as opened:
        make_class(opened)
        yield opened


@pytest.fixture
def writing(shell: Desk, book: Book, dialogs: list[QDialog], tmp_path: Path, qtbot: QtBot) -> Iterator[Writing]:
    """An import of two courses that is being written, and waits for `goes_on`."""
    shell.trigger("courses.import")
    page, goes_on, back_up = shell.page, Event(), book.back_up
    assert isinstance(page, ImportPage)
    read(page, written(tmp_path, COURSES, "courses.csv"), qtbot)
    with patch.object(book, "back_up", lambda **why: (goes_on.wait(30), back_up(**why))[1]):
        page.go_on()
        yield page, goes_on.set
        goes_on.set()


def said(inside: Desk) -> list[str]:
    return [toast.accessibleName() for toast in inside.window().findChildren(Toast)]


def test_another_import_is_begun(shell: Desk, book: Book, writing: Writing, tmp_path: Path, qtbot: QtBot) -> None:
    page, go_on = writing
    shell.trigger("marks.import")
    page.choose(written(tmp_path, MARKS, "marks.csv"))
    go_on()
    qtbot.waitUntil(lambda: page.step == "columns" and not progress.is_running(), timeout=10_000)
    assert (shell.place[0], page.source.kind.id, said(shell)) == ("import", "marks", ["2 courses imported"])
    assert (len(book.ids(Course)), book.undo_title) == (2, "Import courses")
    page.go_on()
    qtbot.waitUntil(lambda: page.step == "preview", timeout=10_000)
    assert "lacks" not in page.preview.notices.words.text()  # the marks are compared with the courses


def test_the_page_is_left(shell: Desk, book: Book, writing: Writing, qtbot: QtBot) -> None:
    page, go_on = writing
    shell.go("students")
    go_on()
    qtbot.waitUntil(lambda: not progress.is_running(), timeout=10_000)
    assert (shell.place[0], page.step, said(shell)) == ("students", "source", ["2 courses imported"])


def test_the_import_is_stopped(shell: Desk, book: Book, writing: Writing, qtbot: QtBot) -> None:
    page, go_on = writing
    page.under_way.discard()
    go_on()
    qtbot.waitUntil(lambda: not progress.is_running(), timeout=10_000)
    assert (len(book.ids(Course)), said(shell)) == (0, ["The import was stopped; the book is as it was before."])


def test_the_book_is_locked_and_the_window_closed(
    window: MainWindow, book: Book, writing: Writing, qtbot: QtBot
) -> None:
    window.locking.lock()
    window.close()
    window.locking.lock()
    assert window.desk is not None
    assert window.isVisible()
    writing[1]()
    qtbot.waitUntil(lambda: window.desk is None, timeout=10_000)
    with open_book(book.path, PASSPHRASE) as again:
        assert len(again.ids(Course)) == 2
