"""The small pictures of files, unsealed off the window's thread and kept in memory alone, while their book is open."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from weakref import WeakKeyDictionary, ref

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.book.book import Book
from app.book.sealed_files import Damaged
from app.models.attached import small_picture
from app.views.window.book_signals import BookSignals
from app.views.window.jobs import Job, Outcome, Work

KEPT = 300  # of one book

_known: WeakKeyDictionary[Book, OrderedDict[str, QImage]] = WeakKeyDictionary()


class SmallPictures(QObject):
    """`came` says that the picture of a file, by its id, is there."""

    came = Signal(str)

    def __init__(self, parent: QObject, book: Book, signals: BookSignals) -> None:
        super().__init__(parent)
        self._book = book
        if book not in _known:
            _known[book] = OrderedDict()
            signals.closed.connect(partial(_forget, ref(book)))
        self._wanted: list[str] = []
        self._job: Job | None = None

    def of(self, file_id: str) -> QImage | None:
        """The small picture of a file; None where it is not there yet. One that is damaged is an empty picture."""
        known = _known.get(self._book)
        if known is None:  # the book is being left
            return None
        found = known.get(file_id)
        if found is None and file_id not in self._wanted:
            self._wanted.append(file_id)
            self._go_on()
        return found

    def _go_on(self) -> None:
        if self._wanted and self._job is None:
            self._job = Job(_reading(self._book, self._wanted[0]))
            self._job.ended.connect(self._take)
            self._job.start()

    def _take(self, outcome: Outcome) -> None:
        self._job = None
        known = _known.get(self._book)
        if outcome.cancelled or known is None:  # the program ends, or the book is left
            self._wanted.clear()
            return
        file_id = self._wanted.pop(0)
        if outcome.error:
            self._go_on()
            raise outcome.error
        known[file_id] = outcome.value
        while len(known) > KEPT:
            known.popitem(last=False)
        self.came.emit(file_id)
        self._go_on()


def _forget(book: ref[Book]) -> None:
    if (left := book()) is not None:
        _known.pop(left, None)


def _reading(book: Book, file_id: str) -> Work:
    yield 0, 0
    try:
        return QImage.fromData(small_picture(book, file_id))
    except Damaged:
        return QImage()
