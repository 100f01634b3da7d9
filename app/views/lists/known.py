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

    def __init__(self, book: Book, spec: ListSpec, signals: BookSignals) -> None:
        """Make it before the list's model, which asks it as soon as it hears of a change."""
        super().__init__()
        self._book, self._spec = book, spec
        self._age = 0  # counts the changes that matter
        self._followed = 0
        self._found: dict[str, tuple[int, Any]] = {}
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._jobs: dict[tuple[str, int], Job] = {}
        signals.changed.connect(self.follow)

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

    def forget(self) -> None:
        """All of it may have changed."""
        self._age += 1

    def _ask(self, what: str) -> None:
        key = what, self._age
        if key in self._jobs:
            return
        ready = Event()

        def work() -> Work:
            yield 0, 0
            try:
                return self.find(what)
            finally:
                ready.set()

        job = self._jobs[key] = Job(work())
        job.ended.connect(lambda outcome: self._end(key, in_time, outcome))
        job.start()
        in_time = ready.wait(PROMPT)

    def _end(self, key: tuple[str, int], in_time: bool, outcome: Outcome) -> None:
        del self._jobs[key]
        if outcome.error:
            raise outcome.error
        if not outcome.cancelled and not in_time:
            self.told.emit(key[0])

    def follow(self, changes: Changes) -> None:
        """Find anew what an edit touches; told twice of the same edit, once is enough."""
        if changes.entry != self._followed and changes.tables & {self._spec.entity.__tablename__, *self._spec.rests_on}:
            self._followed = changes.entry
            self.forget()
