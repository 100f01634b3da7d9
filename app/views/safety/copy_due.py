"""The line on the home page that asks for a copy when none has left the computer for two weeks."""

from __future__ import annotations

from datetime import datetime

from app.i18n import _
from app.models.copy_reminding import days_without_copy, reminder
from app.views.look.buttons import action_button
from app.views.look.cards import Banner
from app.views.window.page import Shell


class CopyDue(Banner):
    """Hidden while a copy is recent, and for those who may not save one."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(
            "", "warn", action_button(shell.action("book.backup"), "hard-drive"), closing=_("Hide this line")
        )
        self._shell = shell

    def read(self) -> None:
        """Look again at when a copy left last."""
        book = self._shell.book
        days = None
        if book.may("back_up"):
            last = self._shell.choices.copy_left(book.ring.book)
            days = days_without_copy(book, last, datetime.now().astimezone())
        self.setVisible(days is not None)
        if days is not None:
            self.say(reminder(days))
