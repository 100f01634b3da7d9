"""Whether and how a roster is taken in from the screens that offer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.book import Book

COMMAND = "roster.import"


def can_import(book: Book) -> bool:
    """Rosters are for accounts that import files, and go into real books only: the sample school takes none."""
    return not book.is_sample and book.may("import")


def import_roster(shell: Shell) -> None:
    """Begin the import."""
    shell.trigger(COMMAND)


def no_students(shell: Shell, sentence: str, *tools: QWidget) -> EmptyState:
    """What a list of students says before there are any. `sentence` is for accounts that can take in a roster, which
    is offered to them before `tools`; others are told who does it.
    """
    if not can_import(shell.book):
        told = _("A coordinator takes in the roster; then students are listed here.")
        return EmptyState("users", _("No students yet"), told, *tools)
    first = button(_("Import a roster"), "upload", "primary", lambda: import_roster(shell))
    return EmptyState("users", _("No students yet"), sentence, first, *tools)
