"""Erasing for good: what goes, why, and the name typed to confirm; afterwards the backups that still hold it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.book.asking import Entity
from app.book.erasing import Reason
from app.book.sealed_rows import SealedRow
from app.i18n import _, ngettext, number
from app.models import naming, sealed_notes
from app.models.access import student_names
from app.models.erasing import KINDS, RETENTION, Erasing, confirms, erasing_note, erasing_students, what_goes
from app.models.notes import Note
from app.models.people import Student
from app.models.saved_views import views_naming
from app.models.sealed_notes import NOTES, SealedNote
from app.views.look.cards import Banner
from app.views.look.labels import caption_for, label
from app.views.look.layouts import column
from app.views.look.pressing import is_enter
from app.views.look.theme import set_look
from app.views.safety.old_backups import still_holding
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.page import Shell

Then = Callable[[], object]


def erase_student(shell: Shell, student_id: str, then: Then) -> None:
    """Ask for the reason and the name, and erase a student with everything."""
    name = student_names(shell.book, [student_id]).get(student_id, "")
    dialog = EraseDialog(
        shell,
        _("Erase {name} for good").format(name=name),
        what_goes(shell.book, Student, [student_id]),
        _("Type the student's name or ID"),
        lambda typed: confirms(shell.book, student_id, typed),
        [student_id],
    )
    _say_more(dialog, shell, [student_id])
    dialog.agreed = lambda why: _erase(
        shell, Student, [student_id], erasing_students(shell.book, [student_id], why), then
    )
    ask.show(dialog)


def erase_note(shell: Shell, note_id: str, then: Then = lambda: None) -> None:
    """Ask for the reason and the student's name, and erase a note."""
    note = shell.book.record(Note, note_id)
    if note is None:
        return
    dialog = EraseDialog(
        shell,
        _("Erase this note for good"),
        what_goes(shell.book, Note, [note_id]),
        _("Type the student's name or ID"),
        lambda typed: confirms(shell.book, note.student_id, typed),
        [note.student_id],
    )
    dialog.agreed = lambda why: _erase(shell, Note, [note_id], erasing_note(shell.book, note_id, why), then)
    ask.show(dialog)


def erase_sealed_note(shell: Shell, note: SealedNote, then: Then = lambda: None) -> None:
    """Ask for the reason and the student's name, and erase a confidential note; whoever can open it may."""
    is_here = bool(student_names(shell.book, [note.student_id]))
    dialog = EraseDialog(
        shell,
        _("Erase this confidential note for good"),
        [_("1 confidential note with everything that it said before")],
        _("Type the student's name or ID") if is_here else _("Type how many notes: {count}").format(count=1),
        lambda typed: confirms(shell.book, note.student_id, typed) if is_here else typed.strip() == "1",
        [note.student_id],
    )
    dialog.agreed = lambda why: _erase(
        shell, SealedRow, [note.id], sealed_notes.erasing(shell.book, note.id, why), then
    )
    ask.show(dialog)


def erase_leavers(shell: Shell, student_ids: Sequence[str], year: str, then: Then) -> None:
    """Ask for the reason and how many, and erase students whose time of keeping is over."""
    count = len(student_ids)
    title = ngettext(
        "Erase {count} student who left in {year}", "Erase {count} students who left in {year}", count
    ).format(count=number(count), year=year)
    dialog = EraseDialog(
        shell,
        title,
        what_goes(shell.book, Student, student_ids),
        _("Type how many students: {count}").format(count=count),
        lambda typed: typed.strip() == str(count),
        student_ids,
        RETENTION,
    )
    _say_more(dialog, shell, student_ids)
    ids = list(student_ids)
    dialog.agreed = lambda why: _erase(shell, Student, ids, erasing_students(shell.book, ids, why), then)
    ask.show(dialog)


def _say_more(dialog: EraseDialog, shell: Shell, student_ids: Sequence[str]) -> None:
    """What goes though it is no record of a student, and what stays: only a counselor can tell which sealed notes are
    about a student, so only a counselor can erase those.
    """
    if names := sorted(set(views_naming(shell.book, student_ids).values()), key=str.casefold):
        said = ngettext(
            "A saved view has the name or ID in it and goes, too: {views}.",
            "Saved views have the name or ID in them and go, too: {views}.",
            len(names),
        )
        dialog.body.insertWidget(1, label(said.format(views=", ".join(f"“{name}”" for name in names)), wrap=True))
    if shell.book.ring.holders(NOTES):
        said = _(
            "Confidential notes stay in the book, sealed: a counselor finds them with “Search confidential notes” and "
            "erases them there."
        )
        dialog.body.insertWidget(1, label(said, "muted", wrap=True))


WIDTH = 720  # all that goes with a student is a long sentence, read at once on a small screen with large text


class EraseDialog(Dialog):
    """`agreed` is called with the reason once the person has confirmed. Enter alone erases nothing."""

    agreed: Callable[[Reason], object]

    def __init__(
        self,
        shell: Shell,
        title: str,
        going: Sequence[str],
        prompt: str,
        confirmed: Callable[[str], bool],
        student_ids: Sequence[str],
        kind: str = "",
    ) -> None:
        """`going` says in words what goes; `confirmed` whether what was typed below `prompt` is right. The reason must
        not name any of the students.
        """
        sentence = _("This cannot be undone, and nothing done before can be undone afterwards either.")
        super().__init__(shell if isinstance(shell, QWidget) else None, title, sentence, WIDTH)
        self._book, self._confirmed, self._student_ids = shell.book, confirmed, student_ids
        self.kind, self.words, self.typed = QComboBox(), QLineEdit(), QLineEdit()
        for code, text in KINDS.items():
            self.kind.addItem(_(text), code)
        self.kind.setPlaceholderText(_("Choose why"))
        self.kind.setCurrentIndex(self.kind.findData(kind))  # nobody's reason is taken for granted
        self.body.addWidget(Banner(_("Goes for good: {what}.").format(what=", ".join(going)), "bad"))
        self._hint = _("It stays in the book for good: do not write the student's name.")
        self.hint, self.problem = label(self._hint, "faint", wrap=True), label("", "problem", wrap=True)
        why = column(caption_for(_("In your own words"), self.words), self.words, self.hint, self.problem, spacing=4)
        self.body.addSpacing(4)
        self.body.addLayout(column(caption_for(_("Why"), self.kind), self.kind, spacing=4))
        self.body.addLayout(why)
        self.body.addLayout(column(caption_for(prompt, self.typed), self.typed, spacing=4))
        self.body.addStretch(1)  # room that the sentences above turn out not to need
        self.add_cancel()
        self.verb = self.add_button(_("Erase for good"), self._agree, "danger", "shield-alert")
        self.verb.setDefault(False)
        self.verb.setAutoDefault(False)
        self.kind.currentIndexChanged.connect(lambda _at: self._fit())
        for edit in (self.words, self.typed):
            edit.textChanged.connect(lambda _text: self._fit())
        self._fit()
        self.kind.setFocus()

    def _fit(self) -> None:
        named = naming.naming(self._book, self._student_ids, self.words.text())
        said = naming.sentence(named) if named else ""
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
        self.hint.setHidden(bool(said))
        set_look(self.words, "look", "invalid" if said else "")
        self.words.setAccessibleDescription(said or self._hint)
        self._has_reason = bool(self.words.text().strip()) and not said
        is_chosen = self.kind.currentIndex() >= 0
        self.verb.setEnabled(is_chosen and self._has_reason and self._confirmed(self.typed.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to what is still to be typed, then to the verb; it neither erases nor throws anything away."""
        if not is_enter(event):
            super().keyPressEvent(event)
        elif self.verb.isEnabled():
            self.verb.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.kind.currentIndex() < 0:
            self.kind.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            lacking = self.typed if self._has_reason else self.words
            lacking.setFocus(Qt.FocusReason.TabFocusReason)

    def _agree(self) -> None:
        reason = Reason(self.kind.currentData(), self.words.text())
        self.accept()
        self.agreed(reason)


def _erase(shell: Shell, entity: Entity, ids: list[str], work: Erasing, then: Then) -> None:
    def whole() -> Generator[tuple[int, int], None, list[Path]]:
        yield from work
        return shell.book.backups_holding(entity, ids)

    def done(holding: list[Path]) -> None:
        then()
        if holding and shell.book.may("erase"):
            ask.show(still_holding(shell, holding))
        elif holding:
            said = _("Automatic backups still hold it as it was. Ask a coordinator to delete them.")
            shell.toast(said, tone="warn")
        else:
            shell.toast(_("Erased for good. Copies on sticks and other computers still hold it."))

    shell.run(_("Erasing for good"), whole(), done)
