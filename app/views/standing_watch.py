"""Knows how every student stands, without keeping the window waiting: asked off its thread, told when known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.models.standing import standings
from app.views.jobs import Job, Outcome, Work

if TYPE_CHECKING:
    from app.book.book import Book


class StandingWatch(QObject):
    """`known` are the standings by student as they were last found; `told` is said when they are found anew."""

    told = Signal()

    def __init__(self, book: Book, parent: QObject) -> None:
        super().__init__(parent)
        self.known: Mapping[str, str] | None = None
        self._book = book
        self._job: Job | None = None
        self._again = False

    def ask(self) -> None:
        """Find the standings anew; what was known stays known meanwhile."""
        if self._job:
            self._again = True
            return
        self._job = Job(self._work())
        self._job.ended.connect(self._end)
        self._job.start()

    def _work(self) -> Work:
        yield 0, 0
        return standings(self._book)

    def _end(self, outcome: Outcome) -> None:
        self._job = None
        if self._again:
            self._again = False
            self.ask()
        elif outcome.error:
            raise outcome.error
        elif not outcome.cancelled:
            self.known = outcome.value
            self.told.emit()

    def ids(self, *codes: str) -> set[str]:
        """The students who stand in one of these ways; nobody before it is known."""
        return {id_ for id_, code in (self.known or {}).items() if code in codes}
