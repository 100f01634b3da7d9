"""The imported rows behind a sign of the early warning, in a small dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from app.book.book import Book
from app.book.fields import fields_of
from app.i18n import _
from app.models.snapshots import AttendanceSnapshot, BehaviorSnapshot
from app.views.look.labels import label
from app.views.look.layouts import boxed
from app.views.window import ask
from app.views.window.dialog import Dialog

ENTITIES = {"attendance": AttendanceSnapshot, "behavior": BehaviorSnapshot}
NAMES = {
    "attendance": ("school_year", "until", "days_enrolled", "days_absent", "days_excused", "tardies", "source"),
    "behavior": ("school_year", "until", "incidents", "suspensions", "days_suspended", "source"),
}


def show_rows(book: Book, parent: QWidget, subject: str, ids: Sequence[str]) -> None:
    """Show every field of these snapshots."""
    entity = ENTITIES[subject]
    dialog = Dialog(parent, _("Rows behind the sign"), _("As they were imported."))
    for record in book.records(entity, {"id": list(ids)}):
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for at, name in enumerate(NAMES[subject]):
            described = fields_of(entity)[name]
            value = described.kind.format(getattr(record, name)) or "–"
            grid.addWidget(label(_(described.label), "muted"), at, 0)
            grid.addWidget(label(value, "strong"), at, 1)
        grid.setColumnStretch(1, 1)
        dialog.body.addWidget(boxed(grid))
    dialog.add_cancel(_("Close"))
    ask.show(dialog)
