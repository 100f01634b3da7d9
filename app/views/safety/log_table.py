"""Long lists of what happened: the numbers of all lines at once, the lines a page at a time as they are painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableView

from app.views.look.cards import EmptyState
from app.views.look.cells import CELL, RIGHT, Cell, FigureCell, spoken
from app.views.look.delegate import LOW_ROW_HEIGHT, dress
from app.views.look.theme import theme

PAGE = 60  # lines that are read at once
KEPT = 3000  # lines that are kept before the memory begins anew

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class LogColumn(Generic[T]):
    """One column: its heading, its width in pixels at text size 100 %, its words and how they stand."""

    title: str
    width: int
    text: Callable[[T], str]
    cell: Callable[[T], Cell | None] = lambda _line: None
    figures: bool = False


class LogModel(QAbstractTableModel, Generic[T]):
    """`read` gives lines by number."""

    def __init__(self, columns: Sequence[LogColumn[T]], read: Callable[[Sequence[int]], Mapping[int, T]]) -> None:
        super().__init__()
        self.columns, self._read = columns, read
        self.numbers: Sequence[int] = ()
        self._lines: dict[int, T] = {}

    def show(self, numbers: Sequence[int]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.numbers = numbers
        self._lines.clear()
        self.endResetModel()

    def line(self, row: int) -> T | None:
        """The line in a row."""
        number = self.numbers[row]
        if number not in self._lines:
            if len(self._lines) > KEPT:
                self._lines.clear()
            start = max(0, row - PAGE // 4)
            self._lines.update(self._read(self.numbers[start : start + PAGE]))
        return self._lines.get(number)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.numbers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole, CELL)
        if not index.isValid() or role not in wanted:
            return None
        line, shown = self.line(index.row()), self.columns[index.column()]
        if line is None:
            return None
        cell = FigureCell() if shown.figures else shown.cell(line)
        if role == CELL:
            return cell
        return spoken(shown.text(line), cell) if role == Qt.ItemDataRole.AccessibleTextRole else shown.text(line)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].figures:
                return RIGHT
        return None


class _RoomyTable(QTableView):
    """Column `wide` takes the room that is left, but never less than `width` pixels at text size 100 %: where there is
    less, the table scrolls.
    """

    def __init__(self, wide: int, width: int) -> None:
        super().__init__()
        self._wide, self._width = wide, width

    def fit(self) -> None:
        """Measure anew, after the widths of the columns or of the table changed."""
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        others = sum(header.sectionSize(at) for at in range(header.count()) if at != self._wide)
        is_narrow = self.viewport().width() - others < theme.px(self._width)
        header.setSectionResizeMode(self._wide, modes.Interactive if is_narrow else modes.Stretch)
        if is_narrow:
            header.resizeSection(self._wide, theme.px(self._width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class LogTable(QStackedWidget, Generic[T]):
    """The table, or what is said where it has no lines. `chosen` says the number of the line with the focus, or 0."""

    chosen = Signal(int)
    opened = Signal(int)
    """Enter was pressed on the line with this number, or it was clicked twice."""

    def __init__(
        self,
        name: str,
        columns: Sequence[LogColumn[T]],
        read: Callable[[Sequence[int]], Mapping[int, T]],
        empty: EmptyState,
        stretch: int,
        row_height: int = LOW_ROW_HEIGHT,
    ) -> None:
        super().__init__()
        self.model, self.empty = LogModel(columns, read), empty
        self.table = _RoomyTable(stretch, columns[stretch].width)
        self.table.setModel(self.model)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        dress(self.table, name, [each.width for each in columns], row_height, stretch)
        theme.follow(self.table, "room", self.table.fit)
        self.addWidget(self.table)
        self.addWidget(empty)
        self.table.activated.connect(lambda index: self.opened.emit(self.model.numbers[index.row()]))
        self.table.selectionModel().currentRowChanged.connect(lambda index, _before: self._choose(index.row()))

    @property
    def current(self) -> int:
        """The number of the line with the focus; 0 where there is none."""
        row = self.table.currentIndex().row()
        return self.model.numbers[row] if row >= 0 else 0

    def show_lines(self, numbers: Sequence[int]) -> None:
        """Show these lines; the one with the focus keeps it where it is still there."""
        before = self.current
        self.model.show(numbers)
        self.setCurrentWidget(self.table if numbers else self.empty)
        if before in numbers:
            self.table.setCurrentIndex(self.model.index(list(numbers).index(before), 0))
        else:
            self.chosen.emit(0)

    def _choose(self, row: int) -> None:
        self.chosen.emit(self.model.numbers[row] if 0 <= row < len(self.model.numbers) else 0)
