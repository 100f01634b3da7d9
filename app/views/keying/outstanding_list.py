"""The sheets that were printed and did not come back, by week."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.i18n import _
from app.models.keying_sheets import Outstanding, week_of
from app.views.look.cells import CELL, MutedCell
from app.views.look.delegate import LOW_ROW_HEIGHT, dress

Index = QModelIndex | QPersistentModelIndex
_MUTED = MutedCell()


class OutstandingModel(QAbstractTableModel):
    """Shows what `load` is given."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: Sequence[Outstanding] = []

    def load(self, sheets: Sequence[Outstanding]) -> None:
        """Show these."""
        self.beginResetModel()
        self.sheets = sheets
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.sheets)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Week"), _("Student"), _("Work site"), _("Code"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == CELL:
            return None if index.column() == 1 else _MUTED
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        each = self.sheets[index.row()]
        return (week_of(each.monday), each.student, each.work, each.code)[index.column()]


class OutstandingTable(QTableView):
    """Enter keys the sheet of the line."""

    chosen = Signal()
    opened = Signal(str)
    """The code of the sheet that is to be keyed."""

    def __init__(self, model: OutstandingModel) -> None:
        super().__init__()
        self._sheets = model
        self.setModel(model)
        dress(self, _("Sheets that did not come back"), [180, 220, 200, 150], LOW_ROW_HEIGHT, stretch=2)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(lambda: self.chosen.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit(model.sheets[index.row()].code))

    def sheets(self) -> list[Outstanding]:
        """What is chosen, in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._sheets.sheets[row] for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self._sheets.sheets[self.currentIndex().row()].code)
        else:
            super().keyPressEvent(event)
