"""What can be done with a confidential note: change it, see what it said, file it elsewhere, erase it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.i18n import _, day
from app.models import sealed_notes
from app.models.people import Student
from app.models.sealed_notes import SealedNote
from app.views.confidential.note_dialog import SealedNoteDialog, Task
from app.views.forms.record_edit import RecordEdit
from app.views.look.labels import caption_for, label, rule
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.page import Shell

Then = Callable[[], object]


def write(parent: QWidget, shell: Shell, task: Task) -> None:
    """Ask for a note, or for the change of one."""
    dialog = SealedNoteDialog(parent, shell.book, task)
    said = _("Note saved") if task.of else _("Note added")
    dialog.accepted.connect(lambda: shell.toast(said, undo=True))
    ask.show(dialog)


def go_on(parent: QWidget, shell: Shell, draft: SealedNote) -> None:
    """Go on with a draft. Where the note that it changes is gone, it becomes a new one."""
    known = {note.id: note for note in sealed_notes.of_student(shell.book, draft.student_id)}
    write(parent, shell, Task(draft.student_id, known.get(draft.draft_of or ""), draft))


def drop(parent: QWidget, shell: Shell, draft: SealedNote) -> None:
    """Throw a draft away, after asking."""
    ask.question(
        parent,
        _("Throw the draft away?"),
        _("Undo brings it back until the book is closed."),
        _("Throw away"),
        lambda: shell.attempt(lambda: sealed_notes.drop_draft(shell.book, draft.id)),
        "danger",
    )


def move(parent: QWidget, shell: Shell, note: SealedNote, then: Then = lambda: None) -> None:
    """Ask for another student, and file the note there."""
    dialog = MoveDialog(parent, shell, note)

    def moved() -> None:
        shell.toast(_("Note moved"), undo=True)
        then()

    dialog.accepted.connect(moved)
    ask.show(dialog)


class MoveDialog(Dialog):
    """Files a note under the student that is chosen."""

    def __init__(self, parent: QWidget | None, shell: Shell, note: SealedNote) -> None:
        title = _("Move the note of {day} to another student").format(day=day(note.date))
        sentence = _("The history of the book keeps the move as sealed as the note. To leave no trace, erase the note.")
        super().__init__(parent, title, sentence)
        self._shell, self._note = shell, note
        self.student = RecordEdit(shell.book, Student)
        self.body.addWidget(caption_for(_("Student"), self.student))
        self.body.addWidget(self.student)
        self.add_cancel()
        self.verb = self.add_button(_("Move note"), self._move, "primary")
        self.student.picked.connect(self._fit)
        self.student.textChanged.connect(lambda _text: self._fit())
        self._fit()
        self.student.setFocus()

    def _fit(self) -> None:
        self.verb.setEnabled(self.student.chosen not in (None, self._note.student_id))

    def _move(self) -> None:
        to = self.student.chosen
        if self._shell.attempt(lambda: sealed_notes.move_to(self._shell.book, self._note.id, to)):
            self.accept()


def show_revisions(parent: QWidget, note: SealedNote) -> None:
    """Show what a note said before."""
    ask.show(RevisionsDialog(parent, note))


class RevisionsDialog(Dialog):
    """Every wording of a note, the present one first."""

    def __init__(self, parent: QWidget | None, note: SealedNote) -> None:
        super().__init__(parent, _("What this note said"), "", 560)
        wordings = [(note.date, note.name, note.at, note.text)]
        wordings += [(each.date, each.name, each.at, each.text) for each in note.revisions]
        for place, (on, name, at, words) in enumerate(wordings):
            if place:
                self.body.addWidget(rule())
            written = _("{day} · written by {name} on {moment}")
            said = written.format(day=day(on), name=name, moment=day(at.astimezone().date()))
            self.body.addWidget(label(said, "faint", wrap=True))
            self.body.addWidget(label(words, wrap=True))
        self.body.addStretch(1)
        self.add_button(_("Close"), self.accept, "primary")
