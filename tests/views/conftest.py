"""What the tests of the window share: the theme, a book, the window, and answers in place of dialogs."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models.opening import open_book
from app.models.people import Student
from app.models.permissions import Role
from app.models.school import Site
from app.settings import Settings
from app.views.look.theme import Theme, theme
from app.views.window import ask, collecting, jobs, loading_ahead, progress
from app.views.window.choices import Choices
from app.views.window.collecting import Collecting
from app.views.window.desk import Desk
from app.views.window.finishing import close_dialogs, discard_pages
from app.views.window.main_window import MainWindow
from tests.books import copy_of
from tests.models.role_books import RoleBook

Present = Callable[[QWidget], None]


DeskAs = Callable[[Role], Desk]
"""Opens the window as an account of a role does, on a copy of its own of the book of all roles."""


class OpenWindow(Protocol):
    """Opens the whole window with a book on the desk."""

    def __call__(self, book: Book, width: int = 1366, height: int = 768) -> MainWindow: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform complains of every window with a least size, and of every list that opens over one."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
    items.sort(key=lambda item: item.path.name != "test_scenes.py")  # twice as quick while little else is in memory


@pytest.fixture(scope="session")
def _themed(qapp: QApplication) -> Theme:
    theme.start(qapp, "light")
    return theme


@pytest.fixture(scope="session")
def _collecting(qapp: QApplication) -> Collecting:
    """The code and the tests are never looked through again: after every window that would take most of the time.

    What a test leaves is collected at its end while all of it is young: none has grown old in a look meanwhile.
    """
    gc.collect()
    gc.freeze()
    made = Collecting(qapp)
    made._timer.stop()
    return made


@pytest.fixture(autouse=True)
def look(_themed: Theme, _collecting: Collecting, monkeypatch: pytest.MonkeyPatch) -> Iterator[Theme]:
    """The theme; every test begins and ends with the light one at text size 100 %, and leaves no garbage."""
    for name in ("pass_over", "sweep"):
        monkeypatch.setattr(collecting, name, lambda: None)
    yield _themed
    _themed.forget_gone()
    _collecting.look()
    if (_themed.choice, _themed.scale, _themed.accent) != ("light", 1.0, "blue"):
        _themed.apply("light", 1.0, "blue")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATHBOOK_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _no_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails a test in which a dialog opens that nobody expects."""

    def show(dialog: QDialog) -> None:
        pytest.fail(f"unexpected dialog: {dialog.windowTitle()!r} {dialog.accessibleDescription()!r}")

    monkeypatch.setattr(ask, "show", show)


@pytest.fixture(autouse=True)
def _no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """How busy the machine is decides over no dialog: a test in which the bar of a job appears sets `QUIET` itself."""
    monkeypatch.setattr(progress, "QUIET", 600_000)


@pytest.fixture(autouse=True)
def _nothing_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor what is made ready meanwhile, and at the cost of each window: tests of that set `PAUSE` themselves."""
    monkeypatch.setattr(loading_ahead, "PAUSE", 600_000)


@pytest.fixture
def dialogs(_no_dialogs: None, monkeypatch: pytest.MonkeyPatch) -> list[QDialog]:
    """The dialogs that a test expects: they are listed here instead of shown."""
    opened: list[QDialog] = []
    monkeypatch.setattr(ask, "show", opened.append)
    return opened


@pytest.fixture(autouse=True)
def _jobs_end() -> Iterator[None]:
    yield
    jobs.cancel_all()


@pytest.fixture
def choices(tmp_path: Path) -> Choices:
    """Choices that nobody has made yet."""
    return Choices(Settings(tmp_path / "settings.json"))


@pytest.fixture(scope="session")
def _two_students(open_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("two") / "Oak Grove.pathbook"
    with open_book(shutil.copytree(open_template, path)) as made, made.edit("Students") as edit:
        edit.insert(Site, [{"name": "Oak Grove High"}])
        edit.insert(
            Student,
            [
                {"last_name": "Echeverría", "first_name": "Tomás", "local_id": "203519", "grade": "12"},
                {"last_name": "Nguyễn", "first_name": "Vinh", "local_id": "203790", "grade": "11"},
            ],
        )
    return path


@pytest.fixture
def book(_two_students: Path, tmp_path: Path) -> Iterator[Book]:
    """A small book with two students, which opens without a passphrase."""
    with open_book(copy_of(_two_students, tmp_path)) as opened:
        yield opened


@pytest.fixture
def present(qtbot: QtBot) -> Present:
    """Shows a window and waits until the keyboard is with it."""

    def show(widget: QWidget) -> None:
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return show


@pytest.fixture
def open_window(qtbot: QtBot, choices: Choices, present: Present) -> Iterator[OpenWindow]:
    """Opens the whole window with a book on the desk; at the end of the test each is closed."""
    opened: list[MainWindow] = []

    def show(book: Book, width: int = 1366, height: int = 768) -> MainWindow:
        made = MainWindow(choices)
        opened.append(made)
        qtbot.addWidget(made, before_close_func=_throw_away)
        made.resize(width, height)
        made.show_desk(book)
        present(made)
        return made

    yield show
    for made in opened:
        _throw_away(made)
        made.close()


def _throw_away(window: QWidget) -> None:
    """What a test leaves half typed would be asked about."""
    discard_pages(window)
    close_dialogs(window)


@pytest.fixture
def desk_as(role_template: RoleBook, tmp_path: Path, open_window: OpenWindow) -> DeskAs:
    """Opens the window as an account of a role does; its examples are those of `role_template`."""
    return lambda role: open_window(role_template.copy(tmp_path / role).open_as(role)).at_desk()


def buttons_of(desk: Desk) -> set[str]:
    """What stands on the buttons of the page that can be pressed now."""
    QApplication.processEvents()
    assert desk.page is not None
    return {each.text() for each in desk.page.findChildren(QPushButton) if each.isVisible() and each.isEnabled()}


@pytest.fixture
def window(open_window: OpenWindow, book: Book) -> MainWindow:
    """The whole window with `book` on the desk."""
    return open_window(book)


@pytest.fixture
def shell(window: MainWindow) -> Desk:
    """What pages are made with."""
    assert window.desk is not None
    return window.desk


@pytest.fixture
def grab(tmp_path: Path) -> Callable[[QWidget, str], QImage]:
    """Takes the picture of a widget, and keeps it as `name`.png among the files of the test."""

    def take(widget: QWidget, name: str) -> QImage:
        picture = widget.grab()
        picture.save(str(tmp_path / f"{name}.png"))
        return picture.toImage()

    return take
