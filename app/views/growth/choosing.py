"""Choosing one student by a few letters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.book.refused import Refused
from app.i18n import _
from app.models.people import Student
from app.views.forms.record_edit import RecordEdit
from app.views.look import announcing
from app.views.look.labels import caption_for, label
from app.views.window import ask
from app.views.window.dialog import Dialog

if TYPE_CHECKING:
    from app.book.book import Book


def choose_student(parent: QWidget, book: Book, title: str, verb: str, then: Callable[[str], object]) -> None:
    """Ask for a student; `then` takes the id."""
    dialog = Dialog(parent, title)
    edit, problem = RecordEdit(book, Student), label("", "problem", wrap=True)
    problem.hide()
    for widget in (caption_for(_("Student"), edit), edit, problem):
        dialog.body.addWidget(widget)

    def done() -> None:
        try:
            chosen = edit.value()
            if chosen is None:
                raise Refused(_("Choose a student."))
        except Refused as refusal:
            announcing.show_problem(problem, str(refusal), edit)
            return
        dialog.accept()
        then(chosen)

    dialog.add_cancel()
    dialog.add_button(verb, done, "primary")
    ask.show(dialog)
    edit.setFocus()
