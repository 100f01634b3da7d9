"""What is done for the safety of an open book without being asked: backups while somebody works, and checks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.book.health import Finding
from app.book.refused import Refused
from app.i18n import _
from app.views.safety.checking import full_check, keep_found, quick_check
from app.views.window.jobs import Job, Outcome, Work

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.window.page import Shell

EVERY = 30 * 60 * 1000  # milliseconds between two looks at whether something changed
SOON = 5 * 60 * 1000  # milliseconds until the weekly check: a book may never be open for half an hour, as it is locked
WEEK = timedelta(days=7)


class Keeping(QObject):
    """Works as long as its desk. `troubled` says what a check found."""

    troubled = Signal(object)

    def __init__(self, parent: QObject, shell: Shell) -> None:
        super().__init__(parent)
        self._shell, self._book = shell, shell.book
        self._over = False
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.keep)
        self._timer.start()
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.check_weekly)
        self._soon.start()

    def begin(self) -> None:
        """The book was just opened: a quick look."""
        self._run(quick_check(self._book), self._looked)

    def keep(self) -> None:
        """Back up what has changed, and see whether a check is due."""
        if not self._book.is_sample and self._book.lacks_backup:
            self._run(_backing_up(self._book), self._backed_up)
        self.check_weekly()

    def check_weekly(self) -> None:
        """Check everything, where that was not done for a week."""
        if self._book.is_sample:
            return
        checked = self._shell.choices.checked(self._book.ring.book)
        if checked is None or datetime.now().astimezone() - checked >= WEEK:
            self._run(full_check(self._book), self._checked)

    def leave(self) -> None:
        """The book is about to be closed: what is still under way finds it so, and is not listened to."""
        self._timer.stop()
        self._soon.stop()
        self._over = True

    def _run(self, work: Work, then: Callable[[Outcome], None]) -> None:
        def end(outcome: Outcome) -> None:
            if not self._over:
                then(outcome)

        job = Job(work)
        job.ended.connect(end)
        job.start()

    def _backed_up(self, outcome: Outcome) -> None:
        if isinstance(outcome.error, Refused):
            self._shell.toast(str(outcome.error), tone="bad")
        elif outcome.error:
            raise outcome.error

    def _looked(self, outcome: Outcome) -> None:
        self._tell(outcome)

    def _checked(self, outcome: Outcome) -> None:
        if outcome.error is None and not outcome.cancelled:
            keep_found(self._shell, outcome.value)
        self._tell(outcome)

    def _tell(self, outcome: Outcome) -> None:
        if isinstance(outcome.error, Refused):
            self.troubled.emit([Finding("integrity", str(outcome.error))])
        elif outcome.error:
            raise outcome.error
        elif outcome.value:
            self.troubled.emit(outcome.value)


def back_up_at_closing(book: Book) -> None:
    """What changed since the last backup is backed up before the book is closed.

    A refusal (a full disk) holds nobody up: every edit is in the book, and the next backup says it.
    """
    if not book.is_sample and book.lacks_backup:
        try:
            book.back_up(why="closing")
        except Refused:
            return


def _backing_up(book: Book) -> Work:
    yield 0, 0
    return book.back_up(why="working")


def trouble_in_words(found: list[Finding]) -> str:
    """One sentence for the strip above the pages."""
    if len(found) == 1:
        return found[0].sentence
    return _("{sentence} There is more.").format(sentence=found[0].sentence)
