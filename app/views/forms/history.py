"""A record's history in a dialog: every edit, who, when, before and after."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.book.base import Base
from app.book.book import Book
from app.i18n import _, moment
from app.models.telling import told
from app.views.look.labels import label, rule
from app.views.look.layouts import boxed, column, scrolled
from app.views.window.dialog import Dialog


class HistoryDialog(Dialog):
    """Open it with `ask.show`."""

    def __init__(self, parent: QWidget, book: Book, entity: type[Base], id_: str) -> None:
        super().__init__(parent, _("History"), _("Every change of this {record}.").format(record=_(entity.title)), 560)
        lines = column(spacing=4)
        for edit in told(book, entity, id_):
            who = edit.who or _("Sample school")
            lines.addWidget(label(edit.title, "strong", wrap=True))
            lines.addWidget(label(f"{who} · {moment(edit.at)}", "faint"))
            for line in edit.lines:
                lines.addWidget(label(line.text, wrap=True))
            lines.addWidget(rule())
        lines.addStretch(1)
        area = scrolled(boxed(lines))
        area.setMinimumHeight(320)
        self.body.addWidget(area, 1)
        self.add_button(_("Close"), self.accept, "primary")
