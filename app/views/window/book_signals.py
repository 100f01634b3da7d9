"""What the book announces, as a signal on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot


class Announcing(Protocol):
    """The part of a book that is needed here."""

    def listen(self, callback: Callable[[object], None], /) -> Callable[[], None]: ...


class BookSignals(QObject):
    """`changed` carries the book's Changes. The book may announce from any thread; receivers, also plain
    functions, are always called on the thread that made this object; once it is closed, never."""

    changed = Signal(object)
    closed = Signal()
    """The book is left: what was kept of it in memory is to go."""
    _arrived = Signal(object)

    def __init__(self, book: Announcing) -> None:
        super().__init__()
        self._closed = False
        self._arrived.connect(self._deliver)  # queued when another thread emits
        self._stop = book.listen(self._arrived.emit)

    @Slot(object)
    def _deliver(self, changes: object) -> None:
        if not self._closed:
            self.changed.emit(changes)

    def close(self) -> None:
        """Listens no longer; what is still queued comes to nobody, who would read a book that is closed."""
        self._closed = True
        self._stop()
        self.closed.emit()
