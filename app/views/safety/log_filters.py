"""What narrows a long list of what happened: a student, a person, a kind, and days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.i18n import _, day
from app.views.forms.day_edit import DayEdit
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import button
from app.views.look.labels import caption_for
from app.views.look.layouts import boxed, column, scaled_width
from app.views.look.search_edit import SearchEdit

PAUSE = 250  # milliseconds after the last key in a day


class LogFilters(QWidget):
    """Says `changed` a moment after any of them was."""

    changed = Signal()

    def __init__(self, people: Sequence[str], caption: str, kinds: Sequence[tuple[str, str]]) -> None:
        """`people` and `kinds` (codes and words) are what can be chosen; `caption` names the kinds."""
        super().__init__()
        self.student = SearchEdit(_("Student's name or ID"), 230)
        self.person, self.kind = QComboBox(), QComboBox()
        self.first, self.last = DayEdit(), DayEdit()
        self.person.addItem(_("Everybody"), None)
        for name in people:
            self.person.addItem(name or _("Pathbook itself"), name)
        self.kind.addItem(_("All"), "")
        for code, words in kinds:
            self.kind.addItem(words, code)
        for box, width in ((self.person, 180), (self.kind, 170), (self.first, 158), (self.last, 158)):
            scaled_width(box, width)
        self.clear = button(_("Clear filters"), "x", "ghost", self.empty)
        for edit in (self.first, self.last):  # what was done lies behind
            edit.setPlaceholderText(_("11/20, today, -2w"))
            edit.setAccessibleDescription(_("A day, such as 11/20, fri or -2w. Alt+Down opens the calendar."))
        line = FlowLine(12, on_one_foot=True)
        line.addWidget(boxed(column(caption_for(_("Student"), self.student), self.student, spacing=3)))
        for text, field in ((_("Person"), self.person), (caption, self.kind), (_("From"), self.first)):
            line.addWidget(boxed(column(caption_for(text, field), field, spacing=3)))
        line.addWidget(boxed(column(caption_for(_("Until"), self.last), self.last, spacing=3)))
        line.addWidget(self.clear)
        self.setLayout(line)
        self._quiet = QTimer(self, singleShot=True, interval=PAUSE)
        self._quiet.timeout.connect(self._say)
        self.student.searched.connect(lambda _text: self._say())
        for box in (self.person, self.kind):
            box.currentIndexChanged.connect(lambda _at: self._say())
        for edit in (self.first, self.last):
            edit.textChanged.connect(lambda _text: self._quiet.start())
        self._fit()

    @property
    def name(self) -> str | None:
        """The person who is chosen; None for everybody."""
        return self.person.currentData()

    @property
    def code(self) -> str:
        """The kind that is chosen; empty for all."""
        return self.kind.currentData()

    @property
    def days(self) -> tuple[date | None, date | None]:
        """From which day to which, both included; None is open."""
        return self.first.shown(), self.last.shown()

    @property
    def narrows(self) -> bool:
        """Whether anything is chosen or typed."""
        return bool(self.student.text().strip() or self.name is not None or self.code or any(self.days))

    def in_words(self) -> str:
        """What is chosen and typed, as a file that is written of it says it."""
        first, last = self.days
        said = [
            (_("Student"), self.student.text().strip()),
            (_("Person"), self.person.currentText() if self.name is not None else ""),
            (_("Kind"), self.kind.currentText() if self.code else ""),
            (_("From"), day(first) if first else ""),
            (_("Until"), day(last) if last else ""),
        ]
        return "; ".join(f"{label}: {words}" for label, words in said if words)

    def empty(self) -> None:
        """Show everything again."""
        for edit in (self.student, self.first, self.last):
            edit.clear()
        for box in (self.person, self.kind):
            box.setCurrentIndex(0)
        self._say()
        self.student.setFocus()

    def _say(self) -> None:
        self._quiet.stop()
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        self.clear.setEnabled(self.narrows)
