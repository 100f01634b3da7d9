"""The view of every list of records: its keys, and what stays chosen when the list is asked anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.views.lists.table_model import AnyIndex, TableModel
from app.views.look.theme import theme

MOST_COPIED = 5000  # rows
WIDE = 128  # pixels: columns from this width on take what is left


class RecordTable(QTableView):
    """A table over a `TableModel`. Dress it with `delegate.dress` after it has its model.

    Enter opens the record, or edits the cell where it can be edited; F2 edits; Delete asks to delete what is
    selected; Esc shows a refused cell as it is saved; a letter begins a search; Ctrl+C copies the rows as text.
    """

    opened = Signal(str)
    current_changed = Signal(str)
    """The id of the row with the focus, empty where there is none."""
    delete_asked = Signal()
    letters_typed = Signal(str)

    def __init__(self, model: TableModel) -> None:
        super().__init__()
        self.records = model
        self._kept: tuple[str, int, list[str]] = ("", 0, [])
        self._by_hand = False  # whether the person has set a width
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._find_again)
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.current_changed.emit(self.current_id))
        self.doubleClicked.connect(self._open_unless_edited)
        self.horizontalHeader().sectionResized.connect(self._resized)
        theme.changed.connect(self.share_width)

    @property
    def current_id(self) -> str:
        """The id of the row with the focus, empty where there is none."""
        index = self.currentIndex()
        return self.records.id_at(index.row()) if index.isValid() else ""

    def selected_ids(self) -> list[str]:
        """The ids of all selected rows in the order shown."""
        return [self.records.id_at(index.row()) for index in sorted(self.selectionModel().selectedRows())]

    def choose(self, id_: str) -> None:
        """Select one row and scroll to it; nothing happens where the list does not hold it."""
        row = self.records.row_of(id_)
        if row is not None:
            self.setCurrentIndex(self.records.index(row, max(0, self.currentIndex().column())))

    # how wide

    def share_width(self) -> None:
        """Spread the room that the columns leave over those whose texts may be long, until somebody sets a width."""
        columns = self.records.columns
        shown = [place for place in range(len(columns)) if not self.isColumnHidden(place)]
        free = self.viewport().width() - sum(theme.px(columns[place].width) for place in shown)
        if self._by_hand or not shown:
            return
        wide = [place for place in shown if columns[place].width >= WIDE] or shown[:1]
        for place in shown:
            more = max(0, free) // len(wide) if place in wide else 0
            self.setColumnWidth(place, theme.px(columns[place].width) + more)

    def _resized(self, *_sizes: int) -> None:
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton and self.horizontalHeader().underMouse():
            self._by_hand = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    # what stays chosen

    def _keep(self) -> None:
        self._kept = (self.current_id, self.currentIndex().row(), self.selected_ids())

    def _find_again(self) -> None:
        """Choose the same records again; where the one with the focus has gone, its neighbour."""
        current, place, selected = self._kept
        rows = [row for id_ in selected if (row := self.records.row_of(id_)) is not None]
        row = self.records.row_of(current)
        if row is None:
            row = min(max(place, 0), self.records.rowCount() - 1)
            rows = [row]
        if row < 0:
            self.current_changed.emit("")
            return
        chosen = self.selectionModel()
        chosen.setCurrentIndex(self.records.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        chosen.select(self._ranges(rows or [row]), flags)
        self.current_changed.emit(self.current_id)

    def _ranges(self, rows: Sequence[int]) -> QItemSelection:
        ranges = QItemSelection()
        for row in rows:
            ranges.select(self.records.index(row, 0), self.records.index(row, self.records.columnCount() - 1))
        return ranges

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:  # Enter and Esc of the editor come by here, too
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            if self.records.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            else:
                self.opened.emit(self.current_id)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.delete_asked.emit()
        elif event.key() == Qt.Key.Key_Escape and self.records.forget_refused(index):
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        if search.strip():
            self.letters_typed.emit(search)

    def _open_unless_edited(self, index: AnyIndex) -> None:
        if not self.records.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(self.records.id_at(index.row()))

    def copy(self) -> None:
        """Put the selected rows on the clipboard as they are shown, for a worksheet."""
        header = self.horizontalHeader()
        columns = [
            column for place in range(header.count()) if not self.isColumnHidden(column := header.logicalIndex(place))
        ]
        rows = [self.records.row_of(id_) for id_ in self.selected_ids()[:MOST_COPIED]]
        lines = [[self.records.columns[column].title for column in columns]]
        lines += [
            [self.records.index(row, column).data() or "" for column in columns] for row in rows if row is not None
        ]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
