"""The tab "About" of a student's page: the person, the family, groups, files and stays at schools."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.models.people import Student
from app.models.roster_rows import RESTS_ON, roster_rows
from app.views.evidence.card import EvidenceCard
from app.views.forms.child_list import ChildSpec
from app.views.look.layouts import clear, column, row
from app.views.students.cards import about_card, pathways_card
from app.views.students.lists import student_lists
from app.views.window.page import Room, Shell


class AboutTab(QWidget):
    """Lists are changed in place."""

    SHOWS = frozenset(
        {
            Student.__tablename__,
            *RESTS_ON,
            *("guardian", "student_group", "career_interest", "pathway_choice", "site_pathway"),
        }
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._book = shell.book
        self.files = EvidenceCard(shell, Student)
        self.lists = student_lists(shell)
        self._about = column(spacing=14)
        family, *others = self.lists
        self._sides: QBoxLayout = row(spacing=14)
        self._sides.addLayout(column(self._about, family, None, spacing=14), 1)
        self._sides.addLayout(column(self.files, *others, None, spacing=14), 1)
        self.setLayout(self._sides)

    def show_student(self, id_: str) -> None:
        """Show who this student is."""
        clear(self._about)
        for card in (about_card(roster_rows(self._book, [id_])[id_]), pathways_card(self._book, id_)):
            if card is not None:
                self._about.addWidget(card)
        for each in self.lists:
            each.show_parent(id_)
        self.files.show_record(id_)

    def add(self, spec: ChildSpec) -> None:
        """Begin a row of one of the lists."""
        next(card for card in self.lists if card.spec is spec).add_one()

    def reflow(self, room: Room) -> None:
        """Cards stand below each other where there is little room."""
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(below if room == Room.NARROW else beside)
