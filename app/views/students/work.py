"""The tab "Work" of a student's page: hours, placements, and what was done along the continuum."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.i18n import _
from app.models.hour_totals import student_totals
from app.models.roster_rows import RESTS_ON, roster_rows
from app.views.events.card import continuum_card
from app.views.look.layouts import clear, column, row
from app.views.placements.forms import new_placement
from app.views.projects.card import projects_card
from app.views.students.cards import hours_card, placements_card
from app.views.window.page import Room, Shell


class WorkTab(QWidget):
    """Where a student works, and for how long."""

    SHOWS = frozenset(
        {
            "student",
            *RESTS_ON,
            "employer_contact",
            "event",
            "participation",
            "activity_type",
            "project",
            "project_student",
        }
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._id = shell, ""
        self._left, self._right = column(spacing=14), column(spacing=14)
        self._sides: QBoxLayout = row(spacing=14)
        self._sides.addLayout(column(self._left, None, spacing=0), 1)
        self._sides.addLayout(column(self._right, None, spacing=0), 1)
        self.setLayout(self._sides)

    def show_student(self, id_: str) -> None:
        """Show where this student works."""
        self._id = id_
        shell = self._shell
        student, totals = roster_rows(shell.book, [id_])[id_], student_totals(shell.book, [id_])[id_]
        for side, cards in (
            (self._left, (hours_card(shell, student, totals), placements_card(shell, id_, self._place))),
            (self._right, (projects_card(shell, id_), continuum_card(shell, id_))),
        ):
            clear(side)
            for card in cards:
                if card is not None:
                    side.addWidget(card)

    def reflow(self, room: Room) -> None:
        """Cards stand below each other where there is little room."""
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(below if room == Room.NARROW else beside)

    def _place(self) -> None:
        said = _("Placement added")
        new_placement(self, self._shell.book, lambda _id: self._shell.toast(said, undo=True), self._id)
