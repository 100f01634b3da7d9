"""What is typed about a meeting before it is held: its name and day, and the agenda, in one dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.book.book import Book
from app.i18n import _, day, ngettext, number
from app.models.caseload import own_staff_id
from app.models.holding_meetings import add_to_agenda, plan_meeting, points_of
from app.models.team_meetings import MEETING_KIND, TeamMeeting
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names
from app.views.look.buttons import OptionButton
from app.views.meetings.gathering import Gathering
from app.views.meetings.wording import whys
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.page import Shell

FIELDS: Names = ("name", ("date", "time_in"), ("kind", "staff_id"))


def new_meeting(
    parent: QWidget, book: Book, then: Callable[[str], object], agenda: Mapping[str, str] | None = None
) -> None:
    """Ask for a meeting and whom it speaks of; `then` takes its id. `agenda` are students with why."""
    dialog = MeetingDialog(parent, book, agenda or {})
    dialog.accepted.connect(lambda: then(dialog.made))
    ask.show(dialog)


class MeetingDialog(FormDialog):
    """Enter goes through the fields and on to the agenda, where Space ticks; another Enter plans the meeting."""

    def __init__(self, parent: QWidget, book: Book, agenda: Mapping[str, str]) -> None:
        self.made = ""
        values = {
            "name": _("Support team"),
            "date": date.today(),
            "kind": "support",
            "staff_id": own_staff_id(book),
        }
        super().__init__(
            parent, book, TeamMeeting, FIELDS, _("New meeting"), _("Plan meeting"), self._plan, values,
            _("The agenda begins with those who need somebody most; Space ticks them."),
        )  # fmt: skip
        self._book = book
        self.gathering = Gathering(book, agenda)
        self.gathering.told.connect(self._say)
        self.gathering.left.connect(self.done_with)
        self.add_below(self.gathering)
        self._say()

    def _say(self) -> None:
        count = len(self.gathering.agenda())
        said = ngettext("Plan meeting for {count} student", "Plan meeting for {count} students", count)
        self.verb.setText(said.format(count=number(count)) if count else _("Plan meeting"))

    @property
    def touched(self) -> bool:
        return super().touched or self.gathering.touched

    def _go_on(self, here: QWidget | None) -> None:
        entries = self.form.entries()
        if here is not None and (here is entries[-1] or entries[-1].isAncestorOf(here)):
            self.gathering.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.show_in_sight(self.gathering.list)
        elif here is self.gathering.edit:
            self.gathering.leave_if_empty()
        else:
            super()._go_on(here)

    def _plan(self, typed: dict[str, Any]) -> None:
        self.made = plan_meeting(self._book, typed, self.gathering.agenda())


def edit_meeting(parent: QWidget, shell: Shell, meeting_id: str) -> None:
    """Change the name, the day and the like of a meeting; the toast takes it back."""
    if (meeting := shell.book.record(TeamMeeting, meeting_id)) is None:
        return
    dialog = FormDialog(
        parent, shell.book, TeamMeeting, (*FIELDS, "present"), _("Edit meeting"), _("Save"),
        lambda typed: shell.book.save(TeamMeeting, meeting_id, typed), meeting._asdict(),
    )  # fmt: skip
    dialog.accepted.connect(lambda: shell.toast(_("Meeting changed"), undo=True))
    ask.show(dialog)


def put_on_agenda(parent: QWidget, shell: Shell, student_ids: list[str]) -> None:
    """Ask on the agenda of which meeting these students belong: one that is planned, or a new one."""
    book, why = shell.book, whys(shell.book, student_ids)
    planned = book.records(TeamMeeting, {"state": "planned"}, sort=[("date", False)])
    if not planned:
        _put_on_new(parent, shell, student_ids, why)
        return
    count = len(student_ids)
    said = ngettext("Put {count} student on an agenda", "Put {count} students on an agenda", count)
    dialog = Dialog(parent, said.format(count=number(count)), _("Why they need somebody is written down with them."))

    def put(meeting_id: str) -> None:
        dialog.accept()
        if shell.attempt(lambda: add_to_agenda(book, meeting_id, [(id_, why.get(id_)) for id_ in student_ids])):
            shell.toast(_("On the agenda"), undo=True)

    def begin() -> None:
        dialog.accept()
        _put_on_new(parent, shell, student_ids, why)

    for meeting in planned:
        there = len(points_of(book, meeting.id))
        told = ngettext("{count} student so far", "{count} students so far", there).format(count=number(there))
        words = " · ".join((day(meeting.date), MEETING_KIND.format(meeting.kind), told))
        dialog.body.addWidget(OptionButton("users-round", meeting.name, words, partial(put, meeting.id)))
    new = OptionButton("plus", _("A new meeting"), _("Its agenda begins with these students."), begin)
    dialog.body.addWidget(new)
    dialog.add_cancel()
    ask.show(dialog)


def _put_on_new(parent: QWidget, shell: Shell, student_ids: list[str], why: Mapping[str, str]) -> None:
    new_meeting(
        parent,
        shell.book,
        lambda _id: shell.toast(_("Meeting planned"), undo=True),
        {id_: why.get(id_, "") for id_ in student_ids},
    )
