"""The bar above the pages: find or run, undo, redo, theme, lock."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton

from app.i18n import _
from app.views.look.buttons import action_tool, button
from app.views.look.labels import label
from app.views.look.layouts import hide_unless, row
from app.views.look.theme import set_look, theme
from app.views.window.actions import Actions, key_text

WORDY = 520  # pixels at text size 100 %, from which the search has words


class TopBar(QFrame):
    """`locks`: whether the book asks for a passphrase; the sample school does not."""

    def __init__(self, actions: Actions, locks: bool) -> None:
        super().__init__()
        self.setObjectName("topbar")
        find = actions["go.find"]
        self.find: QPushButton = button(_("Find students, pages, commands…"), "search", "plain", find.trigger)
        self.find.setProperty("kind", "search")
        keys = key_text(find)
        self._words = self.find.text()
        self.find.setAccessibleName(f"{self._words.rstrip('…')}, {keys}")
        self._keys = label(keys, "key")
        self.find.setLayout(row(None, self._keys, margins=(0, 0, 7, 0)))
        self.undo = action_tool(actions["edit.undo"], "undo-2")
        self.redo = action_tool(actions["edit.redo"], "redo-2")
        self.theme = action_tool(actions["view.switch"], "contrast")
        self.lock = action_tool(actions["book.lock"], "lock")
        hide_unless(self.lock, locks)
        line = row(self.find, None, self.undo, self.redo, self.theme, self.lock, spacing=6, margins=(28, 9, 20, 9))
        self.setLayout(line)
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        """Where there is little room, the search is its sign alone."""
        slim = self.width() < theme.px(WORDY)
        self.find.setText("" if slim else self._words)
        self._keys.setHidden(slim)
        set_look(self.find, "look", "slim" if slim else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
