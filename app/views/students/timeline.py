"""The timeline of a student, newest first."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QWidget

from app.i18n import _, day, number, short_day
from app.models.timeline import Happening, timeline
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.labels import IconTile, label
from app.views.look.layouts import clear, column, row, scaled_width
from app.views.look.theme import theme
from app.views.look.tokens import Tone, text_key
from app.views.window.page import Shell

FIRST = 12  # lines before "Show all"
SIGN = 30  # pixels of a sign at text size 100 %

_SIGNS: dict[str, tuple[str, Tone]] = {
    "hours": ("clock", "ok"),
    "placement": ("briefcase", "neutral"),
    "event": ("calendar-check", "info"),
    "paper": ("file-check", "neutral"),
    "evaluation": ("star", "accent"),
    "visit": ("map-pin", "neutral"),
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
        super().__init__(_("Timeline"), *tools, spacing=0)
        self._shell = shell
        self._happened: list[Happening] = []

    def show_student(self, id_: str) -> None:
        """Show what happened to this student."""
        self._happened = timeline(self._shell.book, id_)
        self._show(FIRST)

    def _show(self, most: int) -> None:
        clear(self.body)
        shown = self._happened[:most]
        for place, happening in enumerate(shown):
            self.add(_line(happening, place + 1 < len(shown)))
        if len(self._happened) > most:
            text = _("Show all {count}").format(count=number(len(self._happened)))
            self.add(row(button(text, "", "link", lambda: self._show(len(self._happened))), None))
        if not self._happened:
            self.add(label(_("Nothing has happened yet."), "muted", wrap=True))
        self.add(None)


class _Thread(QWidget):
    """The line that joins a sign with the next one. A decoration."""

    def __init__(self) -> None:
        super().__init__()
        scaled_width(self, SIGN)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.width() // 2 - 1, theme.px(3), 2, self.height() - theme.px(6), theme.color("line"))


def _line(happening: Happening, goes_on: bool) -> QLayout:
    icon, tone = _HOURS.get(happening.state) or _SIGNS.get(happening.kind, ("circle-dot", "neutral"))
    on = label(short_day(happening.on), "faint")
    on.setToolTip(day(happening.on))
    top = row(label(happening.title, "strong", wrap=True), on)
    top.setStretch(0, 1)
    words = column(top, spacing=1)
    if happening.detail:
        words.addWidget(label(happening.detail, "muted", wrap=True))
    words.addStretch(1)
    sign = column(IconTile(icon, text_key(tone), 16, f"{tone}_soft", SIGN), spacing=0)
    if goes_on:
        sign.addWidget(_Thread(), 1)
        words.addSpacing(14)
    else:
        sign.addStretch(1)
    line = row(spacing=10)
    line.addLayout(sign)
    line.addLayout(words, 1)
    return line
