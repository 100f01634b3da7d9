"""A menu of things to tick, which stays open while one ticks: the values of a filter, the columns of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from app.i18n import _
from app.views.lists.record_table import RecordTable


class CheckMenu(QMenu):
    """Ticks by code; `ticked` is said after each change by hand."""

    ticked = Signal()

    def __init__(self, options: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.offer(options or {})

    def offer(self, options: Mapping[str, str]) -> None:
        """Offer these codes with their texts; those that were ticked stay so."""
        former = self.codes()
        self.clear()
        for code, text in options.items():
            action = QAction(text, self)
            action.setData(code)
            action.setCheckable(True)
            action.setChecked(code in former)
            action.triggered.connect(lambda _on: self.ticked.emit())
            self.addAction(action)

    def codes(self) -> list[str]:
        """The codes that are ticked, in the order of the menu."""
        return [action.data() for action in self.actions() if action.isChecked()]

    def words(self) -> str:
        """The texts that are ticked: "11, 12"."""
        return ", ".join(action.text() for action in self.actions() if action.isChecked())

    def tick(self, codes: Iterable[str]) -> None:
        """Tick just these; `ticked` is not said."""
        wanted = set(codes)
        for action in self.actions():
            action.setChecked(action.data() in wanted)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if action and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            action.trigger()
        else:
            super().keyPressEvent(event)


def columns_menu(view: RecordTable, shown: Iterable[str]) -> CheckMenu:
    """The menu that chooses the columns of a list; `shown` are the names of those to begin with.

    The first column always stays.
    """
    model = view.records
    menu = CheckMenu({str(place): column.title for place, column in enumerate(model.columns) if place})
    names = set(shown)
    menu.tick(str(place) for place, column in enumerate(model.columns) if column.name in names)
    menu.setTitle(_("Columns"))

    def apply() -> None:
        ticked = set(menu.codes())
        for place in range(1, len(model.columns)):
            view.setColumnHidden(place, str(place) not in ticked)
        view.share_width()

    menu.ticked.connect(apply)
    apply()
    return menu
