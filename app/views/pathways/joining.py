"""Choosing several students who join a pathway, and from which day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from app.book.book import Book
from app.book.kinds import DAY
from app.book.refused import Refused
from app.i18n import _
from app.models.joining_pathways import join, member_ids
from app.models.people import Student
from app.models.roster_rows import roster_rows
from app.views.forms.day_edit import DayEdit
from app.views.lists.columns import Column, field_column
from app.views.look.cells import DotCell, MutedCell, PersonCell
from app.views.look.labels import caption_for
from app.views.look.layouts import column, row
from app.views.look.theme import set_look
from app.views.pathways.tones import pathway_tones
from app.views.students.columns import detail_of, name_of, seed_of
from app.views.students.gathering import GatheringDialog
from app.views.window.page import Shell


class JoiningDialog(GatheringDialog):
    """Gathers students for a pathway; they may leave the one they belong to."""

    def __init__(self, parent: QWidget, shell: Shell, pathway_id: str, then: Callable[[int], object]) -> None:
        self._pathway, book = pathway_id, shell.book
        super().__init__(parent, shell, _columns(book), lambda ids: roster_rows(book, ids), 620, then)
        self.starts_on = DayEdit()
        self.starts_on.setText(DAY.format(date.today()))
        self.ends_former = QCheckBox(_("End the membership of another pathway the day before"))
        self.ends_former.setChecked(True)
        line = row(spacing=16)
        line.addLayout(column(caption_for(_("Joined on"), self.starts_on), self.starts_on, spacing=4), 2)
        line.addWidget(self.ends_former, 3, Qt.AlignmentFlag.AlignBottom)
        self.body.insertLayout(self.body.indexOf(self.problem), line)

    def inside(self) -> set[str]:
        return member_ids(self.book, [self._pathway])

    def bring(self, ids: Sequence[str]) -> int:
        """Make them members; a day that cannot be read stays as it was typed."""
        set_look(self.starts_on, "look", "")
        try:
            starts_on = DAY.parse(self.starts_on.text()) or date.today()
        except Refused:
            set_look(self.starts_on, "look", "invalid")
            self.starts_on.setFocus()
            raise
        return join(self.book, self._pathway, ids, starts_on, self.ends_former.isChecked())


def _columns(book: Book) -> list[Column]:
    tones, muted = pathway_tones(book), MutedCell()
    return [
        Column(_("Student"), 250, "last_name", name_of, lambda row: PersonCell(detail_of(row), seed_of(row))),
        field_column(Student, "grade", 70, editable=False),
        Column(
            _("Pathway now"),
            190,
            "pathway",
            lambda row: ", ".join(row["pathways"]),
            lambda row: DotCell(tones[row["pathway_ids"][0]]) if row["pathway_ids"] else muted,
        ),
    ]
