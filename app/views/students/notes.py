"""The notes on a student: read, written, changed and taken away in place."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLayout, QWidget

from app.book.base import Record
from app.i18n import _, day, ngettext, number
from app.models.notes import Note
from app.models.noting import add_note, delete_note
from app.models.student_facts import notes_of
from app.views.forms.form_dialog import FormDialog
from app.views.look.buttons import button, icon_button
from app.views.look.cards import Card
from app.views.look.labels import label, rule
from app.views.look.layouts import clear, column, row
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.page import Shell

FIELDS = ("date", "text")
AT_ONCE = 8  # notes, until all are asked for


class NotesCard(Card):
    """Hidden while there is no note; the page has a button that writes the first one."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Notes"), spacing=10)
        self._shell = shell
        self._student = ""
        self._most = AT_ONCE

    def show_student(self, id_: str) -> None:
        """Show the notes on this student."""
        if id_ != self._student:
            self._student, self._most = id_, AT_ONCE
        notes = notes_of(self._shell.book, id_)
        clear(self.body)
        for place, note in enumerate(notes[: self._most]):
            if place:
                self.add(rule())
            self.add(self._line(note))
        if (left := len(notes) - self._most) > 0:
            said = ngettext("Show {count} earlier note", "Show {count} earlier notes", left)
            self.add(row(button(said.format(count=number(left)), "", "link", self._show_all), None))
        self.setVisible(bool(notes))

    def _show_all(self) -> None:
        self._most = sys.maxsize
        self.show_student(self._student)

    def _line(self, note: Record) -> QLayout:
        signed = " · ".join(part for part in (day(note.date), note.author) if part)
        head = row(
            label(signed, "faint"),
            None,
            offered(
                self._shell.book,
                "change:note",
                icon_button(
                    "pencil", _("Change the note of {day}").format(day=day(note.date)), lambda: self.change(note)
                ),
            ),
            offered(
                self._shell.book,
                "delete:note",
                icon_button(
                    "trash-2", _("Delete the note of {day}").format(day=day(note.date)), lambda: self.delete(note)
                ),
            ),
            spacing=2,
        )
        if self._shell.book.may("erase"):
            name = _("Erase the note of {day} for good").format(day=day(note.date))
            head.addWidget(icon_button("shield-alert", name, lambda: self.erase(note)))
        return column(head, label(note.text, wrap=True), spacing=2)

    def write(self) -> None:
        """Ask for a note."""
        write_note(self, self._shell, self._student)

    def change(self, note: Record) -> None:
        """Change the text or the day of a note; what it said stays in its history."""
        _ask(
            self,
            self._shell,
            _("Change note"),
            _("Save"),
            lambda values: self._shell.book.save(Note, note.id, values),
            {"date": note.date, "text": note.text},
            _("Note saved"),
        )

    def erase(self, note: Record) -> None:
        """Erase a note for good, after asking twice."""
        from app.views.safety.erase_dialog import erase_note

        erase_note(self._shell, note.id)

    def delete(self, note: Record) -> None:
        """Mark a note as deleted; the toast takes it back."""
        if self._shell.attempt(lambda: delete_note(self._shell.book, note.id)):
            self._shell.toast(_("Note deleted"), undo=True)


def write_note(parent: QWidget, shell: Shell, student_id: str) -> None:
    """Ask for a note on a student."""

    def save(values: dict[str, Any]) -> None:
        add_note(shell.book, student_id, values["text"], values["date"])

    _ask(parent, shell, _("New note"), _("Add note"), save, None, _("Note added"))


def _ask(
    parent: QWidget,
    shell: Shell,
    title: str,
    verb: str,
    save: Callable[[dict[str, Any]], object],
    values: dict[str, Any] | None,
    said: str,
) -> None:
    start = values or {"date": date.today(), "text": None}
    sentence = _("Everybody who may see this student and notes can read it.")
    dialog = FormDialog(parent, shell.book, Note, FIELDS, title, verb, save, start, sentence)
    if values is None:
        dialog.form.editor("text").widget.setFocus()
    dialog.accepted.connect(lambda: shell.toast(said, undo=True))
    ask.show(dialog)
