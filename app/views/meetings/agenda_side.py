"""The left of a meeting: whose turn it is, the agenda, a field to add students, and who came."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.book.book import Book
from app.i18n import _, number
from app.models.holding_meetings import Point
from app.models.people import Student
from app.views.forms.editors import ParagraphEdit
from app.views.forms.record_edit import RecordEdit
from app.views.look.buttons import icon_button
from app.views.look.labels import caption_for, label
from app.views.look.layouts import column, hide_unless, row, scaled_width
from app.views.meetings.agenda_list import AgendaList

PRESENT_LINES = 3


class AgendaSide(QWidget):
    """`may` tells whether the account may change the agenda."""

    stepped = Signal(int)
    """The student before (-1) or after (1) is wanted."""
    chosen = Signal(str)
    """A student belongs on the agenda."""

    def __init__(self, book: Book, may: bool) -> None:
        super().__init__()
        self._book = book
        self.agenda = AgendaList()
        self.adding = RecordEdit(book, Student)
        self.adding.setPlaceholderText(_("Add a student"))
        self.adding.setAccessibleName(_("Add a student to the agenda"))
        self.adding.picked.connect(self._choose, Qt.ConnectionType.QueuedConnection)
        hide_unless(self.adding, may)
        self._previous = icon_button("chevron-up", _("Previous student of the agenda"), lambda: self.stepped.emit(-1))
        self._next = icon_button("chevron-down", _("Next student of the agenda"), lambda: self.stepped.emit(1))
        self._standing = label("", "muted")
        self.present = ParagraphEdit(PRESENT_LINES)
        self.present.setPlaceholderText(_("Names of those who came"))
        self.present.setReadOnly(not may)
        turning = row(self._standing, None, self._previous, self._next)
        here = column(caption_for(_("Who was there"), self.present), self.present, spacing=2)
        all_ = column(turning, self.agenda, self.adding, here, spacing=8, margins=(20, 8, 0, 16))
        all_.setStretch(1, 1)
        self.setLayout(all_)
        scaled_width(self, 228)

    def show_points(self, points: Sequence[Point], at: int) -> None:
        """Show the agenda, the turn being at line `at`, and how many were spoken of."""
        ids = [point.item.student_id for point in points if point.item.student_id]
        names: dict[str | None, str] = {
            s.id: f"{s.last_name}, {s.preferred_name or s.first_name}" for s in self._book.records(Student, {"id": ids})
        }
        self.agenda.show_points(points, names, at)
        done = sum(point.is_noted for point in points)
        said = _("{done} of {count}").format(done=number(done), count=number(len(points)))
        self._standing.setText(said if points else "")
        self._previous.setEnabled(at > 0)
        self._next.setEnabled(at < len(points) - 1)

    def show_present(self, text: str | None) -> None:
        """Show who came, unless somebody is typing it."""
        if not self.present.hasFocus():
            self.present.setPlainText(text or "")

    @property
    def who_came(self) -> str | None:
        """What stands in the field."""
        return self.present.toPlainText().strip() or None

    def _choose(self) -> None:
        id_: str | None = self.adding.chosen
        if id_ is not None:
            self.adding.show_value(None)
            self.chosen.emit(id_)
