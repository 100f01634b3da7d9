"""A recovery code that is shown, brought to paper, and proved to be there by typing one block of it."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.book.recovery_code import BLOCKS, is_block
from app.i18n import _
from app.views.look.announcing import announce
from app.views.look.buttons import button
from app.views.look.labels import caption_for, label
from app.views.look.layouts import boxed, column, row
from app.views.look.theme import set_look


class CodeCheck(QWidget):
    """`proved` says whether the block that is asked for was typed. The code is hidden while it is asked for."""

    proved = Signal(bool)

    def __init__(self, site: str, code: str, counselors: bool = False) -> None:
        """`counselors`: the code opens their notes, not the book."""
        super().__init__()
        self._site, self._code, self._counselors = site, code, counselors
        self.number = 1 + secrets.randbelow(BLOCKS)
        self.code = QLineEdit(code)
        self.code.setReadOnly(True)
        self.code.setProperty("kind", "code")
        self.paper = button(_("Print"), "printer", "plain", self._print)
        self.go_on = button(_("It is on paper"), "chevron-right", "plain", lambda: self._ask(True))
        self._shown = boxed(row(self.paper, self.go_on, None))
        self.block = QLineEdit()
        self.block.setMaxLength(8)
        self.block.textChanged.connect(self._typed)
        self.said = label("", "problem", wrap=True)
        self.again = button(_("Show the code again"), "", "link", lambda: self._ask(False))
        asked = _("Block {number} of {count}, from the paper").format(number=self.number, count=BLOCKS)
        self._asked = boxed(column(caption_for(asked, self.block), self.block, self.said, row(self.again, None)))
        self.setLayout(column(caption_for(_("Recovery code"), self.code), self.code, self._shown, self._asked))
        self._ask(False)

    @property
    def is_proved(self) -> bool:
        """Whether the block that was typed is right."""
        return is_block(self._code, self.number, self.block.text())

    def _ask(self, for_block: bool) -> None:
        self._shown.setVisible(not for_block)
        self._asked.setVisible(for_block)
        self.code.setText("-".join(["•••••"] * BLOCKS) if for_block else self._code)
        self.block.clear()
        (self.block if for_block else self.code).setFocus()

    def _typed(self) -> None:
        wrong = len(self.block.text().strip()) >= 5 and not self.is_proved
        set_look(self.block, "look", "invalid" if wrong else "")
        self.said.setText(_("This is not what stands on the paper. Look again, or show the code.") if wrong else "")
        self.said.setVisible(wrong)
        if wrong:
            announce(self.block, self.said.text())
        self.proved.emit(self.is_proved)

    def _print(self) -> None:
        from app.exports.recovery_sheet import recovery_sheet, sheet_title  # what prints is loaded when it is needed
        from app.views.handing_out.printing import print_pdf

        opens = "notes" if self._counselors else "book"
        title = sheet_title(opens)
        paper = recovery_sheet(self._site, self._code, opens)
        afterwards = _("Delete this file as soon as it is printed: whoever finds it has the code.")
        print_pdf(self, title, paper, f"{title}.pdf", afterwards=afterwards)
