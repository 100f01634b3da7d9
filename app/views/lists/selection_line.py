"""What is selected in a list: how many lines at its foot, what can be done with all of them, and their menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QTableView

from app.i18n import _, ngettext, number
from app.models.counting import counted
from app.views.lists.flow_line import FlowLine
from app.views.lists.record_table import RecordTable
from app.views.look.buttons import action_button, button
from app.views.look.labels import label
from app.views.look.layouts import row

if TYPE_CHECKING:
    from app.book.base import Base


class SelectionLine(QFrame):
    """It stands below the table, so that nothing moves under the mouse while one selects."""

    def __init__(self, table: RecordTable, entity: type[Base], edit: QAction, verbs: Sequence[QAction]) -> None:
        """`table` shows records of `entity`; `edit` is for several at once, `verbs` are those of the page."""
        super().__init__()
        self._table, self._entity = table, entity
        self.setProperty("kind", "foot")
        self.words = label("", "strong")
        self.clear_button = button(_("Clear selection"), "", "link", self._clear)
        self.edit_button, *others = (action_button(action, kind="ghost") for action in (edit, *verbs))
        deleting = (action.objectName().endswith(".delete") for action in verbs)
        self._delete_buttons = [push for push, deletes in zip(others, deleting, strict=True) if deletes]
        flow = FlowLine(4)  # large text in a small window takes two lines
        for part in (self.words, self.edit_button, *others, self.clear_button):
            flow.addWidget(part)
        line = row(margins=(28, 4, 16, 4))
        line.addLayout(flow, 1)
        self.setLayout(line)
        table.selectionModel().selectionChanged.connect(lambda *_rows: self._say())
        table.records.listed.connect(self._say)
        self._say()

    def _say(self) -> None:
        """Say how many lines are selected and what would be edited; with one there is nothing to say."""
        count = len(self._table.selected_rows())
        if count > 1:
            said = ngettext("{count} selected", "{count} selected", count).format(count=number(count))
            self.words.setText(said)
            records = counted(self._entity, count)
            self.edit_button.setText(_("Edit {records}").format(records=records))
            for push in self._delete_buttons:
                push.setText(_("Delete {records}").format(records=records))
        self.setVisible(count > 1)

    def _clear(self) -> None:
        """Only the line with the focus stays selected."""
        self._table.choose(self._table.current_id)
        self._table.setFocus()


def show_menu(table: QTableView, title: str, actions: Sequence[QAction | None], place: QPoint) -> QMenu:
    """Open the menu of what is selected, None for a line between two parts."""
    menu = QMenu(table)
    menu.setTitle(title)
    for action in actions:
        if action:
            menu.addAction(action)
        else:
            menu.addSeparator()
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    return menu
