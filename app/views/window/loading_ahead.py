"""Gets ready what pages need before they are asked for, while the window has nothing else to do."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTableView

from app.views.window import collecting
from app.views.window.jobs import Job, Outcome, Work, busy
from app.views.window.pages import PageSpec

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.window.parts import PartSpec

NO_WIDGETS = ("app.imports.intake", "app.exports")  # can be imported off the window's thread
PAUSE = 100  # milliseconds between two looks at whether anything else is under way


class LoadingAhead(QObject):
    """Begins when the page shown first has been filled: imports would hold up the reading of the book.

    The code of the pages is imported, their statements are made, and the widget of all lists is known to Python.
    """

    def __init__(self, parent: QObject, pages: Iterable[PageSpec], book: Book) -> None:
        super().__init__(parent)
        self._pages: list[PageSpec | PartSpec] = list(pages)
        self._book = book
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self._begin)
        self._timer.start()

    def leave(self) -> None:
        """The book is about to be closed."""
        self._timer.stop()

    def _begin(self) -> None:
        if busy():
            return
        self._timer.stop()

        def work() -> Work:
            yield 0, 0
            for name in NO_WIDGETS:
                import_module(name)
            from app.models.rehearsing import rehearse

            rehearse(self._book)

        job = Job(work())
        job.ended.connect(self._go_on)
        job.start()

    def _go_on(self, outcome: Outcome) -> None:
        """One page each time that the window is idle."""
        if outcome.error:
            raise outcome.error
        self._timer.timeout.disconnect(self._begin)
        self._timer.timeout.connect(self._load_page)
        self._timer.start(0)

    def _load_page(self) -> None:
        if self._pages:
            page = self._pages.pop(0).load()
            self._pages[:0] = getattr(page, "ahead", ())
        else:
            table = QTableView()
            table.viewport()  # PySide makes the enumerations of a class when it is first asked for something
            table.deleteLater()
            collecting.pass_over()
            self.deleteLater()
