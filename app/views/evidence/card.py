"""The files of a record on its page, or in its pane."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.book.asking import Entity
from app.i18n import _
from app.models.attached import TABLE
from app.views.evidence.file_list import FileList
from app.views.lists.detail_pane import DetailPane
from app.views.look.cards import Card
from app.views.window.page import Shell


class EvidenceCard(Card):
    """The files of one record. Hidden from accounts that see none; files may be dropped anywhere on `place`."""

    def __init__(self, shell: Shell, entity: Entity, id_: str = "", place: QWidget | None = None) -> None:
        super().__init__(_("Files"), spacing=6)
        self.files = FileList(shell, entity, id_, place or self)
        self.add_lines(self.files)
        if not shell.book.allows(TABLE, "see"):
            self.hide()

    def show_record(self, id_: str) -> None:
        """Show the files of another record of the same kind."""
        self.files.show_record(id_)


def add_files(pane: DetailPane, shell: Shell, entity: Entity) -> None:
    """Add the files of the record that a pane shows, where the account sees any; they are dropped onto the pane."""
    if shell.book.allows(TABLE, "see"):
        pane.add_part(_("Files"), FileList(shell, entity, pane.id, pane))
