"""The table of a sheet for a class: one key notes a value and goes on."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from app.views.growth.class_sheet import SheetModel
from app.views.look.delegate import dress

_END = QAbstractItemDelegate.EndEditHint


class SheetTable(QTableView):
    """Keys of a column note its value in the chosen cells; Delete empties them, Ctrl+D takes the cell above.

    With one cell chosen the keyboard goes on to the next cell that has keys, and behind the last to the next student.
    """

    opened = Signal(str)

    def __init__(self, model: SheetModel, name: str) -> None:
        super().__init__()
        self.sheet = model
        self.setModel(model)
        dress(self, name, [240, *(column.width for column in model.columns)], stretch=len(model.columns))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )

    def begin(self) -> None:
        """The keyboard goes to the first cell in which something can be noted."""
        if self.sheet.rowCount() and not self.currentIndex().isValid():
            self._go_first(0)

    def _go_first(self, row: int) -> None:
        first = next(at for at, column in enumerate(self.sheet.columns, 1) if column.editable)
        self.setCurrentIndex(self.sheet.index(row, first))

    def chosen(self) -> list[QModelIndex]:
        """The chosen cells of the column with the focus."""
        here = self.currentIndex()
        return [each for each in self.selectionModel().selectedIndexes() if each.column() == here.column()] or [here]

    def _go_on(self, down: bool = False) -> None:
        here = self.currentIndex()
        keyed = [at for at, column in enumerate(self.sheet.columns, 1) if column.keys and column.editable]
        later = [at for at in keyed if at > here.column()]
        if not down and later:
            self.setCurrentIndex(self.sheet.index(here.row(), later[0]))
        elif here.row() + 1 < self.sheet.rowCount():
            self.setCurrentIndex(self.sheet.index(here.row() + 1, here.column() if down or not keyed else keyed[0]))

    def _fill_down(self) -> None:
        cells = sorted(self.chosen(), key=lambda each: each.row())
        source = cells[0] if len(cells) > 1 else cells[0].siblingAtRow(cells[0].row() - 1)
        if source.isValid():
            filled = cells[1:] if len(cells) > 1 else cells
            if self.sheet.note(filled, self.sheet.value(source)) and len(cells) == 1:
                self._go_on(down=True)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter in a cell goes to the same cell of the next student, Tab in the last one to the first of the next."""
        super().closeEditor(editor, hint)
        if hint == _END.SubmitModelCache:
            self._go_on(down=True)
        elif hint == _END.EditNextItem and self.currentIndex().column() == 0:
            self._go_first(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, key = self.currentIndex(), event.key()
        column = self.sheet.column_of(here)
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing or not here.isValid():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if key == Qt.Key.Key_D and column and column.editable:
                self._fill_down()
            else:
                super().keyPressEvent(event)
        elif column is None:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.opened.emit(self.sheet.ids[here.row()])
            else:
                super().keyPressEvent(event)
        else:
            self._take(event, column.keys.get(event.text().casefold()), bool(column.keys), column.editable)

    def _take(self, event: QKeyEvent, value: object, keyed: bool, editable: bool) -> None:
        cells = self.chosen()
        if editable and value is not None:
            if self.sheet.note(cells, value) and len(cells) == 1:
                self._go_on()
        elif editable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.sheet.note(cells, None)
        elif editable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if keyed:
                self._go_on(down=True)
            else:
                self.edit(self.currentIndex())
        elif editable and keyed and event.text().isprintable() and event.text().strip():
            event.ignore()  # no key of the column: nothing is typed here in full
        else:
            super().keyPressEvent(event)
