"""Turning the book back and forth: undo and redo, each said in the words of its edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import _
from app.views.window import progress
from app.views.window.finishing import finish_typing
from app.views.window.jobs import Work

if TYPE_CHECKING:
    from app.views.window.desk import Desk


class Turning:
    """Both may touch thousands of rows: they run off the window's thread, one at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._busy = False

    def undo(self) -> None:
        """Undo the last edit and say which."""
        self._turn(self._desk.book.undo, _("Undone: {title}"))

    def redo(self) -> None:
        """Do again what was undone and say which."""
        self._turn(self._desk.book.redo, _("Done again: {title}"))

    def _turn(self, turn: Callable[[], str], wording: str) -> None:
        if self._busy:
            return
        desk = self._desk
        if desk.page:
            finish_typing(desk.page)  # its row may be gone afterwards
        self._busy = True

        def work() -> Work:
            yield 0, 0
            return turn()

        def end(title: str) -> None:
            self._busy = False
            desk.toast(wording.format(title=title))

        def fail() -> None:
            self._busy = False

        progress.run(desk, wording.format(title="…"), work(), end, fail)
