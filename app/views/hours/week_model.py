"""The week grid's model: one row per student and placement, Monday to Sunday, what was typed kept until it is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, day, hours, ngettext, number, weekday
from app.models.kinds import DAY_HOURS
from app.models.logging_hours import Slot, WeekRow, save_cells, week_rows
from app.views.hours.day_cell import DayCell
from app.views.hours.refused_cells import RefusedCells
from app.views.hours.row_words import approved, approved_in_words
from app.views.look.cells import RIGHT

AnyIndex = QModelIndex | QPersistentModelIndex
STUDENT, PLACEMENT, MONDAY = 0, 1, 2
WEEK, TOTAL = 9, 10
STATE = Qt.ItemDataRole.UserRole + 2
"""The state of a cell: an hour state, "bad" for text that was refused, "fixed" for what is never typed into."""

_ROLE = Qt.ItemDataRole
_SAID = {_ROLE.DisplayRole, _ROLE.EditRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole, STATE}


class Settled(NamedTuple):
    """A cell that shows what is saved."""

    day: date
    state: str
    entries: tuple[str, ...]


class Skipped(NamedTuple):
    """What became of a block of cells of which some could not be typed into."""

    changed: int
    closed: int  # locked, or of a student without a placement
    outside: int  # beyond the last row or day


def _logged(count: int) -> str:
    return ngettext("Log {count} cell of hours", "Log {count} cells of hours", count).format(count=number(count))


def _missing(row: WeekRow, may_place: bool) -> str:
    if row.placement_id:
        return ""
    if may_place:
        return _("Hours need a placement. Add one on the page of the student.")
    return _("Hours need a placement. A coordinator adds it.")


class WeekModel(QAbstractTableModel):
    """The hours of some students in one week. Every accepted cell is saved at once; a paste is one edit."""

    skipped = Signal(Skipped)

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._students: list[str] = []
        self.monday = date.today()
        self.rows: list[WeekRow] = []
        self._refused = RefusedCells()

    def show(self, student_ids: Sequence[str], monday: date) -> None:
        """Show another class or week. What was refused stays with its week and is shown when one comes back."""
        self._students, self.monday = list(student_ids), monday
        self.beginResetModel()
        self.rows = week_rows(self._book, self._students, monday)
        self.endResetModel()

    def reread(self) -> None:
        """Read the book again; the rows stay in place where they are still the same.

        Where the last paste was undone, the cells that were refused in it go with it.
        """
        self._refused.follow_undo(self._book.redo_title)
        fresh = week_rows(self._book, self._students, self.monday)
        if [(r.student_id, r.placement_id) for r in fresh] == [(r.student_id, r.placement_id) for r in self.rows]:
            self.rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0, 0), self.index(len(fresh) - 1, TOTAL))
        else:
            self.beginResetModel()
            self.rows = fresh
            self.endResetModel()

    # what is where

    def day_of(self, column: int) -> date:
        """The day of a column between Monday and Sunday."""
        return self.monday + timedelta(days=column - MONDAY)

    def slot(self, index: AnyIndex) -> Slot | None:
        """The placement and day of a cell, None where nothing can be logged."""
        placement = self.rows[index.row()].placement_id
        return (placement, self.day_of(index.column())) if placement and MONDAY <= index.column() < WEEK else None

    def settled(self) -> list[Settled]:
        """The cells with hours of the week shown, without those whose new text was refused."""
        return [
            Settled(on, cell.state, cell.entries)
            for row in self.rows
            for on, cell in row.cells.items()
            if row.placement_id and not self._refused.get((row.placement_id, on))
        ]

    @property
    def problems(self) -> int:
        """How many cells shown hold text that was refused."""
        return sum(1 for _shown in self._refused.shown_in(self.rows, self.monday))

    def next_problem(self, after: AnyIndex) -> QModelIndex:
        """The next cell with a refused text, from left to right and then down, round to the first; invalid for none."""
        shown = self._refused.shown_in(self.rows, self.monday)
        places = sorted((at, (slot[1] - self.monday).days + MONDAY) for at, slot, _kept in shown)
        if not places:
            return QModelIndex()
        beyond = [place for place in places if place > (after.row(), after.column())]
        return self.index(*(beyond or places)[0])

    @property
    def refusal(self) -> str:
        """The text refused last among those of the week shown: whose, when, and why; empty for none."""
        for at, slot, kept in self._refused.shown_in(self.rows, self.monday):
            where = {"student": self.rows[at].student, "day": day(slot[1], "full")}
            return _("Not saved: {student}, {day}. {reason}").format(**where, reason=kept.reason)
        return ""

    @property
    def open_rows(self) -> int:
        """How many rows hours can be typed into; they come first."""
        return sum(row.placement_id is not None for row in self.rows)

    @property
    def minutes(self) -> int:
        """All minutes of the week shown."""
        return sum(row.minutes for row in self.rows)

    # painting

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else TOTAL + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section >= MONDAY:
            return RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        fixed = {STUDENT: _("Student"), PLACEMENT: _("Placement"), WEEK: _("Week"), TOTAL: _("Approved")}
        return fixed.get(section) or weekday(self.day_of(section))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _SAID:
            return None
        cell, row, column = self._cell(index), self.rows[index.row()], index.column()
        total = approved_in_words(row) if column == TOTAL else ""
        if role == STATE:
            return cell.state if cell else "fixed"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken if cell else total or self._text(index) or _("empty")
        if role == Qt.ItemDataRole.ToolTipRole:
            return (cell.reason if cell else total or _missing(row, self._book.allows("placement", "add"))) or None
        return self._text(index)

    def _text(self, index: AnyIndex) -> str:
        row, column = self.rows[index.row()], index.column()
        if cell := self._cell(index):
            return cell.text
        if column == STUDENT:
            return row.student
        if column == PLACEMENT:
            return row.placement if row.placement_id else _("No placement")
        if column == WEEK:
            return hours(row.minutes) if row.placement_id else ""
        return approved(row) if column == TOTAL else ""

    def _cell(self, index: AnyIndex) -> DayCell | None:
        slot = self.slot(index)
        if slot is None:
            return None
        return DayCell(slot[1], self.rows[index.row()].cells.get(slot[1]), self._refused.get(slot))

    # typing

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        cell = self._cell(index) if index.isValid() else None
        may = self._book.allows("hour_entry", "change")
        return flags | Qt.ItemFlag.ItemIsEditable if may and cell and cell.is_open else flags

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if str(value).strip() == self._text(index):
            return True
        return self.type_in({(index.row(), index.column()): str(value)}, lambda _count: _("Log hours")) == 1

    def type_in(
        self, texts: Mapping[tuple[int, int], str], title: Callable[[int], str] = _logged, outside: int = 0
    ) -> int:
        """Type texts into cells (row, column) as one edit. Returns how many were accepted.

        A text that is no number of hours of a day stays in its cell, marked, and is not saved; all others
        are. Locked cells are left alone. `title` words the edit by how many cells it changes; `outside` is how many
        further texts found no cell.
        """
        wanted: dict[Slot, int | None] = {}
        written: dict[Slot, str] = {}
        refused: set[Slot] = set()
        closed = accepted = 0
        for (at, column), text in texts.items():
            index = self.index(at, column)
            slot, cell = self.slot(index), self._cell(index)
            if slot is None or cell is None or not cell.is_open:
                closed += text.strip() != self._text(index) and (slot is not None or bool(text.strip()))
                continue
            self._refused.drop(slot)
            try:
                minutes = DAY_HOURS.parse(text)
            except Refused as refusal:
                self._refused.keep({slot: text.strip()}, str(refusal))
                refused.add(slot)
                continue
            accepted += 1
            if cell.would_change(minutes):
                wanted[slot], written[slot] = minutes, text.strip()
        changed = 0
        if wanted:
            named = title(len(wanted))
            try:
                changed = save_cells(self._book, named, wanted, origin=self)
                self._refused.belong_to(named, refused)
            except Refused as refusal:  # the book is busy, or the day was approved elsewhere: nothing typed is lost
                self._refused.keep(written, str(refusal))
                accepted -= len(wanted)
        self.reread()
        if closed or outside:
            self.skipped.emit(Skipped(changed, closed, outside))
        return accepted
