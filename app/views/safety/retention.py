"""Who left: the students who left, by school year, and what the site erases when its time of keeping is over."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from app.book.fields import Field
from app.book.refused import Refused
from app.i18n import _, day, ngettext, number
from app.models.access import student_names
from app.models.erasing import KEPT_YEARS, KINDS, Leavers, erasures, leavers
from app.models.settings import decide, decided
from app.views.forms.editors import editor_for
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.chips import Chip
from app.views.look.labels import caption_for, label, rule
from app.views.look.layouts import clear, column, row, scaled_width
from app.views.look.theme import set_look
from app.views.safety.erase_dialog import erase_leavers
from app.views.safety.panel import Panel
from app.views.window.page import Shell

NAMED = 6  # students named on the line of a year
STONES = 20  # erasures that are listed


class RetentionPanel(Panel):
    """See the module."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.setAccessibleName(_("Who left"))
        described = Field(KEPT_YEARS.label, KEPT_YEARS.name, KEPT_YEARS.kind)
        self.years = editor_for(described, self.book)
        self.years.left.connect(self._keep)
        scaled_width(self.years.widget, 120)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        rules = Card(_("How long records are kept"))
        rules.add(label(_(KEPT_YEARS.sentence), "muted", wrap=True))
        rules.add(column(caption_for(_(KEPT_YEARS.label), self.years.widget), row(self.years.widget, None), spacing=4))
        rules.add(self.problem)
        self.left = Card(_("Students who left, by school year"))
        self._verbs: dict[str, QWidget] = {}  # by the school year
        self.stones = Card(_("Erased for good so far"))
        self.scroll(rules, self.left, self.stones)

    def refresh(self, changes: object | None) -> None:
        kept: int | None = decided(self.book, KEPT_YEARS)
        self.years.show(kept)
        had_focus = next((year for year, verb in self._verbs.items() if verb is self.window().focusWidget()), None)
        clear(self.left.body)
        self._verbs.clear()
        found = leavers(self.book, kept)
        for place, group in enumerate(found):
            if place:
                self.left.add(rule())
            self.left.add(self._year(group))
        if not found:
            self.left.add(label(_("Nobody has left yet."), "muted", wrap=True))
        self._show_stones()
        if had_focus is not None:  # of a year that was erased the keyboard goes to the first that is left
            verb = self._verbs.get(had_focus) or next(iter(self._verbs.values()), self.years.widget)
            verb.setFocus(Qt.FocusReason.OtherFocusReason)

    def _year(self, group: Leavers) -> QLayout:
        count = len(group.ids)
        said = ngettext("{count} student", "{count} students", count).format(count=number(count))
        names = student_names(self.book, group.ids[:NAMED])
        listed = "; ".join(names[id_] for id_ in group.ids[:NAMED])
        if count > NAMED:
            listed = _("{names} and {count} more").format(names=listed, count=number(count - NAMED))
        title = row(label(_("Left in {year}").format(year=group.year), "strong"), Chip(said), spacing=8)
        if group.due:
            title.addWidget(Chip(_("Time is over"), "warn"))
        title.addStretch(1)
        words = column(title, label(listed, "faint", wrap=True), spacing=3)
        name = _("Erase these students who left in {year}…").format(year=group.year)
        line = row(spacing=12)
        line.addLayout(words, 1)
        again = partial(self.refresh, None)
        act = partial(erase_leavers, self.shell, group.ids, group.year, again)
        verb = self._verbs[group.year] = button(_("Erase these…"), "shield-alert", "plain", act, name=name)
        line.addWidget(verb)
        return line

    def _show_stones(self) -> None:
        clear(self.stones.body)
        found = erasures(self.book)
        for stone in found[:STONES]:
            count = len(stone.records) + stone.resting
            what = ngettext("{count} record", "{count} records", count).format(count=number(count))
            kind = _(KINDS[stone.kind]) if stone.kind in KINDS else stone.kind
            told = f"{day(stone.at.astimezone())} · {stone.account} · {kind} · {what}"
            self.stones.add(column(label(told, wrap=True), label(stone.reason, "faint", wrap=True), spacing=1))
        if not found:
            self.stones.add(label(_("Nothing was erased for good."), "muted", wrap=True))

    def _keep(self) -> None:
        """Keep what was typed as the site's decision; blank is none."""
        try:
            value = self.years.read()
        except Refused as refusal:
            self._say(str(refusal))
            return
        self._say("")
        if value != decided(self.book, KEPT_YEARS):
            self.shell.attempt(lambda: decide(self.book, KEPT_YEARS, value))
            self.refresh(None)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        set_look(self.years.widget, "look", "invalid" if sentence else "")
