"""A window in which a counselor works, on a book with confidential notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.book.book import Book
from app.models.opening import open_book
from app.models.people import Student
from app.views.picturing import confidential
from app.views.students.student import StudentPage
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.books import copy_of
from tests.views.conftest import OpenWindow


@pytest.fixture(scope="session")
def notes_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("notes") / "Heron Slough High School.pathbook"
    confidential.make(path, path.stem, "Dana Whitfield")
    return path


@pytest.fixture
def path(notes_template: Path, tmp_path: Path) -> Path:
    return copy_of(notes_template, tmp_path)


@pytest.fixture
def window(open_window: OpenWindow, path: Path) -> MainWindow:
    return open_window(open_book(path, confidential.COUNSELORS))


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    return window.at_desk()


@pytest.fixture
def notes(desk: Desk) -> Book:
    """The book of the counselor."""
    return desk.book


@pytest.fixture
def maribel(notes: Book) -> str:
    return notes.ids(Student, "Aguilar")[0]


@pytest.fixture
def page(desk: Desk, maribel: str) -> StudentPage:
    desk.go("student", maribel)
    assert isinstance(desk.page, StudentPage)
    return desk.page
