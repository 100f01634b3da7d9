"""A copy of a file for the world outside: where to, and for whom."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.book.base import Record
from app.i18n import _
from app.models.access import Disclosure
from app.models.attached import save_copy
from app.models.evidence import EVIDENCE_KIND
from app.views.handing_out.purpose import PurposeLine
from app.views.look.tab_order import follow_layout
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.jobs import Work
from app.views.window.page import Shell


def save_copy_of(parent: QWidget, shell: Shell, record: Record) -> None:
    """Ask what for and where to, then write the original there."""
    ask.show(CopyDialog(parent, shell, record))


class CopyDialog(Dialog):
    """Asks what a copy is for, as the log of who looked keeps it."""

    def __init__(self, parent: QWidget, shell: Shell, record: Record) -> None:
        super().__init__(
            parent,
            _("Save a copy of {file}").format(file=record.name),
            _("The copy is open to whoever gets it, and a photo may tell where it was taken."),
        )
        self._shell, self._record, self._from = shell, record, parent
        self.why = PurposeLine()
        self.body.addWidget(self.why)
        self.add_cancel()
        self.add_button(_("Choose a place…"), self.choose, "primary")
        follow_layout(self)

    def choose(self) -> None:
        """Ask for the place, once the purpose is said."""
        if not self.why.is_said():
            return
        shell, record, parent, why = self._shell, self._record, self._from, self.why.disclosure
        self.accept()
        ending = Path(record.name).suffix
        patterns = f"{EVIDENCE_KIND.format(record.kind)} (*{ending})"

        def save(to: Path) -> None:
            title = _("Saving a copy")
            shell.run(title, _work(shell, record, to, why), lambda _none: shell.toast(_("Copy saved")))

        ask.save_file(parent, _("Save a copy"), patterns, record.name, save)


def _work(shell: Shell, record: Record, to: Path, why: Disclosure) -> Work:
    yield 0, 0
    save_copy(shell.book, record.id, to, why)
