"""The days without school: holidays, breaks, days of staff only; and when the bell rings."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout

from app.book.base import Record
from app.book.clocks import CLOCK
from app.i18n import _, day, ngettext, number
from app.models.days_off import DayOff
from app.models.keeping_days_off import remove_days_off
from app.models.school import SchoolYear, year_bounds, year_name
from app.models.settings import SCHOOL_BEGINS, SCHOOL_ENDS, decided
from app.views.look.buttons import button, icon_button
from app.views.look.cards import Card
from app.views.look.item_button import ItemButton
from app.views.look.labels import label
from app.views.look.layouts import clear, column, row
from app.views.school.forms import day_off_form
from app.views.window.allowed import allowed, offered
from app.views.window.page import Shell

RESTS_ON = {DayOff.__tablename__, SchoolYear.__tablename__, "setting"}
"""The tables that this card shows."""


class DaysOffCard(Card):
    """Those of the present school year and later, and on request the earlier ones."""

    def __init__(self, shell: Shell) -> None:
        new = offered(shell.book, "add:day_off", button(_("Add days off"), "calendar-plus", press=self.new))
        super().__init__(_("Days off and bell times"), new)
        self._shell, self._all = shell, False
        self.lines, self.bell = column(spacing=2), label("", "muted", wrap=True)
        change = offered(
            shell.book,
            "settings",
            button(_("Change bell times"), "", "link", lambda: shell.go("settings")),
        )
        hint = _("On these days nobody is expected, and hours on them are questioned.")
        self.add(label(hint, "muted", wrap=True))
        self.add_lines(self.lines)
        self.add_lines(column(row(self.bell, change, None), margins=(8, 6, 8, 0)))
        self.read()

    def read(self) -> None:
        """Show what the book holds now."""
        clear(self.lines)
        book = self._shell.book
        since = date.min if self._all else year_bounds(year_name(date.today()))[0]
        every = book.records(DayOff, sort=[("date", False)])
        shown = [each for each in every if (each.until or each.date) >= since]
        if earlier := len(every) - len(shown):
            words = ngettext("Show {count} earlier entry", "Show {count} earlier entries", earlier)
            self.lines.addLayout(row(button(words.format(count=number(earlier)), "", "link", self._show_all), None))
        for each in shown:
            self.lines.addLayout(self._line(each))
        if not every:
            nothing = _("No days off yet. Without them every weekday of the school year counts as a school day.")
            self.lines.addLayout(column(label(nothing, "muted", wrap=True), margins=(8, 0, 8, 0)))
        begins, ends = (decided(book, each) for each in (SCHOOL_BEGINS, SCHOOL_ENDS))
        self.bell.setText(
            _("School is from {begins} to {ends}.").format(begins=CLOCK.format(begins), ends=CLOCK.format(ends))
            if begins is not None and ends is not None
            else _("When school begins and ends is not set: hours during school are not questioned.")
        )

    def _line(self, each: Record) -> QHBoxLayout:
        days = " – ".join(day(on) for on in (each.date, each.until) if on)
        line = row(ItemButton(each.name, days, "", lambda: self.edit(each.id)), spacing=6)
        line.setStretch(0, 1)
        if allowed(self._shell.book, "delete:day_off"):
            said = _("Delete the days off: {name}").format(name=each.name)
            line.addWidget(icon_button("trash-2", said, lambda: self.delete(each.id)))
        return line

    def _show_all(self) -> None:
        self._all = True
        self.read()

    def new(self) -> None:
        """Ask for a day, or some days, off."""
        day_off_form(self.window(), self._shell.book, lambda _id: self._say(_("Days off added")))

    def edit(self, id_: str) -> None:
        """Change the days or their occasion."""
        day_off_form(self.window(), self._shell.book, lambda _id: self._say(_("Days off changed")), id_)

    def delete(self, id_: str) -> None:
        """There is school again; the toast takes it back."""
        if self._shell.attempt(lambda: remove_days_off(self._shell.book, [id_])):
            self._say(_("Days off deleted"))

    def _say(self, sentence: str) -> None:
        self._shell.toast(sentence, undo=True)
