"""One table model for every list: all ids in memory, rows read by the page when they are painted.

SQL searches, filters and sorts; an edited row stays where it is until the user sorts again. A value that is
refused keeps the typed text, marked, until it is typed anew or left with Esc.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from app.book.base import Base
from app.book.book import Book
from app.book.editing import Changes
from app.book.fields import fields_of
from app.book.refused import Refused
from app.views.forms.editors import typed
from app.views.lists.arrangement import Sorting, spoken_heading
from app.views.lists.columns import Column, Row
from app.views.lists.kept_rows import PAGE, KeptRows, Read
from app.views.lists.listing import Among, Listing, Narrow, Order
from app.views.lists.register import Register
from app.views.look.cells import CELL, RIGHT, Cell, ProblemCell, spoken
from app.views.window.book_signals import BookSignals

AnyIndex = QModelIndex | QPersistentModelIndex
# Python's flags take longer to combine than a cell takes to paint its ground
SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
EDITABLE = SHOWN | Qt.ItemFlag.ItemIsEditable


class TableModel(QAbstractTableModel):
    """The records of `entity` that meet the search and the conditions, in the chosen order.

    `read` gives the rows of some ids; `rests_on` names the tables besides the entity's own whose changes
    alter what the rows show. `order` gives what sorts the columns that SQL does not know.
    """

    sorted_anew = Signal()
    listed = Signal()
    """The list was asked anew and is whole. Where it is long its first rows are painted before the rest is found."""

    def __init__(
        self,
        book: Book,
        signals: BookSignals,
        entity: type,
        columns: Sequence[Column],
        read: Read,
        rests_on: Sequence[str] = (),
        parent: QObject | None = None,
        order: Order | None = None,
    ) -> None:
        super().__init__(parent)
        self._book, self._entity, self.columns = book, entity, list(columns)
        self._own, self._rests_on = entity.__tablename__, set(rests_on)
        order = order or (lambda column: column.order(book) if column.order else None)
        self._listing = Listing(book, entity, columns, order)
        self._asked = False  # before the list is first shown, an order is only remembered
        self._ids: list[str] = []
        self._register = Register(self._ids)
        self._rest: Iterable[Sequence[str]] | None = None  # what is not found yet
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(self.finish)
        self._rows = KeptRows(read)
        self._refused: dict[tuple[str, int], tuple[str, str]] = {}
        self._resting = False
        signals.changed.connect(self._on_changed)

    @property
    def entity(self) -> type[Base]:
        """What the rows are."""
        return self._entity

    # which rows, in which order

    def show(
        self,
        text: str = "",
        where: Mapping[str, Any] | None = None,
        among: Among | None = None,
        narrow: Narrow | None = None,
    ) -> None:
        """Show the records that hold `text` and meet `where`, and to which `among` or `narrow` narrows them."""
        self._listing.ask(text, where, among, narrow)
        self._list()

    def show_nothing(self) -> None:
        """No records, for the moment in which it is not known which."""
        self._put([])

    @property
    def sorting(self) -> Sorting:
        """By which columns the list is sorted, the first of which counts most."""
        return self._listing.sorting

    @sorting.setter
    def sorting(self, sorting: Sorting) -> None:
        self._listing.sorting = sorting

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        backwards = order == Qt.SortOrder.DescendingOrder
        self.sort_by(((self.columns[column].name, backwards),) if column >= 0 else ())

    def sort_by(self, sorting: Sorting) -> None:
        """Sort by several columns, the first of which counts most."""
        self.sorting = sorting
        self.sorted_anew.emit()
        if self._asked:
            self._list()

    def reload(self) -> None:
        """Ask for the ids anew. Rows are read again when they are painted."""
        self._rows.forget()
        self._listing.forget()
        self._list()

    def _list(self) -> None:
        self._asked = True
        self._put(*self._listing.first(PAGE))

    def _put(self, ids: list[str], rest: Iterable[Sequence[str]] | None = None) -> None:
        self.beginResetModel()
        self._ids, self._register, self._rest = ids, Register(ids), rest
        self.endResetModel()
        if rest is None:
            self._painted.stop()
            self.listed.emit()
        else:
            self._painted.start()

    def finish(self) -> None:
        """Find the rest of the list, where only its first rows have been found yet."""
        rest, self._rest = self._rest, None
        if rest is None:
            return
        self._painted.stop()
        more, count = list(chain.from_iterable(rest)), len(self._ids)
        if more:
            self.beginInsertRows(QModelIndex(), count, count + len(more) - 1)
            self._ids = self._ids + more
            self._register = Register(self._ids)
            self.endInsertRows()
        self.listed.emit()

    @property
    def is_whole(self) -> bool:
        """Whether all rows have been found."""
        return self._rest is None

    @property
    def ids(self) -> Sequence[str]:
        """All ids in the order shown."""
        self.finish()
        return self._ids

    def id_at(self, row: int) -> str:
        """The id in a row."""
        return self._ids[row]

    def row_of(self, id_: str) -> int | None:
        """The row of an id, None where the list does not hold it."""
        return next(iter(self.rows_of((id_,))), None)

    def rows_of(self, ids: Collection[str]) -> list[int]:
        """The rows of those `ids` that the list holds."""
        self.finish()
        return self.rows_found(ids)

    def rows_found(self, ids: Collection[str]) -> list[int]:
        """As `rows_of`, among the rows that have been found yet."""
        return self._register.rows(ids)

    def row(self, row: int) -> Row:
        """What the reader gave for a row."""
        return self._rows.at(self._ids, row)

    # painting

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text_of(index)
        if role == Qt.ItemDataRole.EditRole:
            return self._typed(index)
        if role == CELL:
            return self._cell_of(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(self._text_of(index), self._cell_of(index))
        if role == Qt.ItemDataRole.ToolTipRole:
            refused = self._refused.get((self._ids[index.row()], index.column()))
            return refused[1] if refused else self._text_of(index)
        return None

    def _text_of(self, index: AnyIndex) -> str:
        refused = self._refused.get((self._ids[index.row()], index.column()))
        if refused:
            return refused[0]
        return self.columns[index.column()].text(row) if (row := self.row(index.row())) else ""

    def _typed(self, index: AnyIndex) -> str:
        """The text with which typing begins: what was refused, or a text that reads back as the same value."""
        column, row = self.columns[index.column()], self.row(index.row())
        if not column.editable or not row or (self._ids[index.row()], index.column()) in self._refused:
            return self._text_of(index)
        return typed(fields_of(self._entity)[column.name].kind, row[column.name])

    def _cell_of(self, index: AnyIndex) -> Cell | None:
        refused = self._refused.get((self._ids[index.row()], index.column()))
        if refused:
            return ProblemCell(refused[1])
        make, row = self.columns[index.column()].cell, self.row(index.row())
        return make(row) if make and row else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):  # the tip is whole in a narrow column
            return self.columns[section].title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_heading(self.columns[section], self.sorting)
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].figures:
            return RIGHT
        return None

    # editing

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        may = self._book.allows(self._entity.__tablename__, "change")
        return EDITABLE if may and self.columns[index.column()].editable else SHOWN

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        id_, column = self._ids[index.row()], index.column()
        name = self.columns[column].name
        if (id_, column) not in self._refused and str(value) == self._typed(index):
            return True
        self._refused.pop((id_, column), None)
        try:
            self.keep(id_, {name: fields_of(self._entity)[name].kind.typed(str(value))})
        except Refused as refusal:
            self._refused[id_, column] = (str(value), str(refusal))
        self.dataChanged.emit(index, index)
        return (id_, column) not in self._refused

    def keep(self, id_: str, values: Mapping[str, Any]) -> None:
        """Write what was typed into a cell. A list whose records have rules of their own overrides it."""
        self._book.save(self._entity, id_, values, origin=self)

    def forget_refused(self, index: AnyIndex) -> bool:
        """Show the saved value again where a typed one was refused. Whether there was one."""
        if not index.isValid() or not self._refused.pop((self._ids[index.row()], index.column()), None):
            return False
        self.dataChanged.emit(index, index)
        return True

    def forget_refused_of(self, id_: str, names: Collection[str]) -> None:
        """As `forget_refused`, for some fields of a record that were written elsewhere."""
        row = self.row_of(id_)
        for place, column in enumerate(self.columns):
            if row is not None and column.name in names:
                self.forget_refused(self.index(row, place))

    # following the book

    def rest(self, resting: bool) -> None:
        """While nobody sees the list it only notes that it is out of date; who shows it again asks it anew."""
        self._resting = resting

    def _on_changed(self, changes: Changes) -> None:
        if self._resting:
            self._rows.forget()
            return
        if changes.created.get(self._own) or changes.deleted.get(self._own):
            self.reload()
        elif changes.tables & self._rests_on:
            self._rows.forget()
            self._repaint(0, len(self._ids) - 1)
        else:
            updated = changes.updated.get(self._own, ())
            self._rows.forget_some(updated)
            for row in self.rows_of(updated):
                self._repaint(row, row)

    def _repaint(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
