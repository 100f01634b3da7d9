"""Locking hours by period: up to which day, what is still undecided until then, and how it is unlocked."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from app.book.base import Record
from app.book.kinds import DAY
from app.book.refused import Refused
from app.i18n import _, day, hours, ngettext, number
from app.models.handed_in import undecided_lines
from app.models.kinds import HOUR_STATE
from app.models.locking_hours import lock_hours, locked_until, undecided
from app.views.forms.day_edit import DayEdit
from app.views.look.announcing import announce
from app.views.look.labels import caption_for, label
from app.views.look.layouts import boxed, clear, column, scrolled
from app.views.look.theme import set_look, theme
from app.views.window.dialog import Dialog
from app.views.window.page import Shell

MOST = 40  # lines that are listed; how many there are is said above them
TALL = 180  # pixels of the list at text size 100 %


class LockDialog(Dialog):
    """The day is read while it is typed: what would stay undecided is listed below it."""

    def __init__(self, parent: QWidget, shell: Shell) -> None:
        told = _("Hours of this day and of earlier ones can then be neither logged, changed, deleted nor decided.")
        super().__init__(parent, _("Lock hours"), told, 520)
        self._shell, self._book = shell, shell.book
        now = locked_until(shell.book)
        if now:
            self.body.addWidget(label(_("Hours up to {day} are locked.").format(day=day(now)), "strong", wrap=True))
        self.edit = DayEdit()
        self.edit.setText(DAY.format(_last_month_end(now)))
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.count = label("", "muted", wrap=True)
        self._lines = column(spacing=4)
        area = scrolled(boxed(column(self._lines, None, margins=(0, 0, 12, 0))))
        area.setFixedHeight(theme.px(TALL))
        self._area = area
        for part in (caption_for(_("Lock hours up to"), self.edit), self.edit, self.problem, self.count):
            self.body.addWidget(part)
        self.body.addWidget(area)
        self.add_cancel()
        if now:
            self.add_button(_("Unlock all"), lambda: self._lock(None))
        self.verb = self.add_button(_("Lock"), self._lock_typed, "primary")
        self.edit.textChanged.connect(lambda _text: self._look())
        self._look()
        self.edit.setFocus()

    def _typed(self) -> date | None:
        """The day typed; None, with the sentence below it, where it cannot be."""
        try:
            value = DAY.typed(self.edit.text())
        except Refused as refusal:
            self._say(str(refusal))
            return None
        self._say("")
        return value

    def _say(self, sentence: str) -> None:
        set_look(self.edit, "look", "invalid" if sentence else "")
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _look(self) -> None:
        until = self._typed()
        self.verb.setEnabled(until is not None)
        clear(self._lines)
        found = undecided(self._book, until) if until else []
        self._area.setVisible(bool(found))
        if until is None:
            self.count.setText("")
            return
        told = ngettext(
            "{count} entry is still undecided and would stay so:",
            "{count} entries are still undecided and would stay so:",
            len(found),
        )
        nothing = _("Everything up to this day is decided.")
        self.count.setText(told.format(count=number(len(found))) if found else nothing)
        for name, entry in undecided_lines(self._book, found[:MOST]):
            self._lines.addWidget(label(line_words(name, entry), wrap=True))
        if len(found) > MOST:
            more = ngettext("and {count} more", "and {count} more", len(found) - MOST)
            self._lines.addWidget(label(more.format(count=number(len(found) - MOST)), "faint"))

    def _lock_typed(self) -> None:
        until = self._typed()
        if until is not None:
            self._lock(until)

    def _lock(self, until: date | None) -> None:
        try:
            lock_hours(self._book, until)
        except Refused as refusal:
            self._say(str(refusal))
            announce(self, str(refusal))
            return
        self.accept()
        said = _("Hours up to {day} are locked").format(day=day(until)) if until else _("No hours are locked any more")
        self._shell.toast(said, undo=True)


def line_words(name: str, entry: Record) -> str:
    """ "Aguilar-Reyes, Mari · Nov 16, 2026 · 3 h · Draft"."""
    length = _("{hours} h").format(hours=hours(entry.minutes))
    return " · ".join((name, day(entry.date), length, HOUR_STATE.format(entry.state)))


def _last_month_end(now: date | None) -> date:
    """What is locked most often: the month that is over; the day that is locked already, where it is later."""
    over = date.today().replace(day=1) - timedelta(days=1)
    return max(over, now) if now else over
