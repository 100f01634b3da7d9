"""Why something is handed out and to whom, as the law wants it kept. Own use at school takes no click."""

from __future__ import annotations

from PySide6.QtGui import QStandardItemModel
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
        self.purpose.setPlaceholderText(_("Choose what it is for"))
        for code, text in PURPOSES.items():
            self.purpose.addItem(_(text), code)
        self.purpose.setCurrentIndex(self.purpose.findData(OWN_USE))
        self.recipient.setPlaceholderText(_("Name, and whom they act for"))
        self.problem = label("", "problem", wrap=True)
        self._to = boxed(column(caption_for(_("Given to"), self.recipient), self.recipient, spacing=4))
        self._said = boxed(column(caption_for(_("For what"), self.words), self.words, spacing=4))
        whole = column(caption_for(_("Purpose"), self.purpose), self.purpose, spacing=4)
        for each in (self._said, self._to, self.problem):
            whole.addWidget(each)
        self.setLayout(whole)
        self.purpose.currentIndexChanged.connect(self._fit)
        for edit in (self.words, self.recipient):
            edit.textChanged.connect(lambda _text: self._say(None))
        self._fit()

    @property
    def fields(self) -> list[QWidget]:
        """What the keyboard meets, in its order."""
        return [self.purpose, self.words, self.recipient]

    @property
    def disclosure(self) -> Disclosure:
        """What is chosen and typed; of no purpose where none is chosen."""
        code = self.purpose.currentData() or ""
        if code == OWN_USE:
            return Disclosure()
        return Disclosure(code, self.recipient.text(), self.words.text() if code == OTHER else "")

    def want_other(self, other: bool) -> None:
        """Whether the school's own use will not do: the purpose is asked anew then, else own use is chosen again."""
        at = self.purpose.findData(OWN_USE)
        model = self.purpose.model()
        assert isinstance(model, QStandardItemModel)
        model.item(at).setEnabled(not other)
        if other and self.purpose.currentIndex() == at:
            self.purpose.setCurrentIndex(-1)
        elif not other and self.purpose.currentIndex() == -1:
            self.purpose.setCurrentIndex(at)

    def is_said(self) -> bool:
        """Whether nothing is missing; what is missing is marked, and the keyboard goes there."""
        if self.purpose.currentIndex() == -1:
            self._say(self.purpose, _("Say what it is for. The access log keeps it."))
            return False
        try:
            return bool(self.disclosure.noted)
        except Refused as refusal:
            lacks_words = not self._said.isHidden() and not self.words.text().strip()
            self._say(self.words if lacks_words else self.recipient, str(refusal))
            return False

    def _fit(self) -> None:
        code = self.purpose.currentData()
        self._to.setVisible(code not in (None, OWN_USE))
        self._said.setVisible(code == OTHER)
        self._say(None)

    def _say(self, lacking: QWidget | None, sentence: str = "") -> None:
        """Mark the field that lacks something; None where nothing does."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        for each in self.fields:
            each.setAccessibleDescription(sentence if each is lacking else "")
            set_look(each, "look", "invalid" if each is lacking else "")
        if lacking is not None:
            lacking.setFocus()
