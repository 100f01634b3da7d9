"""Dialogs about more than one day: until when a schedule is repeated, and hours that are told for several days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.book.clocks import DURATION
from app.book.kinds import DAY
from app.book.refused import Refused
from app.i18n import _, day
from app.models.filling_weeks import MOST_WEEKS
from app.models.logging_hours import monday_of
from app.views.forms.day_edit import DayEdit
from app.views.look import announcing
from app.views.look.labels import caption_for, label
from app.views.look.layouts import boxed, column, row
from app.views.window.dialog import Dialog

SUNDAY = timedelta(days=6)


class SpanDialog(Dialog):
    """Lines with captions, and a sentence where something typed cannot be. `act` may raise Refused."""

    def __init__(self, parent: QWidget, title: str, sentence: str, verb: str) -> None:
        super().__init__(parent, title, sentence)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self._verb = verb

    def lines(self, *entries: tuple[tuple[str, QWidget], ...]) -> None:
        """Put entries below each other, and the verb below them; those of one tuple stand side by side."""
        for group in entries:
            line = row(spacing=12)
            for caption, entry in group:
                line.addWidget(boxed(column(caption_for(caption, entry), entry, spacing=4)), 1)
            self.body.addLayout(line)
        self.body.addWidget(self.problem)
        self.foot.insertWidget(0, label(_("Ctrl+Enter saves"), "faint"))
        self.add_cancel()
        self.add_button(self._verb, self.done_with, "primary")

    def act(self) -> None:
        """Do it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done_with()
        else:
            super().keyPressEvent(event)

    def done_with(self) -> None:
        """Do it, and close where that went well; else say why not, and keep what was typed."""
        try:
            self.act()
        except Refused as refusal:
            announcing.show_problem(self.problem, str(refusal), self)
        else:
            self.accept()


class RepeatDialog(SpanDialog):
    """Until when; `then` takes the number of weeks. Enter fills the week shown alone."""

    def __init__(self, parent: QWidget, whom: str, monday: date, then: Callable[[int], object]) -> None:
        said = _("{whom} Empty days are filled as drafts from the weekly schedule. Days off are skipped.")
        super().__init__(parent, _("Repeat schedule"), said.format(whom=whom), _("Fill"))
        self._monday, self._then = monday, then
        self.until = DayEdit()
        self.until.setText(day(monday + SUNDAY))
        self.lines(((_("Through the week of"), self.until),))
        self.until.setFocus()

    def act(self) -> None:
        until = _day_of(self.until)
        weeks = (monday_of(until) - self._monday).days // 7 + 1
        if not 1 <= weeks <= MOST_WEEKS:
            last = day(self._monday + timedelta(weeks=MOST_WEEKS - 1) + SUNDAY)
            said = _("Choose a day from {first} to {last}.")
            raise Refused(said.format(first=day(self._monday), last=last))
        self._then(weeks)


class BlockDialog(SpanDialog):
    """First and last day, hours and task; `then` takes them, hours as minutes."""

    def __init__(
        self,
        parent: QWidget,
        whom: str,
        first: date,
        last: date,
        then: Callable[[date, date, int, str | None], object],
    ) -> None:
        said = _("{whom} One entry each, where only the hours of a month or of some days together are known.")
        super().__init__(parent, _("Hours of several days"), said.format(whom=whom), _("Log hours"))
        self._then = then
        self.first, self.last, self.amount, self.task = DayEdit(), DayEdit(), QLineEdit(), QLineEdit()
        self.first.setText(day(first))
        self.last.setText(day(last))
        days = (_("First day"), self.first), (_("Last day"), self.last)
        self.lines(days, ((_("Hours of each"), self.amount),), ((_("Task"), self.task),))
        self.amount.setFocus()

    def act(self) -> None:
        minutes = DURATION.parse(self.amount.text()) or 0
        self._then(_day_of(self.first), _day_of(self.last), minutes, self.task.text().strip() or None)


def _day_of(edit: DayEdit) -> date:
    found = DAY.parse(edit.text())
    if found is None:
        raise Refused(_("Write a day, such as 11/20 or +2w."))
    return found
