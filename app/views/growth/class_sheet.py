"""A sheet on which a class is noted: a row for each student, a few columns, and what becomes of what is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.book.kinds import Kind
from app.book.refused import Refused
from app.i18n import _
from app.models.people import Student
from app.views.look.cells import CELL, Cell, ChipCell, MutedCell, PersonCell, ProblemCell, spoken
from app.views.look.tokens import Tone

if TYPE_CHECKING:
    from app.book.book import Book

AnyIndex = QModelIndex | QPersistentModelIndex
Values = Mapping[str, Any]
_MUTED = MutedCell()


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One thing that is noted. `keys` are the letters that note a value at once; `editable` ones are typed, too."""

    name: str
    title: str
    width: int
    kind: Kind
    keys: Mapping[str, Any] = field(default_factory=dict)
    tones: Mapping[Any, Tone] = field(default_factory=dict)
    editable: bool = True

    def shown(self, value: Any) -> str:
        """A value as it stands in its cell."""
        return self.kind.format(value)


Read = Callable[[Sequence[str]], Mapping[str, Values]]
Note = Callable[[Mapping[str, Values]], object]


class SheetModel(QAbstractTableModel):
    """`read` gives the values of students by their ids, `note` keeps some and raises Refused where it cannot."""

    def __init__(self, book: Book, columns: Sequence[SheetColumn], read: Read, note: Note) -> None:
        super().__init__()
        self._book, self.columns, self._read, self._note = book, columns, read, note
        self.ids: list[str] = []
        self._people: list[tuple[str, PersonCell]] = []
        self._values: Mapping[str, Values] = {}
        self._refused: dict[tuple[int, int], tuple[str, str]] = {}
        self.may = True

    def load(self, ids: Sequence[str]) -> None:
        """Show these students."""
        self.beginResetModel()
        students = {s.id: s for s in self._book.records(Student, {"id": list(ids)})}
        self.ids = [id_ for id_ in ids if id_ in students]
        self._people = [_person(students[id_]) for id_ in self.ids]
        self._refused.clear()
        self._values = self._read(self.ids)
        self.endResetModel()

    def reread(self) -> None:
        """Show what the book has now, for the same students."""
        self._values = self._read(self.ids)
        if self.ids:
            self.dataChanged.emit(self.index(0, 1), self.index(len(self.ids) - 1, len(self.columns)))

    def column_of(self, index: AnyIndex) -> SheetColumn | None:
        """The column of a cell; None beside the names."""
        return self.columns[index.column() - 1] if index.isValid() and index.column() else None

    def value(self, index: AnyIndex) -> Any:
        """What is noted in a cell."""
        column = self.column_of(index)
        return self._values.get(self.ids[index.row()], {}).get(column.name) if column else None

    def count(self) -> int:
        """Of how many students anything is noted in the first column that can be typed."""
        name = next(column.name for column in self.columns if column.editable)
        return sum(values.get(name) is not None for values in self._values.values())

    def note(self, indexes: Sequence[AnyIndex], value: Any) -> bool:
        """Note a value in several cells of one column, as one edit. What is refused is marked in the first cell."""
        column = self.column_of(indexes[0])
        if column is None or not (column.editable and self.may):
            return False
        try:
            self._note({self.ids[index.row()]: {column.name: value} for index in indexes})
        except Refused as refusal:
            self._mark(indexes[0], column.shown(value), str(refusal))
            return False
        for index in indexes:
            self._refused.pop((index.row(), index.column()), None)
        return True

    def _mark(self, index: AnyIndex, text: str, reason: str) -> None:
        self._refused[index.row(), index.column()] = text, reason
        self.dataChanged.emit(index, index)

    # for the table

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns) + 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        shown = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        column = self.column_of(index)
        return shown | Qt.ItemFlag.ItemIsEditable if column and column.editable and self.may else shown

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name, person = self._people[index.row()]
        column = self.column_of(index)
        if column is None:
            said = {Qt.ItemDataRole.DisplayRole: name, Qt.ItemDataRole.AccessibleTextRole: spoken(name, person)}
            return person if role == CELL else said.get(Qt.ItemDataRole(role))
        refused = self._refused.get((index.row(), index.column()))
        text = refused[0] if refused else column.shown(self.value(index))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return refused[1] if refused else text or None
        if role == CELL:
            return self._cell(column, self.value(index), refused)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}. {column.title}: {spoken(text, self._cell(column, self.value(index), refused))}"
        return None

    def _cell(self, column: SheetColumn, value: Any, refused: tuple[str, str] | None) -> Cell:
        if refused:
            return ProblemCell(refused[1])
        return ChipCell(column.tones[value]) if value in column.tones else _MUTED

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = self.column_of(index)
        refused = (index.row(), index.column()) in self._refused
        if column is None or (value == self.data(index, Qt.ItemDataRole.EditRole) and not refused):
            return False
        try:
            read = column.kind.typed(value)
        except Refused as refusal:
            self._mark(index, value, str(refusal))
            return False
        return self.note([index], read)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section - 1].title if section else _("Student")
        return None


def _person(student: Any) -> tuple[str, PersonCell]:
    name = f"{student.last_name}, {student.preferred_name or student.first_name}"
    detail = _("ID {number}").format(number=student.local_id) if student.local_id else ""
    return name, PersonCell(detail, student.local_id or student.id)
