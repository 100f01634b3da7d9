"""The tab "Overview" of a student's page: what is due, the four strands, the plan, and what happened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.i18n import _
from app.models.timeline import TELLS
from app.views.academics.strand_card import academics_strand, cte_strand
from app.views.growth.strand_card import plan_strip
from app.views.look.buttons import button
from app.views.look.layouts import boxed, clear, column, row
from app.views.look.tiles import Tiles
from app.views.students.due_strip import DueStrip
from app.views.students.strands import support_strand, work_strand
from app.views.students.timeline import TimelineCard
from app.views.window.allowed import Need, allowed, offered
from app.views.window.page import Room, Shell

STRANDS: tuple[tuple[Callable[[Shell, str], QWidget], Need], ...] = (
    (academics_strand, ""),
    (cte_strand, ""),
    (work_strand, ""),
    (support_strand, "see:support_plan"),
)
"""What makes a strand, and what an account must be allowed to be shown it."""


class OverviewTab(QWidget):
    """The strands stand side by side, in a narrow window two by two."""

    SHOWS = TELLS | {
        *("student", "course", "pathway_course", "mark_scale", "requirement_set", "requirement", "setting"),
        *("indicator_snapshot", "attendance_snapshot", "behavior_snapshot", "progress_point", "student_plan"),
        *("activity_type", "agreement", "staff"),
    }

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._id = ""
        self._later = QTimer(self, singleShot=True, interval=0)  # who steps on in the meantime is not kept waiting
        self._later.timeout.connect(self._show_below)
        self._making = [make for make, need in STRANDS if allowed(shell.book, need)]
        self.due = DueStrip(shell)
        self._strands = Tiles(len(self._making), 14)
        write = button(_("Add note"), "plus", "link", lambda: shell.trigger("student.note"))
        self.timeline = TimelineCard(shell, offered(shell.book, "add:note", write))
        self._plan = column(spacing=0)
        self._below: QBoxLayout = row(spacing=14)
        self._below.addLayout(column(self.timeline, None, spacing=0), 3)
        self._below.addLayout(column(self._plan, None, spacing=0), 2)
        self.setLayout(column(self.due, self._strands, boxed(self._below), None, spacing=14))

    def show_student(self, id_: str) -> None:
        """Show everything about this student."""
        with self._shell.book.reading():
            self.due.show_student(id_)
            self._strands.show_cards(*(make(self._shell, id_) for make in self._making))
        self._id = id_
        self._later.start()

    def _show_below(self) -> None:
        with self._shell.book.reading():
            clear(self._plan)
            self._plan.addWidget(plan_strip(self._shell, self._id))
            self.timeline.show_student(self._id)

    def reflow(self, room: Room) -> None:
        """Without room, the plan stands below the timeline."""
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._below.setDirection(below if room == Room.NARROW else beside)
