"""Short words on a coloured ground. The words say it all; the colour only helps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy

from app.views.look.labels import shortened
from app.views.look.pressing import PushButton
from app.views.look.theme import set_look, theme
from app.views.look.tokens import Tone


class Chip(QLabel):
    """A state, a count, a pathway."""

    def __init__(self, text: str = "", tone: Tone = "neutral") -> None:
        super().__init__()
        self.setText(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "chip")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(shortened(text))

    def say(self, text: str, tone: Tone) -> None:
        """Shows another text and tone."""
        self.setText(text)
        set_look(self, "tone", tone)


class FilterChip(PushButton):
    """A pill that opens a menu: "Grade: any", or "Grade: 11, 12" in the accent colour while it filters."""

    def __init__(self, name: str, menu: QMenu | None = None, press: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "filter")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self._name = name
        if menu:
            menu.setParent(self, menu.windowFlags())
            self.setMenu(menu)
        if press:
            self.clicked.connect(lambda: press())
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        theme.bind(self, "chevron-down", "text3", "text3", size=14)
        self.say("")

    def say(self, chosen: str, nothing: str = "") -> None:
        """Shows what is chosen; empty means that this filter lets everything through."""
        self.setText(f"{self._name}: {chosen}" if chosen else nothing or self._name)
        set_look(self, "look", "active" if chosen else "")
