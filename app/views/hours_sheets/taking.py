"""Taking an hours sheet back: every changed cell is seen, and can be left out, before any is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget

from app.i18n import _, day, ngettext, number
from app.imports.hour_sheets import CellChange, SheetBack, read_hour_sheet, take_back
from app.views.hours_sheets.lines import WHO, SheetLines
from app.views.look.buttons import button
from app.views.look.delegate import LOW_ROW_HEIGHT, dress
from app.views.look.labels import label
from app.views.look.layouts import row
from app.views.look.theme import theme
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.jobs import Work
from app.views.window.page import Shell

_TALL, _TALLEST = 330, 360  # pixels of the table at text size 100 %, and at any: a laptop shows 768


def take_sheet_back(shell: Shell) -> None:
    """Ask for a sheet, show what was changed on it, and write what is chosen."""
    parent = shell if isinstance(shell, QWidget) else None
    patterns = _("Workbook (.xlsx)") + " (*.xlsx)"
    ask.open_file(parent, _("Take back an hours sheet"), patterns, lambda path: _read(shell, parent, path))


def _read(shell: Shell, parent: QWidget | None, path: Path) -> None:
    def work() -> Work:
        yield 0, 0
        return read_hour_sheet(shell.book, path)

    shell.run(_("Reading {file}").format(file=path.name), work(), lambda back: show_sheet(shell, parent, back))


def show_sheet(shell: Shell, parent: QWidget | None, back: SheetBack) -> None:
    """Show a sheet that was read; where nothing was changed on it, say so."""
    if back.changes or back.problems:
        ask.show(TakingDialog(parent, back, lambda chosen: _write(shell, back, chosen)))
        return
    said = _("{file} holds what the book holds. Was the workbook saved after the hours were typed?")
    ask.tell(parent, _("Nothing was changed on this sheet"), said.format(file=back.file))


def _write(shell: Shell, back: SheetBack, chosen: list[CellChange]) -> None:
    done: list[int] = []
    if shell.attempt(lambda: done.append(take_back(shell.book, back, chosen))):
        said = ngettext("{count} cell taken back from the sheet", "{count} cells taken back from the sheet", done[0])
        shell.toast(said.format(count=number(done[0])), undo=bool(done[0]))


class TakingDialog(Dialog):
    """The changed cells with boxes. Space ticks; below the list stands why a cell is not taken."""

    def __init__(self, parent: QWidget | None, back: SheetBack, then: Callable[[list[CellChange]], object]) -> None:
        sentence = _("{section}, {first} to {last}. Nothing is written yet, and one Undo takes all of it back.").format(
            section=back.section, first=day(back.first), last=day(back.last)
        )
        super().__init__(parent, _("What was changed on the sheet"), sentence, width=900)
        self.lines = SheetLines(back, self)
        self.table = QTableView()
        self.table.setProperty("kind", "framed")
        self.table.setModel(self.lines)
        dress(self.table, _("Changed cells"), [220, 150, 120, 80, 80, 170], LOW_ROW_HEIGHT, 1)
        self.table.setMinimumHeight(min(theme.px(_TALL), _TALLEST))
        self.table.setCurrentIndex(self.lines.index(0, 0))
        self.table.installEventFilter(self)
        self.about = label("", "muted", wrap=True)
        everything = range(self.lines.count())
        ticks = row(spacing=8)
        ticks.addWidget(label(self.lines.counts(), "muted", wrap=True), 1)
        ticks.addWidget(button(_("Tick all"), "", "link", lambda: self.lines.tick(everything, True)))
        ticks.addWidget(button(_("Tick none"), "", "link", lambda: self.lines.tick(everything, False)))
        self.body.addLayout(ticks)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.about)
        self.add_cancel()
        self.verb = self.add_button("", self.accept, "primary")
        self.accepted.connect(lambda: then(self.lines.chosen()))
        self.table.clicked.connect(lambda index: self.lines.tick([index.row()]) if index.column() == WHO else None)
        self.table.selectionModel().currentRowChanged.connect(lambda index, _before: self._explain(index.row()))
        self.lines.ticked.connect(self._say_verb)
        self._say_verb()
        self._explain(0)
        self.table.setFocus()

    def _say_verb(self) -> None:
        self.verb.setText(self.lines.verb())
        self.verb.setEnabled(bool(self.lines.chosen()))

    def _explain(self, at: int) -> None:
        self.about.setText(self.lines.about(at))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if space and event.type() == QEvent.Type.KeyPress and watched is self.table:
            self.lines.tick(sorted(index.row() for index in self.table.selectionModel().selectedRows()))
            return True
        return False
