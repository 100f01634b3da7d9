"""The paperwork matrix as a table: a line for each student at a placement, a column for each kind of document."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.book.base import Record
from app.i18n import _
from app.models.keeping_papers import Place
from app.models.paperwork_matrix import PAPER_STATUS, Cell, PaperRow
from app.views.look.cells import CELL, ChipCell, MutedCell, PersonCell, spoken
from app.views.paperwork.wording import TONES, in_words

AnyIndex = QModelIndex | QPersistentModelIndex

HEAD = 16  # letters in a line of a heading
_MUTED = MutedCell()
_CHIPS = {status: ChipCell(tone) for status, tone in TONES.items()}


class MatrixModel(QAbstractTableModel):
    """`people` gives the name and the cell of each line's student, by its number."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: Sequence[Record] = ()
        self.rows: Sequence[PaperRow] = ()
        self.people: Sequence[tuple[str, PersonCell]] = ()
        self._heads: Mapping[int, str] = {}
        self._rows: Mapping[tuple[str, str | None], int] = {}
        self._columns: Mapping[str, int] = {}

    def load(self, kinds: Sequence[Record], rows: Sequence[PaperRow], people: Sequence[tuple[str, PersonCell]]) -> None:
        """Show these."""
        self.beginResetModel()
        self.kinds, self.rows, self.people = kinds, rows, people
        self._heads = {at: "\n".join(textwrap.wrap(_(kind.name), HEAD)) for at, kind in enumerate(kinds)}
        self._rows = {(row.student_id, row.placement_id): at for at, row in enumerate(rows)}
        self._columns = {kind.id: at for at, kind in enumerate(kinds)}
        self.endResetModel()

    def cell(self, index: AnyIndex) -> Cell:
        """What stands in a cell."""
        return self.rows[index.row()].cells[self.kinds[index.column()].id]

    def place(self, index: AnyIndex) -> Place:
        """Which document of whom a cell is about."""
        row = self.rows[index.row()]
        return Place(self.kinds[index.column()].id, row.student_id, row.placement_id)

    def find(self, place: Place) -> QModelIndex:
        """The cell of a document; none where it is not shown."""
        row, column = self._rows.get((place.student_id, place.placement_id)), self._columns.get(place.kind_id)
        return QModelIndex() if row is None or column is None else self.index(row, column)

    # for the table

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.kinds)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if cell.status == "not_needed" else in_words(cell)
        if role == CELL:
            return _MUTED if cell.status == "not_needed" else _CHIPS[cell.status]
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.why
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = in_words(cell) if cell.status != "not_needed" else PAPER_STATUS.format("not_needed")
            name, person = self.people[index.row()]
            return f"{spoken(name, person)}. {_(self.kinds[index.column()].name)}: {said}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            name, person = self.people[section]
            if role == CELL:
                return person
            return name if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _(self.kinds[section].name)
        return None
