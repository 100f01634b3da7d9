"""What is read of the whole book at once and serves many rows: kept until the book changes or another day begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Lock
from typing import Generic, TypeVar

from app.book.book import Book

Found = TypeVar("Found")


class KeptReading(Generic[Found]):
    """Any thread may ask; while one reads, the others wait for it."""

    def __init__(self, book: Book, read: Callable[[], Found]) -> None:
        self._book, self._read = book, read
        self._lock = Lock()
        self._kept: tuple[tuple[int, date], Found] | None = None

    def now(self) -> Found:
        """What the book says now."""
        with self._lock:
            age = self._book.edition, date.today()
            if self._kept is None or self._kept[0] != age:
                self._kept = age, self._read()
            return self._kept[1]

    def last(self) -> Found:
        """What was read last, at once; the book may have changed since. Where nothing was read it is read now."""
        kept = self._kept
        return kept[1] if kept else self.now()

    def forget(self) -> None:
        """Something else than the book changed what is read."""
        with self._lock:
            self._kept = None
