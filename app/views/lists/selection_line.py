"""What is selected in a list: how many lines at its foot, what can be done with all of them, and their menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QTableView

from app.i18n import _, ngettext, number
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import action_button, button
from app.views.look.labels import label
from app.views.look.layouts import row


class SelectionLine(QFrame):
    """It stands below the table, so that nothing moves under the mouse while one selects."""

    def __init__(self, verbs: Sequence[QAction]) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self.words = label("", "strong")
        self.clear_button = button(_("Clear selection"), "", "link")
        parts = [action_button(action, kind="ghost") for action in verbs]
        flow = FlowLine(4)  # large text in a small window takes two lines
        for part in (self.words, *parts, self.clear_button):
            flow.addWidget(part)
        line = row(margins=(28, 4, 16, 4))
        line.addLayout(flow, 1)
        self.setLayout(line)
        self.hide()

    def say(self, count: int) -> None:
        """Say how many lines are selected; with one it hides."""
        said = ngettext("{count} selected", "{count} selected", count).format(count=number(count))
        self.words.setText(said)
        self.setVisible(count > 1)


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
