"""Everything between starting the program and an open book: welcome, unlock, new book, recovery code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from app import paths
from app.book.refused import Refused
from app.i18n import _
from app.views.entrance.new_book import NewBook, NewBookScreen, RecoveryCode
from app.views.entrance.screen import Screen
from app.views.entrance.unlock import Unlock
from app.views.entrance.welcome import Welcome
from app.views.look.theme import theme
from app.views.window import ask, jobs, opening
from app.views.window.choices import Choices
from app.views.window.jobs import Job, Outcome, Work
from app.views.window.opening import Person
from app.views.window.waiting import Waiting

if TYPE_CHECKING:
    from app.book.book import Book


class Entrance(QStackedWidget):
    """One screen at a time; `opened` carries the open book and leaves it to the receiver."""

    opened = Signal(object)
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        self._waiting: Book | None = None  # made, but its recovery code is not yet confirmed

    # -- screens

    def show_welcome(self) -> None:
        """Asks how to start."""
        own = [recent for recent in self._choices.recent_books() if recent.path != paths.sample_book()]
        screen = Welcome(own, theme.choice)
        screen.sample_chosen.connect(self.open_sample)
        screen.new_chosen.connect(self.show_new_book)
        screen.open_chosen.connect(self.ask_for_book)
        screen.recent_chosen.connect(self.open_path)
        screen.forgotten.connect(self._forget)
        screen.language_chosen.connect(self.language_chosen)
        screen.theme_chosen.connect(self.theme_chosen)
        self._show(screen)

    def show_new_book(self) -> None:
        """Asks for what a new book needs."""
        screen = NewBookScreen()
        screen.left.connect(self.show_welcome)
        screen.ready.connect(lambda wanted: self._make(screen, wanted))
        self._show(screen)

    def _forget(self, path: Path) -> None:
        self._choices.forget(path)
        self.show_welcome()

    def show_unlock(self, path: Path, people: Sequence[Person] = (), last: str = "", locked: str = "") -> Unlock:
        """Asks which of the `people` opens the book at `path`, and for the passphrase; `last` is the id of whoever
        opened it last. `locked`: what is said of the work that was left for a while.
        """
        screen = Unlock(path, people, last, locked)
        screen.left.connect(self.show_welcome)
        screen.entered.connect(lambda typed, account: self._unlock(screen, path, typed, account))
        screen.looked.connect(lambda typed, account: self._unlock(screen, path, typed, account, opening.look_at))
        self._show(screen)
        return screen

    def _show(self, screen: Screen | Waiting) -> None:
        self.close_waiting()
        former = self.currentWidget()
        self.setCurrentIndex(self.addWidget(screen))
        if former is not None:
            self.removeWidget(former)
            former.deleteLater()
        screen.first_focus().setFocus()

    # -- opening

    def ask_for_book(self) -> None:
        """Lets the person look for the folder of a book."""
        ask.folder(self, _("Open a book"), self.open_path)

    def open_path(self, path: Path, locked: str = "") -> None:
        """Opens the book in the folder `path`, asking for its passphrase where it has one."""
        try:
            lock = opening.lock_of(path)
        except Refused as refusal:
            from app.book.keys import KeysDamaged  # loaded to see whether the book is locked

            if isinstance(refusal, KeysDamaged) and opening.has_backups(path):
                self.show_unlock(path).refuse(str(refusal))
                return
            self.show_welcome()
            ask.tell(self, _("This book cannot be opened"), str(refusal))
            return
        if lock.asks:
            self.show_unlock(path, lock.people, self._choices.book_value(lock.book_id, "account", ""), locked)
        else:
            self._wait_for(path.stem, opening.open_book(path, ""))

    def open_sample(self) -> None:
        """Opens the sample school; it is made the first time."""
        self._wait_for(_("Sample school"), opening.sample_school())

    def show_waiting(self, name: str) -> Waiting:
        """Says that the book `name` is being opened."""
        screen = Waiting(name)
        self._show(screen)
        return screen

    def _wait_for(self, name: str, work: Work) -> None:
        screen = self.show_waiting(name)

        def end(outcome: Outcome) -> None:
            if outcome.error is None:
                self.opened.emit(outcome.value)
                return
            self.show_welcome()
            if not isinstance(outcome.error, Refused):
                raise outcome.error
            ask.tell(self, _("This book cannot be opened"), str(outcome.error))

        job = Job(work)
        job.progressed.connect(screen.report)
        job.ended.connect(end)
        job.start()

    def _unlock(
        self, screen: Unlock, path: Path, typed: str, account: str, way: Callable[..., Work] = opening.open_book
    ) -> None:
        from app.book.keys import KeysDamaged, WrongPassphrase  # loaded already, to see whether the book is locked

        def end(outcome: Outcome) -> None:
            is_left = self.currentWidget() is not screen  # for another book, while this one was being opened
            if outcome.cancelled:
                return
            if outcome.error is None:
                if is_left:
                    outcome.value.close()
                else:
                    self.opened.emit(outcome.value)
                return
            if not is_left:
                screen.wait(False)
            if not isinstance(outcome.error, Refused):
                raise outcome.error
            if is_left:
                return
            from app.book.newer import Newer
            from app.book.records_file import Damaged  # both loaded by opening

            wrong = isinstance(outcome.error, WrongPassphrase)
            (screen.refuse_entry if wrong else screen.refuse)(str(outcome.error))
            if isinstance(outcome.error, Newer):
                screen.offer_to_look()
            if isinstance(outcome.error, (Damaged, KeysDamaged)):
                from app.views.entrance.rescuing import offer_backup  # few ever need it

                offer_backup(self, path, typed, str(outcome.error), lambda: self._unlock(screen, path, typed, account))

        job = Job(way(path, typed, account or None))
        job.ended.connect(end)
        job.start()

    def _make(self, screen: NewBookScreen, wanted: NewBook) -> None:
        def end(outcome: Outcome) -> None:
            if outcome.error is None:
                book, code = outcome.value
                self._show_code(book, code, wanted.site)
                return
            screen.wait(False)
            if not isinstance(outcome.error, Refused):
                raise outcome.error
            screen.refuse(str(outcome.error))

        job = Job(opening.new_book(wanted.path, wanted.site, wanted.person, wanted.passphrase))
        job.ended.connect(end)
        job.start()

    def _show_code(self, book: Book, code: str, site: str) -> None:
        screen = RecoveryCode(site, code)
        screen.kept.connect(self._hand_over)
        self._show(screen)
        self._waiting = book

    def _hand_over(self) -> None:
        book, self._waiting = self._waiting, None
        self.opened.emit(book)

    def leave(self) -> None:
        """The window closes: every job is cancelled, and a book nobody took over is closed."""
        jobs.cancel_all()
        self.close_waiting()

    def close_waiting(self) -> None:
        """Closes a book that was made but not yet worked with."""
        if self._waiting is not None:
            self._waiting.close()
            self._waiting = None
