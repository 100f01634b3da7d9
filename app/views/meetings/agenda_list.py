"""The agenda at the left of a meeting: its students in their order, with a sign for those spoken of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.i18n import _
from app.models.holding_meetings import Point
from app.views.look.theme import theme


class AgendaList(QListWidget):
    """Alt+Up and Alt+Down move a student, Delete takes one off, Enter goes to what is typed."""

    turned = Signal(int)
    """Another line has the focus."""
    moved = Signal(int)
    """The line with the focus belongs one higher (-1) or lower (1)."""
    removed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "framed")
        self.setAccessibleName(_("Agenda"))
        self.setAccessibleDescription(_("Alt+Up and Alt+Down move a student, Delete takes one off the agenda."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.currentRowChanged.connect(self.turned.emit)

    def show_points(self, points: Sequence[Point], names: Mapping[str | None, str], chosen: int) -> None:
        """Show these, without saying that another one has the focus."""
        blocked = self.blockSignals(True)
        self.clear()
        for point in points:
            name = names.get(point.item.student_id) or _("For all")
            line = QListWidgetItem(
                theme.icon("circle-check" if point.is_noted else "circle", "ok" if point.is_noted else "text3"), name
            )
            line.setSizeHint(QSize(10, theme.px(36)))
            spoken = (_("{name}, spoken of") if point.is_noted else _("{name}, to come")).format(name=name)
            line.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            line.setToolTip(f"{name}: {point.item.why}" if point.item.why else name)
            self.addItem(line)
        self.setCurrentRow(chosen)
        self.blockSignals(blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif alt:
            event.ignore()
        else:
            super().keyPressEvent(event)
