"""Who got no paper, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView, QWidget

from app.book.files import replace_file
from app.book.refused import Refused
from app.exports.naming import paper_name
from app.exports.report import Skipped
from app.i18n import _, ngettext, number
from app.views.look import announcing
from app.views.look.delegate import LOW_ROW_HEIGHT, dress
from app.views.look.theme import theme
from app.views.window import ask
from app.views.window.dialog import Dialog

Index = QModelIndex | QPersistentModelIndex


class SkippedDialog(Dialog):
    """The list, to read, copy or save; `anyway` makes their papers nevertheless, None where there can be none."""

    def __init__(self, parent: QWidget | None, skipped: Sequence[Skipped], anyway: Callable[[], object] | None) -> None:
        said = ngettext("{count} student was skipped", "{count} students were skipped", len(skipped))
        sentence = _("Their papers would say nothing. You can print them anyway.") if anyway else ""
        super().__init__(parent, said.format(count=number(len(skipped))), sentence, 720)
        self._skipped, self._anyway = skipped, anyway
        self.table = QTableView()
        self.table.setProperty("kind", "framed")
        self.table.setModel(_Rows(skipped, self.table))
        dress(self.table, _("Students who were skipped"), [230, 110, 300], LOW_ROW_HEIGHT, 2)
        self.table.setMinimumHeight(theme.px(240))
        self.table.setCurrentIndex(self.table.model().index(0, 0))
        self.body.addWidget(self.table, 1)
        self.add_button(_("Copy list"), self.copy, icon="copy")
        self.add_button(_("Save as text…"), self.ask_where, icon="download")
        if anyway:
            self.add_button(_("Print them anyway"), self._take, icon="printer")
        self.add_button(_("Close"), self.reject, "primary")

    def text(self) -> str:
        """The list as people paste it: a line for each student, with tabs between."""
        lines = [[_("Student"), _("Student ID"), _("Reason")]]
        lines += [[each.name, each.local_id, _(each.reason)] for each in self._skipped]
        return "".join("\t".join(line) + "\n" for line in lines)

    def copy(self) -> None:
        """To the clipboard."""
        QGuiApplication.clipboard().setText(self.text())
        self._say(_("The list is copied."))

    def ask_where(self) -> None:
        """Asks for a file and writes the list there."""
        name = paper_name("", "", "", _("skipped"), date.today(), ".txt")
        ask.save_file(self, _("Save as text"), _("Text (*.txt)"), name, self._save)

    def _save(self, path: Path) -> None:
        try:
            replace_file(path, self.text().encode("utf-8"))
            said = _("Saved as {file}.").format(file=path.name)
        except Refused as refusal:
            said = str(refusal)
        self._say(said)

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        announcing.announce(self, sentence)

    def _take(self) -> None:
        self.accept()
        if self._anyway:
            self._anyway()


class _Rows(QAbstractTableModel):
    def __init__(self, skipped: Sequence[Skipped], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = [(each.name, each.local_id, _(each.reason)) for each in skipped]
        self._heads = (_("Student"), _("Student ID"), _("Reason"))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self._rows[index.row()][index.column()] if shown else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None
