"""Writing the file: what is in it and what is not, as what, why, and where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from app.exports import wblr
from app.exports.naming import paper_name
from app.exports.wblr import Filed
from app.i18n import N_, _, ngettext, number
from app.models.wblr import Checked
from app.views.handing_out.purpose import PurposeLine
from app.views.handing_out.telling import open_folder
from app.views.look.cards import Banner
from app.views.look.labels import caption_for, label
from app.views.look.layouts import column
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.page import Shell
from app.views.window.toast import show_toast

FORMATS = {".txt": N_("Text with carets (.txt), as CALPADS takes it"), ".xlsx": N_("Workbook (.xlsx)")}
"""What the file is written as, by suffix."""


def rows_words(count: int) -> str:
    """How many rows."""
    return ngettext("{count} row", "{count} rows", count).format(count=number(count))


def held_words(count: int) -> str:
    """How many records are missing in the file."""
    said = ngettext("{count} record is held back", "{count} records are held back", count)
    return said.format(count=number(count))


class WriteDialog(Dialog):
    """One question after the other; the last one, where, is asked by the system. `then` is called afterwards."""

    def __init__(self, parent: QWidget, shell: Shell, checked: Checked, then: Callable[[], object]) -> None:
        super().__init__(parent, _("Write the file of {year}").format(year=checked.year), width=540)
        self._page, self._shell, self._checked, self._done = parent, shell, checked, then
        held = checked.held_back
        said = [_("{rows} will be written.").format(rows=rows_words(len(checked.rows)))]
        if held:
            said.append(_("{records}: CALPADS will not have them.").format(records=held_words(held)))
        self.body.addWidget(label(" ".join(said), "strong", wrap=True))
        self.body.addWidget(Banner(wblr.replaces_all(), "warn"))
        self.format = QComboBox()
        for suffix, words in FORMATS.items():
            self.format.addItem(_(words), suffix)
        self.body.addLayout(column(caption_for(_("As"), self.format), self.format, spacing=4))
        self.purpose = PurposeLine()
        self.purpose.purpose.setCurrentIndex(self.purpose.purpose.findData(wblr.TO_THE_STATE.purpose))
        self.purpose.recipient.setText(wblr.TO_THE_STATE.recipient)
        self.body.addWidget(self.purpose)
        self.add_cancel()
        self.go_on = self.add_button(_("Choose where…"), self.ask_where, "primary", "download")
        self.format.setFocus()

    def ask_where(self) -> None:
        """Ask for the file, and write there."""
        if not self.purpose.is_said():
            return
        suffix = self.format.currentData()
        suggested = paper_name("", "", "", f"wblr-{self._checked.year}", date.today(), suffix)
        ask.save_file(self, _("Write the file"), f"{_(FORMATS[suffix])} (*{suffix})", suggested, self.write)

    def write(self, out: Path) -> None:
        """Write the file with progress; a toast then says which file it was."""
        shell, page, then = self._shell, self._page, self._done
        work = wblr.write(shell.book, out, self._checked.year, self.purpose.disclosure)

        def tell(filed: Filed) -> None:
            show_toast(page, written_words(filed), lambda: open_folder(filed.file.parent), verb=_("Open folder"))
            then()

        shell.run(_("Write the file"), work, tell)
        self.accept()


def written_words(filed: Filed) -> str:
    """Which file it was, with how many rows, and how many records are not in it."""
    counts = [rows_words(len(filed.checked.rows))]
    if filed.checked.held_back:
        counts.append(held_words(filed.checked.held_back))
    return _("{file} is written: {counts}").format(file=filed.file.name, counts=", ".join(counts))
