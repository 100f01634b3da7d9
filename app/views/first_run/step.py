"""What every step of the set-up is made of."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.book.refused import Refused
from app.i18n import _
from app.views.look import announcing
from app.views.look.labels import label
from app.views.look.layouts import column
from app.views.window.page import Shell


class Step(QWidget):
    """One step. Subclasses fill `body`; what they save is one edit, made by `save` and by nothing else."""

    changed = Signal()
    """What is typed or ticked changed: the page asks for the verb again."""
    entered = Signal()
    """Enter was pressed in a line: the person wants to go on."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.body = column(spacing=14)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        whole = column(spacing=12)
        whole.addLayout(self.body, 1)
        whole.addWidget(self.problem)
        self.setLayout(whole)

    def verb(self) -> str:
        """What saving does, in words for the button; empty where there is nothing to save."""
        return ""

    def save(self) -> None:
        """Write what was typed or ticked. Raises Refused; everything typed stays."""

    def read(self) -> None:
        """Show what the book holds now. Called when the step is shown, and after each edit."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the step is shown; None leaves it to the page."""
        return None

    # -- for the page

    def try_to_save(self) -> bool:
        """Save what there is to save. Whether one may go on; a refusal is said in the step."""
        self.say_problem("")
        if not self.verb():
            return True
        try:
            self.save()
        except Refused as refusal:
            self.say_problem(str(refusal))
            return False
        return True

    # -- for subclasses

    def say_problem(self, sentence: str) -> None:
        """Say below everything why it was not saved; empty takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if sentence:
            announcing.announce(self, sentence)

    def enter_goes_on(self, within: QWidget) -> None:
        """Enter in any line of `within` means going on."""
        for line in within.findChildren(QLineEdit):
            line.returnPressed.connect(self.entered.emit)


def save_words() -> str:
    """The verb of the steps that save a form."""
    return _("Save and continue")
