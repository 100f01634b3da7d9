"""Why something is handed out and to whom, as the law wants it kept. Own use at school takes no click."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.book.refused import Refused
from app.i18n import _
from app.models.access import OTHER, OWN_USE, PURPOSES, Disclosure
from app.views.look.labels import caption_for, label
from app.views.look.layouts import boxed, column
from app.views.look.theme import set_look


class PurposeLine(QWidget):
    """A list of purposes; to whom is asked where it is not for the school's own use, and in words where none fits."""

    def __init__(self) -> None:
        super().__init__()
        self.purpose, self.recipient, self.words = QComboBox(), QLineEdit(), QLineEdit()
        self.purpose.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.purpose.setMinimumContentsLength(8)
        for code, text in PURPOSES.items():
            self.purpose.addItem(_(text), code)
        self.recipient.setPlaceholderText(_("Name, and whom they act for"))
        self.problem = label("", "problem", wrap=True)
        self._to = boxed(column(caption_for(_("Given to"), self.recipient), self.recipient, spacing=4))
        self._said = boxed(column(caption_for(_("For what"), self.words), self.words, self.problem, spacing=4))
        whole = column(caption_for(_("For"), self.purpose), self.purpose, spacing=4)
        for each in (self._said, self._to):
            whole.addWidget(each)
        self.setLayout(whole)
        self.purpose.currentIndexChanged.connect(self._fit)
        self.words.textChanged.connect(lambda _text: self._say(""))
        self._fit()

    @property
    def fields(self) -> list[QWidget]:
        """What the keyboard meets, in its order."""
        return [self.purpose, self.words, self.recipient]

    @property
    def disclosure(self) -> Disclosure:
        """What is chosen and typed."""
        code = self.purpose.currentData()
        if code == OWN_USE:
            return Disclosure()
        return Disclosure(code, self.recipient.text(), self.words.text() if code == OTHER else "")

    def is_said(self) -> bool:
        """Whether nothing is missing; what is missing is marked, and the keyboard goes there."""
        try:
            return bool(self.disclosure.noted)
        except Refused as refusal:
            self._say(str(refusal))
            self.words.setFocus()
            return False

    def _fit(self) -> None:
        code = self.purpose.currentData()
        self._to.setVisible(code != OWN_USE)
        self._said.setVisible(code == OTHER)
        self._say("")

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.words.setAccessibleDescription(sentence)
        set_look(self.words, "look", "invalid" if sentence else "")
