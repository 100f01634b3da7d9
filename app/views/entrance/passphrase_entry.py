"""A new passphrase for an account: typed or suggested, and judged while it is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from app.book.four_words import four_words
from app.i18n import _
from app.views.entrance.passphrase_meter import PassphraseMeter
from app.views.entrance.passphrase_strength import may_be_used
from app.views.look.buttons import button
from app.views.look.labels import caption_for
from app.views.look.layouts import row


class PassphraseEntry(QLineEdit):
    """It is shown as it is typed: it is told to somebody, or written down once."""

    def __init__(self) -> None:
        super().__init__()
        self.meter = PassphraseMeter()
        self.suggest = button(_("Suggest four words"), "sparkles", "link", lambda: self.setText(four_words()))
        self.textChanged.connect(self.meter.say)

    def add_to(self, body: QVBoxLayout, caption: str) -> None:
        """Adds the entry below its caption, the meter, and the button that suggests one."""
        for part in (caption_for(caption, self), self, self.meter):
            body.addWidget(part)
        body.addLayout(row(self.suggest, None))

    @property
    def is_good(self) -> bool:
        """Whether the book takes it."""
        return may_be_used(self.text())
