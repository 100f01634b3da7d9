"""Settings: those of this computer and those of the book, apart from each other and in force at once."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.i18n import _
from app.views.look.layouts import column, row
from app.views.settings.book import DecisionsCard, SiteCard
from app.views.settings.computer import ComputerCard
from app.views.window.page import Page, Room, Shell


class SettingsPage(Page):
    """See the module. Nothing waits for a Save button."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Settings"))
        self.say_subtitle(_("Every change is in force at once."))
        self.computer = ComputerCard(shell)
        self.site, self.decisions = SiteCard(shell), DecisionsCard(shell)
        self._sides = row(spacing=16)
        self._sides.addLayout(column(self.computer, None), 1)
        self._sides.addLayout(column(self.site, self.decisions, None, spacing=16), 1)
        self.body.addLayout(self._sides)
        self.body.addStretch(1)

    def reflow(self, room: Room) -> None:
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.LeftToRight if room > Room.NARROW else ways.TopToBottom)
        for line in (*self.computer.lines, *self.decisions.lines):
            line.stack(room < Room.WIDE)

    def refresh(self, changes: object | None) -> None:
        self.computer.show_choices()
        tables: set[str] = getattr(changes, "tables", {"site", "setting"})
        if "site" in tables:
            self.site.show_site()
        if "setting" in tables:
            self.decisions.show_decisions()

    def first_focus(self) -> QWidget:
        return self.computer.language
