from __future__ import annotations

import gc
import threading

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.views.window import collecting


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


def test_what_is_full_is_collected(qtbot: QtBot) -> None:
    assert not gc.isenabled()
    died: list[bool] = []
    a_ring(died)
    kept = [[] for _at in range(gc.get_threshold()[0] + 10)]
    collecting.look()
    assert died == [True]
    assert kept


def test_what_was_passed_over_is_collected_when_a_book_is_closed(qtbot: QtBot) -> None:
    died: list[bool] = []
    a_ring(died)
    collecting.pass_over()
    gc.collect()
    assert died == []
    collecting.sweep()
    assert died == [True]
