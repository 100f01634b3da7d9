"""Logging a contact with an employer: one dialog, from the keyboard in a few keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget

from app.book.base import Record
from app.i18n import _
from app.models.employers import Employer
from app.models.interactions import EmployerInteraction
from app.models.keeping_contact import first_values, log_contact
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_edit import RecordEdit
from app.views.forms.record_form import Names
from app.views.window import ask
from app.views.window.page import Shell

FIELDS: Names = (
    "summary",
    "follow_up_on",
    ("kind", "date"),
    ("contact_id", "staff_id"),
    ("thanks_owed", "thanked_on", "miles"),
)


class QuickDialog(FormDialog):
    """Enter does the verb from everywhere; Shift+Enter begins a new line where there are several."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.hint.setText(_("Enter saves, Shift+Enter begins a new line"))
        for entry in self.form.entries():
            if isinstance(entry, QPlainTextEdit):
                entry.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _is_enter(event):
            self.done_with()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event) and not isinstance(self.focusWidget(), QAbstractButton):
            self.done_with()
        else:
            super().keyPressEvent(event)


def _is_enter(event: QKeyEvent) -> bool:
    shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift


def log_contact_with(shell: Shell, parent: QWidget, employer_id: str, kind: str = "call", answers: str = "") -> None:
    """Ask what was said in a call, visit or the like with an employer; it is of today, by whoever asks.

    `answers` is the contact at which this one was promised.
    """
    if employer := shell.book.record(Employer, employer_id):
        title = _("Contact with {employer}").format(employer=employer.name)
        start = first_values(shell.book, employer_id, kind)
        _ask(shell, parent, title, _("Log contact"), start, _("Contact logged"), answers=answers)


def change_contact(shell: Shell, parent: QWidget, contact: Record) -> None:
    """Change what was logged."""
    values = contact._asdict()
    _ask(shell, parent, _("Change the contact"), _("Save"), values, _("Contact changed"), contact.id)


def _ask(
    shell: Shell,
    parent: QWidget,
    title: str,
    verb: str,
    values: dict[str, Any],
    said: str,
    id_: str | None = None,
    answers: str = "",
) -> None:
    employer_id = values["employer_id"]

    def save(typed: dict[str, Any]) -> None:
        log_contact(shell.book, {**typed, "employer_id": employer_id}, id_, answers)

    dialog = QuickDialog(parent, shell.book, EmployerInteraction, FIELDS, title, verb, save, values)
    person = dialog.form.editor("contact_id").widget
    if isinstance(person, RecordEdit):
        person.narrow({"employer_id": employer_id})
        person.create = _new_person(dialog, shell, employer_id)
    dialog.accepted.connect(lambda: shell.toast(said, undo=True))
    ask.show(dialog)


def _new_person(dialog: FormDialog, shell: Shell, employer_id: str) -> Callable[[str, Callable[[str], object]], object]:
    from app.views.employers.forms import new_contact

    def create(typed: str, then: Callable[[str], object]) -> None:
        first, _space, last = typed.rpartition(" ")
        new_contact(dialog, shell.book, employer_id, then, {"first_name": first or None, "last_name": last})

    return create
