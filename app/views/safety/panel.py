"""What every part of the page "Safety" is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.views.look.layouts import boxed, column, scrolled
from app.views.window.page import MARGIN, Room, Shell

if TYPE_CHECKING:
    from app.book.editing import Changes


class Panel(QWidget):
    """One part: `tools` stand in the head of the page while it is shown, `heads` below the tabs.

    It is built when it is first shown. Subclasses override what they need; a panel of cards calls `scroll`.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.tools: list[QWidget] = []
        self.heads: list[QWidget] = []

    def scroll(self, *items: QWidget) -> None:
        """Shows `items` below each other, scrolling as a whole."""
        whole = column(*items, None, spacing=16, margins=(MARGIN, 18, MARGIN, 24))
        self.setLayout(column(scrolled(boxed(whole)), spacing=0))

    def refresh(self, changes: Changes | None) -> None:
        """Reads again what `changes` (of the book) touches; None means all. Called when it is shown, too."""

    def reflow(self, room: Room) -> None:
        """Arranges the part for this much width."""

    def show_record(self, what: str) -> None:
        """Shows the record with this id."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the part is shown."""
        return self.tools[0] if self.tools else None

    def commands(self) -> dict[str, Callable[[], object] | None]:
        """What its own commands do while this part is shown; see `Page.commands` and `SafetyPart.verbs`."""
        return {}
