"""The dialog of one entry of a day: in, out and break, what was done, and who verified it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.book.base import Record
from app.book.refused import Refused
from app.i18n import _, day
from app.models.day_entries import add_entry, change_entry, minutes_between
from app.models.hours import HourEntry
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
        self.form.changed.connect(self._follow)

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
