"""The switch between the lists of one page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.views.look.buttons import button
from app.views.look.layouts import row
from app.views.look.theme import set_look


class ListSwitch(QWidget):
    """One button for each list; that of the list shown is pressed."""

    chosen = Signal(str)

    def __init__(self, name: str, lists: dict[str, str]) -> None:
        """`lists` are names by id, the first of which is shown; `name` is spoken."""
        super().__init__()
        self.setAccessibleName(name)
        self.current_id = next(iter(lists))
        self._buttons: dict[str, QPushButton] = {}
        for id_, text in lists.items():
            push = self._buttons[id_] = button(text, press=lambda id_=id_: self.choose(id_))
            push.setProperty("kind", "nav")
            push.setProperty("here", False)
            push.setCheckable(True)
        self.setLayout(row(*self._buttons.values(), spacing=4))
        self._mark()

    def choose(self, id_: str) -> None:
        """Go to a list."""
        changed, self.current_id = id_ != self.current_id, id_
        self._mark()
        if changed:
            self.chosen.emit(id_)

    def _mark(self) -> None:
        for id_, push in self._buttons.items():
            push.setChecked(id_ == self.current_id)
            set_look(push, "here", id_ == self.current_id)
