"""The week grid: type down a column or along a row, paste a block from a spreadsheet, fill down.

Enter moves down, Tab moves right, F2 or any figure edits, Delete empties, Ctrl+D fills down, Ctrl+C and Ctrl+V
copy and paste blocks. Esc and then Tab leaves the grid.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QTableView,
    QWidget,
)

from app.i18n import _, ngettext, number
from app.models.worked_time import Worked
from app.views.hours.week_delegate import WeekDelegate
from app.views.hours.week_model import MONDAY, PLACEMENT, STATE, STUDENT, TOTAL, WEEK, WeekModel
from app.views.look import announcing
from app.views.look.lines import LEFT
from app.views.look.theme import theme

Index = QModelIndex | QPersistentModelIndex
ROW, NARROW = 38, 960  # pixels at text size 100 %
_ACTION = QTableView.CursorAction
_MOVES = {
    Qt.Key.Key_Up: _ACTION.MoveUp, Qt.Key.Key_Down: _ACTION.MoveDown, Qt.Key.Key_Left: _ACTION.MoveLeft,
    Qt.Key.Key_Right: _ACTION.MoveRight, Qt.Key.Key_Home: _ACTION.MoveHome, Qt.Key.Key_End: _ACTION.MoveEnd,
    Qt.Key.Key_PageUp: _ACTION.MovePageUp, Qt.Key.Key_PageDown: _ACTION.MovePageDown,
}  # fmt: skip


class WeekGrid(QTableView):
    """A `WeekModel` in a spreadsheet's clothes."""

    copied = Signal(int)
    locked = Signal(str)  # why a cell that was typed into cannot be changed

    def __init__(self, model: WeekModel) -> None:
        super().__init__()
        self._model = model
        self._leaving = False
        self._anchor = QPersistentModelIndex()
        self.setModel(model)
        self._delegate = WeekDelegate(self)
        self._delegate.entered.connect(lambda: self.step(1, 0))
        self.setItemDelegate(self._delegate)
        self.setProperty("kind", "sheet")
        self.setAccessibleName(_("Hours of the week"))
        self.setAccessibleDescription(_("Enter moves down, Tab moves right, Escape and then Tab leaves the table."))
        self.setEditTriggers(
            QTableView.EditTrigger.AnyKeyPressed
            | QTableView.EditTrigger.DoubleClicked
            | QTableView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(LEFT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.show_weekend(False)
        theme.changed.connect(self._measure)

    def commitData(self, editor: QWidget) -> None:
        super().commitData(editor)
        if self.currentIndex().data(STATE) == "bad":
            announcing.announce(self, self._model.refusal)

    def _measure(self) -> None:
        """Widths for the room there is: names keep theirs, days and placements give way first."""
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.horizontalHeader().setMinimumSectionSize(theme.px(48))
        narrow = self.viewport().width() < theme.px(NARROW)
        widths = {WEEK: 72 if narrow else 76, TOTAL: 118 if narrow else 122}
        widths |= dict.fromkeys(range(MONDAY, WEEK), 76 if narrow else 84)
        for column, width in widths.items():
            self.setColumnWidth(column, theme.px(width))
        taken = sum(self.columnWidth(c) for c in range(MONDAY, TOTAL) if not self.isColumnHidden(c))
        least, total = theme.px(150 + 96), theme.px(widths[TOTAL])
        shown = self.viewport().width() - taken - total >= least  # else the days are worth more
        self.setColumnHidden(TOTAL, not shown)
        left = max(self.viewport().width() - taken - total * shown, least)
        names = max(left * 3 // 5, theme.px(150))
        self.setColumnWidth(STUDENT, names)
        self.setColumnWidth(PLACEMENT, left - names)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def chosen_rows(self) -> list[int]:
        """The rows that are selected, where those are several; else all of them."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        return chosen if len(chosen) > 1 else list(range(self._model.rowCount()))

    def show_weekend(self, shown: bool) -> None:
        """Unfold or fold Saturday and Sunday."""
        for column in (WEEK - 2, WEEK - 1):
            self.setColumnHidden(column, not shown)
        self._measure()

    # -- moving

    def _days(self) -> list[int]:
        return [c for c in range(MONDAY, WEEK) if not self.isColumnHidden(c)]

    def step(self, down: int, right: int) -> None:
        """Move the current cell; from the end of a row on to the next row, from the foot of a day to the next day."""
        days, rows = self._days(), self._model.open_rows or 1
        at = self.currentIndex()
        day = days.index(at.column()) if at.column() in days else -1 if right > 0 or down else len(days)
        day, row = day + right, at.row() + down
        if right:
            row, day = row + day // len(days), day % len(days)
        if down and row >= rows:
            row, day = 0, day + 1
        if 0 <= row < rows and 0 <= day < len(days):
            self.go(self._model.index(row, days[day]))

    def go(self, index: Index, extend: bool = False) -> None:
        """Make a cell the current one and select it; `extend` selects the block from where extending began.

        Qt's own way asks which keys are held down, and with Ctrl held it would select nothing.
        """
        flags = QItemSelectionModel.SelectionFlag
        if not extend or not self._anchor.isValid():
            self._anchor = QPersistentModelIndex(index)
        block = QItemSelection(self._model.index(self._anchor.row(), self._anchor.column()), index)
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().select(block, flags.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), event.modifiers()
        plain = keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key == Qt.Key.Key_Escape:
            self._leaving = True
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._leaving:
            self._leaving = False
            QWidget.focusNextPrevChild(self, key == Qt.Key.Key_Tab)
        elif key == Qt.Key.Key_Tab:
            self.step(0, 1)
        elif key == Qt.Key.Key_Backtab:
            self.step(0, -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.step(1, 0)
        elif key in _MOVES:
            self._travel(_MOVES[Qt.Key(key)], keys)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif key == Qt.Key.Key_D and keys == Qt.KeyboardModifier.ControlModifier:
            self.fill_down()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and plain:
            self._model.type_in({(i.row(), i.column()): "" for i in self.selectedIndexes()}, _cleared)
        else:
            if (
                plain
                and event.text().strip()
                and not self._model.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable
            ):
                self.locked.emit(str(self.currentIndex().data(Qt.ItemDataRole.ToolTipRole) or ""))
            super().keyPressEvent(event)
            return
        event.accept()

    def finish(self) -> None:
        """Accept what is being typed."""
        self._delegate.finish()

    def _travel(self, action: QTableView.CursorAction, keys: Qt.KeyboardModifier) -> None:
        """Arrows, Home, End and pages; Home is Monday, End the last day, with Ctrl those of the whole class."""
        index, days = self.moveCursor(action, keys), self._days()
        if action in (QTableView.CursorAction.MoveHome, QTableView.CursorAction.MoveEnd):
            home = action == QTableView.CursorAction.MoveHome
            whole = bool(keys & Qt.KeyboardModifier.ControlModifier)
            row = self.currentIndex().row() if not whole else 0 if home else max(self._model.open_rows - 1, 0)
            index = self._model.index(row, days[0 if home else -1])
        if index.isValid():
            self.go(index, extend=bool(keys & Qt.KeyboardModifier.ShiftModifier))

    def event(self, event: QEvent) -> bool:
        """Tab belongs to the cells until Esc was pressed: without this Qt would leave the table first."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.keyPressEvent(event)
                return True
            if event.key() not in (Qt.Key.Key_Escape, Qt.Key.Key_Shift):  # Shift comes before the Tab that goes back
                self._leaving = False
        return super().event(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab in an editor goes on to the next day, not to the next column of any kind."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        if hint in (hints.EditNextItem, hints.EditPreviousItem):
            self.step(0, 1 if hint == hints.EditNextItem else -1)

    # -- blocks

    def _block(self) -> tuple[int, int, int, int] | None:
        """Top, left, bottom and right of what is selected between Monday and Sunday."""
        chosen = self.selectedIndexes() or [self.currentIndex()]
        cells = [i for i in chosen if MONDAY <= i.column() < WEEK and not self.isColumnHidden(i.column())]
        if not cells:
            return None
        rows, columns = [i.row() for i in cells], [i.column() for i in cells]
        return min(rows), min(columns), max(rows), max(columns)

    def copy(self) -> None:
        """Put the selected cells on the clipboard as a spreadsheet would."""
        block = self._block()
        if block is None:
            return
        top, left, bottom, right = block
        lines = [
            "\t".join(str(self._model.index(r, c).data() or "") for c in range(left, right + 1))
            for r in range(top, bottom + 1)
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.copied.emit((bottom - top + 1) * (right - left + 1))

    def paste(self) -> None:
        """Type the block on the clipboard from the current cell on; one value fills the whole selection."""
        block = self._block()
        text = QGuiApplication.clipboard().text().replace("\r\n", "\n").replace("\r", "\n")
        if block is None or not text.strip():
            return
        top, left, bottom, right = block
        lines = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
        if len(lines) == 1 and len(lines[0]) == 1:
            lines = [lines[0] * (right - left + 1)] * (bottom - top + 1)
        days = [c for c in range(left, WEEK) if not self.isColumnHidden(c)]
        cells = {
            (top + down, days[across]): text
            for down, line in enumerate(lines)
            for across, text in enumerate(line)
            if top + down < self._model.rowCount() and across < len(days)
        }
        filled = sum(bool(text.strip()) for line in lines for text in line)
        self._model.type_in(cells, _pasted, outside=filled - sum(bool(text.strip()) for text in cells.values()))
        self._select(list(cells))

    def fill_down(self) -> None:
        """Repeat the top row of the selection below it; with one cell, repeat the cell above."""
        block = self._block()
        if block is None:
            return
        top, left, bottom, right = block
        if top == bottom:
            top -= 1
        if top < 0:
            return
        cells = {
            (r, c): self._repeated(top, c)
            for r in range(top + 1, bottom + 1)
            for c in range(left, right + 1)
            if not self.isColumnHidden(c)
        }
        self._model.type_in(cells, _filled)

    def _repeated(self, row: int, column: int) -> str | Worked:
        """What a cell holds, with its times of day."""
        cell = self._model.cell(self._model.index(row, column))
        if cell and cell.saved and not cell.refused:
            return cell.saved.worked
        return cell.text if cell else ""

    def _select(self, cells: list[tuple[int, int]]) -> None:
        if cells:
            self.go(self._model.index(*min(cells)))
            self.go(self._model.index(*max(cells)), extend=True)


def _cleared(_count: int) -> str:
    return _("Clear hours")


def _pasted(count: int) -> str:
    return ngettext("Paste {count} cell", "Paste {count} cells", count).format(count=number(count))


def _filled(count: int) -> str:
    return ngettext("Fill down {count} cell", "Fill down {count} cells", count).format(count=number(count))
