from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Student
from app.views.look.theme import theme
from app.views.window.collecting import Collecting, pass_over, sweep
from app.views.window.pages import PAGES
from tests.views.conftest import OpenWindow


@pytest.fixture(autouse=True)
def _freeze_again() -> Iterator[None]:
    yield
    gc.freeze()  # what `sweep` took up is not looked through in other tests


class Ring:
    """Garbage that holds a widget and, in a circle, itself."""

    def __init__(self) -> None:
        self.widget, self.self = QWidget(), self


def test_widgets_are_destroyed_on_the_windows_thread(qtbot: QtBot) -> None:
    died_on: list[threading.Thread] = []
    ring = Ring()
    ring.widget.destroyed.connect(lambda: died_on.append(threading.current_thread()))
    del ring
    thread = threading.Thread(target=lambda: [[] for _at in range(200_000)])
    thread.start()
    thread.join()
    assert died_on == []
    gc.collect()
    assert died_on == [threading.main_thread()]


def a_ring(died: list[bool]) -> None:
    Ring().widget.destroyed.connect(lambda: died.append(True))


def test_what_is_full_is_collected(qapp: QApplication, qtbot: QtBot) -> None:
    assert not gc.isenabled()
    died: list[bool] = []
    a_ring(died)
    kept = [[] for _at in range(gc.get_threshold()[0] + 10)]
    Collecting(qapp).look()
    assert died == [True]
    assert kept


def test_what_was_passed_over_is_collected_when_a_book_is_closed(qtbot: QtBot) -> None:
    died: list[bool] = []
    a_ring(died)
    pass_over()
    gc.collect()
    assert died == []
    sweep()
    assert died == [True]


def test_a_closed_book_leaves_nothing_of_its_desk(open_window: OpenWindow, sample: Book, qtbot: QtBot) -> None:
    """No page of it either: a widget that was made and never put anywhere would keep all that it knows."""
    window = open_window(sample)
    for spec in PAGES:
        window.at_desk().go(spec.id, sample.ids(Student)[0] if spec.id == "student" else None)
    desk = weakref.ref(window.at_desk())
    window.leave_for(lambda: None)()

    def is_gone() -> bool:
        theme.forget_gone()  # a job that was under way may have held something until now
        sweep()
        return desk() is None

    qtbot.waitUntil(is_gone)
