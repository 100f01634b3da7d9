"""A class on the page of students."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Student
from app.models.enrolling import leave
from app.views.students.page import StudentsPage
from app.views.window.desk import Desk
from tests.models.school_of import TODAY, Class, log, make_class


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
