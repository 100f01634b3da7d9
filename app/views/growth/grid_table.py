"""The table of the four-year plan: any cell is typed into, Delete takes a planned course away, Insert adds a row."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from app.i18n import _
from app.views.growth.course_edit import CourseDelegate
from app.views.growth.grid_model import GridModel
from app.views.look.delegate import dress


class GridTable(QTableView):
    """Enter edits a cell and goes down, Tab in a cell goes to the next one that can be typed in."""

    dropped = Signal(list)
    """Take the planned courses with these ids away."""

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self.grid = model
        self.setModel(model)
        dress(self, _("Four-year course plan"), [214, 190, 190, 190, 190])
        self._courses = CourseDelegate(self)
        self._courses.ended.connect(self._go_on)
        self.setItemDelegate(self._courses)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        heads = self.horizontalHeader()
        for column in range(1, model.columnCount()):
            heads.setSectionResizeMode(column, heads.ResizeMode.Stretch)
        self.setAccessibleDescription(
            _("Type a course into a cell of a grade to come; Delete takes it away, Insert adds a row to its subject.")
        )

    def planned_ids(self) -> list[str]:
        """The planned courses in the cells that are chosen."""
        entries = [self.grid.entry(index) for index in self.selectionModel().selectedIndexes()]
        return [each.planned_id for each in entries if each and each.planned_id]

    def add_row(self) -> None:
        """One more row for the subject with the focus, and the keyboard in it."""
        here = self.currentIndex()
        if here.isValid():
            at = self.grid.add_row(self.grid.subject_of(here))
            self.setCurrentIndex(self.grid.index(at, here.column()))

    def show_behind(self, record_ids: Collection[str], planned_ids: Collection[str]) -> None:
        """Choose the cells that hold some records or planned courses."""
        chosen = self.selectionModel()
        chosen.clear()
        first: QModelIndex | None = None
        for at, (_subject, entries) in enumerate(self.grid.rows):
            for grade, entry in entries.items():
                if any(c.record_id in record_ids or c.planned_id in planned_ids for c in entry.cells):
                    index = self.grid.cell_index(at, grade)
                    chosen.select(index, QItemSelectionModel.SelectionFlag.Select)
                    first = first or index
        if first is not None:
            chosen.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(first)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self._courses.keep(self.grid)

    def _go_on(self, down: int, on: int) -> None:
        """Enter goes to the next course of the grade, below; Tab to the next cell that can be typed in."""
        here = self.currentIndex()
        if down:
            to = self.grid.index(here.row() + down, here.column())
        else:
            beyond = [cell for cell in self.grid.open_cells() if (here < cell if on > 0 else cell < here)]
            to = beyond[0 if on > 0 else -1] if beyond else here
        if to.isValid():
            self.setCurrentIndex(to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if ids := self.planned_ids():
                self.dropped.emit(ids)
        elif not editing and event.key() == Qt.Key.Key_Insert:
            self.add_row()
        elif not editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)
