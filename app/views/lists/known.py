"""What takes long to find out about the records of a list, found off the window's thread and kept until it changes."""

from __future__ import annotations

from collections import defaultdict
from threading import Event, Lock
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.views.window.jobs import Job, Outcome, Work

if TYPE_CHECKING:
    from app.book.book import Book
    from app.book.editing import Changes
    from app.views.lists.list_spec import ListSpec
    from app.views.window.book_signals import BookSignals

PROMPT = 0.04  # seconds that the window waits, so that what is found quickly needs no second painting


class Known(QObject):
    """Names are those of `ListSpec.find`. Small books answer at once, large ones a moment later, with `told`."""

    told = Signal(str)

    def __init__(self, parent: QObject, book: Book, spec: ListSpec, signals: BookSignals) -> None:
        """Make it before the list's model, so that it hears of changes first."""
        super().__init__(parent)
        self._book, self._spec = book, spec
        self._age = 0  # counts the changes that matter
        self._found: dict[str, tuple[int, Any]] = {}
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._jobs: dict[str, Job] = {}
        signals.changed.connect(self._on_changed)

    def get(self, what: str) -> Any:
        """What is known, None before it is found. What has changed meanwhile is found anew and told."""
        found = self._found.get(what)
        if found is None or found[0] != self._age:
            self._ask(what)
            found = self._found.get(what)
        return found[1] if found else None

    def find(self, what: str) -> Any:
        """Find it on this thread, whichever that is, unless it is known."""
        with self._locks[what]:
            age, found = self._age, self._found.get(what)
            if found is None or found[0] != age:
                found = self._found[what] = (age, self._spec.find(self._book, what, self.find))
            return found[1]

    def _ask(self, what: str) -> None:
        if what in self._jobs:
            return
        ready = Event()

        def work() -> Work:
            yield 0, 0
            try:
                return self.find(what)
            finally:
                ready.set()

        age = self._age
        job = self._jobs[what] = Job(work())
        job.ended.connect(lambda outcome: self._end(what, age, told, outcome))
        job.start()
        told = ready.wait(PROMPT)

    def _end(self, what: str, age: int, told: bool, outcome: Outcome) -> None:
        del self._jobs[what]
        if outcome.error:
            raise outcome.error
        if outcome.cancelled:
            return
        if age != self._age:
            self._ask(what)
            told = False
        if not told:
            self.told.emit(what)

    def _on_changed(self, changes: Changes) -> None:
        if changes.tables & {self._spec.entity.__tablename__, *self._spec.rests_on}:
            self._age += 1
