from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.book.refused import Refused
from app.views.window import jobs, progress
from app.views.window.jobs import Job, Outcome


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
