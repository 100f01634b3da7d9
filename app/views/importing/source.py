"""The first step of an import: which file, folder or pasted table; or that the sample school takes no rosters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.imports.tables import Pasted
from app.views.importing.kinds import HOURS, KINDS, ROSTER, ImportKind
from app.views.look.buttons import OptionButton, button
from app.views.look.cards import Banner, EmptyState
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, row, scrolled
from app.views.look.tabs import PageTabs
from app.views.window import ask


class SourcePanel(QWidget):
    """`chosen` carries a path, or what was pasted."""

    chosen = Signal(object)
    kind_changed = Signal()

    def __init__(self, is_sample: bool, start_own: Callable[[], object]) -> None:
        super().__init__()
        self._is_sample = is_sample
        self.tabs = PageTabs(_("What is taken in"))
        for kind in KINDS.values():
            self.tabs.add(kind.id, _(kind.tab))
        self.tabs.chosen.connect(self._show_kind)
        self.hint = label("", "muted", wrap=True)
        self.problem = Banner("", "bad")
        self.problem.hide()
        self.file = OptionButton(
            "file-up", _("Choose a file"), _("A CSV file, an Excel workbook, or a zip archive."), self._ask_file
        )
        self.folder = OptionButton(
            "folder-open",
            _("Choose a folder"),
            _("OneRoster or School Data Sync in several files."),
            self._ask_folder,
        )
        self.paste = OptionButton(
            "clipboard-paste",
            _("Paste"),
            _("Rows copied from a spreadsheet, with their headings."),
            self._paste,
        )
        drop = label(_("You can also drop a file onto this window."), "faint")
        drop.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        choices = column(self.hint, self.problem, 4, self.file, self.folder, self.paste, 4, drop, spacing=12)
        middle = row(None, spacing=0)
        middle.addWidget(_narrow(choices))
        middle.addStretch(1)
        offer = column(12, middle, None, margins=(28, 8, 28, 24))
        self.refused = EmptyState(
            "book-open",
            _("The sample school takes no rosters"),
            _("Everyone in it is invented. Make a book of your own, and take your roster in there."),
            button(_("Start your own book"), "plus", "primary", start_own),
            button(_("Import hours here"), "clock", press=lambda: self.show_kind(HOURS)),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(scrolled(boxed(offer)))
        self.stack.addWidget(self.refused)
        whole = column(row(self.tabs, None, margins=(28, 8, 28, 0)), spacing=0)
        whole.addWidget(self.stack, 1)
        self.setLayout(whole)
        self._show_kind()

    @property
    def kind(self) -> ImportKind:
        """What is taken in."""
        return KINDS[self.tabs.current_id]

    def show_kind(self, kind: str) -> None:
        """Choose one of `KINDS`."""
        self.tabs.choose(kind)

    def say_problem(self, sentence: str) -> None:
        """Say why a file was not taken; empty takes it away."""
        self.problem.say(sentence)
        self.problem.setVisible(bool(sentence))

    def first_focus(self) -> QWidget:
        """What begins the step."""
        refused = self.stack.currentWidget() is self.refused
        return self.refused.focusWidget() or self.tabs if refused else self.file

    def _show_kind(self, _tab: str = "") -> None:
        is_roster = self.kind.id == ROSTER
        self.hint.setText(_(self.kind.hint))
        self.say_problem("")
        self.folder.setVisible(is_roster)
        self.stack.setCurrentIndex(int(self._is_sample and is_roster))
        self.kind_changed.emit()

    def _ask_file(self) -> None:
        patterns = _("Tables (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.zip)") + ";;" + _("All files (*)")
        ask.open_file(self, _("Import"), patterns, self._choose)

    def _ask_folder(self) -> None:
        ask.folder(self, _("Import"), self._choose)

    def _choose(self, path: Path) -> None:
        self.chosen.emit(path)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.chosen.emit(Pasted(text))
        else:
            self.say_problem(_("The clipboard holds no table. Copy the rows with their headings first."))


def _narrow(lines: QVBoxLayout) -> QWidget:
    """Lines no wider than they are pleasant to read."""
    holder = boxed(lines)
    holder.setMaximumWidth(640)
    holder.setMinimumWidth(420)
    return holder
