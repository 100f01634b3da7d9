"""A form inside a card, in the place of what it changes, and the card that holds such forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QCheckBox,
    QFrame,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.book.refused import Refused, UnfitField
from app.i18n import _
from app.models.people import Student
from app.views.forms.record_form import Names, RecordForm
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.labels import label
from app.views.look.layouts import area_around, clear, column, filled_unseen, row
from app.views.look.theme import theme
from app.views.window import ask
from app.views.window.finishing import Unsaved

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.window.page import Shell

SETTLED = 60  # milliseconds after which a form that was opened has its place
AROUND = 60  # pixels that are seen above and below
Save = Callable[[dict[str, Any]], object]


class InlineForm(QFrame, Unsaved):
    """Enter goes to the next field and saves behind the last one, Ctrl+Enter saves from everywhere, Esc leaves.

    `save` takes the values; what it refuses is said at its field, or below all of them.
    """

    closed = Signal()

    def __init__(
        self,
        book: Book,
        entity: type,
        names: Names,
        title: str,
        verb: str,
        save: Save,
        values: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "inset")
        self.setAccessibleName(title)
        self._save, self._done = save, False
        self.title, self.whose = title, ""
        self._below: list[QWidget] = []
        self.closed.connect(self._end)
        self.form = RecordForm(book, entity, names, values)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.verb = button(verb, "", "primary", self.save)
        self._extra: QBoxLayout = column(spacing=8)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED)
        self._settled.timeout.connect(self._scroll)
        foot = row(
            self.verb, button(_("Cancel"), press=self.leave), label(_("Ctrl+Enter saves"), "faint", wrap=True), None
        )
        lines = column(label(title, "strong", wrap=True), self.form, self._extra, self.problem, foot, spacing=8)
        lines.setContentsMargins(14, 12, 14, 12)
        self.setLayout(lines)

    def add_below(self, widget: QWidget) -> None:
        """Put more below the fields."""
        self._below.append(widget)
        self._extra.addWidget(widget)

    @property
    def touched(self) -> bool:
        if self._done:
            return False
        ticked = any(isinstance(each, QCheckBox) and each.isChecked() for each in self._below)
        return ticked or self.form.touched

    def save(self) -> bool:
        """Keep what was typed and close; False where it cannot be kept, which is said in place."""
        self.problem.hide()
        try:
            values = self.form.values()
        except Refused:  # marked in place, and the keyboard is there
            self.come_into_sight()
            return False
        try:
            self._save(values)
        except Refused as refusal:
            if not (isinstance(refusal, UnfitField) and self.form.refuse(refusal)):
                announcing.show_problem(self.problem, str(refusal), self)
            self.come_into_sight()
            return False
        self.closed.emit()
        return True

    def _end(self) -> None:
        self._done = True

    def come_into_sight(self) -> None:
        """Scroll the page so that the form is seen, once the layout has given it its place."""
        self._settled.start()

    def _scroll(self) -> None:
        if around := area_around(self):
            around.ensureWidgetVisible(self, 0, theme.px(AROUND))
            here = QApplication.focusWidget()
            if here is not None and self.isAncestorOf(here):
                around.ensureWidgetVisible(here, 0, theme.px(AROUND))

    def put_by(self) -> None:
        self.save()

    def discard(self) -> None:
        self.closed.emit()

    def what_is_lost(self) -> str:
        return _("{student}: “{form}” was not saved.").format(student=self.whose, form=self.title)

    def leave(self) -> None:
        """Close; where something was typed, ask before."""
        if self.touched:
            ask.throw_away(self, self.discard)
        else:
            self.discard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            here = QApplication.focusWidget()
            if following := self.form.after(here):
                following.setFocus(Qt.FocusReason.TabFocusReason)
                self.come_into_sight()
            elif not isinstance(here, QPlainTextEdit):
                self.save()


class InlineCard(Card):
    """A card about one student; `fill` puts its lines, and each open form into its place.

    A form in which something was typed waits for its student while another one is shown: showing writes nothing.
    """

    def __init__(self, shell: Shell, heading: str, *tools: QWidget, spacing: int = 10) -> None:
        super().__init__(heading, *tools, spacing=spacing)
        self.shell, self.book = shell, shell.book
        self.student = ""
        self._forms: dict[tuple[str, str], InlineForm] = {}

    def show_student(self, id_: str) -> None:
        """Show this student, as the book is now."""
        if id_ != self.student:
            for at, form in list(self._forms.items()):
                if not form.touched:
                    del self._forms[at]
                    form.hide()
                    form.deleteLater()
        self.student = id_
        self.reread()

    def reread(self) -> None:
        """Show what the book has now, around the forms that are open."""
        with filled_unseen(self):
            for form in self._forms.values():
                self.body.removeWidget(form)  # what is left in the body is deleted
                form.hide()
            clear(self.body)
            self.fill()

    def fill(self) -> None:
        """Put the lines of the student into the card."""

    def has_form(self, key: str) -> bool:
        """Whether the form with this key is open for the student."""
        return (self.student, key) in self._forms

    def add_form(self, key: str) -> bool:
        """Put the open form with this key here; False where there is none."""
        form = self._forms.get((self.student, key))
        if form is None:
            return False
        self.add(form)
        form.show()
        return True

    def open_form(self, key: str, form: InlineForm) -> None:
        """Show a form in the place that `fill` has for `key`, with the keyboard in it; one that is open stays."""
        at = (self.student, key)
        if at not in self._forms:
            self._forms[at] = form
            form.hide()
            form.setParent(self)
            form.whose = self._name()
            form.closed.connect(lambda: self._close(at))
            self.reread()
        self._forms[at].form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self._forms[at].come_into_sight()

    def _name(self) -> str:
        student = self.book.record(Student, self.student)
        return f"{student.preferred_name or student.first_name} {student.last_name}" if student else ""

    def _close(self, at: tuple[str, str]) -> None:
        form = self._forms.pop(at, None)
        if form is None:
            return
        here = QApplication.focusWidget()
        worked_here = here is not None and form.isAncestorOf(here)
        form.hide()
        form.deleteLater()
        self.reread()
        verbs = [each for each in self.findChildren(QPushButton) if not each.isHidden() and not form.isAncestorOf(each)]
        if worked_here and verbs:  # those of the heading come first
            verbs[0].setFocus(Qt.FocusReason.OtherFocusReason)
