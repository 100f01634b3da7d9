"""The timeline of a student, newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from app.i18n import _, day, number, short_day
from app.models.timeline import Happening, timeline
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.labels import IconTile, label
from app.views.look.layouts import clear, column, row
from app.views.look.tokens import Tone, text_key
from app.views.window.page import Shell

FIRST = 12  # lines before "Show all"

_SIGNS: dict[str, tuple[str, Tone]] = {
    "hours": ("clock", "ok"),
    "placement": ("briefcase", "neutral"),
    "pathway": ("graduation-cap", "info"),
    "support": ("life-buoy", "plum"),
    "session": ("message-square", "plum"),
    "note": ("sticky-note", "warn"),
    "enrollment": ("school", "accent"),
}

_HOURS: dict[str, tuple[str, Tone]] = {
    "draft": ("pencil", "neutral"),
    "submitted": ("clock", "warn"),
    "approved": ("circle-check", "ok"),
    "rejected": ("circle-x", "bad"),
}


class TimelineCard(Card):
    """Lines with sign, title, sentence and day; `tools` stand beside the heading."""

    def __init__(self, shell: Shell, *tools: QWidget) -> None:
        super().__init__(_("Timeline"), *tools, spacing=4)
        self._shell = shell
        self._happened: list[Happening] = []

    def show_student(self, id_: str) -> None:
        """Show what happened to this student."""
        self._happened = timeline(self._shell.book, id_)
        self._show(FIRST)

    def _show(self, most: int) -> None:
        clear(self.body)
        for happening in self._happened[:most]:
            self.add(_line(happening))
        if len(self._happened) > most:
            text = _("Show all {count}").format(count=number(len(self._happened)))
            self.add(row(button(text, "", "link", lambda: self._show(len(self._happened))), None))
        if not self._happened:
            self.add(label(_("Nothing has happened yet."), "muted", wrap=True))
        self.add(None)


def _line(happening: Happening) -> QLayout:
    icon, tone = _HOURS.get(happening.state) or _SIGNS.get(happening.kind, ("circle-dot", "neutral"))
    on = label(short_day(happening.on), "faint")
    on.setToolTip(day(happening.on))
    top = row(label(happening.title, "strong", wrap=True), on)
    top.setStretch(0, 1)
    words = column(top, spacing=1)
    if happening.detail:
        words.addWidget(label(happening.detail, "muted", wrap=True))
    words.addStretch(1)
    sign = column(IconTile(icon, text_key(tone), 16, f"{tone}_soft", 30), None)
    line = row(spacing=10, margins=(0, 4, 0, 6))
    line.addLayout(sign)
    line.addLayout(words, 1)
    return line
