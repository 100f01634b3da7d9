"""The table of what waits, with keys of its own: A approves, R rejects, V verifies, J and K go on and back."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.i18n import _
from app.models.handed_in import HandedIn
from app.views.approving.group_model import WORK, GroupModel
from app.views.look.delegate import dress

_MOVES = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_VERBS = {Qt.Key.Key_A: "approve", Qt.Key.Key_R: "reject", Qt.Key.Key_V: "verify", Qt.Key.Key_Return: "week"}


class GroupTable(QTableView):
    """Lines are chosen as in every list, several with Shift and Ctrl."""

    chosen = Signal()
    asked = Signal(str)
    """A key asked for a verb: "approve", "reject", "verify" or "week"."""

    def __init__(self, model: GroupModel) -> None:
        super().__init__()
        self._groups = model
        self.setModel(model)
        dress(self, _("Hours that wait for approval"), [210, 170, 130, 60, 70, 110, 110], stretch=WORK)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleDescription(_("A approves, R rejects, V verifies, J and K go to the next and the previous."))
        self.selectionModel().selectionChanged.connect(lambda: self.chosen.emit())
        self.doubleClicked.connect(lambda _index: self.asked.emit("week"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() & ~_SHIFT in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in _MOVES:
            super().keyPressEvent(QKeyEvent(event.type(), _MOVES[key], event.modifiers()))
        elif plain and key in _VERBS:
            self.asked.emit(_VERBS[key])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is decided next stays in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def groups(self) -> list[HandedIn]:
        """What is chosen, in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._groups.groups[row] for row in rows]

    def load(self, groups: list[HandedIn]) -> None:
        """Show these; what was chosen stays so, or the line that takes its place."""
        before = {(each.placement_id, each.monday) for each in self.groups()}
        at = self.currentIndex().row()
        self._groups.load(groups)
        rows = [row for row, each in enumerate(groups) if (each.placement_id, each.monday) in before]
        if not rows and groups:
            rows = [min(max(at, 0), len(groups) - 1)]
        self._choose(iter(rows))
        self.chosen.emit()

    def _choose(self, rows: Iterator[int]) -> None:
        flags = QItemSelectionModel.SelectionFlag
        for first, row in enumerate(rows):
            index = self._groups.index(row, 0)
            if not first:
                self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.selectionModel().select(index, flags.Select | flags.Rows)
