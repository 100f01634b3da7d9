"""The tab "Overview" of a student's page: what happened, the latest first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.models.timeline import TELLS
from app.views.look.buttons import button
from app.views.look.layouts import column
from app.views.students.timeline import TimelineCard
from app.views.window.allowed import offered
from app.views.window.page import Shell


class OverviewTab(QWidget):
    """Everything about a student at one glance."""

    SHOWS = TELLS

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        write = button(_("Add note"), "plus", "link", lambda: shell.trigger("student.note"))
        self.timeline = TimelineCard(shell, offered(shell.book, "add:note", write))
        self.setLayout(column(self.timeline, None, spacing=14))

    def show_student(self, id_: str) -> None:
        """Show everything about this student."""
        self.timeline.show_student(id_)
