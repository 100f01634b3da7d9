"""Gathering several students for something: search, Enter, search again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.book.refused import Refused
from app.i18n import _, ngettext
from app.models.enrolling import present_ids
from app.models.people import Student
from app.views.lists.columns import Column, Row
from app.views.lists.record_table import RecordTable
from app.views.lists.table_model import TableModel
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.delegate import dress
from app.views.look.labels import label
from app.views.look.layouts import row
from app.views.look.search_edit import SearchEdit
from app.views.look.theme import theme
from app.views.window.dialog import Dialog
from app.views.window.page import Shell


class GatheringDialog(Dialog):
    """Enter in the list takes a student, Enter in the search the first one found, Ctrl+Enter brings all of them in.

    Subclasses say who is inside already and how those who were taken come in. What they set for that they set before
    they call `__init__`, which asks for the list.
    """

    def __init__(
        self,
        parent: QWidget,
        shell: Shell,
        columns: Sequence[Column],
        read: Callable[[Sequence[str]], Mapping[str, Row]],
        width: int,
        then: Callable[[int], object],
    ) -> None:
        """The first column tells what the students are called; `then` gets how many came in."""
        super().__init__(parent, _("Add students"), _("Search, press Enter to take a student, and search on."), width)
        self.book, self._then = shell.book, then
        self.taken: dict[str, str] = {}
        self.search = SearchEdit(_("Search by name or ID"), 320)
        self.model = TableModel(shell.book, shell.signals, Student, columns, read, (), self)
        self.table = RecordTable(self.model)
        self.table.setProperty("kind", "framed")
        dress(self.table, _("Students"), [column.width for column in columns], stretch=0)
        self.table.setMinimumHeight(theme.px(230))
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

    # for subclasses to say

    def inside(self) -> set[str]:
        """Who need not come in any more. Every dialog has its own."""
        return set()

    def bring(self, ids: Sequence[str]) -> int:
        """Bring students in; returns how many came, or raises Refused. Every dialog has its own."""
        return 0

    # taking

    def _list(self) -> None:
        self.model.show(self.search.text(), among=self._free)

    def _free(self) -> set[str]:
        return present_ids(self.book) - self.inside() - set(self.taken)

    def take(self, ids: Collection[str]) -> None:
        """Put students of the list among those who come in."""
        called = self.model.columns[0].text
        taken = {self.model.id_at(place): called(self.model.row(place)) for place in self.model.rows_of(ids)}
        if taken:
            self.taken |= taken
            self._tell()
            self._list()

    def take_selected(self) -> None:
        """Put all selected students among those who come in."""
        self.take(self.table.selected_ids())

    def _take_first(self) -> None:
        """The first one of what is written now, without waiting for the search's moment of quiet."""
        self._list()
        if self.model.rowCount():
            self.take([self.model.id_at(0)])
            self.search.selectAll()

    def _tell(self) -> None:
        count = len(self.taken)
        said = ngettext("{count} student taken: {names}", "{count} students taken: {names}", count)
        self.said.setText(said.format(count=count, names="; ".join(self.taken.values())))
        self.verb.setText(ngettext("Add {count} student", "Add {count} students", count).format(count=count))
        self.verb.setEnabled(bool(count))
        announcing.announce(self.said, self.said.text())

    # coming in

    def add(self) -> None:
        """Bring in those who were taken; where that is refused the dialog says why, and stays."""
        self.problem.hide()
        try:
            count = self.bring(list(self.taken))
        except Refused as refusal:
            announcing.show_problem(self.problem, str(refusal), self)
            return
        self.accept()
        self._then(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.taken:
            self.add()
        elif enter and self.search.hasFocus():
            self._take_first()
        else:
            super().keyPressEvent(event)
