"""The lists of the import preview: what is new, what changes, what is wrong, and who is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from app.i18n import _, number
from app.imports.intake import Intake, MissingRecord, MissingStudent, Preview
from app.imports.problems import Problem
from app.models.kinds import GRADE
from app.views.lists.table_model import AnyIndex
from app.views.look.cells import CELL, Cell, MutedCell, StackedCell, TickCell, spoken

_KEPT = 600  # previews kept ready for painting
_MUTED = MutedCell()


@dataclass(frozen=True)
class Digest:
    """Where the rows of each state stand in the previews; made off the window's thread."""

    intake: Intake
    new: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    changes: list[tuple[int, int]] = field(default_factory=list)  # a preview and one of its changes

    @classmethod
    def of(cls, intake: Intake) -> Digest:
        """Look through all previews once."""
        digest = cls(intake)
        for place, preview in enumerate(intake.previews):
            if preview.state == "new":
                digest.new.append(place)
            elif preview.state == "unchanged":
                digest.unchanged.append(place)
            elif preview.state == "changed":
                digest.changes.extend((place, at) for at in range(max(1, len(preview.changes))))
        return digest


class Lines(QAbstractTableModel):
    """A list that is only read: titles, how many lines, and the words and sign of each cell."""

    def __init__(self, titles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = titles

    def count(self) -> int:
        """How many lines there are. Every list has its own."""
        return 0

    def words(self, row: int, column: int) -> str:
        """The text of a cell."""
        return ""

    def sign(self, row: int, column: int) -> Cell | None:
        """What the cell shows besides plain text."""
        return None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return section + 1 if orientation == Qt.Orientation.Vertical else self._titles[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.words(row, column)
        if role == CELL:
            return self.sign(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(self.words(row, column), self.sign(row, column))
        return None


def _who(preview: Preview) -> str:
    return preview.name or preview.local_id or preview.ssid


def _id_of(preview: Preview) -> Cell:
    number_ = preview.local_id or preview.ssid
    return StackedCell(_("ID {number}").format(number=number_) if number_ else "")


def _said(preview: Preview) -> set[str]:
    """What the first column says of a row already."""
    return {preview.local_id, preview.ssid, *preview.name.split(", ")}


class RowLines(Lines):
    """Rows of the file, with what is taken from each."""

    def __init__(self, digest: Digest, places: Sequence[int], subject: str, parent: QObject | None = None) -> None:
        super().__init__([subject, _("What is taken in"), _("Row")], parent)
        self._places = places
        self._preview: Callable[[int], Preview] = lru_cache(_KEPT)(digest.intake.previews.__getitem__)

    def count(self) -> int:
        return len(self._places)

    def words(self, row: int, column: int) -> str:
        preview = self._preview(self._places[row])
        if column == 0:
            return _who(preview)
        if column == 1:
            told = [change for change in preview.changes if change.after and change.after not in _said(preview)]
            return " · ".join(f"{change.label}: {change.after}" for change in told)
        return number(preview.row)

    def sign(self, row: int, column: int) -> Cell | None:
        return _id_of(self._preview(self._places[row])) if column == 0 else _MUTED


class ChangeLines(Lines):
    """One line for every value that changes: as it was, and as it will be."""

    def __init__(self, digest: Digest, subject: str, parent: QObject | None = None) -> None:
        super().__init__([subject, _("Field"), _("Before"), _("After"), _("Row")], parent)
        self._changes = digest.changes
        self._preview: Callable[[int], Preview] = lru_cache(_KEPT)(digest.intake.previews.__getitem__)

    def count(self) -> int:
        return len(self._changes)

    def words(self, row: int, column: int) -> str:
        place, at = self._changes[row]
        preview = self._preview(place)
        if column == 0:
            return _who(preview)
        if column == 4:
            return number(preview.row)
        return preview.changes[at][column - 1] if preview.changes else ""

    def sign(self, row: int, column: int) -> Cell | None:
        place, _at = self._changes[row]
        if column == 0:
            return _id_of(self._preview(place))
        return None if column == 3 else _MUTED


class ProblemLines(Lines):
    """What is wrong, by file, row and column."""

    def __init__(self, problems: Sequence[Problem], parent: QObject | None = None) -> None:
        super().__init__([_("Problem"), _("File"), _("Row"), _("Column")], parent)
        self._problems = problems

    def count(self) -> int:
        return len(self._problems)

    def words(self, row: int, column: int) -> str:
        problem = self._problems[row]
        shown = (problem.message, problem.file, number(problem.row) if problem.row else "", problem.column or "")
        return shown[column]

    def sign(self, row: int, column: int) -> Cell | None:
        return _MUTED if column else None


class MissingRecordLines(Lines):
    """Records of the book that the file should have and lacks."""

    def __init__(self, missing: Sequence[MissingRecord], subject: str, parent: QObject | None = None) -> None:
        super().__init__([subject, _("Not in the file")], parent)
        self._missing = missing

    def count(self) -> int:
        return len(self._missing)

    def words(self, row: int, column: int) -> str:
        each = self._missing[row]
        return each.what if column else " · ".join(filter(None, (each.name, each.local_id)))

    def sign(self, row: int, column: int) -> Cell | None:
        return _MUTED if column else None


class MissingLines(Lines):
    """Students of the book who are not in the file, with a box to tick for those who left."""

    ticked = Signal()

    def __init__(self, students: Sequence[MissingStudent], parent: QObject | None = None) -> None:
        super().__init__([_("Student"), _("Student ID"), _("Grade")], parent)
        self._students = students
        self._ticked: set[str] = set()

    def count(self) -> int:
        return len(self._students)

    def words(self, row: int, column: int) -> str:
        student = self._students[row]
        return (student.name, student.local_id or "", GRADE.format(student.grade))[column]

    def sign(self, row: int, column: int) -> Cell | None:
        return _MUTED if column else TickCell(self._students[row].id in self._ticked)

    def ids(self) -> list[str]:
        """The students who are ticked, in the order of their names."""
        return [student.id for student in self._students if student.id in self._ticked]

    def tick(self, rows: Sequence[int], on: bool | None = None) -> None:
        """Tick some rows, or untick them; without `on`, the other way round than the first of them is now."""
        if not rows:
            return
        wanted = self._students[rows[0]].id not in self._ticked if on is None else on
        ids = {self._students[row].id for row in rows}
        self._ticked = self._ticked | ids if wanted else self._ticked - ids
        self.dataChanged.emit(self.index(0, 0), self.index(self.count() - 1, 0))
        self.ticked.emit()
