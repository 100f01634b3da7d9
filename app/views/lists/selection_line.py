"""The foot of a list while several lines are selected: how many, and what can be done with all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame

from app.i18n import _, ngettext, number
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
        self.setLayout(row(self.words, 8, *parts, None, self.clear_button, margins=(28, 4, 16, 4)))
        self.hide()

    def say(self, count: int) -> None:
        """Say how many lines are selected; with one it hides."""
        said = ngettext("{count} selected", "{count} selected", count).format(count=number(count))
        self.words.setText(said)
        self.setVisible(count > 1)
