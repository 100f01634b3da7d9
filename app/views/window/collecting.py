"""Circular garbage is collected on the window's thread only, and what lives long is not looked through.

Python collects it on whichever thread happens to allocate. A widget in it then dies between two steps of the
window's thread, whenever PySide comes to it, and takes along what Qt has made meanwhile in the same place: the
program ends with a freed object in its hands.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 1000  # milliseconds between two looks
OLDEST = 2  # of Python's three generations


class Collecting(QObject):
    """From now on, as long as the program runs, this does what Python did by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._old = 0  # objects of the oldest generation that were left when it was collected last
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that Python would find full: the last one when it has grown by a quarter.

        How large that is takes long to tell, so it is asked only where the one before it is full, too.
        """
        young, middle, old = (count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True))
        if old and middle and len(gc.get_objects(OLDEST)) > self._old * 1.25:
            gc.collect()
            self._old = len(gc.get_objects(OLDEST))
        elif young or middle:
            gc.collect(1 if middle else 0)


def pass_over() -> None:
    """What lives now is not looked through until `sweep`: the code and the pages, a third of a second of work."""
    gc.freeze()


def sweep() -> None:
    """Collect everything: a book was closed, and nothing of it is to stay in memory."""
    gc.unfreeze()
    gc.collect()
