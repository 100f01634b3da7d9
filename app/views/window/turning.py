"""Turning the book back and forth: undo and redo, each said in the words of its edit."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from app.i18n import _
from app.views.window import progress
from app.views.window.finishing import finish_typing
from app.views.window.jobs import Work

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.window.desk import Desk

KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
PATIENCE = 4
"""Nearly every turn is over before a dialog would be read: one that flashes up would only take the keyboard away."""


@dataclass(frozen=True, slots=True)
class _Turn:
    turn: Callable[[], str]
    next: Callable[[Book], str | None]  # the title of what it would turn now
    wording: str


class Turning:
    """Both may touch thousands of rows: they run off the window's thread, one after the other as asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._busy = False
        self._waiting: deque[_Turn] = deque()

    def undo(self) -> None:
        """Undo the last edit and say which; pressed again meanwhile, the one before it afterwards."""
        self._ask(_Turn(self._desk.book.undo, lambda book: book.undo_title, _("Undone: {title}")))

    def redo(self) -> None:
        """Do again what was undone and say which; pressed again meanwhile, the next one afterwards."""
        self._ask(_Turn(self._desk.book.redo, lambda book: book.redo_title, _("Done again: {title}")))

    def leave(self) -> None:
        """The desk is left: what still waits is not turned any more."""
        self._waiting.clear()

    def _ask(self, turn: _Turn) -> None:
        if self._busy:
            self._waiting.append(turn)
        else:
            self._run(turn)

    def _run(self, asked: _Turn) -> None:
        desk = self._desk
        if desk.page:
            finish_typing(desk.page)  # its row may be gone afterwards
        self._busy = True

        def work() -> Work:
            yield 0, 0
            return asked.turn()

        def end(title: str) -> None:
            self._busy = False
            desk.toast(asked.wording.format(title=title))
            self._go_on()

        def fail() -> None:
            self._busy = False
            self._waiting.clear()

        title = asked.wording.format(title="…")
        progress.run(desk, title, work(), end, fail, patience=PATIENCE, passing=KEYS)

    def _go_on(self) -> None:
        """The next that was asked for; a key that was pressed more often than there are edits asks for nothing."""
        while self._waiting:
            following = self._waiting.popleft()
            if following.next(self._desk.book):
                self._run(following)
                return
