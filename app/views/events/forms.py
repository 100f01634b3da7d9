"""What is typed about an event in a dialog, and who takes part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QWidget

from app.book.refused import Refused
from app.i18n import N_, _, ngettext, number
from app.models.caseload import own_staff_id
from app.models.events import Event
from app.models.holding_events import change_event, copied, hold_event
from app.views.events.inviting import Inviting
from app.views.events.inviting_dialog import InvitingDialog
from app.views.forms.record_edit import RecordEdit
from app.views.forms.record_form import Names
from app.views.window import ask

if TYPE_CHECKING:
    from app.views.window.page import Shell

EVENT_FIELDS: Names = (
    "name",
    ("activity_type_id", "date"),
    ("time_in", "minutes", "place"),
    ("employer_id", "contact_id"),
    "staff_id",
    "note",
)
COUNTING = N_("Hours of events are shown along the continuum. They do not count toward the hours of a placement.")


class EventDialog(InvitingDialog):
    """An event. Where it is new, who takes part is chosen above it: a class, a pathway, a grade, single students."""

    def __init__(
        self,
        parent: QWidget,
        shell: Shell,
        title: str,
        verb: str,
        then: Callable[[dict[str, Any]], object],
        values: Mapping[str, Any],
        inviting: Inviting | None = None,
    ) -> None:
        super().__init__(parent, shell.book, Event, EVENT_FIELDS, title, verb, then, values, _(COUNTING), inviting)
        self.form.changed.connect(self._follow)
        self._narrow()
        if inviting:
            inviting.edit.setFocus()

    def _pick(self, name: str) -> RecordEdit:
        return cast("RecordEdit", self.form.editor(name).widget)

    def _follow(self, name: str) -> None:
        if name == "employer_id":
            self._narrow()
        elif name == "date" and self.inviting:
            try:
                self.inviting.show_day(self.form.editor("date").read() or date.today())
            except Refused:
                return  # the form says so when the field is left

    def _narrow(self) -> None:
        """The contact is one of the employer's people."""
        try:
            employer = self.form.editor("employer_id").read()
        except Refused:
            employer = None
        self._pick("contact_id").narrow({"employer_id": employer} if employer else {})


def new_event(parent: QWidget, shell: Shell, values: Mapping[str, Any] | None = None) -> None:
    """Ask for an event and who takes part, and show its roll. `values` are those of an event that is copied."""
    book = shell.book
    made: list[tuple[str, int]] = []  # the event, and how many take part
    inviting = Inviting(book)

    def save(typed: dict[str, Any]) -> None:
        coming = inviting.student_ids(typed["date"])
        made.append((hold_event(book, typed, coming), len(coming)))

    given = {"date": date.today(), "staff_id": own_staff_id(book), **(values or {})}
    title = _("Copy an event") if values else _("New event")
    dialog = EventDialog(parent, shell, title, _("Add event"), save, given, inviting)

    def added() -> None:
        [(event_id, count)] = made
        shell.go("event", event_id)
        said = ngettext("Event added with {count} student", "Event added with {count} students", count)
        shell.toast(said.format(count=number(count)), undo=True)

    dialog.accepted.connect(added)
    ask.show(dialog)


def copy_event(parent: QWidget, shell: Shell, event_id: str) -> None:
    """The same event on another day, for the next class or year."""
    new_event(parent, shell, copied(shell.book, event_id, date.today()))


def edit_event(parent: QWidget, shell: Shell, event_id: str) -> None:
    """Change what an event is; who took part is changed in its roll."""
    [event] = shell.book.records(Event, {"id": event_id})
    dialog = EventDialog(
        parent,
        shell,
        _("Edit event"),
        _("Save"),
        lambda typed: change_event(shell.book, event_id, typed),
        event._asdict(),
    )
    dialog.accepted.connect(lambda: shell.toast(_("Event changed"), undo=True))
    ask.show(dialog)
