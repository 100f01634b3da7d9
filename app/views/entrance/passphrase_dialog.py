"""A new passphrase for a book that its recovery code opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from app.i18n import _
from app.views.entrance.passphrase_meter import PassphraseMeter
from app.views.entrance.passphrase_strength import may_be_used
from app.views.look.labels import caption_for, label
from app.views.look.theme import set_look
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.jobs import Work
from app.views.window.page import Shell

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class PassphraseDialog(Dialog):
    """Two entries that must agree. Accepted, `chosen` is the new passphrase."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Choose a new passphrase"),
            _("The recovery code opened this book. It stays valid; the new passphrase replaces the forgotten one."),
        )
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        self.meter = PassphraseMeter()
        self.problem = label(_("The two passphrases are not the same."), "problem", wrap=True)
        for secret in (self.passphrase, self.again):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
            secret.textChanged.connect(self._typed)
        for part in (
            caption_for(_("New passphrase"), self.passphrase),
            self.passphrase,
            self.meter,
            caption_for(_("Passphrase once more"), self.again),
            self.again,
            self.problem,
        ):
            self.body.addWidget(part)
        self.add_cancel(_("Not now"))
        self.verb = self.add_button(_("Use this passphrase"), self.accept, "primary")
        self._typed()
        self.passphrase.setFocus()

    @property
    def chosen(self) -> str:
        """What was typed."""
        return self.passphrase.text()

    def _typed(self) -> None:
        self.meter.say(self.chosen)
        differs = bool(self.again.text()) and not self.chosen.startswith(self.again.text())
        set_look(self.again, "look", "invalid" if differs else "")
        self.problem.setVisible(differs)
        self.verb.setEnabled(may_be_used(self.chosen) and self.chosen == self.again.text())


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
