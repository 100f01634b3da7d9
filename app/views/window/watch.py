"""Finds out something about the whole book without keeping the window waiting, again after each change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.views.window.jobs import Job, Outcome, Work


class Watch(QObject):
    """`known` is what `find` gave last, None before the first time; `told` is said whenever it is found anew.

    `find` runs off the window's thread and only reads.
    """

    told = Signal()

    def __init__(self, parent: QObject, find: Callable[[], Any]) -> None:
        super().__init__(parent)
        self.known: Any = None
        self._find = find
        self._job: Job | None = None
        self._again = False

    def ask(self) -> None:
        """Find it anew; what was known stays known meanwhile."""
        if self._job:
            self._again = True
            return
        self._job = Job(self._work())
        self._job.ended.connect(self._end)
        self._job.start()

    def _work(self) -> Work:
        yield 0, 0
        return self._find()

    def _end(self, outcome: Outcome) -> None:
        self._job = None
        if outcome.error:
            raise outcome.error
        if self._again:
            self._again = False
            self.ask()
        elif not outcome.cancelled:
            self.known = outcome.value
            self.told.emit()
