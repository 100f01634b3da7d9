"""A counselor's book with confidential notes, and scenes in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from app.book import accounts
from app.i18n import _
from app.models import Student, sealed_notes
from app.models.opening import new_book, open_book
from app.views.confidential.verbs import MoveDialog, RevisionsDialog
from app.views.picturing.stage import Stage
from app.views.safety.erase_dialog import erase_sealed_note
from app.views.students.student import StudentPage
from app.views.window import ask

PASSPHRASE, COUNSELORS = "seven quiet herons", "nine loud pelicans"


def make(path: Path, site: str, person: str) -> None:
    """Make the book, closed again; it opens with `COUNSELORS`."""
    with new_book(path, site, person, PASSPHRASE)[0] as book:
        accounts.add(book, "Cara Bell", "counselor", COUNSELORS)
        names = (("Aguilar-Reyes", "Maribel", "10"), ("Barragán", "Lucía", "11"), ("Do", "Khanh", "12"))
        with book.edit("Students") as edit:
            ids = edit.insert(Student, [{"last_name": a, "first_name": b, "grade": c} for a, b, c in names])
    with open_book(path, COUNSELORS) as book:
        talk = sealed_notes.write(book, ids[0], "Came by before first period.", date(2026, 11, 12))
        words = (
            "Came by before first period. Worried about moving again in January; wants to finish the year with her "
            "cohort. Asked me not to call home yet. We meet again on Thursday."
        )
        sealed_notes.revise(book, talk, words)
        sealed_notes.write(book, ids[0], "Ask Otto how he handled the last move.", date(2026, 11, 17), "mine")
        sealed_notes.write(book, ids[2], "Sleeps badly before the exams. Breathing exercise.", date(2026, 10, 29))
        sealed_notes.keep_draft(book, ids[0], "Thursday: she said that", date(2026, 11, 19), "counselors")


def student(on: Stage, command: str = "", who: str = "Aguilar") -> None:
    """Shows a student on whom there are notes, and there does a command."""
    on.go("student", f"{on.book.ids(Student, who)[0]}/supports")
    if command:
        on.do(command)


def write_own(on: Stage) -> None:
    """Writes a note that only its author can open."""
    student(on, "student.sealed")
    on.type("She asked for")
    on.press("Shift+Tab", "Down")


def search(on: Stage, text: str) -> None:
    """Searches all confidential notes."""
    on.do("notes.search")
    on.type(text)


def move(on: Stage) -> None:
    student(on)
    ask.show(MoveDialog(on.window, on.window.at_desk(), _changed(on)))
    on.rest()


def look_back(on: Stage) -> None:
    student(on)
    ask.show(RevisionsDialog(on.window, _changed(on)))
    on.rest()


def leave_draft(on: Stage) -> None:
    student(on, "student.sealed")
    on.type("She asked for")
    on.press("Escape")


def erase(on: Stage) -> None:
    student(on)
    erase_sealed_note(on.window.at_desk(), _changed(on))
    on.rest()


def print_plan(on: Stage) -> None:
    """The student plan with the choice to print the notes, too."""
    student(on, "print.plan")
    next(box for box in on.dialog.findChildren(QCheckBox) if box.text() == _("Confidential notes, too")).click()
    on.rest()


def _changed(on: Stage) -> sealed_notes.SealedNote:
    assert isinstance(on.page, StudentPage)
    [id_] = on.page.student_ids()
    return next(note for note in sealed_notes.of_student(on.book, id_) if note.revisions)
