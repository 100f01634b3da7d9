"""One line of a bulk edit: a field, its own editor, what the records have now, and what they will have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QWidget

from app.book.asking import entity_of
from app.book.fields import Field
from app.book.refused import Refused
from app.i18n import _, ngettext, number
from app.views.forms.editors import Editor, editor_for
from app.views.look import announcing
from app.views.look.buttons import icon_button
from app.views.look.labels import ElidedLabel, label
from app.views.look.layouts import boxed, clear, column, row, scaled_width
from app.views.look.theme import set_look

if TYPE_CHECKING:
    from app.book.book import Book

_MOST_TOLD = 3  # values that a field has now


def order_tabs(widgets: Sequence[QWidget]) -> None:
    """Let Tab go through these in their order."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


class FieldLine(QFrame):
    """One field and what it becomes; `changed` is said after each change by hand."""

    changed = Signal()

    def __init__(self, book: Book, entity: type, fields: Sequence[Field], ids: Sequence[str]) -> None:
        super().__init__()
        self._book, self._entity, self._ids = book, entity, ids
        self._fields = {each.name: each for each in fields}
        self._now: dict[str, Any] = {}
        self._editor: Editor | None = None
        self.field = QComboBox()
        self.field.setPlaceholderText(_("Choose a field"))
        self.field.setAccessibleName(_("Field"))
        scaled_width(self.field, 190)
        for each in fields:
            self.field.addItem(_(each.label), each.name)
        self.field.setCurrentIndex(-1)
        self.field.currentIndexChanged.connect(lambda _at: self._choose())
        self.remove = icon_button("x", _("Leave this field as it is"))
        self.empty = QCheckBox(_("Make it empty"))
        self.empty.toggled.connect(self._emptied)
        self.now = ElidedLabel("", "faint")
        self.problem = label("", "problem", wrap=True)
        self._place = column(spacing=0)
        line = row(self.field, spacing=12)
        line.addLayout(self._place, 1)
        line.addWidget(self.remove)
        below = column(self.now, self.empty, self.problem, spacing=4)
        indent = boxed(row())
        scaled_width(indent, 190)
        beside = row(indent, spacing=12)
        beside.addLayout(below, 1)
        self.setLayout(column(line, beside, spacing=4))
        self._choose()

    @property
    def name(self) -> str:
        """The field that is chosen, empty for none."""
        return self.field.currentData() or ""

    @property
    def label(self) -> str:
        """The name of the field as people read it."""
        return self.field.currentText()

    def offer(self, taken: Collection[str]) -> None:
        """Switch off the fields that other lines have."""
        model: Any = self.field.model()
        for at in range(self.field.count()):
            model.item(at).setEnabled(self.field.itemData(at) not in taken)

    def first_focus(self) -> QWidget:
        """Where typing goes on."""
        return self._editor.widget if self._editor else self.field

    def in_order(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.field, *([self._editor.widget] if self._editor else []), self.empty, self.remove]

    def value(self) -> Any:
        """What the field becomes. Raises Refused where nothing is said, or it cannot be read."""
        if not self.name or self._editor is None:
            raise Refused(_("Choose a field."))
        if self.empty.isChecked():
            return None
        value = self._editor.read()
        if value is None:
            wording = _("Say what it becomes.") if self._described.required else _("Say what it becomes, or empty it.")
            raise Refused(wording)
        return value

    def mark(self, sentence: str) -> None:
        """Say below the field what is wrong with it; empty takes it back."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        set_look(self.first_focus(), "look", "invalid" if sentence else "")
        if sentence:
            announcing.announce(self.first_focus(), sentence)

    def having(self, value: Any) -> int:
        """How many of the records have the value already."""
        return sum(self._now.get(id_) == value for id_ in self._ids)

    def worded(self) -> str:
        """What happens: "Grade becomes 12; 3 have it already". Raises Refused as `value` does."""
        value = self.value()
        already = self.having(value)
        said = _("{field} is made empty") if value is None else _("{field} becomes {value}")
        said = said.format(field=self.label, value=self._words(value))
        if already:
            have = ngettext("{count} has it already", "{count} have it already", already)
            if value is None:
                have = ngettext("{count} is empty already", "{count} are empty already", already)
            said = f"{said}; {have.format(count=number(already))}"
        return said

    @property
    def _described(self) -> Field:
        return self._fields[self.name]

    def _words(self, value: Any) -> str:
        if value is None:
            return ""
        if not self._described.refers:
            return self._described.kind.format(value)
        entity = entity_of(self._described.refers)
        parts = self._book.rows(entity, [value], entity.shown_as).get(value, ())
        return ", ".join(str(part) for part in parts if part)

    def _choose(self) -> None:
        """Another field: its own editor, empty, and what the records have now."""
        clear(self._place)
        self._editor = None
        self.problem.hide()
        if self.name:
            self._editor = editor_for(self._described, self._book)
            self._editor.show(None)
            self._editor.widget.setAccessibleName(self.label)
            self._editor.changed.connect(self._typed)
            self._editor.left.connect(self._left)
            self._place.addWidget(self._editor.widget)
            self._editor.widget.show()
            self._now = self._book.column(self._entity, self.name)
            order_tabs(self.in_order())
        self.now.setText(self._told() if self.name else "")
        self.now.setVisible(bool(self.name))
        self.empty.setVisible(bool(self.name) and not self._described.required)
        self.empty.setChecked(False)
        self.changed.emit()

    def _told(self) -> str:
        """What the records have now, the most frequent first: "Now: 11 (9), 12 (3)"."""
        counts = Counter(self._now.get(id_) for id_ in self._ids).most_common()
        said = [f"{self._words(value) or _('empty')} ({number(count)})" for value, count in counts[:_MOST_TOLD]]
        if len(counts) > _MOST_TOLD:
            said.append("…")
        return _("Now: {values}").format(values=", ".join(said))

    def _emptied(self, on: bool) -> None:
        if self._editor:
            self._editor.widget.setEnabled(not on)
        self._typed()

    def _typed(self) -> None:
        self.mark("")
        self.changed.emit()

    def _left(self) -> None:
        """Show what was typed as it is shown elsewhere, or say why it cannot be read."""
        assert self._editor
        try:
            self._editor.show(self._editor.read())
        except Refused as refusal:
            self.mark(str(refusal))
