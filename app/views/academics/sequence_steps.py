"""The courses of one pathway's sequence in their order, moved with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

from app.i18n import _, number
from app.models.courses import CTE_LEVEL
from app.models.kinds import GRADE
from app.views.academics.course_columns import LEVEL_TONES
from app.views.look.cells import CELL, DotCell, MutedCell, spoken
from app.views.look.delegate import LOW_ROW_HEIGHT, dress
from app.views.look.theme import theme

Index = QModelIndex | QPersistentModelIndex
FEWEST, MOST = 3, 12  # lines for which there is room before the table scrolls
_MUTED = MutedCell()


@dataclass(frozen=True, slots=True)
class SequenceStep:
    """One course of the sequence. `completed` are the students who completed it, None while they are counted."""

    course_id: str
    course: str
    level: str | None
    grade: str | None
    completed: Sequence[str] | None

    def values(self) -> dict[str, Any]:
        """As `lay_sequence` takes it."""
        return {"course_id": self.course_id, "level": self.level, "grade": self.grade}


class StepModel(QAbstractTableModel):
    """Shows what `load` is given."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: Sequence[SequenceStep] = ()

    def load(self, steps: Sequence[SequenceStep]) -> None:
        """Show these."""
        self.beginResetModel()
        self.steps = steps
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.steps)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Order"), _("Course"), _("CTE level"), _("Grade"), _("Completed by"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        step, place = self.steps[index.row()], index.column()
        cell = DotCell(LEVEL_TONES[step.level]) if place == 2 and step.level else None if place == 1 else _MUTED
        if role == CELL:
            return cell
        words = (
            number(index.row() + 1),
            step.course,
            CTE_LEVEL.format(step.level),
            GRADE.format(step.grade),
            "…" if step.completed is None else number(len(step.completed)),
        )[place]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(words, cell)
        return words if role == Qt.ItemDataRole.DisplayRole else None


class StepTable(QTableView):
    """Alt+Up and Alt+Down move the line, Enter asks for its level and grade, Delete takes it out."""

    moved = Signal(int, int)
    """The line at the first place belongs to the second one."""
    opened = Signal(int)
    removed = Signal(int)

    def __init__(self, model: StepModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setProperty("kind", "framed")
        dress(self, _("Sequence of courses"), [70, 300, 160, 90, 130], LOW_ROW_HEIGHT, stretch=1)
        self.setAccessibleDescription(
            _("Alt+Up and Alt+Down move a course, Enter changes its level and grade, Delete takes it out.")
        )
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        model.modelReset.connect(self.fit)
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """As high as its lines."""
        lines = min(max(self.model().rowCount(), FEWEST), MOST)
        self.setFixedHeight(
            theme.px(LOW_ROW_HEIGHT) * lines + self.horizontalHeader().sizeHint().height() + theme.px(6)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, key = self.currentIndex().row(), event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if at >= 0 and alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_line(at, at + (1 if key == Qt.Key.Key_Down else -1))
        elif at >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(at)
        elif at >= 0 and key == Qt.Key.Key_Delete:
            self.removed.emit(at)
        else:
            super().keyPressEvent(event)

    def move_line(self, at: int, to: int) -> None:
        """Ask for the line to stand elsewhere."""
        if 0 <= to < self.model().rowCount() and at >= 0:
            self.moved.emit(at, to)

    def choose(self, row: int) -> None:
        """Go to a line."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, 1))
