"""One event: what it is, and its roll, in which everybody attended until somebody says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.i18n import _, day, hours, ngettext, number
from app.models.event_rows import RESTS_ON, event_rows
from app.models.events import Event, Participation
from app.models.holding_events import join_event, remove_events
from app.models.kinds import STAGE
from app.models.people import Student
from app.views.events.forms import copy_event, edit_event
from app.views.events.roll import Roll
from app.views.events.signing_in import show_sign_in
from app.views.events.tones import PRESENCES, presence_words, stage_tone, time_words
from app.views.lists.columns import Column, field_column
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import action_button, button
from app.views.look.cards import EmptyState
from app.views.look.cells import PersonCell
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import boxed, clear, row
from app.views.look.search_edit import SearchEdit
from app.views.students.columns import detail_of, name_of, seed_of
from app.views.students.gathering import GatheringDialog
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.gone import Gone
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.base import Base
    from app.book.editing import Changes

SHOWS = {Event.__tablename__, *RESTS_ON}
"""The tables from which the head of this page reads."""


class JoiningDialog(GatheringDialog):
    """Gathers students for the list of an event."""

    def __init__(self, parent: QWidget, shell: Shell, event_id: str, then: Callable[[int], object]) -> None:
        self._event, book = event_id, shell.book
        name = Column(_("Student"), 300, "last_name", name_of, lambda row: PersonCell(detail_of(row), seed_of(row)))

        def read(ids: Sequence[str]) -> dict[str, dict[str, object]]:
            return {s.id: s._asdict() for s in book.records(Student, {"id": list(ids)})}

        super().__init__(parent, shell, [name, field_column(Student, "grade", 90, editable=False)], read, 560, then)

    def inside(self) -> set[str]:
        return {p.student_id for p in self.book.records(Participation, {"event_id": self._event})}

    def bring(self, ids: Sequence[str]) -> int:
        return join_event(self.book, self._event, ids)


class EventPage(Page):
    """`show_record` takes the id of the event."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Event"), scrolling=False)
        self._id = ""
        self.back = button(_("Events"), "chevron-left", "link", lambda: shell.go("events", self._id or None))
        self.head.insertLayout(0, row(self.back, None))
        self.chips = FlowLine(6)
        self.title_words.addSpacing(4)
        self.title_words.addLayout(self.chips)
        add = offered(
            shell.book,
            "add:participation",
            button(_("Add students"), "user-plus", "primary", lambda: shell.trigger("event.add")),
        )
        edit = offered(
            shell.book, "change:event", button(_("Edit"), "pencil", press=self.edit, name=_("Edit the event"))
        )
        copy = offered(
            shell.book, "add:event", button(_("Copy"), "copy-plus", press=self.copy, name=_("Copy the event"))
        )
        paper = offered(shell.book, "print", button(_("Sign-in sheet"), "printer", press=self.sign_in))
        self._of_event, self._in_menu = (paper, copy, edit, add), (paper, copy)
        for tool in self._of_event:
            self.tools.addWidget(tool)
        self.roll = Roll(shell)
        self.search = SearchEdit(_("Find a student"))
        self.search.searched.connect(lambda text: self.roll.show_event(self._id, text))
        self.search.returnPressed.connect(self._leave_search)
        QShortcut(QKeySequence("/"), self, self.find_student)
        signs = {"attended": "check", "absent": "x", "excused": "minus"}
        marks = [action_button(shell.action(f"event.{code}"), icon) for code, icon in signs.items()]
        for mark in marks:
            offered(shell.book, "change:participation", mark)
        self.hint = label(
            _("A absent, E excused, P attended, / finds a student, Delete takes off the list."), "faint", wrap=True
        )
        line = row(self.search, *marks, 8, spacing=8)
        line.addWidget(self.hint, 1)
        self._line = boxed(line)
        self.head.addWidget(self._line)
        self.first = offered(
            shell.book,
            "add:participation",
            button(_("Add students"), "user-plus", "primary", lambda: shell.trigger("event.add")),
        )
        self.empty = EmptyState(
            "users",
            _("Nobody is on the list yet"),
            _("Students who are added attended, until somebody says otherwise."),
            self.first,
        )
        self.gone = Gone(
            shell.book, Event, "calendar-days", _("This event was deleted"), _("Undo brings the event back.")
        )
        for part in (self.roll, self.empty, self.gone):
            self.body.addWidget(part, 1)
        self.roll.selectionModel().selectionChanged.connect(lambda: shell.refresh_commands())
        self.roll.records.listed.connect(shell.refresh_commands)
        self._read()

    # what is shown

    def show_record(self, what: str) -> None:
        self._id = what
        self.search.clear()
        self.roll.show_event(what)
        self._read()

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if self._id and (changes is None or changes.tables & SHOWS):
            self._read()

    def _read(self) -> None:
        event = event_rows(self.book, [self._id]).get(self._id)
        listed = event["attendance"].listed if event else 0
        for part, shown in ((self.roll, listed), (self._line, listed), (self.empty, event and not listed)):
            part.setVisible(bool(shown))
        self.gone.say_missing(self._id, is_missing=event is None)
        for tool in self._of_event:
            tool.setEnabled(event is not None)
        clear(self.chips)
        if event is None:
            return
        self.title.setText(event["name"])
        self.setAccessibleName(event["name"])
        led = _("led by {name}").format(name=event["leader"]) if event["leader"] else ""
        where = event["employer"] or event["place"] or ""
        when = day(event["date"]), time_words(event["time_in"], event["minutes"])
        self.say_subtitle("  ·  ".join(filter(None, (*when, event["activity"], where, led))))
        found = event["attendance"]
        if event["stage"]:
            self.chips.addWidget(Chip(STAGE.format(event["stage"]), stage_tone(event["stage"])))
        for code, count in (("attended", found.attended), ("absent", found.absent), ("excused", found.excused)):
            if count:
                words = f"{presence_words(code, event['date'])}: {number(count)}"
                self.chips.addWidget(Chip(words, PRESENCES[code]))
        if found.minutes:
            self.chips.addWidget(Chip(_("{hours} hours together").format(hours=hours(found.minutes))))

    def reflow(self, room: Room) -> None:
        for tool in self._in_menu:
            tool.setVisible(room != Room.NARROW)

    def record(self) -> tuple[type[Base], str] | None:
        return (Event, self._id) if self._id else None

    def student_ids(self) -> list[str]:
        return self.roll.student_ids() if self._is_here else []

    @property
    def _is_here(self) -> bool:
        return bool(self._id) and self.gone.isHidden()

    def first_focus(self) -> QWidget:
        if not self.roll.isHidden():
            return self.roll
        return self.back if self.empty.isHidden() else self.first

    # what can be done

    def new_record(self) -> str:
        return "event.new"

    def commands(self) -> dict[str, Callable[[], object] | None]:
        here, may = self._is_here, self.book.allows(Event.__tablename__, "change")
        return self.roll.commands() | {
            "event.add": self.add if here and may else None,
            "event.edit": self.edit if here and may else None,
            "event.copy": self.copy if here and may else None,
            "event.sign_in": self.sign_in if here and self.book.may("print") else None,
            "event.delete": self.delete if here and may else None,
            "edit.find": self.find_student,
        }

    def find_student(self) -> None:
        """Go to the search of the roll."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _leave_search(self) -> None:
        """Enter goes to whom the search found, without waiting for its moment of quiet."""
        self.roll.show_event(self._id, self.search.text())
        if self.roll.records.rowCount():
            self.roll.choose(self.roll.records.id_at(0))
            self.roll.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add(self) -> None:
        """Choose students who come onto the list."""

        def added(count: int) -> None:
            said = ngettext("{count} student added", "{count} students added", count)
            self.shell.toast(said.format(count=number(count)), undo=True)

        ask.show(JoiningDialog(self, self.shell, self._id, added))

    def edit(self) -> None:
        """Change what the event is."""
        edit_event(self, self.shell, self._id)

    def copy(self) -> None:
        """The same event for another class or year."""
        copy_event(self, self.shell, self._id)

    def sign_in(self) -> None:
        """Show the sheet to sign in on, to be printed."""
        show_sign_in(self, self.shell, self._id)

    def delete(self) -> None:
        """Mark the event as deleted and go back to the list; the toast takes it back."""
        if self.shell.attempt(lambda: remove_events(self.book, [self._id])):
            self.shell.go("events")
            self.shell.toast(_("Event deleted"), undo=True)
