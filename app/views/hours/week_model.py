"""The week grid's model: one row per student and placement, Monday to Sunday, what was typed kept until it is right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, day, hours, weekday
from app.models.logging_hours import Slot, WeekRow, save_cells
from app.models.whose_hours import EVERYONE, Whose, rows_of
from app.models.worked_time import Worked, read_worked
from app.views.hours.day_cell import DayCell
from app.views.hours.refused_cells import RefusedCells
from app.views.hours.row_words import approved, approved_in_words, blocks_in_words, placement_in_words
from app.views.hours.week_marks import WeekMarks
from app.views.hours.week_words import Settled, Skipped, logged, missing_placement
from app.views.look.cells import RIGHT

AnyIndex = QModelIndex | QPersistentModelIndex
STUDENT, PLACEMENT, MONDAY = 0, 1, 2
WEEK, TOTAL = 9, 10
STATE = Qt.ItemDataRole.UserRole + 2
"""The state of a cell: see `DayCell.state`; "fixed" for what is never typed into."""
MARK = Qt.ItemDataRole.UserRole + 3
"""What there is to see beside the state: "warning", "several", "event", "block"; empty for nothing."""

_ROLE = Qt.ItemDataRole
_SAID = {_ROLE.DisplayRole, _ROLE.EditRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole, STATE, MARK}
_TEXT: Callable[[DayCell], str] = attrgetter("text")
_OF_DAY: dict[int, Callable[[DayCell], str]] = {
    STATE: attrgetter("state"),
    MARK: attrgetter("mark"),
    _ROLE.AccessibleTextRole: attrgetter("spoken"),
    _ROLE.ToolTipRole: attrgetter("told"),
}


class WeekModel(QAbstractTableModel):
    """The hours of some students in one week. Every accepted cell is saved at once; a paste is one edit."""

    skipped = Signal(Skipped)

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.whose = EVERYONE
        self.monday = date.today()
        self.rows: list[WeekRow] = []
        self._first: dict[str, int] = {}  # the first row of each student, where events are marked
        self._refused = RefusedCells()
        self.marks = WeekMarks(book, self)
        self.marks.told.connect(self._repaint)

    def show(self, whose: Whose, monday: date) -> None:
        """Show another class or week. What was refused stays with its week and is shown when one comes back."""
        self.whose, self.monday = whose, monday
        self._replace(rows_of(self._book, whose, monday))

    def _replace(self, rows: list[WeekRow]) -> None:
        self.beginResetModel()
        self.rows, self._first = rows, {row.student_id: at for at, row in reversed(list(enumerate(rows)))}
        self.endResetModel()
        self.marks.ask(rows, self.monday)

    def _repaint(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, TOTAL))

    def reread(self) -> None:
        """Read the book again; the rows stay in place where they are still the same.

        Where the last paste was undone, the cells that were refused in it go with it.
        """
        self._refused.follow_undo(self._book.redo_title)
        fresh = rows_of(self._book, self.whose, self.monday)
        if [(r.student_id, r.placement_id) for r in fresh] == [(r.student_id, r.placement_id) for r in self.rows]:
            self.rows = fresh
            self._repaint()
            self.marks.ask(fresh, self.monday)
        else:
            self._replace(fresh)

    # what is where

    def day_of(self, column: int) -> date:
        """The day of a column between Monday and Sunday."""
        return self.monday + timedelta(days=column - MONDAY)

    def column_of(self, on: date) -> int:
        """The column of a day of the week shown."""
        return MONDAY + (on - self.monday).days

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
        return self._next_of(after, {(at, self.column_of(slot[1])) for at, slot, _kept in shown})

    def next_warning(self, after: AnyIndex) -> QModelIndex:
        """The next cell with a warning, in the same order; invalid for none."""
        return self._next_of(
            after,
            {
                (at, column)
                for at in range(len(self.rows))
                for column in (PLACEMENT, *range(MONDAY, WEEK))
                if self.index(at, column).data(MARK) == "warning"
            },
        )

    def _next_of(self, after: AnyIndex, places: Collection[tuple[int, int]]) -> QModelIndex:
        if not places:
            return QModelIndex()
        beyond = [place for place in places if place > (after.row(), after.column())]
        return self.index(*min(beyond or places))

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

    @property
    def works_on_weekend(self) -> bool:
        """Whether there are hours on Saturday or Sunday."""
        return any(on.isoweekday() > 5 for row in self.rows for on in row.cells)

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
        row, column = self.rows[index.row()], index.column()
        if cell := self.cell(index):
            said = _OF_DAY.get(role, _TEXT)(cell)
            return said or (None if role == _ROLE.ToolTipRole else "")
        if role == STATE:
            return "fixed"
        if role == MARK:
            return self._mark(row, column)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            said = self._in_words(row, column)
            return said or (None if role == _ROLE.ToolTipRole else self._text(row, column) or _("empty"))
        return self._text(row, column)

    def _mark(self, row: WeekRow, column: int) -> str:
        if column == PLACEMENT and self.marks.of_row(row.placement_id):
            return "warning"
        return "block" if column == WEEK and row.blocks else ""

    def _in_words(self, row: WeekRow, column: int) -> str:
        """What a fixed cell says aloud and in its tip, where that is more than its text."""
        if column == TOTAL:
            return approved_in_words(row)
        if column == WEEK and row.blocks:
            return f"{self._text(row, column)}, {blocks_in_words(row)}"
        if column == PLACEMENT and row.placement_id:
            return placement_in_words(row, self.marks.of_row(row.placement_id))
        return missing_placement(row, self._book.allows("placement", "add")) if MONDAY <= column < WEEK else ""

    def _text(self, row: WeekRow, column: int) -> str:
        if column == STUDENT:
            return row.student
        if column == PLACEMENT:
            place = row.role if self.whose.kind == "site" else row.placement
            return place if row.placement_id else _("No placement")
        if column == WEEK:
            return hours(row.minutes) if row.placement_id else ""
        return approved(row) if column == TOTAL else ""

    def cell(self, index: AnyIndex) -> DayCell | None:
        """The day of a cell between Monday and Sunday; None where nothing can be logged."""
        slot = self.slot(index)
        if slot is None:
            return None
        row, on = self.rows[index.row()], slot[1]
        events = self.marks.events(row.student_id, on) if self._first.get(row.student_id) == index.row() else ()
        return DayCell(on, row.cells.get(on), self._refused.get(slot), self.marks.of_day(slot), events, row.unfit(on))

    # typing

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        cell = self.cell(index) if index.isValid() else None
        return flags | Qt.ItemFlag.ItemIsEditable if cell and self._is_open(cell) else flags

    def _is_open(self, cell: DayCell) -> bool:
        return cell.is_open and self._book.allows("hour_entry", "change")

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if str(value).strip() == self.data(index):
            return True
        return self.type_in({(index.row(), index.column()): str(value)}, lambda _count: _("Log hours")) == 1

    def type_in(
        self,
        texts: Mapping[tuple[int, int], str | Worked],
        title: Callable[[int], str] = logged,
        outside: int = 0,
    ) -> int:
        """Type texts into cells (row, column) as one edit, or what was worked. Returns how many were accepted.

        A text that is no time of a day, or that its day cannot hold, stays in its cell, marked, and is not saved; all
        others are. Locked cells are left alone. `title` words the edit by how many cells it changes; `outside` is how
        many further texts found no cell.
        """
        wanted: dict[Slot, Worked | None] = {}
        written: dict[Slot, str] = {}
        refused: set[Slot] = set()
        closed = accepted = 0
        for (at, column), given in texts.items():
            index, text = self.index(at, column), _written(given)
            slot, cell = self.slot(index), self.cell(index)
            if slot is None or cell is None or not self._is_open(cell):
                closed += text != self.data(index) and (slot is not None or bool(text))
                continue
            self._refused.drop(slot)
            try:
                worked = read_worked(given) if isinstance(given, str) else given
                if worked and cell.unfit:
                    raise Refused(cell.unfit)
            except Refused as refusal:
                self._refused.keep({slot: text}, str(refusal))
                refused.add(slot)
                continue
            accepted += 1
            if cell.would_change(worked):
                wanted[slot], written[slot] = worked, text
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


def _written(given: str | Worked) -> str:
    return given.strip() if isinstance(given, str) else hours(given.minutes)
