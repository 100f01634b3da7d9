"""The view of every list of records: its keys, and what stays chosen when the list is asked anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, cast

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QItemSelectionRange, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.views.lists import copying
from app.views.lists.sort_header import SortHeader
from app.views.lists.table_model import AnyIndex, TableModel
from app.views.look.layouts import area_around
from app.views.look.theme import theme

WIDE = 128  # pixels: columns from this width on take what is left, or give way
ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
STEPS = (*ENDS, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
ROWS = 1.5  # that are shown at least: a window too low for them scrolls the page, with a second bar beside the table's
LEAST = 0.7  # of the width that a column wants, before the table scrolls


class RecordTable(QTableView):
    """A table over a `TableModel`. Dress it with `delegate.dress` after it has its model.

    Enter opens the record, or edits the cell where it can be edited; F2 edits; Delete asks to delete what is
    selected; Esc shows a refused cell as it is saved; a letter begins a search; Ctrl+C copies, and Ctrl+V asks
    for what is on the clipboard.
    """

    opened = Signal(str)
    current_changed = Signal(str)
    """The id of the row with the focus, empty where there is none."""
    delete_asked = Signal()
    letters_typed = Signal(str)
    paste_asked = Signal()
    copied = Signal(object)
    """The ids of the rows that are on the clipboard now."""
    told = Signal(str, bool)
    """What was copied, in words, and whether that was all."""
    menu_asked = Signal(QPoint)
    """The menu of what is selected is wanted, at a place of the screen."""
    arranged = Signal()
    """The person has moved a column or set a width."""

    def __init__(self, model: TableModel) -> None:
        super().__init__()
        self.records = model
        self._kept: tuple[str, int, list[str]] = ("", 0, [])
        self._held: int | None = None  # the row that stays chosen, whichever record is in it
        self._waits = False  # until the list is whole: among its first rows the chosen ones were not
        self._by_hand: dict[int, int] = {}  # widths that the person has set, in pixels at text size 100 %
        self.setModel(model)
        header = SortHeader(self, model)
        self.setHorizontalHeader(header)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._find_first)
        model.listed.connect(self._find_at_last)
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.current_changed.emit(self.current_id))
        self.doubleClicked.connect(self._open_unless_edited)
        header.sectionResized.connect(self._resized)
        header.moved_by_hand.connect(self.arranged.emit)
        theme.changed.connect(self.share_width)

    @property
    def current_id(self) -> str:
        """The id of the row with the focus, empty where there is none."""
        index = self.currentIndex()
        return self.records.id_at(index.row()) if index.isValid() else ""

    def selected_ids(self) -> list[str]:
        """The ids of all selected rows in the order shown."""
        self.records.finish()
        return self._selected()

    def _selected(self) -> list[str]:
        return [self.records.id_at(row) for row in self.selected_rows()]

    def selected_rows(self) -> list[int]:
        """The numbers of all selected rows in the order shown, by whole ranges: quick with thousands of them."""
        ranges: Iterable[QItemSelectionRange] = cast("Any", self.selectionModel().selection())  # a list, says Qt
        return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})

    def choose(self, id_: str) -> None:
        """Select one row and scroll to it; nothing happens where the list does not hold it."""
        row = self.records.row_of(id_)
        if row is not None:
            self.release_place()
            index = self.records.index(row, max(0, self.currentIndex().column()))
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)  # only this one, whichever keys are held

    def hold_place(self) -> None:
        """Keep the row chosen instead of its record, until the person chooses: what was done with may move away."""
        if self._held is None and len(self.selected_rows()) <= 1 and self.currentIndex().isValid():
            self._held = self.currentIndex().row()

    def release_place(self) -> None:
        """Follow the record again."""
        self._held = None

    # which columns, how wide

    def shown_names(self) -> tuple[str, ...]:
        """The names of the columns shown, from the left."""
        header = self.horizontalHeader()
        places = [header.logicalIndex(at) for at in range(header.count())]
        return tuple(self.records.columns[place].name for place in places if not self.isColumnHidden(place))

    def show_columns(self, names: Sequence[str]) -> None:
        """Show these columns in this order; the first column of the list always stays in front."""
        header, columns = self.horizontalHeader(), self.records.columns
        at = {column.name: place for place, column in enumerate(columns)}
        wanted = [0, *(at[name] for name in names if at[name])]
        for visual, place in enumerate(wanted):
            header.moveSection(header.visualIndex(place), visual)
        for place in range(len(columns)):
            self.setColumnHidden(place, place not in wanted)
        self.share_width()

    def widths(self) -> dict[str, int]:
        """The widths set by hand, in pixels at text size 100 %."""
        return {self.records.columns[place].name: width for place, width in self._by_hand.items()}

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Keep these widths; the other columns share the room that is left."""
        names = {column.name: place for place, column in enumerate(self.records.columns)}
        self._by_hand = {names[name]: width for name, width in widths.items() if name in names}
        self.share_width()

    def share_width(self) -> None:
        """Let the columns whose texts may be long, and whose width nobody has set, take what is left or give way.

        They shrink to `LEAST` of what they want; where that is not enough the table scrolls, and all have their width.
        """
        columns, hand = self.records.columns, self._by_hand
        shown = [place for place in range(len(columns)) if not self.isColumnHidden(place)]
        wanted = {place: theme.px(hand.get(place, columns[place].width)) for place in shown}
        free = self.viewport().width() - sum(wanted.values())
        open_ = [place for place in shown if place not in hand]
        wide = [place for place in open_ if columns[place].width >= WIDE] or open_[:1]
        room = sum(wanted[place] for place in wide)
        if free >= 0:
            wanted |= {place: wanted[place] + free // len(wide) for place in wide}
        elif room + free >= LEAST * room:
            wanted |= {place: wanted[place] * (room + free) // room for place in wide}
        for place in shown:
            self.setColumnWidth(place, wanted[place])

    def _resized(self, place: int, _former: int, width: int) -> None:
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton and self.horizontalHeader().underMouse():
            self._by_hand[place] = round(width / theme.scale)
            self.arranged.emit()

    def minimumSizeHint(self) -> QSize:
        rows = int(ROWS * self.verticalHeader().defaultSectionSize())
        return QSize(super().minimumSizeHint().width(), self.horizontalHeader().sizeHint().height() + rows)

    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, within the table and within a page that scrolls."""
        super().scrollTo(index, hint)
        if self.hasFocus() and (area := area_around(self)) and (page := area.widget()):
            row = self.visualRect(index)
            middle = self.viewport().mapTo(page, row.center())
            area.ensureVisible(area.horizontalScrollBar().value(), middle.y(), 0, row.height() // 2 + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    # what stays chosen

    def _keep(self) -> None:
        if not self._waits:
            self._kept = (self.current_id, self.currentIndex().row(), self._selected())

    def _find_first(self) -> None:
        """Choose the same records again, before the first rows are painted if they are among them."""
        current, _place, selected = self._kept
        wanted = {current, *selected} - {""}
        self._waits = not self.records.is_whole and len(self.records.rows_found(wanted)) < len(wanted)
        if not self._waits:
            self._find_again()

    def _find_at_last(self) -> None:
        waited, self._waits = self._waits, False
        if waited and not self.currentIndex().isValid():  # else something was chosen meanwhile
            self._find_again()

    def _find_again(self) -> None:
        """Choose the same records again; where the one with the focus has gone, its neighbour."""
        current, place, selected = self._kept
        rows = self.records.rows_found(selected)
        row = rows[0] if selected == [current] and rows else next(iter(self.records.rows_found((current,))), None)
        if self._held is not None:
            place, row = self._held, None
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
        """Rows below each other are one range: Qt compares every range with every other."""
        ranges, last = QItemSelection(), self.records.columnCount() - 1
        for _before, run in groupby(enumerate(sorted(rows)), lambda each: each[1] - each[0]):
            places = [row for _at, row in run]
            ranges.select(self.records.index(places[0], 0), self.records.index(places[-1], last))
        return ranges

    # keys

    def selectAll(self) -> None:
        self.records.finish()
        super().selectAll()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.release_place()
        self.records.finish()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.release_place()
        self.records.finish()
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:  # Enter and Esc of the editor come by here, too
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
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

    def selectionCommand(self, index: AnyIndex, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Ctrl and a key that moves selects as well, or what the details show would not be what a command changes.

        Among several selected rows Ctrl+Up and Ctrl+Down move the focus alone: Ctrl+Space adds the row there.
        """
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() not in STEPS:
            return super().selectionCommand(index, event)
        flags, held = QItemSelectionModel.SelectionFlag, event.modifiers()
        if not held & Qt.KeyboardModifier.ControlModifier:
            return super().selectionCommand(index, event)
        if held & Qt.KeyboardModifier.ShiftModifier:
            return flags.SelectCurrent | flags.Rows
        if event.key() in ENDS or len(self.selected_rows()) <= 1:
            return flags.ClearAndSelect | flags.Rows
        return flags.NoUpdate

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_asked.emit(place)

    def keyboardSearch(self, search: str) -> None:
        if search.strip():
            self.letters_typed.emit(search)

    def _open_unless_edited(self, index: AnyIndex) -> None:
        if not self.records.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(self.records.id_at(index.row()))

    def copy(self, headed: bool = False) -> None:
        """Put the selected rows on the clipboard, `headed` by their columns or not: see `copying.copy`."""
        copied = copying.copy(self, headed)
        if copied:
            self.told.emit(copied.said, copied.whole)
            self.copied.emit((self.selected_ids() or [self.current_id])[: copying.MOST_COPIED])
