"""What stands above the grid: whose week, which week, and what there is to see in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.i18n import _, day, hours, ngettext, number, short_day
from app.models.logging_hours import monday_of
from app.models.whose_hours import Whose, groups
from app.views.forms.whose_edit import WhoseEdit
from app.views.hours.week_model import WeekModel
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import button, icon_button
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import boxed, row, scaled_width
from app.views.window.page import Shell

WEEK = timedelta(days=7)


class WeekHead(QWidget):
    """`turned` says that another week or somebody else's is to be shown."""

    turned = Signal()

    def __init__(self, shell: Shell, model: WeekModel, fix: Callable[[], object], doubt: Callable[[], object]) -> None:
        """`fix` goes to the next cell that was refused, `doubt` to the next one with a warning."""
        super().__init__()
        self._shell, self._model = shell, model
        self._class: Whose | None = None  # what was shown before one student
        self.monday = monday_of(date.today())
        self.group = WhoseEdit(shell.book)
        scaled_width(self.group, 260)
        self.group.picked.connect(self._choose)
        self.range = label("", "strong")
        scaled_width(self.range, 170, fixed=False)
        self.range.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.weekend = QCheckBox(_("Weekend"))
        self.problems = button("", "triangle-alert", "danger", fix)
        self.problems.setToolTip(shell.action("hours.fix").toolTip())
        self.warnings = button("", "triangle-alert", "plain", doubt)
        self.problems.hide()
        self.warnings.hide()
        self.total = Chip("", "accent")
        back = icon_button("chevron-left", _("Previous week"), lambda: self.turn(-1))
        on = icon_button("chevron-right", _("Next week"), lambda: self.turn(1))
        now = button(_("This week"), "", "link", lambda: self.go_to(date.today()))
        line = FlowLine()  # large text in a small window takes two lines
        week = boxed(row(back, self.range, on))
        for part in (self.group, week, now, self.weekend, self.problems, self.warnings):
            line.addWidget(part)
        self.setLayout(line)

    @property
    def whose(self) -> Whose:
        """Whose week is shown."""
        return self.group.whose

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day of the week shown."""
        return self.monday, self.monday + timedelta(days=6)

    def fill(self) -> None:
        """Read what there is to choose from; at first the class that works most is chosen."""
        first = not self._class
        self.group.fill(groups(self._shell.book, *self.span))
        if first or not self.group.has(self.whose):
            self._class = self.group.first
            self.group.choose(self._class)

    def _choose(self) -> None:
        if self.whose.kind != "student":
            self._class = self.whose
        self.turned.emit()

    def show_whose(self, whose: Whose) -> None:
        """Show somebody else's week."""
        self.group.choose(whose)
        self._choose()

    def show_class(self) -> None:
        """After one student alone, show again what one came from."""
        if self.whose.kind == "student" and self._class:
            self.show_whose(self._class)

    def go_to(self, on: date) -> None:
        """Show the week in which a day lies."""
        self.monday = monday_of(on)
        self.turned.emit()

    def turn(self, weeks: int) -> None:
        """Show an earlier or a later week."""
        self.go_to(self.monday + weeks * WEEK)

    def say(self) -> None:
        """Say which week it is, its hours, and what is wrong or doubtful in it."""
        monday, sunday = self.span
        self.range.setText(_("{first} – {last}").format(first=short_day(monday), last=day(sunday)))
        self.total.setText(_("Week total {hours} h").format(hours=hours(self._model.minutes)))
        wrong, doubtful = self._model.problems, self._model.marks.count
        fix = ngettext("{count} cell needs a fix", "{count} cells need a fix", wrong)
        self.problems.setText(fix.format(count=number(wrong)))
        self.warnings.setText(ngettext("{count} warning", "{count} warnings", doubtful).format(count=number(doubtful)))
        changed = self.problems.isVisibleTo(self) != bool(wrong) or self.warnings.isVisibleTo(self) != bool(doubtful)
        self.problems.setVisible(bool(wrong))
        self.warnings.setVisible(bool(doubtful))
        if changed:
            self._shell.refresh_commands()
