"""The confidential notes on one student, for those who may open them."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout

from app.i18n import _, day, ngettext, number
from app.models import sealed_notes
from app.models.sealed_notes import ACT, NOTES, SealedNote
from app.views.confidential import verbs
from app.views.confidential.note_dialog import Task
from app.views.look.buttons import button, icon_button
from app.views.look.cards import Banner, Card
from app.views.look.chips import Chip
from app.views.look.labels import label, rule
from app.views.look.layouts import clear, column, hide_unless, row
from app.views.window.page import Shell


class ConfidentialCard(Card):
    """Hidden from accounts that may not read such notes; in the sample school it says why there are none."""

    def __init__(self, shell: Shell) -> None:
        self._shell, self._student = shell, ""
        self._may = sealed_notes.may_read(shell.book)
        tools = [button(_("Add confidential note"), "lock", "link", self.write)] if self._may else []
        super().__init__(_("Confidential notes"), *tools, spacing=10)
        if not shell.book.may(ACT):
            hide_unless(self, shell.book.is_sample)
            said = _(
                "Only a counselor's account holds the key of these notes. The sample school opens for everybody, so "
                "there are none here: a book of your own seals them."
            )
            self.add(label(said, "muted", wrap=True))

    def show_student(self, id_: str) -> None:
        """Show the notes on this student."""
        self._student = id_
        if not self._may:
            return
        book = self._shell.book
        clear(self.body)
        self._add_warnings()
        for draft in sealed_notes.drafts_of(book, id_):
            self.add(self._draft(draft))
        notes = sealed_notes.of_student(book, id_)
        for place, note in enumerate(notes):
            if place:
                self.add(rule())
            self.add(self._line(note))
        if not notes and book.holds(NOTES):  # else there may well be some: the banner above says what lacks
            said = _("Nothing yet. No other role can open these notes; papers and exports leave them out.")
            self.add(label(said, "muted", wrap=True))

    def _add_warnings(self) -> None:
        book = self._shell.book
        if not book.holds(NOTES):
            see = button(_("Accounts"), "", "link", lambda: self._shell.go("safety", "accounts"))
            said = _("You do not have the counselors' key yet: another counselor or the counselor sheet gives it.")
            self.add(Banner(said, "warn", see))
        if count := sealed_notes.count_tampered(book):
            said = ngettext(
                "{count} confidential note of this book was changed past the program and cannot be opened. A backup "
                "may still have it.",
                "{count} confidential notes of this book were changed past the program and cannot be opened. A backup "
                "may still have them.",
                count,
            )
            self.add(Banner(said.format(count=number(count)), "bad"))

    def _draft(self, draft: SealedNote) -> Banner:
        more = button(_("Go on"), "", "link", lambda: verbs.go_on(self, self._shell, draft), _("Go on with the draft"))
        drop = icon_button("trash-2", _("Throw the draft away"), lambda: verbs.drop(self, self._shell, draft))
        said = _("A note of {day} was not finished. The draft is sealed for you.").format(day=day(draft.date))
        return Banner(said, "info", more, drop, icon="pencil")

    def _line(self, note: SealedNote) -> QLayout:
        on, shell = day(note.date), self._shell
        head = row(label(" · ".join(part for part in (on, note.name) if part), "faint"), spacing=2)
        if note.scope == "mine":
            head.addSpacing(6)
            head.addWidget(Chip(_("Only you"), "plum"))
        head.addStretch(1)
        tools = [
            ("pencil", _("Change the confidential note of {day}"), lambda: self.change(note)),
            ("arrow-right-left", _("Move the note of {day} to another student"), lambda: verbs.move(self, shell, note)),
            ("shield-alert", _("Erase the confidential note of {day} for good"), lambda: self.erase(note)),
        ]
        if note.revisions:
            tools.insert(1, ("history", _("What the note of {day} said before"), lambda: self.look_back(note)))
        for icon, name, press in tools:
            head.addWidget(icon_button(icon, name.format(day=on), press))
        return column(head, label(note.text, wrap=True), spacing=2)

    def write(self) -> None:
        """Ask for a note."""
        verbs.write(self, self._shell, Task(self._student))

    def change(self, note: SealedNote) -> None:
        """Change a note; a draft of that change is gone on with."""
        drafts = sealed_notes.drafts_of(self._shell.book, self._student)
        draft = next((each for each in drafts if each.draft_of == note.id), None)
        verbs.write(self, self._shell, Task(self._student, note, draft))

    def look_back(self, note: SealedNote) -> None:
        """Show what a note said before."""
        verbs.show_revisions(self, note)

    def erase(self, note: SealedNote) -> None:
        """Erase a note for good, after asking for the reason."""
        from app.views.safety.erase_dialog import erase_sealed_note

        erase_sealed_note(self._shell, note)
