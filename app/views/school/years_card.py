"""The school years of the site, each with its days, one click from being changed."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from app.i18n import _, day
from app.models.school import SchoolYear
from app.models.school_years import remove_years
from app.views.look.buttons import button, icon_button
from app.views.look.cards import Card
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import label
from app.views.look.layouts import clear, column, row
from app.views.school.forms import year_form
from app.views.window.allowed import offered
from app.views.window.page import Shell


class YearsCard(Card):
    """The last one first; the present one has a sign."""

    def __init__(self, shell: Shell) -> None:
        self.new_button = offered(shell.book, "add:school_year", button(_("New school year"), "plus", press=self.new))
        super().__init__(_("School years"), self.new_button)
        self._shell = shell
        self.lines = column(spacing=4)
        hint = _("Hours, sections and reports belong to a school year.")
        self.add(label(hint, "muted", wrap=True), self.lines, None)
        self.read()

    def read(self) -> None:
        """Show what the book holds now."""
        clear(self.lines)
        today = date.today()
        years = self._shell.book.records(SchoolYear, sort=[("starts_on", True)])
        for year in years:
            days = _("{first} to {last}").format(first=day(year.starts_on), last=day(year.ends_on))
            line = row(ItemButton(year.name, days, "", lambda id_=year.id: self.edit(id_)), spacing=6)
            line.setStretch(0, 1)
            if year.starts_on <= today <= year.ends_on:
                line.addWidget(Chip(_("Now"), "ok"))
            said = _("Delete the school year {name}").format(name=year.name)
            line.addWidget(
                offered(
                    self._shell.book,
                    "delete:school_year",
                    icon_button("trash-2", said, lambda id_=year.id: self.delete(id_)),
                )
            )
            self.lines.addLayout(line)
        if not years:
            self.lines.addWidget(label(_("No school year yet. Add the one that runs now."), "muted", wrap=True))

    def new(self) -> None:
        """Ask for the next school year."""
        year_form(self._window, self._shell.book, lambda _id: self._say(_("School year added")))

    def edit(self, id_: str) -> None:
        """Change the name or the days of a school year."""
        year_form(self._window, self._shell.book, lambda _id: self._say(_("School year changed")), id_)

    def delete(self, id_: str) -> None:
        """Mark a school year as deleted; the toast takes it back."""
        if self._shell.attempt(lambda: remove_years(self._shell.book, [id_])):
            self._say(_("School year deleted"))

    @property
    def _window(self) -> QWidget:
        return self.window()

    def _say(self, sentence: str) -> None:
        self._shell.toast(sentence, undo=True)
