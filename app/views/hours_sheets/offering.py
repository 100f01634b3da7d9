"""The hours sheet of a class: which class, which days, in which language, and where."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from app.book.refused import Refused
from app.exports.naming import paper_name
from app.i18n import _, day, language, short_day
from app.models.hour_sheets import month_of
from app.models.kinds import LANGUAGE
from app.models.whose_hours import Group, groups
from app.views.forms.day_edit import DayEdit
from app.views.handing_out.purpose import PurposeLine
from app.views.handing_out.telling import tell_written
from app.views.look.labels import caption_for
from app.views.look.layouts import boxed, column, row
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.page import Shell

_DAY = timedelta(days=1)


def offer_sheet(shell: Shell, section_id: str = "", week: date | None = None) -> None:
    """Ask for the sheet of a class, and write it. `section_id` is the class to begin with, `week` the Monday of the
    week that is shown.
    """
    classes = [group for group in groups(shell.book, date.today()) if group.whose.kind == "section"]
    parent = shell if isinstance(shell, QWidget) else None
    if classes:
        ask.show(SheetDialog(parent, shell, classes, section_id, week))
    else:
        ask.tell(
            parent,
            _("There is no class to write a sheet for"),
            _("An hours sheet is of the students of a class. Add a section on the School page, or take in a roster."),
        )


class SheetDialog(Dialog):
    """One question after the other; the last one, where, is asked by the system."""

    def __init__(
        self, parent: QWidget | None, shell: Shell, classes: list[Group], section_id: str, week: date | None
    ) -> None:
        sentence = _(
            "A workbook to fill in: a row for each placement, a column for each day. “Take back an hours sheet” "
            "then shows what was changed, before anything is written."
        )
        super().__init__(parent, _("Hours sheet for a class"), sentence, width=520)
        self._shell, self._parent = shell, parent
        self.section, self.days, self.language = QComboBox(), QComboBox(), QComboBox()
        for group in classes:
            self.section.addItem(group.name, group.whose.id)
        self.section.setCurrentIndex(max(0, self.section.findData(section_id)))
        self._offer_days(week)
        for code, text in LANGUAGE.options.items():
            self.language.addItem(_(text), code)
        self.language.setCurrentIndex(self.language.findData(language()))
        self.first, self.last, self.purpose = DayEdit(), DayEdit(), PurposeLine()
        self.body.addLayout(column(caption_for(_("Class"), self.section), self.section, spacing=4))
        line = row(spacing=12)
        for caption, box in ((_("Days"), self.days), (_("Language"), self.language)):
            line.addWidget(boxed(column(caption_for(caption, box), box, spacing=4)), 1)
        self.body.addLayout(line)
        span = row(spacing=12)
        for caption, edit in ((_("From"), self.first), (_("Until"), self.last)):
            span.addWidget(boxed(column(caption_for(caption, edit), edit, spacing=4)), 1)
        self._span = boxed(span)
        self.body.addWidget(self._span)
        self.body.addWidget(self.purpose)
        self.add_cancel()
        self.add_button(_("Choose where…"), self.ask_where, "primary", "download")
        self.days.currentIndexChanged.connect(lambda _at: self._fit())
        self._fit()
        self.section.setFocus()

    def _offer_days(self, week: date | None) -> None:
        """Some months, and the week that is shown: that one to begin with where somebody turned to it."""
        today = date.today()
        first, last = month_of(today)
        for words, span in (
            (_("This month"), (first, last)),
            (_("Last month"), month_of(first - _DAY)),
            (_("Next month"), month_of(last + _DAY)),
            (_("Other days"), None),
        ):
            self.days.addItem(words, span)
        if week is not None:
            sunday = week + 6 * _DAY
            words = _("{first} – {last}").format(first=short_day(week), last=day(sunday))
            self.days.insertItem(0, words, (week, sunday))
            self.days.setCurrentIndex(int(week <= today <= sunday))

    def _fit(self) -> None:
        """Other days are typed; those of a month are shown in the list."""
        span = self.days.currentData()
        self._span.setVisible(span is None)
        if span is not None:
            self.first.pick(span[0])
            self.last.pick(span[1])

    def span(self) -> tuple[date, date]:
        """The first and the last day. Raises Refused where one of them cannot be read."""
        first, last = self.first.shown(), self.last.shown()
        if first is None or last is None:
            raise Refused(_("Say from which day until which day the sheet is."))
        return first, last

    def ask_where(self) -> None:
        """Ask for the file, and write there."""
        if self.purpose.is_said() and self._shell.attempt(self.span):
            name = paper_name(self.section.currentText(), "", "", "hours-sheet", self.span()[0], ".xlsx")
            ask.save_file(self, _("Hours sheet for a class"), _("Workbook (.xlsx)") + " (*.xlsx)", name, self.write)

    def write(self, out: Path) -> None:
        """Write the sheet, with progress; a toast then says where it is."""
        from app.exports.hours_sheet import write  # only who writes one waits for the writer of workbooks

        shell, parent, title = self._shell, self._parent, _("Hours sheet")
        work = write(
            shell.book, out, self.section.currentData(), *self.span(), self.language.currentData(),
            self.purpose.disclosure,
        )  # fmt: skip
        shell.run(title, work, lambda file: tell_written(shell, parent, title, [file]))
        self.accept()
