"""The weekly schedule of a placement: typed day by day, its hours counted at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.book.base import Record
from app.book.clocks import CLOCK, Duration
from app.book.refused import Refused
from app.i18n import _, hours
from app.models.training_plans import PlacementDay
from app.models.weekly_schedule import Shift, refuse_unfit_shift, save_schedule, schedule_of, weekly_words
from app.models.work_kinds import WEEKDAY
from app.models.worked_time import after_noon
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.labels import label
from app.views.look.layouts import boxed, row, scaled_width
from app.views.look.theme import set_look
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.page import Shell

BREAK = Duration(most=12 * 60)
WIDTHS = (112, 112, 84)  # pixels at text size 100 %: in, out, break


def edit_schedule(shell: Shell, parent: QWidget, placement_id: str, then: Callable[[], object]) -> None:
    """Ask for the days of the week."""
    ask.show(ScheduleDialog(parent, shell, placement_id, then))


class ScheduleDialog(Dialog):
    """A line for each day of the week; days without times are days off."""

    def __init__(self, parent: QWidget, shell: Shell, placement_id: str, then: Callable[[], object]) -> None:
        said = _("When the student comes and goes. The break is not counted.")
        super().__init__(parent, _("Weekly schedule"), said, 560)
        self._book, self._placement_id, self._then = shell.book, placement_id, then
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for at, caption in enumerate(("", _("In"), _("Out"), _("Break"), _("Hours"))):
            grid.addWidget(label(caption, "caption"), 0, at)
        self.days = [_DayLine(grid, at, weekday, name) for at, (weekday, name) in enumerate(WEEKDAY.options.items(), 1)]
        grid.setColumnStretch(4, 1)
        known: dict[str, Record] = {}
        for each in schedule_of(self._book, placement_id):
            known.setdefault(each.weekday, each)
        for line in self.days:
            line.show_day(known.get(line.weekday))
            line.changed = self._count
        self.total = label("", "strong")
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        copy = button(_("Monday’s times until Friday"), "copy", press=self.fill_week)
        self.body.addLayout(grid)
        self.body.addWidget(boxed(row(copy, None, self.total)))
        self.body.addWidget(self.problem)
        self.add_cancel()
        self.verb = self.add_button(_("Save"), self.save, "primary")
        may = self._book.allows(PlacementDay.__tablename__, "change")
        self.verb.setVisible(may)
        for line in self.days:
            for entry in line.entries:
                entry.setEnabled(may)
        self._count()
        self.days[0].entries[0].setFocus()

    def fill_week(self) -> None:
        """Give Tuesday to Friday the times of Monday."""
        for line in self.days[1:5]:
            for entry, first in zip(line.entries, self.days[0].entries, strict=True):
                entry.setText(first.text())
            line.count()
        self._count()

    def _count(self) -> None:
        self.total.setText(weekly_words(sum(line.minutes for line in self.days)))

    def save(self) -> None:
        """Keep the schedule; what cannot be read is marked."""
        self.problem.hide()
        try:
            week = {line.weekday: shift for line in self.days if (shift := line.read())}
            save_schedule(self._book, self._placement_id, week)
        except Refused as refusal:
            announcing.show_problem(self.problem, str(refusal), self)
            return
        self.accept()
        self._then()


class _DayLine:
    """The entries of one day."""

    def __init__(self, grid: QGridLayout, at: int, weekday: str, name: str) -> None:
        self.weekday, self._name = weekday, _(name)
        self.changed: Callable[[], object] = lambda: None
        self.minutes = 0
        grid.addWidget(label(self._name), at, 0)
        self.entries = [QLineEdit() for _width in WIDTHS]
        captions = (_("In"), _("Out"), _("Break"))
        examples = (_("2:30 PM"), _("5:30 PM"), _("0:30"))
        for place, (entry, width) in enumerate(zip(self.entries, WIDTHS, strict=True)):
            entry.setAccessibleName(f"{self._name}: {captions[place]}")
            entry.setPlaceholderText(examples[place] if at == 1 else "")
            scaled_width(entry, width)
            entry.editingFinished.connect(self.count)
            grid.addWidget(entry, at, place + 1)
        self._hours = label("", "muted")
        grid.addWidget(self._hours, at, 4)

    def show_day(self, day: Record | None) -> None:
        """Show what is known of the day."""
        if day is not None:
            for entry, kind, value in zip(
                self.entries, (CLOCK, CLOCK, BREAK), (day.time_in, day.time_out, day.break_minutes), strict=True
            ):
                entry.setText(kind.format(value))
        self.count()

    def count(self) -> None:
        """Say how long the day is, as far as it can be read."""
        try:
            shift = self.read()
            self.minutes = shift.minutes if shift else 0
            self._hours.setText(_("{hours} h").format(hours=hours(self.minutes)) if shift else "")
        except Refused as refusal:
            self.minutes = 0
            self._hours.setText(str(refusal))
        self.changed()

    def read(self) -> Shift | None:
        """The times of the day; None for a day off. Marks what cannot be read, and raises Refused."""
        values: list[int | None] = []
        for entry, kind in zip(self.entries, (CLOCK, CLOCK, BREAK), strict=True):
            set_look(entry, "look", "")
            try:
                values.append(kind.parse(entry.text()))
            except Refused:
                set_look(entry, "look", "invalid")
                raise
        time_in, time_out, break_minutes = values
        if time_in is None and time_out is None:
            return None
        if time_in is None or time_out is None:
            set_look(self.entries[0 if time_in is None else 1], "look", "invalid")
            raise Refused(_("{day} needs both times.").format(day=self._name))
        came, left = self.entries[:2]
        starts = after_noon(came.text(), time_in) or 0
        shift = Shift(starts, after_noon(left.text(), time_out, starts) or 0, break_minutes or 0)
        refuse_unfit_shift(self.weekday, shift)
        return shift
