"""A new passphrase for a book that its recovery code opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _
from app.views.entrance.passphrase_entry import PassphraseEntry
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.jobs import Work
from app.views.window.page import Shell

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class PassphraseDialog(Dialog):
    """Accepted, `chosen` is the new passphrase."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Choose a new passphrase"),
            _("The recovery code opened this book. It stays valid; the new passphrase replaces the forgotten one."),
        )
        self.passphrase = PassphraseEntry()
        self.passphrase.add_to(self.body, _("New passphrase"))
        self.add_cancel(_("Not now"))
        self.verb = self.add_button(_("Use this passphrase"), self.accept, "primary")
        self.verb.setEnabled(False)
        self.passphrase.textChanged.connect(lambda: self.verb.setEnabled(self.passphrase.is_good))
        self.passphrase.setFocus()

    @property
    def chosen(self) -> str:
        """What was typed."""
        return self.passphrase.text()


def choose_passphrase(shell: Shell, parent: QWidget) -> None:
    """Ask for a new passphrase and give it to the book; without one, the recovery code opens it again next time."""
    dialog = PassphraseDialog(parent)

    def work(chosen: str) -> Work:
        yield 0, 0
        from app.book import accounts

        accounts.choose_passphrase(shell.book, chosen)

    def choose() -> None:
        shell.run(
            dialog.windowTitle(), work(dialog.chosen), lambda _value: shell.toast(_("The new passphrase is kept"))
        )

    dialog.accepted.connect(choose)
    ask.show(dialog)
