"""Locks the book: by hand, after a while in which nobody does anything, and when the computer slept.

By hand it is locked from everywhere, whatever dialog, menu or list is open.

Locking closes the book, which forgets its keys, and goes to its unlock screen. Whoever unlocks again as the same
account comes back to the same page. What stands in an open cell is saved first. A form is never finished by locking:
what is typed is kept as a draft where it knows such (`put_by`), or sealed until its account is back (`KeptForms`).
While something is open that neither holds for, the book waits for as long again before it locks, and then says that it
is lost. By hand, what is typed on a page and cannot be saved is not thrown away unasked.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QInputEvent, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication

from app.i18n import _, ngettext, number
from app.views.window import progress
from app.views.window.finishing import (
    close_dialogs,
    discard_pages,
    finish_dialogs,
    finish_pages,
    finish_typing,
    unless_lost,
)
from app.views.window.kept_forms import KeptForms
from app.views.window.visits import Place

if TYPE_CHECKING:
    from app.views.lists.record_list import ListsLeft
    from app.views.window.desk import Desk
    from app.views.window.main_window import MainWindow

EVERY = 5  # seconds between two looks at the clock
SLEPT = 60  # seconds by which a look comes late only where the computer slept
_SIGNS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class _Left(NamedTuple):
    """Where somebody was when the book was locked, and how the lists were arranged; it is kept in memory alone."""

    book_id: str
    account: str
    place: Place
    lists: ListsLeft


class Locking(QObject):
    """Watches one window for as long as it lives."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._left: _Left | None = None
        self._kept = KeptForms()
        self._looked = time.time()
        self._slept = False
        self._active = time.monotonic()
        self._clock = QTimer(self, interval=EVERY * 1000)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusWindowChanged.connect(self._follow)
        self._follow(window.windowHandle())

    def _follow(self, handle: QWindow | None) -> None:
        """Hears what the person does in a window of the program, before its widgets do.

        Hearing it from the application would be shorter, and make every event of every widget a tenth slower.
        """
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QInputEvent):
            return False
        if event.type() in _SIGNS:
            self._active = time.monotonic()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._asks(event):
            self.lock()
            return True
        return False

    def _asks(self, event: QKeyEvent) -> bool:
        """Whether the keys of the lock were pressed where Qt gives the window none: in a dialog, menu or list."""
        if QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
            return False
        keys = self._window.commands["book.lock"].shortcut()
        return QKeySequence(event.keyCombination()) == keys and self.can_lock

    def look(self) -> None:
        """Locks where the computer slept, or nobody did anything for the time that was chosen."""
        for handle in QApplication.topLevelWindows():  # a menu or list has no focus of its own
            self._follow(handle)
        late, self._looked = time.time() - self._looked - EVERY, time.time()
        minutes = self._window.choices.lock_after
        watched = bool(minutes) and self.can_lock
        self._slept = watched and (self._slept or late > SLEPT)  # kept while a job runs: it locks after that
        if not watched or progress.is_running():
            return
        idle = time.monotonic() - self._active
        if self._slept or idle >= 2 * 60 * minutes or (idle >= 60 * minutes and self._finish()):
            self._lock_now()

    @property
    def can_lock(self) -> bool:
        """Whether a book is open that asks for a passphrase."""
        desk = self._window.desk
        return desk is not None and not desk.book.is_sample

    def lock(self) -> None:
        """Saves what is being typed, closes the book and asks for its passphrase."""
        if self.can_lock:
            unless_lost(self._window, self._lock_now)

    def _lock_now(self) -> None:
        desk = self._window.desk
        if desk is None or not self.can_lock:
            return
        self._slept = False
        if desk.page is not None:
            finish_typing(desk.page)
        said = self._keep_forms(desk)
        discard_pages(self._window)
        close_dialogs(self._window)
        book, place = desk.book, desk.place
        self._left = _Left(book.ring.book, book.account.id, place, desk.lists_now())
        path = book.path
        self._window.leave_for(lambda: self._window.entrance.open_path(path, locked=said))()

    def come_back(self, desk: Desk) -> Place | None:
        """Where the account of the desk was when it locked the book; its lists will be arranged as they were. Once."""
        left, self._left = self._left, None
        if left is None or (left.book_id, left.account) != (desk.book.ring.book, desk.book.account.id):
            return None
        desk.lists_left = left.lists
        return left.place

    def offer_again(self, desk: Desk) -> None:
        """Opens the forms again in which the account of the desk was typing when it locked the book."""
        self._kept.offer(desk)

    def _keep_forms(self, desk: Desk) -> str:
        """Seals what is typed in forms; the sentence for the lock screen, which anybody may read."""
        left, pages = finish_dialogs(self._window), finish_pages(self._window)
        kept = [each for each in left if self._kept.can_keep(desk.book, each)]
        self._kept.keep(desk.book, kept)
        if count := len(left) - len(kept) + len(pages):
            return ngettext(
                "The book was locked. A form was not finished; what was typed in it is gone.",
                "The book was locked. {count} forms were not finished; what was typed in them is gone.", count,
            ).format(count=number(count))  # fmt: skip
        if kept:
            return _("The book was locked. The form you were typing in is kept for you until Pathbook is closed.")
        return _("The book was locked. Everything is saved; go on where you were.")

    def _finish(self) -> bool:
        """Saves what is being typed; whether nothing is left that could neither be saved nor kept."""
        desk = self._window.desk
        assert desk is not None
        if desk.page is not None:
            finish_typing(desk.page)
        left = finish_dialogs(self._window)
        return all(self._kept.can_keep(desk.book, each) for each in left) and not finish_pages(self._window)
