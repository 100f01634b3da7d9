"""A list of students: in a window of its own, and on its page in the whole window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Student
from app.views.lists.record_list import RecordList
from app.views.students.page import StudentsPage
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.views.lists.listing import BareShell


@pytest.fixture
def shell(qtbot: QtBot, book: Book) -> Iterator[BareShell]:
    """A window that remembers what it said."""
    made = BareShell(book)
    qtbot.addWidget(made)
    yield made
    made.signals.close()


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    """The whole window: lists ask it for commands, menus and what this computer remembers."""
    assert window.desk is not None
    return window.desk


@pytest.fixture
def found(book: Book, desk: Desk, qtbot: QtBot) -> RecordList:
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
    desk.go("students")
    page = desk.page
    assert isinstance(page, StudentsPage)
    qtbot.waitUntil(lambda: page.list.counts.known is not None)
    return page.list
