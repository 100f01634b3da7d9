"""Records that rest on another one, edited below it: the guardians of a student, the people of an employer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.book.base import Record
from app.book.children import Children
from app.book.refused import Refused
from app.i18n import _
from app.views.forms.record_edit import RecordEdit
from app.views.forms.record_form import Names, RecordForm
from app.views.look import announcing
from app.views.look.buttons import button, icon_button
from app.views.look.labels import label
from app.views.look.layouts import area_around, boxed, column, row

if TYPE_CHECKING:
    from app.book.book import Book


SETTLED = 150  # milliseconds after which a new row has its place


@dataclass(frozen=True, slots=True)
class ChildSpec:
    """What rests on what, and its words; `heading`, `one`, `add` and `removed` are marked with N_."""

    entity: type
    parent: str  # the field that names the other record
    names: Names
    heading: str
    one: str  # "Guardian"
    add: str  # "Add guardian"
    removed: str  # "Guardian removed"
    own: tuple[str, ...] = ()  # fields that offer only records which rest on the same other record


class ChildRow(QFrame):
    """One record of the list. Removed, it leaves a line that brings it back."""

    def __init__(
        self, book: Book, spec: ChildSpec, record: Record | None, number: int, remove: Callable[[ChildRow], object]
    ) -> None:
        super().__init__()
        self.setProperty("kind", "inset")
        self.id: str | None = record.id if record else None
        self.is_removed = False
        self._removed_words = _(spec.removed)
        title = f"{_(spec.one)} {number}"
        self.form = RecordForm(book, spec.entity, spec.names, record._asdict() if record else None)
        for entry in self.form.entries():
            entry.setAccessibleName(f"{title}: {entry.accessibleName()}")
        self.cross = icon_button("trash-2", _("Remove: {what}").format(what=title), lambda: remove(self))
        head = row(label(title, "strong"), None, self.cross)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.shown = boxed(column(head, self.form, self.problem, spacing=0))
        self.put_back = button(_("Put back"), "undo-2", "link", self.bring_back, name=f"{_('Put back')}: {title}")
        self.gone = boxed(row(label(self._removed_words, "muted"), None, self.put_back))
        self.gone.hide()
        self.setLayout(column(self.shown, self.gone, spacing=0, margins=(14, 6, 8, 10)))

    @property
    def is_blank(self) -> bool:
        """Whether it is a new one in which nothing was typed."""
        return self.id is None and not self.form.touched

    def say(self, problem: str) -> None:
        """Say why the book refuses what was typed; empty for nothing."""
        if problem and problem != self.problem.text():
            announcing.announce(self, problem)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def remove(self) -> None:
        """Show that the record is removed, with the way back."""
        self.is_removed = True
        self.shown.hide()
        self.gone.show()
        self.put_back.setFocus(Qt.FocusReason.OtherFocusReason)
        announcing.announce(self, self._removed_words)

    def bring_back(self) -> None:
        """Take the removal back."""
        self.is_removed = False
        self.gone.hide()
        self.shown.show()
        self.form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)


class ChildList(QWidget):
    """Rows of records, and a button that adds one. Enter goes on, and from the last field to a new row."""

    removing = Signal(object)
    """The cross of a ChildRow was pressed."""

    def __init__(
        self, book: Book, spec: ChildSpec, records: Sequence[Record], *, live: bool = False, parent: str = ""
    ) -> None:
        """`live`: whoever listens to `removing` removes at once; without it, rows are removed with the others saved.

        `parent` is the id of the record on which they rest, where it is in the book already.
        """
        super().__init__()
        self._book, self.spec, self._live, self.rests_on = book, spec, live, parent
        self.rows: list[ChildRow] = []
        self._lines = column(spacing=8)
        self.add_button = button(_(spec.add), "plus", "link", lambda: self.add(None))
        lines = column(spacing=8)
        if not live:
            lines.addWidget(label(_(spec.heading), "subheading"))
        lines.addLayout(self._lines)
        lines.addLayout(row(self.add_button, None))
        self.setLayout(lines)
        for record in records:
            self._put(record)

    def _put(self, record: Record | None) -> ChildRow:
        made = ChildRow(self._book, self.spec, record, len(self.rows) + 1, self._remove)
        for name in self.spec.own:
            entry = made.form.editor(name).widget
            if isinstance(entry, RecordEdit):
                entry.narrow({self.spec.parent: self.rests_on})
        self.rows.append(made)
        self._lines.addWidget(made)
        return made

    def add(self, record: Record | None) -> ChildRow:
        """Add a row, for a new record where none is given, and go there."""
        made = self._put(record)
        made.form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        settled = QTimer(made, singleShot=True, interval=SETTLED)
        settled.timeout.connect(lambda: _into_view(made))
        settled.start()
        return made

    def _remove(self, gone: ChildRow) -> None:
        if self._live or gone.is_blank:
            self.drop(gone)
            self.removing.emit(gone)
        else:
            gone.remove()

    def drop(self, gone: ChildRow) -> None:
        """Take a row away."""
        self.rows.remove(gone)
        gone.hide()
        gone.deleteLater()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def touched(self) -> bool:
        """Whether something was typed or removed."""
        return any(each.is_removed or each.form.touched for each in self.rows)

    def typed(self) -> Children:
        """What is to become of the records; blank rows are nobody. Marks what cannot be read, and raises Refused."""
        removed = [each.id for each in self.rows if each.is_removed and each.id]
        return Children(self.spec.entity, self.spec.parent, self._read(), removed)

    def _read(self) -> list[tuple[str | None, dict[str, Any]]]:
        found: list[tuple[str | None, dict[str, Any]]] = []
        refused: Refused | None = None
        for each in reversed(self.rows):  # the first that is refused has the focus in the end
            if each.is_removed or each.is_blank:
                continue
            try:
                found.append((each.id, each.form.values()))
            except Refused as refusal:
                refused = refusal
        if refused:
            raise refused
        return found[::-1]

    def go_on(self, here: QWidget) -> None:
        """To the field behind `here`: the next one, the next row, or a new row."""
        shown = [each for each in self.rows if not each.is_removed]
        for place, each in enumerate(shown):
            if not each.isAncestorOf(here):
                continue
            if following := each.form.after(here):
                following.setFocus(Qt.FocusReason.TabFocusReason)
            elif place + 1 < len(shown):
                shown[place + 1].form.first_focus().setFocus(Qt.FocusReason.TabFocusReason)
            elif not each.is_blank:
                self.add(None)
            else:
                self.add_button.setFocus(Qt.FocusReason.TabFocusReason)


def _into_view(widget: QWidget) -> None:
    """Scroll what is around a widget so that it is seen."""
    if around := area_around(widget):
        around.ensureWidgetVisible(widget, 0, 24)
