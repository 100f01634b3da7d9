"""Choosing several students who join a pathway: search, Enter, search again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from app.book.kinds import DAY
from app.book.refused import Refused
from app.i18n import _, ngettext
from app.models.enrolling import present_ids
from app.models.joining_pathways import join, member_ids
from app.models.people import Student
from app.models.roster_rows import roster_rows
from app.views.forms.day_edit import DayEdit
from app.views.lists.columns import Column, field_column
from app.views.lists.record_table import RecordTable
from app.views.lists.table_model import TableModel
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.cells import DotCell, MutedCell, PersonCell
from app.views.look.delegate import dress
from app.views.look.labels import caption_for, label
from app.views.look.layouts import column, row
from app.views.look.search_edit import SearchEdit
from app.views.look.theme import set_look, theme
from app.views.pathways.tones import pathway_tones
from app.views.students.columns import detail_of, name_of, seed_of
from app.views.window.dialog import Dialog
from app.views.window.page import Shell


class JoiningDialog(Dialog):
    """Enter in the list takes a student; Enter in the search takes the first one found."""

    def __init__(self, parent: QWidget, shell: Shell, pathway_id: str, then: Callable[[int], object]) -> None:
        super().__init__(parent, _("Add students"), _("Search, press Enter to take a student, and search on."), 620)
        self._book, self._pathway, self._then = shell.book, pathway_id, then
        self.taken: dict[str, str] = {}
        self.search = SearchEdit(_("Search by name or ID"), 320)
        self.model = TableModel(
            shell.book, shell.signals, Student, self._columns(), lambda ids: roster_rows(shell.book, ids), (), self
        )
        self.table = RecordTable(self.model)
        self.table.setProperty("kind", "framed")
        dress(self.table, _("Students"), [column.width for column in self.model.columns], stretch=0)
        self.table.setMinimumHeight(theme.px(230))
        self.said = label(_("Nobody taken yet"), "muted", wrap=True)
        self.starts_on = DayEdit()
        self.starts_on.setText(DAY.format(date.today()))
        self.ends_former = QCheckBox(_("End the membership of another pathway the day before"))
        self.ends_former.setChecked(True)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.body.addLayout(row(self.search, None, button(_("Take selected"), "plus", press=self.take_selected)))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.said)
        starts = column(caption_for(_("Joined on"), self.starts_on), self.starts_on, spacing=4)
        line = row(spacing=16)
        line.addLayout(starts, 2)
        line.addWidget(self.ends_former, 3, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)
        self.body.addWidget(self.problem)
        self.add_cancel()
        self.verb = self.add_button(_("Add students"), self.add, "primary")
        self.verb.setDefault(False)  # Enter takes students here
        self.verb.setEnabled(False)
        self.search.searched.connect(lambda _text: self._list())
        self.table.opened.connect(self.take)
        self._list()
        self.search.setFocus()

    def _columns(self) -> list[Column]:
        tones, muted = pathway_tones(self._book), MutedCell()
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

    def _list(self) -> None:
        self.model.show(self.search.text(), among=self._free)

    def _free(self) -> set[str]:
        return present_ids(self._book) - member_ids(self._book, [self._pathway]) - set(self.taken)

    def take(self, id_: str) -> None:
        """Put a student among those who join."""
        place = self.model.row_of(id_)
        if place is None:
            return
        self.taken[id_] = name_of(self.model.row(place))
        self._tell()

    def take_selected(self) -> None:
        """Put all selected students among those who join."""
        for id_ in self.table.selected_ids():
            self.take(id_)

    def _tell(self) -> None:
        count = len(self.taken)
        said = ngettext("{count} student taken: {names}", "{count} students taken: {names}", count)
        self.said.setText(said.format(count=count, names="; ".join(self.taken.values())))
        self.verb.setText(ngettext("Add {count} student", "Add {count} students", count).format(count=count))
        self.verb.setEnabled(bool(count))
        announcing.announce(self.said, self.said.text())
        self._list()

    def add(self) -> None:
        """Make those who were taken members; a day that cannot be read stays as it was typed."""
        self.problem.hide()
        set_look(self.starts_on, "look", "")
        try:
            starts_on = DAY.parse(self.starts_on.text()) or date.today()
        except Refused as refusal:
            set_look(self.starts_on, "look", "invalid")
            self.starts_on.setFocus()
            self._refuse(refusal)
            return
        try:
            count = join(self._book, self._pathway, list(self.taken), starts_on, self.ends_former.isChecked())
        except Refused as refusal:
            self._refuse(refusal)
            return
        self.accept()
        self._then(count)

    def _refuse(self, refusal: Refused) -> None:
        self.problem.setText(str(refusal))
        self.problem.show()
        announcing.announce(self, str(refusal))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.taken:
            self.add()
        elif enter and self.search.hasFocus():
            if self.model.rowCount():
                self.take(self.model.id_at(0))
                self.search.selectAll()
        else:
            super().keyPressEvent(event)
