"""The tab "Supports" of a student's page: support plans, notes and confidential notes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.views.confidential.card import ConfidentialCard
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.labels import label
from app.views.look.layouts import clear, column, row
from app.views.students.cards import supports_card
from app.views.students.notes import NotesCard
from app.views.window.allowed import offered
from app.views.window.page import Shell


class SupportsTab(QWidget):
    """What is done for a student, and what is noted."""

    SHOWS = frozenset({"support_plan", "support_session", "staff", "note", "sealed_row"})

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.notes, self.confidential = NotesCard(shell), ConfidentialCard(shell)
        self._plans = column(spacing=14)
        write = button(_("Add note"), "plus", "link", lambda: shell.trigger("student.note"))
        self._none = Card(_("Notes"), offered(shell.book, "add:note", write))
        self._none.add(label(_("No note is written yet."), "muted", wrap=True))
        sides = row(spacing=14)
        sides.addLayout(column(self._plans, self.notes, self._none, None, spacing=14), 1)
        sides.addLayout(column(self.confidential, None, spacing=14), 1)
        self.setLayout(sides)

    def show_student(self, id_: str) -> None:
        """Show what is done for this student."""
        clear(self._plans)
        if (card := supports_card(self._shell, id_)) is not None:
            self._plans.addWidget(card)
        self.notes.show_student(id_)
        self._none.setVisible(self.notes.isHidden() and self._shell.book.allows("note", "see"))
        self.confidential.show_student(id_)
