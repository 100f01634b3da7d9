"""Asks who opens a book, and for the passphrase, or for the recovery code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import _
from app.views.entrance.account_box import AccountBox
from app.views.entrance.passphrase_edit import PassphraseEdit
from app.views.entrance.screen import Screen
from app.views.look.announcing import announce
from app.views.look.buttons import button, icon_button
from app.views.look.labels import Avatar, caption_for, label
from app.views.look.layouts import row
from app.views.look.theme import set_look, theme
from app.views.window.opening import Person


class Unlock(Screen):
    """`entered` carries what was typed and the id of the account; a wrong entry is answered with `refuse`.

    `looked` carries the same, where the book can only be looked at, and that was offered.
    """

    entered = Signal(str, str)
    looked = Signal(str, str)
    left = Signal()

    def __init__(self, path: Path, people: Sequence[Person] = (), last: str = "", locked: str = "") -> None:
        """`last` is the id of whoever opened this book last; `locked` says what became of the work that was left."""
        title, sentence = _("Unlock “{name}”").format(name=path.stem), locked or str(path.parent)
        super().__init__(title, sentence, icon="shield-check", width=440)
        self._by_code = False
        self.people = AccountBox()
        for person in people:
            self.people.addItem(person.name or _("Coordinator"), person.id)
        self._knows = len(people) == 1 or self.people.findData(last) >= 0
        self.people.setCurrentIndex(max(self.people.findData(last), 0) if self._knows else -1)
        self.people.setPlaceholderText(_("Choose your name"))
        self.entry = PassphraseEdit()
        self.entry.caps_lock.connect(self._say_caps_lock)
        self.caps_lock = label(_("Caps Lock is on."), "muted")
        self.caps_lock.hide()
        self.eye = icon_button("eye", _("Show what is typed"), self._turn_eye)
        self.entry.returnPressed.connect(self._enter)
        self.entry.textChanged.connect(self._typed)
        self.caption = caption_for(_("Passphrase"), self.entry)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.look = button(_("Look at it only"), "eye", press=self._look)
        self.look.hide()
        self.other = button("", "", "link", self._switch)
        self.back = button(_("Other book"), "chevron-left", "plain", self.left.emit)
        self.go = button(_("Unlock"), "", "primary", self._enter)
        self._say_who(people)
        self.body.addWidget(self.caption)
        self.body.addLayout(row(self.entry, self.eye, spacing=4))
        for widget in (self.caps_lock, self.problem):
            self.body.addWidget(widget)
        self.body.addLayout(row(self.look, None))
        self.body.addLayout(row(self.other, None))
        self.body.addSpacing(10)
        self.body.addLayout(row(self.back, None, self.go))
        self._show_way()

    def _say_who(self, people: Sequence[Person]) -> None:
        """Whose passphrase it is: of one person the name, of several the choice."""
        if len(people) > 1:
            self.body.addWidget(caption_for(_("Account"), self.people))
            self.body.addWidget(self.people)
            self.people.chosen.connect(lambda: self.entry.setFocus())
            self.people.currentIndexChanged.connect(self._typed)
        elif people and people[0].name:
            name = people[0].name
            self.body.addLayout(row(Avatar(name, name, 34), label(name, "strong"), None, spacing=10))
            self.body.addSpacing(4)

    def first_focus(self) -> QWidget:
        return self.entry if self._knows or not self.people.count() else self.people

    @property
    def account(self) -> str:
        """The id of the account that is chosen; empty where there is none to choose."""
        return self.people.currentData() or ""

    @property
    def _complete(self) -> bool:
        return bool(self.entry.text()) and (self._by_code or not self.people.count() or bool(self.account))

    def refuse_entry(self, sentence: str) -> None:
        """What was typed opens nothing; of a recovery code another sentence says so."""
        if self._by_code:
            sentence = _("This recovery code does not belong to this book. Check the letters and type it again.")
        self.refuse(sentence)

    def refuse(self, sentence: str) -> None:
        """The entry opened nothing: says so, keeps what was typed, and lets try again."""
        self.wait(False)
        set_look(self.entry, "look", "invalid")
        self.entry.setAccessibleDescription(sentence)
        self.problem.setText(sentence)
        self.problem.show()
        self.entry.setFocus()
        self.entry.selectAll()
        announce(self.entry, sentence)

    def offer_to_look(self) -> None:
        """Below the refusal: what was typed opens the book to be looked at."""
        self.look.show()
        self.look.setFocus()

    def wait(self, waiting: bool = True) -> None:
        """While the book is opened, nothing can be pressed twice."""
        self.entry.setReadOnly(waiting)
        self.go.setEnabled(not waiting and self._complete)
        self.look.setEnabled(not waiting)
        self.people.setEnabled(not waiting)
        self.go.setText(_("Unlocking…") if waiting else _("Unlock"))

    def _typed(self) -> None:
        self.go.setEnabled(self._complete)
        set_look(self.entry, "look", "")
        self.entry.setAccessibleDescription("")
        self.problem.hide()
        self.look.hide()

    def _look(self) -> None:
        self.wait()
        self.looked.emit(self.entry.text(), self.account)

    def _enter(self) -> None:
        if self._complete and not self.entry.isReadOnly():
            self.wait()
            self.entered.emit(self.entry.text(), self.account)

    def _switch(self) -> None:
        self._by_code = not self._by_code
        self.entry.clear()
        self._show_way()
        self.entry.setFocus()

    def _say_caps_lock(self, on: bool) -> None:
        if on and self.caps_lock.isHidden():
            announce(self.entry, self.caps_lock.text())
        self.caps_lock.setVisible(on and not self._by_code)

    def _turn_eye(self) -> None:
        """Show what is typed, or hide it again."""
        hidden = self.entry.echoMode() == QLineEdit.EchoMode.Normal
        self.entry.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        name = _("Show what is typed") if hidden else _("Hide what is typed")
        self.eye.setAccessibleName(name)
        self.eye.setToolTip(name)
        theme.bind(self.eye, "eye" if hidden else "eye-off")

    def _show_way(self) -> None:
        name = _("Recovery code") if self._by_code else _("Passphrase")
        self.caption.setText(name)
        self.entry.setAccessibleName(name)
        normal, hidden = QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password
        self.entry.setEchoMode(normal if self._by_code else hidden)
        self.eye.setVisible(not self._by_code)
        self.caps_lock.hide()
        self.entry.setPlaceholderText("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX" if self._by_code else "")
        self.other.setText(_("Use the passphrase") if self._by_code else _("Use the recovery code"))
        self._typed()
