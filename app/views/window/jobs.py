"""Long work off the window's thread: a generator whose values are progress and whose `close()` is cancel.

The worker owns no object with signals, because it dies on the pool's thread; and the generator is always
closed on the thread that ran it, so that its `with` and `finally` undo half-done work there.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, SignalInstance, Slot
from shiboken6 import isValid

Work = Generator[tuple[int, int], None, Any]
"""Yields (done, total), total 0 while it is not known, and returns its result."""

PAUSE = 0.05  # seconds between two reports: at most 20 each second


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended: with a value, with an error, or cancelled."""

    value: Any = None
    error: Exception | None = None
    cancelled: bool = False


_alive: set[Job] = set()  # a job must outlive its thread, whoever started it


class Job(QObject):
    """`start()` it, connect `ended`; `cancel()` may be called at any time.

    Once it has ended it is deleted, and with it goes what was connected: Python does not see what a signal holds, and
    a function that holds the desk would keep it for as long as the program runs.
    """

    progressed = Signal(int, int)
    ended = Signal(object)
    """An Outcome; nothing is said after it."""
    _finished = Signal(object)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._cancelled = Event()
        self._steps = _Steps(self, work, self._cancelled, self.progressed, self._finished)
        from PySide6.QtCore import Qt  # its hundred enums take 20 ms, and the window is painted first

        self._finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def start(self) -> Job:
        """Begins on a thread of the pool."""
        _alive.add(self)
        QThreadPool.globalInstance().start(self._steps.run)  # a QRunnable would be the pool's for ever
        return self

    @Slot()
    def cancel(self) -> None:
        """Asks the work to stop at its next value."""
        self._cancelled.set()

    @Slot(object)
    def _finish(self, outcome: Outcome) -> None:
        self.ended.emit(outcome)
        _alive.discard(self)
        self._steps.left.wait()  # a moment: until then the thread may be inside a signal of what is deleted
        self.deleteLater()


def busy() -> bool:
    """Whether any job is under way."""
    return bool(_alive)


def cancel_all() -> None:
    """Cancels every job and waits until their work is undone: before the program ends."""
    for job in tuple(_alive):
        job.cancel()
    QThreadPool.globalInstance().waitForDone()


def end_all() -> None:
    """As `cancel_all`, and every job has said that it ended: nothing of their work is held any more."""
    while _alive:
        cancel_all()
        for job in tuple(_alive):
            QCoreApplication.sendPostedEvents(job)
            _alive.discard(job)


class _Steps:
    """Runs the generator on the pool's thread."""

    def __init__(
        self, job: Job, work: Work, cancelled: Event, progressed: SignalInstance, finished: SignalInstance
    ) -> None:
        self._job, self._work, self._cancelled = job, work, cancelled
        self._progressed, self._finished = progressed, finished
        self.left = Event()

    def run(self) -> None:
        try:
            self._say(self._finished, self._outcome())
        finally:
            self.left.set()

    def _say(self, signal: SignalInstance, *values: object) -> None:
        """Where the program has ended meanwhile, there is nobody to be told, and nothing to go on for."""
        try:
            signal.emit(*values)
        except RuntimeError:
            if isValid(self._job):
                raise
            self._cancelled.set()

    def _outcome(self) -> Outcome:
        reported = 0.0
        try:
            while not self._cancelled.is_set():
                done, total = next(self._work)
                if monotonic() - reported >= PAUSE:
                    reported = monotonic()
                    self._say(self._progressed, done, total)
            self._work.close()
            return Outcome(cancelled=True)
        except StopIteration as end:
            return Outcome(value=end.value)
        except Exception as error:  # noqa: BLE001    handed to the window's thread, which shows or raises it
            return Outcome(error=error)
