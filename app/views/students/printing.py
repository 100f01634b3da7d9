"""The papers of one student, in the menu of the student's page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton

from app.i18n import N_, _
from app.views.look.buttons import menu_button
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.views.window.page import Shell

PAPERS = (
    (N_("Student plan…"), "print.plan"),
    (N_("Transcript…"), "print.transcript"),
)
"""What is called how in the menu, and the command that shows it."""


def print_button(shell: Shell) -> QPushButton:
    """A button with the papers of the student shown; not offered to an account that may not print."""
    menu = QMenu()
    for title, command in PAPERS:
        menu.addAction(_(title)).triggered.connect(partial(shell.trigger, command))
    return offered(shell.book, "print", menu_button(_("Print"), menu, "printer"))
