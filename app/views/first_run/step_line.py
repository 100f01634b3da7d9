"""A step in the list of steps: its sign, its name, and whether it is done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from app.i18n import N_, _
from app.models.first_steps import State
from app.views.look.buttons import Press
from app.views.look.labels import IconTile, label
from app.views.look.layouts import column, row
from app.views.look.pressing import PushButton
from app.views.look.theme import set_look

_SIGNS: dict[State, tuple[str, str, str]] = {
    "done": ("circle-check", "ok", "ok_soft"),
    "skipped": ("circle-minus", "neutral", "neutral_soft"),
    "left": ("", "accent_text", "accent_soft"),
}
WORDS: dict[State, str] = {"done": N_("Done"), "skipped": N_("Skipped"), "left": N_("To do")}


class StepLine(PushButton):
    """Opens its step. `icon` stands for the step until it is done."""

    def __init__(self, title: str, icon: str, press: Press) -> None:
        super().__init__()
        self.setProperty("kind", "step")
        self.setProperty("here", False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(title)
        self._icon = icon
        self._tile = IconTile(icon, "accent_text", 17, "accent_soft", 32)
        self._word = label("", "faint")
        self._line = row(self._tile, 4, margins=(8, 6, 8, 6))
        self._line.addLayout(column(label(title, "strong"), self._word, spacing=0), 1)
        self.setLayout(self._line)
        self.clicked.connect(lambda: press())

    def say(self, state: State | None, here: bool) -> None:
        """Show how far the step is; None for a place that is no step."""
        icon, ink, ground = _SIGNS[state or "left"]
        self._tile.set_icon(icon or self._icon, ink, ground)
        word = _(WORDS[state]) if state else ""
        self._word.setText(word)
        self._word.setVisible(bool(word))
        set_look(self, "here", here)
        self.setAccessibleDescription(", ".join(part for part in (word, _("Current step") if here else "") if part))

    def sizeHint(self) -> QSize:
        return self._line.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._line.minimumSize()
