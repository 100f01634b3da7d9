"""The four-year plan as a table: rows by subject, more where a grade has several courses; columns by grade."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.book.refused import Refused
from app.i18n import _, fold
from app.models.four_year_plan import FAILED, GRADES, PLANNED, RUNNING, UNKNOWN, Cell
from app.models.kinds import grade_words
from app.models.study_kinds import SUBJECTS, TERM
from app.views.look.cells import CELL, MutedCell, ProblemCell, StackedCell, spoken

if TYPE_CHECKING:
    from app.book.book import Book

AnyIndex = QModelIndex | QPersistentModelIndex
NAMES = 0  # the column of the subjects
_MUTED = MutedCell()
_EMPTY = StackedCell("")

Write = Callable[[str, str, str, str | None], object]
"""Plans a text: the grade, the subject, the text, and the id of what was planned there. Raises Refused."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The records of one course in a grade, or one planned course."""

    cells: tuple[Cell, ...]

    @property
    def planned_id(self) -> str | None:
        """The planned course that can be changed here."""
        return self.cells[0].planned_id if self.cells[0].state == PLANNED else None

    @property
    def text(self) -> str:
        """The course, with its term where it is planned for one."""
        [first, *_others] = self.cells
        return first.name

    @property
    def typed(self) -> str:
        """What reads back as this entry."""
        [first, *_others] = self.cells
        return first.name if first.term == "full" else f"{first.name}; {TERM.format(first.term)}"

    @property
    def detail(self) -> str:
        """How it stands: planned, under way, or with which marks it was taken."""
        terms = [f"{_short(cell.term)} {cell.mark or '…'}".strip() for cell in self.cells]
        states = {cell.state for cell in self.cells}
        if states == {PLANNED}:
            term = self.cells[0].term
            return _("Planned") if term == "full" else _("Planned · {term}").format(term=TERM.format(term))
        if FAILED in states:
            words = _("Not passed")
        elif RUNNING in states:
            words = _("Under way")
        else:
            words = _("Not in the scale") if UNKNOWN in states else _("Taken")
        return " · ".join((words, ", ".join(terms)))

    @property
    def cell(self) -> StackedCell:
        """How it stands, or what is doubtful about it."""
        [first, *_others] = self.cells
        shorts = [remark.short for remark in first.remarks]
        return StackedCell(" · ".join(filter(None, (_short(first.term), *shorts))), "warn") if shorts else self.spoken

    @property
    def spoken(self) -> StackedCell:
        """All that is to be said of it."""
        return StackedCell(", ".join((self.detail, *(remark.full for remark in self.cells[0].remarks))))


def _short(term: str) -> str:
    return "" if term == "full" else term.upper()


class GridModel(QAbstractTableModel):
    """`grades_open` are the grades in which courses can still be planned."""

    def __init__(self, book: Book, write: Write) -> None:
        super().__init__()
        self.book, self._write = book, write
        self.grades_open: tuple[str, ...] = ()
        self.rows: list[tuple[str, dict[str, Entry]]] = []
        self._more: set[str] = set()  # subjects with a row more than they need
        self._cells: tuple[Cell, ...] = ()
        self._refused: dict[tuple[int, int], tuple[str, str]] = {}

    def load(self, cells: tuple[Cell, ...], grades_open: tuple[str, ...]) -> None:
        """Show these. Rows come and go one by one and the others stay, with a cell that is being typed in."""
        self._cells, self.grades_open = cells, grades_open
        self._refused.clear()
        rows = _rows(cells, self._more)
        self._make_room([name for name, _entries in rows])
        self.rows = rows
        self.dataChanged.emit(self.index(0, NAMES), self.index(len(rows) - 1, len(GRADES)))

    def _make_room(self, names: list[str]) -> None:
        """Let rows go and come until they have these subjects; a subject loses its last row and gets one below."""
        steps = SequenceMatcher(None, _places([name for name, _entries in self.rows]), _places(names), autojunk=False)
        for tag, first, end, start, stop in reversed(steps.get_opcodes()):
            if tag == "equal":
                continue
            if first < end:
                self.beginRemoveRows(QModelIndex(), first, end - 1)
                del self.rows[first:end]
                self.endRemoveRows()
            if start < stop:
                self.beginInsertRows(QModelIndex(), first, first + stop - start - 1)
                self.rows[first:first] = [(name, {}) for name in names[start:stop]]
                self.endInsertRows()

    def add_row(self, subject: str) -> int:
        """One more row for a subject; its number."""
        self._more.add(subject)
        self.load(self._cells, self.grades_open)
        return max(at for at, (name, _entries) in enumerate(self.rows) if name == subject)

    def forget_rows(self) -> None:
        """Another student: nobody asked for more rows."""
        self._more.clear()

    @property
    def course_ids(self) -> set[str | None]:
        """The courses that stand in the grid."""
        return {cell.course_id for cell in self._cells}

    def subject_of(self, index: AnyIndex) -> str:
        """The subject of a row."""
        return self.rows[index.row()][0]

    def entry(self, index: AnyIndex) -> Entry | None:
        """What stands in a cell; None in an empty one and beside the subjects."""
        if not index.isValid() or index.column() == NAMES:
            return None
        return self.rows[index.row()][1].get(GRADES[index.column() - 1])

    def cell_index(self, at: int, grade: str) -> QModelIndex:
        """The cell of a row in a grade; none for a grade before high school."""
        return self.index(at, GRADES.index(grade) + 1) if grade in GRADES else QModelIndex()

    def open_cells(self) -> list[QModelIndex]:
        """The cells that can be typed in, row by row."""
        cells = [self.cell_index(at, grade) for at in range(len(self.rows)) for grade in self.grades_open]
        return [cell for cell in cells if self.flags(cell) & Qt.ItemFlag.ItemIsEditable]

    # for the table

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(GRADES) + 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        shown = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == NAMES or GRADES[index.column() - 1] not in self.grades_open:
            return shown
        entry = self.entry(index)
        return shown if entry and entry.planned_id is None else shown | Qt.ItemFlag.ItemIsEditable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.column() == NAMES:
            return self._subject(index, role)
        refused = self._refused.get((index.row(), index.column()))
        entry = self.entry(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return refused[0] if refused else entry.text if entry else ""
        if role == Qt.ItemDataRole.EditRole:
            return refused[0] if refused else entry.typed if entry else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return refused[1] if refused else f"{entry.text}\n{entry.spoken.detail}" if entry else None
        if role == CELL:
            return ProblemCell(refused[1]) if refused else entry.cell if entry else _EMPTY
        if role == Qt.ItemDataRole.AccessibleTextRole:
            where = f"{self.subject_of(index)}, {grade_words(GRADES[index.column() - 1])}"
            cell = ProblemCell(refused[1]) if refused else entry.spoken if entry else _EMPTY
            return f"{where}: {spoken(refused[0] if refused else entry.text if entry else '', cell)}"
        return None

    def _subject(self, index: AnyIndex, role: int) -> Any:
        name = self.subject_of(index)
        first = index.row() == 0 or self.rows[index.row() - 1][0] != name
        if role == CELL:
            return _MUTED
        if role == Qt.ItemDataRole.DisplayRole:
            return (name or _("No subject")) if first else " "
        return (name or _("No subject")) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self.entry(index)
        if role != Qt.ItemDataRole.EditRole or value == (entry.typed if entry else ""):
            self._refused.pop((index.row(), index.column()), None)
            return False
        at = index.row(), index.column()
        try:
            subject, planned = self.subject_of(index), entry.planned_id if entry else None
            self._write(GRADES[index.column() - 1], subject, value, planned)
        except Refused as refusal:
            self._refused[at] = value, str(refusal)
            self.dataChanged.emit(index, index)
            return False
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _("Subject") if section == NAMES else grade_words(GRADES[section - 1])
        return None


def _rows(cells: tuple[Cell, ...], more: set[str]) -> list[tuple[str, dict[str, Entry]]]:
    """The usual subjects first, then those that occur besides; of each as many rows as its fullest grade needs."""
    names = {fold(_(name)): _(name) for name in SUBJECTS} | {fold(name): _(name) for name in SUBJECTS}
    grouped: dict[str, dict[str, list[list[Cell]]]] = {_(name): defaultdict(list) for name in SUBJECTS}
    for cell in cells:
        subject = names.get(fold(cell.subject), cell.subject)
        lanes = grouped.setdefault(subject, defaultdict(list))[cell.grade]
        same = next((lane for lane in lanes if _goes_with(lane[0], cell)), None)
        if same is None:
            lanes.append([cell])
        else:
            same.append(cell)
    rows: list[tuple[str, dict[str, Entry]]] = []
    for subject, by_grade in grouped.items():
        count = max([1, *(len(lanes) for lanes in by_grade.values())]) + (subject in more)
        for at in range(count):
            entries = {g: Entry(tuple(lanes[at])) for g, lanes in by_grade.items() if at < len(lanes)}
            rows.append((subject, entries))
    return rows


def _places(names: list[str]) -> list[tuple[str, int]]:
    """Each row of a subject by which of its rows it is."""
    return [(name, names[:at].count(name)) for at, name in enumerate(names)]


def _goes_with(first: Cell, other: Cell) -> bool:
    """Whether two terms of one course stand in one cell: records do, planned courses are changed one by one."""
    return first.course_id == other.course_id and PLANNED not in (first.state, other.state)
