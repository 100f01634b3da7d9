"""Whether and how a roster is taken in from the screens that offer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.views.window.commands import COMMANDS
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.book import Book

COMMAND = "roster.import"


def can_import(book: Book) -> bool:
    """Rosters go into real books only; the sample school takes none."""
    return not book.is_sample and any(command.id == COMMAND for command in COMMANDS)


def import_roster(shell: Shell) -> None:
    """Begin the import."""
    shell.trigger(COMMAND)
