"""Makes a new book: site, name and passphrase on one screen, the recovery code on the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app import paths
from app.i18n import _
from app.views.entrance.code_check import CodeCheck
from app.views.entrance.passphrase_meter import PassphraseMeter
from app.views.entrance.passphrase_strength import may_be_used
from app.views.entrance.screen import Screen
from app.views.look.announcing import announce
from app.views.look.buttons import button
from app.views.look.labels import ElidedLabel, caption_for, label
from app.views.look.layouts import row
from app.views.look.theme import set_look
from app.views.window import ask
from app.views.window.opening import SUFFIX


@dataclass(frozen=True, slots=True)
class NewBook:
    """What a new book is made from."""

    path: Path
    site: str
    person: str
    passphrase: str


class NewBookScreen(Screen):
    """`ready` carries a NewBook."""

    ready = Signal(object)
    left = Signal()

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(
            _("Start a new book"), _("One book holds everything of one school site."), "book-open", width=520
        )
        self._folder = folder or paths.documents_folder()
        self.site, self.person = QLineEdit(), QLineEdit()
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        for secret in (self.passphrase, self.again):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.meter = PassphraseMeter()
        self.place = ElidedLabel("", "faint")
        self.problem = label("", "problem", wrap=True)
        kept = self.problem.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # nothing jumps when it appears
        self.problem.setSizePolicy(kept)
        self.problem.hide()
        self.make = button(_("Make the book"), "", "primary", self._make)
        self._arrange()
        for entry in (self.site, self.person, self.passphrase, self.again):
            entry.textChanged.connect(self._typed)
            entry.returnPressed.connect(self._make)
        self._typed()

    def _arrange(self) -> None:
        for caption, entry in (
            (_("School site"), self.site),
            (_("Your name"), self.person),
            (_("Passphrase"), self.passphrase),
        ):
            self.body.addWidget(caption_for(caption, entry))
            self.body.addWidget(entry)
        self.body.addWidget(self.meter)
        self.body.addWidget(caption_for(_("Passphrase once more"), self.again))
        self.body.addWidget(self.again)
        # not between the entries: whoever types on after Tab would press it by the spaces of the passphrase
        self.body.addLayout(row(button(_("Suggest four words"), "sparkles", "link", self._suggest), None))
        self.body.addLayout(row(self.place, button(_("Change folder"), "", "link", self._change_folder)))
        self.body.addWidget(self.problem)
        self.body.addSpacing(6)
        back = button(_("Back"), "chevron-left", "plain", self.left.emit)
        self.body.addLayout(row(back, None, self.make))

    def first_focus(self) -> QWidget:
        return self.site

    @property
    def path(self) -> Path:
        """Where the book will be: the folder chosen, and the name of the site."""
        name = re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", self.site.text()).strip(" .") or _("My school")
        return self._folder / f"{name}{SUFFIX}"

    def wait(self, waiting: bool = True) -> None:
        """While the book is made, nothing can be pressed twice."""
        self.make.setEnabled(not waiting and self._complete())
        self.make.setText(_("Making the book…") if waiting else _("Make the book"))

    def refuse(self, sentence: str) -> None:
        """The book could not be made; everything typed stays."""
        self.wait(False)
        self.problem.setText(sentence)
        self.problem.show()
        announce(self.problem, sentence)

    def _typed(self) -> None:
        self.meter.say(self.passphrase.text())
        self.place.setText(_("Will be kept as {path}").format(path=self.path))
        differs = bool(self.again.text()) and not self.passphrase.text().startswith(self.again.text())
        set_look(self.again, "look", "invalid" if differs else "")
        self.problem.setText(_("The two passphrases are not the same."))
        self.problem.setVisible(differs)
        self.make.setEnabled(self._complete())

    def _complete(self) -> bool:
        same = self.passphrase.text() == self.again.text()
        long = may_be_used(self.passphrase.text())
        return bool(self.site.text().strip() and self.person.text().strip()) and same and long

    def _suggest(self) -> None:
        """Four words by chance, shown so that they can be learned; typed once more by hand."""
        from app.book.four_words import four_words

        self.passphrase.setEchoMode(QLineEdit.EchoMode.Normal)
        self.passphrase.setText(four_words())
        self.again.setFocus()

    def _change_folder(self) -> None:
        ask.folder(self, _("Folder for the new book"), self._set_folder)

    def _set_folder(self, folder: Path) -> None:
        self._folder = folder
        self._typed()

    def _make(self) -> None:
        if self._complete() and self.make.isEnabled():
            self.wait()
            site, person = self.site.text().strip(), self.person.text().strip()
            self.ready.emit(NewBook(self.path, site, person, self.passphrase.text()))


class RecoveryCode(Screen):
    """Shows the recovery code once; one block of it is typed from the paper before the book opens."""

    kept = Signal()

    def __init__(self, site: str, code: str) -> None:
        super().__init__(
            _("Keep your recovery code"),
            _(
                "If the passphrase is ever forgotten, only this code opens the book. Nobody can send you another "
                "one. Keep it on paper in a safe place, not on this computer."
            ),
            "key-round",
            width=560,
        )
        self.check = CodeCheck(site, code)
        self.body.addWidget(self.check)
        self.go = button(_("Open the book"), "", "primary", self.kept.emit)
        self.go.setEnabled(False)
        self.check.proved.connect(self.go.setEnabled)
        self.check.block.returnPressed.connect(self.go.click)
        self.body.addSpacing(10)
        self.body.addLayout(row(None, self.go))

    def first_focus(self) -> QWidget:
        return self.check.code
