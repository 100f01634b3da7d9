"""The step in which the school year gets its days."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from app.book.base import Record
from app.book.refused import Refused
from app.i18n import _, day
from app.models.school import SchoolYear
from app.models.school_years import following_year, save_year
from app.views.first_run.step import Step, save_words
from app.views.forms.record_form import RecordForm
from app.views.look.buttons import button
from app.views.look.labels import IconTile, label
from app.views.look.layouts import clear, column, row
from app.views.window.page import Shell

NAMES = ("name", "starts_on", "ends_on")


class YearsStep(Step):
    """The present year is in the book already; here its days are made right, and further years are added."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._kept = _present(shell)
        values = self._kept._asdict() if self._kept else following_year(self.book)
        self.form = RecordForm(self.book, SchoolYear, (("starts_on", "ends_on"), "name"), values)
        self.form.changed.connect(lambda _name: self.changed.emit())
        self.enter_goes_on(self.form)
        self.others = column(spacing=4)
        hint = _(
            "Write the first and the last day of classes, such as 8/12 and 6/4/2027, or keep the days of the state."
        )
        self.body.addWidget(label(hint, "muted", wrap=True))
        self.body.addWidget(self.form)
        self.body.addLayout(self.others)
        self.body.addStretch(1)
        self._show_others()

    def verb(self) -> str:
        if self._kept is None:
            return save_words()
        try:
            typed = [self.form.editor(name).read() for name in NAMES]
        except Refused:
            return save_words()
        return save_words() if typed != [getattr(self._kept, name) for name in NAMES] else ""

    def save(self) -> None:
        save_year(self.book, self.form.values(), self._kept.id if self._kept else None)

    def read(self) -> None:
        before, self._kept = self._kept, _present(self.shell)
        if self._kept and before != self._kept:
            self.form.show_values({name: getattr(self._kept, name) for name in NAMES})
        self._show_others()

    def first_focus(self) -> QWidget:
        return self.form.first_focus()

    def _show_others(self) -> None:
        clear(self.others)
        for year in self.book.records(SchoolYear, sort=[("starts_on", False)]):
            if self._kept is None or year.id != self._kept.id:
                days = _("{first} to {last}").format(first=day(year.starts_on), last=day(year.ends_on))
                self.others.addLayout(
                    row(IconTile("calendar-range", "text3", 16), label(year.name, "strong"), label(days, "muted"), None)
                )
        if self._kept:
            coming = following_year(self.book)
            text = _("Add the school year {name}").format(name=coming["name"])
            self.others.addLayout(row(button(text, "plus", "link", self._add), None))

    def _add(self) -> None:
        if self.shell.attempt(lambda: save_year(self.book, following_year(self.book))):
            self.shell.toast(_("School year added"), undo=True)


def _present(shell: Shell) -> Record | None:
    """The school year of today, else the first one that is coming, else the last one."""
    years = shell.book.records(SchoolYear, sort=[("starts_on", False)])
    return next((year for year in years if year.ends_on >= date.today()), years[-1] if years else None)
