"""A dialog with a form and a verb. Nothing typed is thrown away unasked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWidget

from app.book.refused import Refused, UnfitField
from app.i18n import _
from app.views.forms.child_list import ChildList, ChildSpec
from app.views.forms.record_form import Names, RecordForm
from app.views.look import announcing
from app.views.look.labels import label
from app.views.look.layouts import column, hide_unless
from app.views.window import ask
from app.views.window.dialog import Dialog

if TYPE_CHECKING:
    from app.book.base import Record
    from app.book.book import Book
    from app.book.children import Children
    from app.views.window.page import Shell

Again = Callable[[QWidget, "Shell"], "FormDialog"]


class FormDialog(Dialog):
    """`then` takes the values; a Refused from it, or False, keeps the dialog as it is.

    Open it with `ask.show`. Enter goes to the next field and, from the last one, does the verb (or goes on to the
    list below); Ctrl+Enter does it from everywhere. Esc, Cancel and closing ask first where something was typed.
    Locking the book keeps what was typed, see `KeptForms`.
    """

    again: Again | None = None
    """Opens the same form anew; it may know ids, but nothing that was typed or read in the book."""

    def __init__(
        self,
        parent: QWidget | None,
        book: Book,
        entity: type,
        names: Names,
        title: str,
        verb: str,
        then: Callable[[dict[str, Any]], object],
        values: Mapping[str, Any] | None = None,
        sentence: str = "",
        children: ChildSpec | None = None,
        records: Sequence[Record] = (),
        check: Callable[[Mapping[str, Any]], object] | None = None,
    ) -> None:
        """`children` are records that rest on this one and are typed below it; `records` are those there are.

        `check` raises UnfitField for values that contradict each other. `then` does so, too; the check is for what can
        be read while something else cannot.
        """
        super().__init__(parent, title, sentence, width=560)
        self._then, self._check = then, check
        self.form = RecordForm(book, entity, names, values)
        self.children_list = ChildList(book, children, records) if children else None
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self._inside = column(self.form, spacing=14)
        if self.children_list:
            self._inside.addWidget(self.children_list)
        self.body.addLayout(self._inside)
        self.body.addStretch(1)
        self.below.addWidget(self.problem)
        self.hint = label(_("Ctrl+Enter saves"), "faint")
        hide_unless(self.hint, not self.form.read_only)
        self.foot.insertWidget(0, self.hint)
        self.add_cancel(_("Close") if self.form.read_only else "")
        self.verb = self.add_button(verb, self.done_with, "primary")
        self.form.first_focus().setFocus()
        if self.form.read_only:
            self.verb.hide()
            if self.children_list:
                self.children_list.setEnabled(False)

    def add_below(self, *widgets: QWidget) -> None:
        """Put more below the form, which scrolls with it."""
        for widget in widgets:
            self._inside.addWidget(widget)

    def show_in_sight(self, entry: QWidget) -> None:
        """Scroll to an entry."""
        self.area.ensureWidgetVisible(entry)

    def go_to(self, name: str) -> None:
        """Put the keyboard into a field, and the field in sight."""
        entry = self.form.editor(name).widget
        entry.setFocus()
        self.show_in_sight(entry)

    @property
    def touched(self) -> bool:
        """Whether closing the dialog would lose something."""
        return self.form.touched or bool(self.children_list and self.children_list.touched)

    def told(self) -> list[str]:
        """What was typed, a line for each field."""
        return [line for form in self.findChildren(RecordForm) for line in form.told()]

    def typed_children(self) -> Children | None:
        """What is to become of the records that rest on this one. Raises Refused where one cannot be read."""
        return self.children_list.typed() if self.children_list else None

    def done_with(self) -> None:
        """Read the form and hand it on; close where that went well."""
        if self.form.read_only:
            return
        self.problem.hide()
        try:
            values = self.form.values()
            self.typed_children()
        except Refused:  # marked in place, and the keyboard is there
            self._check_readable()
            return
        try:
            kept_open = self._then(values) is False
        except Refused as refusal:
            if not (isinstance(refusal, UnfitField) and self.form.refuse(refusal)):
                announcing.show_problem(self.problem, str(refusal), self)
            return
        if not kept_open:
            self.accept()

    def _check_readable(self) -> None:
        """What can be read beside what cannot may contradict itself: that is said at once, too."""
        if self._check:
            try:
                self._check(self.form.readable())
            except UnfitField as refusal:
                self.form.refuse(refusal)

    # leaving

    def reject(self) -> None:
        if not self.touched:
            self.discard()
            return
        ask.throw_away(self, self.discard)

    def discard(self) -> None:
        """Close, and throw away what was typed."""
        super().reject()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done_with()
        else:
            self._go_on(QApplication.focusWidget())

    def _go_on(self, here: QWidget | None) -> None:
        if isinstance(here, QAbstractButton):
            here.click()
        elif self.children_list and here and self.children_list.isAncestorOf(here):
            self.children_list.go_on(here)
        elif following := self.form.after(here):
            following.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.children_list:
            self.children_list.add_button.setFocus(Qt.FocusReason.TabFocusReason)
        elif not isinstance(here, QPlainTextEdit):
            self.done_with()
