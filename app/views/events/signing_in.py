"""The sign-in sheet of an event, shown before it is printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.exports.naming import paper_name
from app.i18n import _
from app.models.access import SIGN_IN, note_handed_out
from app.models.events import Participation
from app.views.window import ask

if TYPE_CHECKING:
    from app.views.window.page import Shell


def show_sign_in(parent: QWidget, shell: Shell, event_id: str) -> None:
    """Show the sheet to sign in on, to be printed or saved as a tagged PDF."""
    from app.exports.sign_in_sheet import draw  # what makes papers is loaded when it is needed
    from app.views.handing_out.paper_preview import PaperPreview

    book, title = shell.book, _("Sign-in sheet")
    name = paper_name("", "", "", SIGN_IN, date.today())

    def note(act: str) -> bool:
        students = [p.student_id for p in book.records(Participation, {"event_id": event_id})]
        return shell.attempt(lambda: note_handed_out(book, act, students, SIGN_IN))

    def show(pdf: bytes) -> None:
        ask.show(PaperPreview(parent.window(), shell, title, pdf, name, note))

    shell.run(title, draw(book, event_id), show)
