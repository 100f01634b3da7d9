"""A gate through which many go at once, until somebody needs the place for themselves."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from threading import Condition, local

from app.book.refused import Refused
from app.i18n import _

PATIENCE = 30.0  # seconds until those inside have gone


class Gate:
    """`open` for whoever reads, on any thread and within one another; `closed` while nobody may be inside."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._inside, self._is_closed = 0, False
        self._own = local()

    @contextmanager
    def open(self) -> Generator[None]:
        """Wait while the gate is closed, then be inside."""
        depth: int = getattr(self._own, "depth", 0)
        if not depth:
            with self._changed:
                self._changed.wait_for(lambda: not self._is_closed)
                self._inside += 1
        self._own.depth = depth + 1
        try:
            yield
        finally:
            self._own.depth = depth
            if not depth:
                with self._changed:
                    self._inside -= 1
                    self._changed.notify_all()

    @contextmanager
    def closed(self) -> Generator[None]:
        """Let nobody in any more and wait until everybody is out. Raises Refused where somebody stays.

        Whoever is inside would wait for itself: that is a fault of the program.
        """
        if getattr(self._own, "depth", 0):
            raise RuntimeError("a gate is not closed by somebody inside")
        with self._changed:
            if self._is_closed:
                raise Refused(_("Another change is being saved. Try again in a moment."))
            self._is_closed = True
            empty = self._changed.wait_for(lambda: not self._inside, PATIENCE)
        try:
            if not empty:
                raise Refused(_("The book is being read. Try again in a moment."))
            yield
        finally:
            with self._changed:
                self._is_closed = False
                self._changed.notify_all()
