"""How strong a passphrase is, as a bar and as a sentence, below the entry in which it is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from app.i18n import _
from app.views.entrance.passphrase_strength import judge
from app.views.look.labels import label
from app.views.look.layouts import column
from app.views.look.theme import set_look


class PassphraseMeter(QWidget):
    """Follows what is typed through `say`."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self._bar.setAccessibleName(_("Strength of the passphrase"))
        self._hint = label(_("Four words that have nothing to do with each other are strong."), "faint", wrap=True)
        self.setLayout(column(self._bar, self._hint))

    def say(self, passphrase: str) -> None:
        """Judge a passphrase; an empty one leaves the advice that stands there."""
        share, tone, sentence = judge(passphrase)
        self._bar.setValue(round(100 * share))
        set_look(self._bar, "tone", tone)
        if sentence:
            self._hint.setText(_(sentence))
        self._bar.setAccessibleDescription(self._hint.text())
