"""Choosing several students who come into a section: search, Enter, search again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.book.refused import Refused
from app.i18n import _, ngettext
from app.models.enrolling import present_ids
from app.models.logging_hours import students_of
from app.models.people import Student
from app.models.sections import seat
from app.views.lists.columns import Column, Row, field_column
from app.views.lists.record_table import RecordTable
from app.views.lists.table_model import TableModel
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.cells import PersonCell
from app.views.look.delegate import dress
from app.views.look.labels import label
from app.views.look.layouts import row
from app.views.look.search_edit import SearchEdit
from app.views.look.theme import theme
from app.views.window.dialog import Dialog
from app.views.window.page import Shell


class SeatingDialog(Dialog):
    """Enter in the list takes a student; Enter in the search takes the first one found. `then` takes the count."""

    def __init__(self, parent: QWidget, shell: Shell, section_id: str, then: Callable[[int], object]) -> None:
        super().__init__(parent, _("Add students"), _("Search, press Enter to take a student, and search on."), 560)
        self._book, self._section, self._then = shell.book, section_id, then
        self.taken: dict[str, str] = {}
        self.search = SearchEdit(_("Search by name or ID"), 320)
        name = Column(_("Student"), 300, "last_name", _name, lambda row: PersonCell(row["local_id"] or "", row["id"]))
        columns = [name, field_column(Student, "grade", 90, editable=False)]
        self.model = TableModel(shell.book, shell.signals, Student, columns, self._read, (), self)
        self.table = RecordTable(self.model)
        self.table.setProperty("kind", "framed")
        dress(self.table, _("Students"), [column.width for column in columns], stretch=0)
        self.table.setMinimumHeight(theme.px(250))
        self.said = label(_("Nobody taken yet"), "muted", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.body.addLayout(row(self.search, None, button(_("Take selected"), "plus", press=self.take_selected)))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.said)
        self.body.addWidget(self.problem)
        self.add_cancel()
        self.verb = self.add_button(_("Add students"), self.add, "primary")
        self.verb.setDefault(False)  # Enter takes students here
        self.verb.setEnabled(False)
        self.search.searched.connect(lambda _text: self._list())
        self.table.opened.connect(lambda id_: self.take([id_]))
        self._list()
        self.search.setFocus()

    def _read(self, ids: Sequence[str]) -> dict[str, Row]:
        return {s.id: s._asdict() for s in self._book.records(Student, {"id": list(ids)})}

    def _list(self) -> None:
        here = set(students_of(self._book, section_id=self._section, on=date.today()))
        free = present_ids(self._book) - here - set(self.taken)
        self.model.show(self.search.text(), among=lambda: free)

    def take_selected(self) -> None:
        """Put all selected students among those who come."""
        self.take(self.table.selected_ids())

    def take(self, ids: list[str]) -> None:
        """Put students among those who come."""
        self.taken |= {id_: _name(row) for id_, row in self._read(ids).items()}
        count = len(self.taken)
        said = ngettext("{count} student taken: {names}", "{count} students taken: {names}", count)
        self.said.setText(said.format(count=count, names="; ".join(self.taken.values())))
        self.verb.setText(ngettext("Add {count} student", "Add {count} students", count).format(count=count))
        self.verb.setEnabled(bool(count))
        announcing.announce(self.said, self.said.text())
        self._list()

    def add(self) -> None:
        """Put those who were taken into the section, from today on."""
        try:
            count = seat(self._book, self._section, list(self.taken))
        except Refused as refusal:
            self.problem.setText(str(refusal))
            self.problem.show()
            announcing.announce(self, str(refusal))
            return
        self.accept()
        self._then(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.taken:
            self.add()
        elif enter and self.search.hasFocus():
            self._list()
            if self.model.rowCount():
                self.take([self.model.id_at(0)])
                self.search.selectAll()
        else:
            super().keyPressEvent(event)


def _name(row: Row) -> str:
    return ", ".join(part for part in (row["last_name"], row["first_name"]) if part)
