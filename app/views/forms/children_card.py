"""A card of records that rest on the one of the page, changed in place: each row is saved as it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from app.book.base import Record
from app.book.children import Children
from app.book.refused import Refused
from app.i18n import _
from app.views.forms.child_list import ChildList, ChildRow, ChildSpec
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.layouts import clear
from app.views.window.allowed import offered
from app.views.window.finishing import Unsaved
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.book import Book

Facts = Callable[[Sequence[Record]], list[QWidget | QLayout]]
"""The records as they are read."""


class ChildrenCard(Card, Unsaved):
    """Hidden while there is nothing and nobody adds anything. A row is saved, as one edit, when the focus leaves it.

    A row that cannot be read stays as it was typed, also while another record is shown.
    """

    def __init__(self, shell: Shell, spec: ChildSpec, facts: Facts) -> None:
        self._switch = offered(
            shell.book,
            f"change:{spec.entity.__tablename__}",
            button(_("Edit"), "pencil", "link", self._turn, name=f"{_('Edit')}: {_(spec.heading)}"),
        )
        super().__init__(_(spec.heading), self._switch, spacing=10)
        self.shell, self.spec, self._facts = shell, spec, facts
        self._parent = ""
        self._known: list[Record] = []
        self._lists: dict[str, ChildList] = {}  # those that are edited, and those with words that could not be read
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._save_left)
        app.focusChanged.connect(self._focus_moved)

    @property
    def _book(self) -> Book:
        return self.shell.book

    @property
    def list(self) -> ChildList | None:
        """The rows that are edited now."""
        return self._lists.get(self._parent)

    def show_parent(self, id_: str) -> None:
        """Show what rests on this record."""
        if id_ != self._parent:
            self._leave()
            self._parent = id_
        if self.list is None:
            self._read()
        elif self._records() != self._known and not self.list.touched:
            self._edit()  # somebody undid, or wrote elsewhere
        else:
            self.list.show()
            self.show()
        self._say()

    def edit(self) -> None:
        """Change the rows in place; with none there, begin the first one."""
        made = self._edit()
        if made.rows:
            made.rows[0].form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            made.add(None)

    def add_one(self) -> None:
        """Begin a new row."""
        (self.list or self._edit()).add(None)

    def _edit(self) -> ChildList:
        self._known = self._records()
        clear(self.body)
        made = self._lists[self._parent] = ChildList(self._book, self.spec, self._known, live=True, parent=self._parent)
        made.removing.connect(self._removed)
        self.add(made)
        self.show()
        self._say()
        return made

    def finish(self) -> None:
        """Save what was typed, and read again; words that cannot be read stay."""
        if self.list and self._save_all(self.list):
            self._close(self._parent)
            self._read()
            self._say()

    @property
    def touched(self) -> bool:
        """Whether a row has words that are not in the book."""
        return any(rows.touched for rows in self._lists.values())

    def put_by(self) -> None:
        """Save every row that can be read."""
        for rows in self._lists.values():
            self._save_all(rows)

    def discard(self) -> None:
        """Throw the words away that could not be saved; show what the book has."""
        for parent in list(self._lists):
            self._close(parent)
        self._read()
        self._say()

    # inside

    def _records(self) -> list[Record]:
        return self._book.records(self.spec.entity, {self.spec.parent: self._parent})

    def _read(self) -> None:
        clear(self.body)
        records = self._records()
        self.add(*self._facts(records))
        self.setVisible(bool(records))

    def _say(self) -> None:
        self._switch.setText(_("Done") if self.list else _("Edit"))
        self._switch.setAccessibleName(f"{self._switch.text()}: {_(self.spec.heading)}")

    def _turn(self) -> None:
        if self.list:
            self.finish()
        else:
            self.edit()

    def _leave(self) -> None:
        """Another record is shown: what can be saved is; what cannot waits here for its record."""
        if self.list is None:
            return
        if self._save_all(self.list):
            self._close(self._parent)
        else:
            self.list.hide()

    def _close(self, parent: str) -> None:
        done = self._lists.pop(parent)
        done.hide()
        done.deleteLater()

    def _focus_moved(self, *_widgets: object) -> None:
        if self.list:
            self._later.start()

    def _save_all(self, rows: ChildList) -> bool:
        """Write every row that can be read. Whether all could."""
        return sum(not self._save(each, rows) for each in list(rows.rows)) == 0

    def _save_left(self) -> None:
        here = QApplication.focusWidget()
        rows = self.list
        for each in list(rows.rows) if rows else ():
            if rows and here is not None and not each.isAncestorOf(here):
                self._save(each, rows)

    def _save(self, row: ChildRow, rows: ChildList) -> bool:
        """Write a row that was changed. False where it cannot be read, or the book refuses it."""
        if not row.form.touched:
            return True
        row.say("")
        try:
            values = row.form.read()
        except Refused:
            return False  # marked in place
        try:
            with self._book.edit("", origin=self) as edit:
                Children(self.spec.entity, self.spec.parent, [(row.id, values)]).write(edit, rows.rests_on)
                saved = edit.blocks[0].rows[0][0] if edit.blocks else row.id
                edit.title = _("Add: {what}") if edit.blocks and edit.blocks[0].kind == "born" else _("Change: {what}")
                edit.title = edit.title.format(what=_(self.spec.one))
        except Refused as refusal:
            row.say(str(refusal))
            return False
        row.id = saved
        row.form.begin()
        self._known = self._records()
        return True

    def _removed(self, row: ChildRow) -> None:
        if row.id is None:
            return
        gone = row.id
        with self._book.edit(_(self.spec.removed)) as edit:
            edit.delete(self.spec.entity, [gone])
        self._known = self._records()
        self.shell.toast(_(self.spec.removed), undo=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_F2 and not self.list:
            self.edit()
        elif event.key() == Qt.Key.Key_Escape and self.list:
            self.finish()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list and here:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.finish()
            else:
                self.list.go_on(here)
        else:
            super().keyPressEvent(event)
