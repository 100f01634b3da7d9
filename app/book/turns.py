"""Whose turn it is to write: one edit, one note of the access log, one wiping at a time."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock

from app.book.refused import Refused
from app.i18n import _

PATIENCE = 0.5  # seconds that an edit waits for another: a note of the access log is over by then
FOR_EVER = -1.0


class Taken(Refused):
    """Somebody else has the turn."""


class Turns:
    """A lock that refuses in one sentence. Nobody has two turns at once: whoever asks again waits for itself."""

    def __init__(self) -> None:
        self._lock = Lock()

    @contextmanager
    def taken(self, patience: float = PATIENCE) -> Generator[None]:
        """Nobody else writes inside the block. Raises Taken where the turn of another lasts longer than `patience`.

        `patience` is in seconds; 0 does not wait.
        """
        if not self._lock.acquire(timeout=patience):
            raise Taken(_("Another change is being saved. Try again in a moment."))
        try:
            yield
        finally:
            self._lock.release()
