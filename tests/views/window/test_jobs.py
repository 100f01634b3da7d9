from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QThread
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.book.refused import Refused
from app.views.window import jobs, progress
from app.views.window.jobs import Job, Outcome
from tests.views.conftest import Present


def ended(qtbot: QtBot, job: Job) -> Outcome:
    with qtbot.waitSignal(job.ended) as said:
        job.start()
    assert said.args is not None
    return said.args[0]


def test_result_arrives(qtbot: QtBot) -> None:
    def work():  # type: ignore[no-untyped-def]
        yield 1, 1
        return "done"

    assert ended(qtbot, Job(work())) == Outcome(value="done")


def test_error_arrives(qtbot: QtBot) -> None:
    error = Refused("The file is empty.")

    def work():  # type: ignore[no-untyped-def]
        yield 0, 0
        raise error

    assert ended(qtbot, Job(work())).error is error


def test_cancel_closes_the_work_on_its_own_thread(qtbot: QtBot) -> None:
    threads: list[int] = []
    running = threading.Event()

    def work():  # type: ignore[no-untyped-def]
        threads.append(threading.get_ident())
        try:
            while True:
                running.set()
                yield 1, 0
        finally:
            threads.append(threading.get_ident())

    job = Job(work())
    with qtbot.waitSignal(job.ended) as said:
        job.start()
        running.wait()
        job.cancel()
    assert said.args is not None
    assert said.args[0].cancelled
    assert threads[0] == threads[1] != threading.get_ident()


class Page:
    """Something that functions hold."""


def test_what_was_connected_is_given_back(qtbot: QtBot) -> None:
    page = Page()
    kept = weakref.ref(page)

    def work():  # type: ignore[no-untyped-def]
        yield 0, 0

    def connected(page: Page) -> Job:
        job = Job(work())
        job.ended.connect(lambda _outcome: (page, job))
        return job.start()

    connected(page)
    del page
    qtbot.waitUntil(lambda: not jobs.busy())

    def is_gone() -> bool:
        gc.collect()
        return kept() is None

    qtbot.waitUntil(is_gone)


def test_many_values_few_reports(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(10_000))
    monkeypatch.setattr(jobs, "monotonic", lambda: next(clock) / 1000)
    reports: list[tuple[int, int]] = []

    def work() -> Iterator[tuple[int, int]]:
        for at in range(1000):
            yield at, 1000

    job = Job(work())  # type: ignore[arg-type]
    job.progressed.connect(lambda done, total: reports.append((done, total)))
    ended(qtbot, job)
    assert 0 < len(reports) <= 21  # a second of work by the clock above


def test_refusal_is_shown_and_the_rest_undone(qtbot: QtBot, dialogs: list[QDialog]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    called: list[str] = []

    def work():  # type: ignore[no-untyped-def]
        yield 0, 0
        raise Refused("The file is empty.")

    def said(what: str):  # type: ignore[no-untyped-def]
        return lambda *_value: called.append(what)

    progress.run(parent, "Import", work(), said("then"), said("otherwise"))
    qtbot.waitUntil(lambda: bool(dialogs))
    assert called == ["otherwise"]
    assert dialogs[0].accessibleDescription() == "The file is empty."


def test_a_second_press_starts_nothing(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    done: list[str] = []

    def work(name: str):  # type: ignore[no-untyped-def]
        yield 0, 0
        return name

    first = progress.run(parent, "Import", work("first"), done.append)
    assert progress.run(parent, "Import", work("second"), done.append) is first
    progress.run(parent, "Export", work("other"), done.append)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert sorted(done) == ["first", "other"]
    progress.run(parent, "Import", work("third"), done.append)
    qtbot.waitUntil(lambda: done[-1] == "third")


def test_results_come_on_the_thread_of_the_window(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    threads: list[QThread] = []

    def work():  # type: ignore[no-untyped-def]
        yield 0, 0

    progress.run(parent, "Import", work(), lambda _value: threads.append(QThread.currentThread()))
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [parent.thread()]


class Desk(QWidget):
    """A window with something for every hand, which tells what was done to it."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.button, self.spin = QLineEdit(), QPushButton("Press"), QSpinBox()
        self.done: list[str] = []
        within = QVBoxLayout(self)
        for each in (self.line, self.button, self.spin):
            within.addWidget(each)
        self.line.textChanged.connect(self.done.append)
        self.button.clicked.connect(lambda: self.done.append("button"))
        self.spin.valueChanged.connect(lambda: self.done.append("wheel"))
        QShortcut(QKeySequence("Ctrl+B"), self, lambda: self.done.append("shortcut"))

    def use(self) -> list[str]:
        """Types, presses, clicks and turns the wheel; what came of it."""
        self.done.clear()
        QTest.keyClicks(self.line, "a")
        QTest.keyClick(self.line, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        QTest.mouseClick(self.windowHandle(), Qt.MouseButton.LeftButton, pos=self.button.geometry().center())
        turn = QWheelEvent(
            QPointF(5, 5), QPointF(self.spin.mapToGlobal(QPoint(5, 5))), QPoint(), QPoint(0, 120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.spin, turn)
        return list(self.done)


def test_before_the_dialog_appears_the_window_takes_no_input(
    qtbot: QtBot, present: Present, dialogs: list[QDialog]
) -> None:
    desk, other = Desk(), Desk()
    for each in (other, desk):
        qtbot.addWidget(each)
        present(each)
    assert desk.use() == ["a", "shortcut", "button", "wheel"]
    desk.line.setFocus()
    goes_on = threading.Event()
    done: list[str] = []

    def work():  # type: ignore[no-untyped-def]
        yield 0, 0
        assert goes_on.wait(10)
        return "done"

    progress.run(desk.button, "Delete", work(), done.append)
    assert desk.use() == []
    assert (desk.isEnabled(), desk.line.hasFocus(), dialogs) == (True, True, [])
    present(other)
    assert other.use() == ["a", "shortcut", "button", "wheel"]
    present(desk)
    goes_on.set()
    qtbot.waitUntil(lambda: done == ["done"])
    assert desk.use() == ["aa", "shortcut", "button", "wheel"]


def test_once_the_dialog_is_there_it_keeps_the_hands_off(
    qtbot: QtBot, present: Present, dialogs: list[QDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "QUIET", 0)
    desk = Desk()
    qtbot.addWidget(desk)
    present(desk)
    goes_on = threading.Event()

    def work():  # type: ignore[no-untyped-def]
        yield 0, 0
        assert goes_on.wait(10)

    job = progress.run(desk, "Delete", work(), lambda _value: None)
    qtbot.waitUntil(lambda: bool(dialogs))
    assert len(desk.use()) == 4  # the dialog is only listed here: as a modal one it stands in the way
    with qtbot.waitSignal(job.ended):
        goes_on.set()
