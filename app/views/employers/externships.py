"""Externships of teachers with employers, as they are read and typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLayout, QWidget

from app.book.base import Record
from app.i18n import _, day, hours
from app.models.interactions import Externship
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names
from app.views.look.labels import label
from app.views.look.layouts import column
from app.views.window import ask

if TYPE_CHECKING:
    from app.book.book import Book

FIELDS: Names = ("employer_id", ("starts_on", "ends_on", "minutes"), "note")


def externship_lines(title: str, stay: Record) -> QLayout:
    """An externship: who or where, when and how long, and what comes back to class."""
    dates = " – ".join(day(on) for on in (stay.starts_on, stay.ends_on) if on)
    time = _("{hours} h").format(hours=hours(stay.minutes)) if stay.minutes else ""
    below = " · ".join(part for part in (dates, time) if part)
    lines = column(label(title, "strong", wrap=True), label(below, "faint", wrap=True), spacing=1)
    if stay.note:
        lines.addWidget(label(stay.note, wrap=True))
    return lines


def new_externship(parent: QWidget, book: Book, staff_id: str, then: Callable[[], object]) -> None:
    """Ask for an externship of somebody of the staff."""

    def save(typed: dict[str, Any]) -> None:
        with book.edit(_("Add externship")) as edit:
            edit.insert(Externship, [{**typed, "staff_id": staff_id}])

    start = {"starts_on": date.today()}
    dialog = FormDialog(parent, book, Externship, FIELDS, _("New externship"), _("Add externship"), save, start)
    dialog.accepted.connect(then)
    ask.show(dialog)
