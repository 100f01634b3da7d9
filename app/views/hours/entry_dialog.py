"""The dialog of one entry of a day: in, out and break, what was done, and who verified it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.book.base import Record
from app.book.refused import Refused
from app.i18n import _, day
from app.models.day_entries import add_entry, change_entry, minutes_between
from app.models.hours import HourEntry
from app.models.worked_time import after_noon
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names
from app.views.window import ask

if TYPE_CHECKING:
    from app.views.window.page import Shell

Then = Callable[[dict[str, Any]], object]
TIMES = ("time_in", "time_out", "break_minutes")
FIELDS: Names = (
    TIMES,
    ("minutes", "in_class"),
    "task",
    "competencies",
    "reflection",
    ("verified_by", "verified_how", "verified_on"),
)


class EntryDialog(FormDialog):
    """Hours follow from the times as soon as both are there."""

    def __init__(
        self, parent: QWidget, shell: Shell, title: str, verb: str, then: Then, values: Mapping[str, Any]
    ) -> None:
        super().__init__(parent, shell.book, HourEntry, FIELDS, title, verb, then, values)
        self._came, self._left = self.form.editor("time_in"), self.form.editor("time_out")
        self._came.read = partial(self._read_came, self._came.read)
        self._left.read = partial(self._read_left, self._left.read)
        self.form.changed.connect(self._follow)

    def _read_came(self, read: Callable[[], Any]) -> Any:
        return after_noon(str(self._came.written()), read())

    def _read_left(self, read: Callable[[], Any]) -> Any:
        try:
            came = self._came.read()
        except Refused:
            came = None  # it says so beside it
        return after_noon(str(self._left.written()), read(), came)

    def _follow(self, name: str) -> None:
        if name not in TIMES:
            return
        try:
            minutes = minutes_between({each: self.form.editor(each).read() for each in TIMES})
        except Refused:
            return  # it is being typed
        if minutes is not None and minutes > 0:
            self.form.show_values({"minutes": minutes})


def edit_hours(shell: Shell, parent: QWidget, entry: Record) -> None:
    """Ask for what an entry is to be."""

    def then(values: dict[str, Any]) -> object:
        change_entry(shell.book, entry.id, values)
        shell.toast(_("Hours saved"), undo=True)
        return True

    title = _("Hours of {day}").format(day=day(entry.date, "full"))
    ask.show(EntryDialog(parent, shell, title, _("Save"), then, entry._asdict()))


def add_hours(shell: Shell, parent: QWidget, placement_id: str, on: date) -> None:
    """Ask for further hours of a day."""

    def then(values: dict[str, Any]) -> object:
        add_entry(shell.book, placement_id, on, values)
        shell.toast(_("Hours added"), undo=True)
        return True

    title = _("Hours of {day}").format(day=day(on, "full"))
    ask.show(EntryDialog(parent, shell, title, _("Add hours"), then, {}))
