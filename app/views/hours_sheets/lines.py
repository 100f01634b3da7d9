"""What came back on an hours sheet, line by line: each changed cell with a box, and what cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from app.i18n import N_, _, day, ngettext, number
from app.imports.hour_sheets import WRITTEN, CellChange, SheetBack, What
from app.imports.problems import Problem
from app.views.importing.models import Lines
from app.views.look.cells import Cell, ChipCell, MutedCell, TickCell
from app.views.look.tokens import Tone

WHO, PLACE, DAY, BEFORE, AFTER, WHAT = range(6)


class _Said(NamedTuple):
    words: str  # marked with N_
    tone: Tone


SAID: dict[What, _Said] = {
    "new": _Said(N_("New"), "ok"),
    "changed": _Said(N_("Changed"), "accent"),
    "cleared": _Said(N_("Cleared"), "warn"),
    "conflict": _Said(N_("Book changed, too"), "bad"),
    "refused": _Said(N_("Not taken"), "neutral"),
}


class SheetLines(Lines):
    """Problems of rows and columns come first: what they leave out is missing below."""

    ticked = Signal()
    """Other cells are ticked."""

    def __init__(self, back: SheetBack, parent: QObject | None = None) -> None:
        titles = [_("Student"), _("Placement"), _("Day"), _("Before"), _("After"), _("What")]
        super().__init__(titles, parent)
        self._back = back
        self._lines: list[Problem | CellChange] = [*back.problems, *back.changes]
        self._ticked = {change.slot for change in back.writable}

    def count(self) -> int:
        return len(self._lines)

    def words(self, row: int, column: int) -> str:
        line = self._lines[row]
        if isinstance(line, Problem):
            what = _(SAID["refused"].words)
            return {WHO: _place(line), PLACE: line.message, WHAT: what}.get(column, "")
        shown = (line.student, line.placement, day(line.day), line.before_words, line.after_words)
        return (*shown, _(SAID[line.what].words))[column]

    def sign(self, row: int, column: int) -> Cell | None:
        line = self._lines[row]
        if column == WHAT:
            return ChipCell(SAID["refused" if isinstance(line, Problem) else line.what].tone)
        if column == WHO and self._can_be_taken(row):
            return TickCell(isinstance(line, CellChange) and line.slot in self._ticked)
        return MutedCell() if column in (PLACE, BEFORE) else None

    def about(self, row: int) -> str:
        """What there is to say of a line: why it is not taken, what the conflict is, or what was done that day."""
        line = self._lines[row]
        if isinstance(line, Problem):
            return _("{place}: {reason}").format(place=_place(line), reason=line.message)
        place = _("Row {number}, column {letter}").format(number=line.row, letter=line.column)
        if line.reason:
            return _("{place}: {reason}").format(place=place, reason=line.reason)
        task = self._back.tasks.get(line.slot)
        return _("{place}: {reason}").format(place=place, reason=task) if task else place

    def chosen(self) -> list[CellChange]:
        """What is ticked, in the order of the sheet."""
        return [change for change in self._back.changes if change.slot in self._ticked]

    def tick(self, rows: Iterable[int], on: bool | None = None) -> None:
        """Tick some lines, or untick them; without `on`, the other way round than the first of them is now."""
        found = [line for row in rows if self._can_be_taken(row) and isinstance(line := self._lines[row], CellChange)]
        if not found:
            return
        slots = {change.slot for change in found}
        wanted = found[0].slot not in self._ticked if on is None else on
        self._ticked = self._ticked | slots if wanted else self._ticked - slots
        self.dataChanged.emit(self.index(0, WHO), self.index(self.count() - 1, WHO))
        self.ticked.emit()

    def counts(self) -> str:
        """How many lines there are of each kind, in words."""
        found: dict[What, int] = dict.fromkeys((*WRITTEN, "conflict", "refused"), 0)
        for line in self._lines:
            found["refused" if isinstance(line, Problem) else line.what] += 1
        return " · ".join(f"{_(SAID[what].words)}: {number(count)}" for what, count in found.items() if count)

    def verb(self) -> str:
        """What the button does: "Take back 12 cells"."""
        count = len(self.chosen())
        return ngettext("Take back {count} cell", "Take back {count} cells", count).format(count=number(count))

    def _can_be_taken(self, row: int) -> bool:
        line = self._lines[row]
        return isinstance(line, CellChange) and line.what != "refused"


def _place(problem: Problem) -> str:
    if problem.row is None:
        return _("Column {letter}").format(letter=problem.column)
    return _("Row {number}").format(number=problem.row)
