"""Contacts with a family: the form that logs one, and the card of those with one student or about one plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLayout, QWidget

from app.book.base import Record
from app.i18n import _, day, number, short_day
from app.models.caseload import own_staff_id
from app.models.contacting_families import change_contact, contacts_to_follow_up, log_contact
from app.models.family_contacts import WAY, FamilyContact
from app.models.known_words import in_words
from app.models.people import Student
from app.models.staffing import staff_names
from app.views.employers.standing_words import follow_up_tone, follow_up_words
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_edit import RecordEdit
from app.views.forms.record_form import Names
from app.views.look.buttons import button, icon_button
from app.views.look.cards import Card
from app.views.look.chips import Chip
from app.views.look.labels import IconTile, label, rule
from app.views.look.layouts import clear, column, hide_unless, row
from app.views.look.tokens import Tone, text_key
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.page import Shell

TABLE = FamilyContact.__tablename__
FIELDS: Names = (
    ("way", "date"),
    ("with_whom", "staff_id"),
    ("language", "interpreter"),
    "summary",
    ("plan_id", "follow_up_on"),
)
FIRST = 5  # contacts before "Show all"
_SIGNS: Mapping[str, tuple[str, Tone]] = {
    "call": ("phone", "accent"),
    "message": ("mail", "info"),
    "letter": ("file-text", "neutral"),
    "meeting": ("users", "ok"),
    "visit": ("house", "plum"),
}


def log_with_family(shell: Shell, parent: QWidget, student_id: str = "", plan_id: str | None = None) -> None:
    """Log a contact with the family of a student, perhaps about a plan; without a student the form asks for one."""
    book = shell.book
    student = book.record(Student, student_id) if student_id else None
    names = FIELDS if student else ("student_id", *FIELDS)
    values: dict[str, Any] = {"date": date.today(), "way": "call", "plan_id": plan_id, "staff_id": own_staff_id(book)}
    if student is not None:
        values["language"] = in_words(student.home_language)
    informs = QCheckBox(_("This tells the family of the support plan"))

    def save(typed: dict[str, Any]) -> None:
        log_contact(book, {"student_id": student_id, **typed}, informs.isChecked())

    title = _("Log a contact with the family")
    dialog = FormDialog(parent, book, FamilyContact, names, title, _("Log contact"), save, values)
    _narrow_plans(dialog, student_id)
    dialog.add_below(informs)
    informs.setEnabled(plan_id is not None)
    dialog.form.editor("plan_id").changed.connect(
        lambda: informs.setEnabled(bool(dialog.form.editor("plan_id").written()))
    )
    if student is not None:
        dialog.form.editor("with_whom").widget.setFocus()
    dialog.accepted.connect(lambda: shell.toast(_("Contact logged"), undo=True))
    ask.show(dialog)


def change_with_family(shell: Shell, parent: QWidget, contact: Record) -> None:
    """Change a contact with a family."""
    dialog = FormDialog(
        parent, shell.book, FamilyContact, FIELDS, _("Change the contact"), _("Save"),
        lambda typed: change_contact(shell.book, contact.id, typed), contact._asdict(),
    )  # fmt: skip
    _narrow_plans(dialog, contact.student_id)
    dialog.accepted.connect(lambda: shell.toast(_("Contact changed"), undo=True))
    ask.show(dialog)


def _narrow_plans(dialog: FormDialog, student_id: str) -> None:
    entry = dialog.form.editor("plan_id").widget
    if student_id and isinstance(entry, RecordEdit):
        entry.narrow({"student_id": student_id})


class FamilyCard(Card):
    """The log with one family, the latest first; what is to be followed up stands above it."""

    def __init__(self, shell: Shell) -> None:
        add = button(_("Log contact"), "phone", "link", self.log)
        super().__init__(_("Family contacts"), offered(shell.book, f"add:{TABLE}", add), spacing=8)
        self._shell, self._book = shell, shell.book
        self._student, self._plan = "", None
        hide_unless(self, shell.book.allows(TABLE, "see"))

    def show_student(self, student_id: str, plan_id: str | None = None) -> None:
        """Show the contacts with the family of a student, or only those about one plan."""
        self._student, self._plan = student_id, plan_id
        self._show(FIRST)

    def _show(self, most: int) -> None:
        where = {"plan_id": self._plan} if self._plan else {"student_id": self._student}
        contacts = self._book.records(FamilyContact, where, sort=[("date", True)])
        due = {each.id for each in contacts_to_follow_up(self._book, today=date.max)} & {each.id for each in contacts}
        names = staff_names(self._book, {each.staff_id for each in contacts})
        clear(self.body)
        for place, each in enumerate(contacts[:most]):
            if place:
                self.add(rule())
            self.add(self._line(each, names.get(each.staff_id, ""), each.id in due))
        if len(contacts) > most:
            text = _("Show all {count}").format(count=number(len(contacts)))
            self.add(row(button(text, "", "link", lambda: self._show(len(contacts))), None))
        if not contacts:
            self.add(label(_("No contact with the family is logged yet."), "muted", wrap=True))

    def _line(self, contact: Record, by: str, waits: bool) -> QLayout:
        way, on = WAY.format(contact.way), contact.date
        icon, tone = _SIGNS.get(contact.way, ("circle-dot", "neutral"))
        title = " · ".join(part for part in (way, contact.with_whom) if part)
        head = row(label(title, "strong", wrap=True), label(short_day(on), "faint"), spacing=4)
        head.setStretch(0, 1)
        for need, sign, name, press in (
            ("change", "pencil", _("Change the contact of {day}"), lambda: self._change(contact)),
            ("delete", "trash-2", _("Delete the contact of {day}"), lambda: self._delete(contact.id)),
        ):
            head.addWidget(offered(self._book, f"{need}:{TABLE}", icon_button(sign, name.format(day=day(on)), press)))
        words = column(head, spacing=2)
        if waits:
            chip = Chip(follow_up_words(contact.follow_up_on), follow_up_tone(contact.follow_up_on))
            words.addLayout(row(label(_("Follow up"), "faint"), chip, None, spacing=6))
        language = contact.language or ""
        if contact.interpreter:
            language = " ".join(part for part in (language, _("with an interpreter")) if part)
        for text in (contact.summary, " · ".join(part for part in (by, language) if part)):
            if text:
                words.addWidget(label(text, "muted", wrap=True))
        line = row(spacing=10)
        line.addLayout(column(IconTile(icon, text_key(tone), 16, f"{tone}_soft", 30), None))
        line.addLayout(words, 1)
        return line

    def log(self) -> None:
        """Log a contact."""
        log_with_family(self._shell, self, self._student, self._plan)

    def _change(self, contact: Record) -> None:
        change_with_family(self._shell, self, contact)

    def _delete(self, id_: str) -> None:
        def act() -> None:
            with self._book.edit(_("Delete a contact with the family")) as edit:
                edit.delete(FamilyContact, [id_])

        if self._shell.attempt(act):
            self._shell.toast(_("Contact deleted"), undo=True)
