"""The notes on a student: read, written, changed and taken away in place."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QLayout, QWidget

from app.book.base import Record
from app.i18n import _, day, ngettext, number
from app.models.notes import RESTRICTED, VISIBILITY, Note
from app.models.noting import add_note, delete_note
from app.models.student_facts import notes_of
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names
from app.views.look.buttons import button, icon_button
from app.views.look.cards import Card
from app.views.look.chips import Chip
from app.views.look.labels import IconTile, label, rule
from app.views.look.layouts import clear, column, row
from app.views.look.theme import theme
from app.views.look.tokens import text_key
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.dialog import Dialog
from app.views.window.history_panel import HistoryPanel
from app.views.window.page import Shell

FIELDS: Names = (("date", "visibility"), "text")
AT_ONCE = 8  # notes, until all are asked for
HIGH = 360  # pixels at text size 100 % for the history of a note


class NotesCard(Card):
    """Restricted notes say so, with a lock; what a note said before is one click away."""

    def __init__(self, shell: Shell) -> None:
        write = button(_("Add note"), "plus", "link", self.write)
        super().__init__(_("Notes"), offered(shell.book, "add:note", write), spacing=10)
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
        if not notes:
            self.add(label(_("No note is written yet."), "muted", wrap=True))
        self.setVisible(self._shell.book.allows(Note.__tablename__, "see"))

    def _show_all(self) -> None:
        self._most = sys.maxsize
        self.show_student(self._student)

    def _line(self, note: Record) -> QLayout:
        signed = " · ".join(part for part in (day(note.date), note.author) if part)
        head = row(label(signed, "faint"), spacing=2)
        if note.visibility == RESTRICTED:
            head.addSpacing(6)
            head.addWidget(IconTile("lock", text_key("plum"), 14))
            head.addWidget(Chip(VISIBILITY.format(RESTRICTED), "plum"))
        head.addStretch(1)
        for need, icon, name, press in (
            ("see", "history", _("What the note of {day} said before"), lambda: self.look_back(note)),
            ("change", "pencil", _("Change the note of {day}"), lambda: self.change(note)),
            ("delete", "trash-2", _("Delete the note of {day}"), lambda: self.delete(note)),
        ):
            tool = icon_button(icon, name.format(day=day(note.date)), press)
            head.addWidget(offered(self._shell.book, f"{need}:{Note.__tablename__}", tool))
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
            {"date": note.date, "text": note.text, "visibility": note.visibility or "open"},
            _("Note saved"),
        )

    def look_back(self, note: Record) -> None:
        """Show what a note said before, as the journal has it."""
        ask.show(NoteHistory(self, self._shell, note.id))

    def erase(self, note: Record) -> None:
        """Erase a note for good, after asking twice."""
        from app.views.safety.erase_dialog import erase_note

        erase_note(self._shell, note.id)

    def delete(self, note: Record) -> None:
        """Mark a note as deleted; the toast takes it back."""
        if self._shell.attempt(lambda: delete_note(self._shell.book, note.id)):
            self._shell.toast(_("Note deleted"), undo=True)


def write_note(parent: QWidget, shell: Shell, student_id: str) -> FormDialog:
    """Ask for a note on a student."""

    def save(values: dict[str, Any]) -> None:
        add_note(shell.book, student_id, values["text"], values["date"], values["visibility"])

    dialog = _ask(parent, shell, _("New note"), _("Add note"), save, None, _("Note added"))
    dialog.again = lambda parent, shell: write_note(parent, shell, student_id)
    return dialog


def _ask(
    parent: QWidget,
    shell: Shell,
    title: str,
    verb: str,
    save: Callable[[dict[str, Any]], object],
    values: dict[str, Any] | None,
    said: str,
) -> FormDialog:
    start = values or {"date": date.today(), "text": None, "visibility": "open"}
    sentence = _(
        "Not restricted: everybody who may see this student and notes. Restricted: counselors, coordinators and its "
        "author; papers and exports leave it out."
    )
    dialog = FormDialog(parent, shell.book, Note, FIELDS, title, verb, save, start, sentence)
    who = dialog.form.editor("visibility").widget
    if isinstance(who, QComboBox):
        who.removeItem(who.findData(None))  # a note is one or the other
    if values is None:
        dialog.form.editor("text").widget.setFocus()
    dialog.accepted.connect(lambda: shell.toast(said, undo=True))
    ask.show(dialog)
    return dialog


class NoteHistory(Dialog):
    """Every wording of a note, with who wrote it and when, and the way back to it."""

    def __init__(self, parent: QWidget, shell: Shell, note_id: str) -> None:
        super().__init__(parent, _("What this note said"), "", 560)
        panel = HistoryPanel(shell, self.accept)
        panel.set_alone(True)
        panel.setMinimumHeight(theme.px(HIGH))
        self.body.addWidget(panel, 1)
        self.add_button(_("Close"), self.accept, "primary")
        panel.open_for((Note, note_id))
