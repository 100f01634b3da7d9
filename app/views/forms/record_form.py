"""A form made from the fields of a record: captions, editors, and a sentence below what cannot be read.

Nothing typed is ever thrown away: a value that is refused stays as it was typed, marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.book.capturing import default_of
from app.book.fields import fields_of
from app.book.refused import Refused, UnfitField
from app.i18n import _
from app.views.forms.editors import Editor, editor_for
from app.views.look import announcing
from app.views.look.labels import caption_for, label
from app.views.look.layouts import area_around, column, row
from app.views.look.theme import set_look, theme

if TYPE_CHECKING:
    from app.book.book import Book

Names = Sequence[str | tuple[str, ...]]
"""Field names in their order; those of a tuple stand side by side."""


UNREADABLE = object()
AROUND_ENTRY = 28  # pixels at text size 100 % that the caption of an entry needs above it


def _shown(widget: QWidget) -> str:
    """What is read in an entry."""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, QLineEdit) else ""


def _value(editor: Editor) -> object:
    try:
        return editor.read()
    except Refused:
        return UNREADABLE


class RecordForm(QWidget):
    """Editors for some fields of `entity`. `values` are raw (references as ids); without them, the defaults."""

    changed = Signal(str)
    """The value of the named field was changed by hand."""

    def __init__(self, book: Book, entity: type, names: Names, values: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self._entity, self._fields = entity, fields_of(entity)
        self._editors: dict[str, Editor] = {}
        self._problems: dict[str, QLabel] = {}
        self._hints: dict[str, str] = {}  # spoken with each entry
        lines = column(spacing=10, margins=(0, 4, 8, 0))
        table = entity.__tablename__
        self.read_only = not (book.allows(table, "add") or book.allows(table, "change"))
        if self.read_only:
            lines.addWidget(label(_("Your account may see this, but not change it."), "muted", wrap=True))
        for group in names:
            line = row(spacing=12)
            for name in (group,) if isinstance(group, str) else group:
                line.addLayout(self._entry(name, book), 1)
            lines.addLayout(line)
        lines.addStretch(1)
        self.setLayout(lines)
        for name, editor in self._editors.items():
            editor.show((values or {}).get(name, None if values is not None else default_of(entity, name)))
        self._start: dict[str, tuple[object, object]] = {}
        self.begin()

    def _entry(self, name: str, book: Book) -> QVBoxLayout:
        described = self._fields[name]
        editor = self._editors[name] = editor_for(described, book)
        problem = self._problems[name] = label("", "problem", wrap=True)
        problem.hide()
        words = _(described.label)
        caption = caption_for(words, editor.widget)
        if described.required:
            caption.setText(_("{caption} (required)").format(caption=words))
        editor.widget.setEnabled(not self.read_only)
        usual = editor.widget.accessibleDescription()
        self._hints[name] = ". ".join(filter(None, (_("Required") if described.required else "", usual)))
        editor.widget.setAccessibleDescription(self._hints[name])
        editor.changed.connect(lambda: self._changed(name))
        editor.left.connect(lambda: self._left(name))
        lines = column(caption, editor.widget, problem, spacing=4)
        lines.addStretch(1)
        return lines

    def _changed(self, name: str) -> None:
        self._mark(name, "")
        self.changed.emit(name)

    def _left(self, name: str) -> None:
        """Read what was typed and show it as it is shown elsewhere; that it is needed is said when all are read."""
        try:
            self._editors[name].show(self._editors[name].read())
        except Refused as refusal:
            self._mark(name, str(refusal))

    def _mark(self, name: str, sentence: str) -> None:
        widget, problem = self._editors[name].widget, self._problems[name]
        if sentence == problem.text():
            return
        set_look(widget, "look", "invalid" if sentence else "")
        problem.setText(sentence)
        problem.setVisible(bool(sentence))
        widget.setAccessibleDescription(" ".join(filter(None, (sentence, self._hints[name]))))
        if sentence:
            announcing.announce(widget, sentence)

    def entries(self) -> list[QWidget]:
        """The widgets of all fields in their order."""
        return [editor.widget for editor in self._editors.values()]

    def editor(self, name: str) -> Editor:
        """The editor of a field, to narrow what it offers or to put a value in."""
        return self._editors[name]

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Put values into some of the fields."""
        for name, value in values.items():
            self._editors[name].show(value)
            self._mark(name, "")

    def begin(self, names: Iterable[str] | None = None) -> None:
        """What stands here now, in all fields or in these, is where the work begins: see `touched`."""
        for name in self._editors if names is None else names:
            editor = self._editors[name]
            self._start[name] = editor.written(), _value(editor)

    @property
    def touched(self) -> bool:
        """Whether something else stands here than in the beginning, in any other spelling than the program's own."""
        return any(
            editor.written() != written and (_value(editor) != value or value is UNREADABLE)
            for editor, (written, value) in zip(self._editors.values(), self._start.values(), strict=True)
        )

    def _differing(self) -> dict[str, Editor]:
        return {name: each for name, each in self._editors.items() if each.written() != self._start[name][0]}

    def kept(self) -> dict[str, tuple[Any, Any]]:
        """What stands in the fields that were touched, to be put back later; see `Editor.kept`."""
        return {name: each.kept() for name, each in self._differing().items()}

    def put_back(self, kept: Mapping[str, tuple[Any, Any]]) -> None:
        """Let stand in these fields what stood there."""
        for name, (chosen, written) in kept.items():
            self._editors[name].put_back(chosen, written)

    def told(self) -> list[str]:
        """A line for each field that was touched: its name and what stands there."""
        widgets = [each.widget for each in self._differing().values()]
        return [f"{each.accessibleName()}: {_shown(each)}" for each in widgets]

    def after(self, widget: QWidget | None) -> QWidget | None:
        """The entry behind the one that is or holds `widget`; None behind the last, and where it is none of these."""
        widgets = self.entries()
        for each, following in pairwise(widgets):
            if widget is not None and (each is widget or each.isAncestorOf(widget)):
                return following
        return None

    def read(self) -> dict[str, Any]:
        """All values by field name. Marks every field that cannot be read, and raises Refused for the first."""
        values: dict[str, Any] = {}
        refused: list[Refused] = []
        for name, editor in self._editors.items():
            try:
                values[name] = editor.read()
                if values[name] is None and self._fields[name].required:
                    raise Refused(_("{field} is required.").format(field=_(self._fields[name].label)))
                self._mark(name, "")  # also what was refused beside another field that is changed now
            except Refused as refusal:
                refused.append(refusal)
                self._mark(name, str(refusal))
        if refused:
            raise refused[0]
        return values

    def values(self) -> dict[str, Any]:
        """As `read`, and goes to the first field that cannot be read."""
        try:
            return self.read()
        except Refused:
            self._go_to_problem()
            raise

    def readable(self) -> dict[str, Any]:
        """The values by field name, without those that cannot be read."""
        values = {name: _value(editor) for name, editor in self._editors.items()}
        return {name: value for name, value in values.items() if value is not UNREADABLE}

    def _go_to_problem(self) -> None:
        """Go to the first field that is marked, with the caption above it and the sentence below it in sight."""
        marked = next(name for name, problem in self._problems.items() if problem.text())
        widget = self._editors[marked].widget
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if around := area_around(self):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # sentences take room of their own
            around.ensureWidgetVisible(self._problems[marked], 0, theme.px(AROUND_ENTRY))
            around.ensureWidgetVisible(widget, 0, theme.px(AROUND_ENTRY))

    def problem(self, name: str) -> str:
        """What is said below a field, or ""."""
        return self._problems[name].text()

    def refuse(self, refusal: UnfitField) -> bool:
        """Say at each field why it is refused, and go to the first; False where the form has none of this name."""
        for each in (refusal, *refusal.others):
            if each.field in self._editors:
                self._mark(each.field, str(each))
        if refusal.field not in self._editors:
            return False
        self._go_to_problem()
        return True

    def first_focus(self) -> QWidget:
        """The first editor."""
        return next(iter(self._editors.values())).widget
