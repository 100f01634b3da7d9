"""What waits, as a table: one line for each placement and week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.i18n import _, hours, ngettext, number, short_day
from app.models.handed_in import HandedIn
from app.models.hours import VERIFIED_HOW
from app.views.look import cells
from app.views.look.cells import CELL, Cell, ChipCell, FigureCell, MutedCell, StackedCell
from app.views.students.column import person_cell, student_name

Index = QModelIndex | QPersistentModelIndex

STUDENT, WORK, WEEK, DAYS, HOURS, WARNINGS, VERIFIED = range(7)
_MUTED, _FIGURE = MutedCell(), FigureCell()
_RIGHT = (DAYS, HOURS)


def week_words(monday: date) -> str:
    """ "Nov 16 – Nov 22"."""
    return _("{first} – {last}").format(first=short_day(monday), last=short_day(monday + timedelta(days=6)))


def verified_words(group: HandedIn) -> str:
    """How its hours were verified; empty where some were not."""
    ways = {entry.verified_how for entry in group.entries}
    if None in ways:
        return ""
    return ", ".join(VERIFIED_HOW.format(how) for how in sorted(ways))


class GroupModel(QAbstractTableModel):
    """Shows what `load` is given."""

    def __init__(self) -> None:
        super().__init__()
        self.groups: Sequence[HandedIn] = []
        self._rows: list[tuple[tuple[str, ...], tuple[Cell, ...]]] = []

    def load(self, groups: Sequence[HandedIn]) -> None:
        """Show these."""
        self.beginResetModel()
        self.groups = groups
        self._rows = [_row(group) for group in groups]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else 7

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            titles = (_("Student"), _("Work site"), _("Week"), _("Days"), _("Hours"), _("Warnings"), _("Verified"))
            return titles[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return cells.RIGHT if section in _RIGHT else None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        words, signs = self._rows[index.row()]
        text, cell = words[index.column()], signs[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cells.spoken(text, cell)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == WARNINGS:
            return "\n".join(found.sentence for found in self.groups[index.row()].found)
        return None


def _row(group: HandedIn) -> tuple[tuple[str, ...], tuple[Cell, ...]]:
    found = len(group.found)
    warned = ngettext("{count} warning", "{count} warnings", found).format(count=number(found)) if found else ""
    student = {"student": group.student}
    words = (
        student_name(student),
        group.work,
        week_words(group.monday),
        number(len(group.entries)),
        hours(group.minutes),
        warned,
        verified_words(group),
    )
    signs = (
        person_cell(student),
        StackedCell(group.role),
        _MUTED,
        _FIGURE,
        FigureCell(strong=True),
        ChipCell("warn") if found else _MUTED,
        _MUTED,
    )
    return words, signs
