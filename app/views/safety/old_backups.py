"""Backups that hold or open what they should not any more, and the choice to delete them now."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.book.backup import moment_of
from app.book.erased_backups import drop_backups
from app.i18n import _, moment, ngettext, number
from app.views.look.labels import label
from app.views.window.dialog import Dialog
from app.views.window.page import Shell

SHOWN = 12  # backups that are named


def still_holding(shell: Shell, holding: Sequence[Path]) -> BackupsDialog:
    """The automatic backups that still hold what was erased."""
    said = ngettext(
        "It is gone from the book. {count} automatic backup still holds it.",
        "It is gone from the book. {count} automatic backups still hold it.",
        len(holding),
    )
    copies = _("Copies on sticks and other computers hold it, too. Pathbook cannot reach those: destroy them.")
    return BackupsDialog(shell, _("Erased for good"), said.format(count=number(len(holding))), copies, holding)


class BackupsDialog(Dialog):
    """Names them by their moment. `copies` says what is beyond the reach of the program."""

    def __init__(self, shell: Shell, title: str, sentence: str, copies: str, folders: Sequence[Path]) -> None:
        super().__init__(shell if isinstance(shell, QWidget) else None, title, sentence, 520)
        self._shell, self._folders = shell, folders
        count = len(folders)
        for folder in folders[:SHOWN]:
            made = moment_of(folder)
            self.body.addWidget(label(moment(made) if made else folder.name, "body", wrap=True))
        if count > SHOWN:
            more = ngettext("and {count} more", "and {count} more", count - SHOWN)
            self.body.addWidget(label(more.format(count=number(count - SHOWN)), "muted"))
        self.body.addWidget(label(copies, "muted", wrap=True))
        self.add_cancel(_("Keep them"))
        verb = ngettext("Delete the backup now", "Delete the {count} backups now", count).format(count=number(count))
        self.add_button(verb, self.drop, "danger", "trash-2")

    def drop(self) -> None:
        """Delete them; a new backup is made first, so that the book is never without one."""
        book, folders = self._shell.book, self._folders

        def work() -> Generator[tuple[int, int], None, int]:
            yield 0, 0
            book.back_up()
            return drop_backups(book.path, [folder for folder in folders if folder.exists()])

        def dropped(count: int) -> None:
            said = ngettext("{count} backup deleted", "{count} backups deleted", count)
            self._shell.toast(said.format(count=number(count)))

        self.accept()
        self._shell.run(_("Deleting backups"), work(), dropped)
