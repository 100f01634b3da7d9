"""Settings: those of this computer and those of the book, apart from each other and in force at once."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from app.i18n import _
from app.views.look.labels import label
from app.views.look.layouts import column, row
from app.views.settings.book import DecisionsCard, SiteCard, general_card
from app.views.settings.computer import ComputerCard
from app.views.settings.items import ItemsCard
from app.views.settings.strands import care_card, study_card, warning_card
from app.views.settings.work import checks_card, state_card
from app.views.window.page import Page, Room, Shell


class SettingsPage(Page):
    """Nothing waits for a Save button. `show_record` takes the name of a decision, of a field of the site, or
    "evaluation_item".
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Settings"))
        self.say_subtitle(_("Every change is in force at once."))
        self.computer = ComputerCard(shell)
        self.site, self.decisions = SiteCard(shell), general_card(shell)
        self.checks, self.state, self.items = checks_card(shell), state_card(shell), ItemsCard(shell)
        self._wanted: QWidget | None = None
        self.warning, self.care, self.study = warning_card(shell), care_card(shell), study_card(shell)
        self._sides = [row(spacing=16), row(spacing=16), row(spacing=16)]
        self._sides[0].addLayout(column(self.computer, None), 1)
        self._sides[0].addLayout(column(self.site, self.decisions, None, spacing=16), 1)
        self._sides[1].addLayout(column(self.checks, self.items, None, spacing=16), 1)
        self._sides[1].addLayout(column(self.state, None), 1)
        self._sides[2].addLayout(column(self.warning, None), 1)
        self._sides[2].addLayout(column(self.care, self.study, None, spacing=16), 1)
        self.body.addLayout(self._sides[0])
        self.body.addWidget(label(_("Work-based learning"), "heading"))
        self.body.addLayout(self._sides[1])
        self.body.addWidget(label(_("Supports and academics"), "heading"))
        self.body.addLayout(self._sides[2])
        self.body.addStretch(1)

    @property
    def _decided(self) -> tuple[DecisionsCard, ...]:
        return self.decisions, self.checks, self.warning, self.care, self.study, self.state

    def reflow(self, room: Room) -> None:
        ways = QBoxLayout.Direction
        for side in self._sides:
            side.setDirection(ways.LeftToRight if room > Room.NARROW else ways.TopToBottom)
        for card in (self.computer, *self._decided):
            for line in card.lines:
                line.stack(room < Room.WIDE)

    def refresh(self, changes: object | None) -> None:
        self.computer.show_choices()
        tables: set[str] = getattr(changes, "tables", {"site", "setting", "evaluation_item"})
        if "site" in tables:
            self.site.show_site()
        if "setting" in tables:
            for card in self._decided:
                card.show_decisions()
        if "evaluation_item" in tables:
            self.items.show_items()

    def show_record(self, what: str) -> None:
        entries = (card.entry(what) for card in (*self._decided, self.site, self.items))
        self._wanted = next((entry for entry in entries if entry is not None), None)
        area = self.findChild(QScrollArea)
        if self._wanted and area:
            area.ensureWidgetVisible(self._wanted, 0, area.height() // 3)

    def first_focus(self) -> QWidget:
        wanted, self._wanted = self._wanted, None
        return wanted or self.computer.language
