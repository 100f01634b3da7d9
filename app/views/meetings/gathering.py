"""The agenda that is gathered before a meeting: who needs somebody, with the reasons, and anybody else by name."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.book.book import Book
from app.i18n import _, ngettext, number
from app.models.caseload import own_staff_id
from app.models.holding_meetings import passed_over
from app.models.needing import needing
from app.models.people import Student
from app.views.forms.record_edit import RecordEdit
from app.views.lists.filter_parts import TickList
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.labels import caption_for, label
from app.views.look.layouts import column, row
from app.views.look.theme import theme
from app.views.meetings.wording import agenda_words
from app.views.window.jobs import Job, Outcome, Work

OFFERED = 30  # who needs somebody most
AT_ONCE = 6  # that one press ticks
LINES = 8  # in sight


class Gathering(QWidget):
    """Students to tick: who was not spoken of last time, then the own ones who need somebody most.

    `agenda` gives those who are ticked.
    """

    told = Signal()
    """Somebody was ticked, or not any more."""
    left = Signal()
    """Enter was pressed: the agenda is whole."""

    def __init__(self, book: Book, agenda: Mapping[str, str]) -> None:
        """`agenda` are students who are ticked to begin with, each with why."""
        super().__init__()
        self._book = book
        self._why: dict[str, str] = dict(agenda)
        self._ticked: set[str] = set(agenda)
        self._began = set(agenda)
        self._job: Job | None = None
        self.list = TickList()
        self.list.setAccessibleName(_("Agenda"))
        self.list.setAccessibleDescription(_("Space ticks a student, Enter plans the meeting."))
        self.list.ticked.connect(self._tick)
        self.list.entered_all.connect(self.left.emit)
        self.top = button(_("Tick the first {count}").format(count=number(AT_ONCE)), "list-checks", "link", self._all)
        self.edit = RecordEdit(book, Student)
        self.edit.setPlaceholderText(_("Add another student"))
        self.edit.picked.connect(self._picked, Qt.ConnectionType.QueuedConnection)
        self.said = label("", "muted")
        caption = caption_for(_("Agenda"), self.list)
        self.setLayout(
            column(
                row(caption, None, self.said, self.top),
                self.list,
                caption_for(_("Somebody else"), self.edit),
                self.edit,
                spacing=4,
                margins=(0, 4, 8, 0),
            )
        )
        self._fill()
        self._find()

    @property
    def touched(self) -> bool:
        """Whether somebody was ticked, or not any more."""
        return self._ticked != self._began

    def agenda(self) -> list[tuple[str, str | None]]:
        """Who is ticked, in the order of the list, each with why."""
        return [(id_, why or None) for id_, why in self._why.items() if id_ in self._ticked]

    def leave_if_empty(self) -> None:
        """Enter in the field for others: what is typed belongs to the list, else the agenda is whole."""
        if not self.edit.text().strip():
            self.left.emit()

    def _find(self) -> None:
        """Find out off the window's thread who needs somebody."""
        book, own = self._book, own_staff_id(self._book)

        def work() -> Work:
            yield 0, 0
            mine = needing(book, staff_id=own) if own else []
            there = {each.student_id for each in mine}
            others = [each for each in needing(book) if each.student_id not in there]
            return agenda_words(passed_over(book), [*mine, *others][:OFFERED])

        self._job = Job(work())
        self._job.ended.connect(self._found)
        self._job.start()

    def _found(self, outcome: Outcome) -> None:
        self._job = None
        if outcome.error:
            raise outcome.error
        if outcome.cancelled:
            return
        for student_id, words in outcome.value.items():
            self._why.setdefault(student_id, words)
        self._fill()

    def _fill(self) -> None:
        at = self.list.currentRow()
        names = {
            s.id: f"{s.last_name}, {s.preferred_name or s.first_name}"
            for s in self._book.records(Student, {"id": list(self._why)})
        }
        lines = {id_: f"{names[id_]} — {why}" if why else names[id_] for id_, why in self._why.items() if id_ in names}
        self.list.show_values(lines, self._ticked)
        self.list.setFixedHeight(theme.px(30) * LINES)
        self.list.setCurrentRow(max(at, 0))
        self.top.setVisible(len(lines) > 1)
        self._say()

    def _say(self) -> None:
        count = len(self._ticked)
        self.said.setText(ngettext("{count} student", "{count} students", count).format(count=number(count)))
        self.told.emit()

    def _tick(self, id_: str, on: bool) -> None:
        (self._ticked.add if on else self._ticked.discard)(id_)
        self._say()

    def _all(self) -> None:
        self._ticked.update(list(self._why)[:AT_ONCE])
        self._fill()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked(self) -> None:
        id_: str | None = self.edit.chosen
        if id_ is None:
            return
        self._why = {id_: self._why.get(id_, ""), **self._why}
        self._ticked.add(id_)
        self.edit.show_value(None)
        self._fill()
        announcing.announce(self.edit, self.said.text())
