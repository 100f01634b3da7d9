"""One value for many records: choose a field, say what it becomes, see what that changes, undo it in one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QWidget

from app.book.asking import entity_of
from app.book.fields import Field, fields_of
from app.book.refused import Refused
from app.i18n import _, ngettext, number
from app.models.changing_many import misfits, of_one_only
from app.models.counting import counted
from app.views.forms.editors import Editor, editor_for
from app.views.look import announcing
from app.views.look.buttons import button, icon_button
from app.views.look.labels import ElidedLabel, label
from app.views.look.layouts import boxed, clear, column, row, scaled_width
from app.views.look.theme import set_look
from app.views.window.dialog import Dialog

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.lists.columns import Column

_MOST_TOLD = 3  # values that a field has now

Then = Callable[[dict[str, dict[str, Any]]], object]
"""Takes what changes, by id and field."""


def editable_fields(entity: type, columns: Sequence[Column], count: int, fixed: Collection[str] = ()) -> list[Field]:
    """The fields that can be given to `count` records at once: those behind the columns of their list.

    Left out are what tells records apart, whose a record is (a needed reference), and `fixed`: what has its own verb.
    """
    fields = fields_of(entity)
    names = dict.fromkeys(each.name for each in columns if each.name in fields and each.name not in fixed)
    single = of_one_only(entity) if count > 1 else set[str]()
    return [fields[n] for n in names if n not in single and not (fields[n].refers and fields[n].required)]


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
        state = row(spacing=12)
        state.addWidget(self.now, 1)
        state.addWidget(self.empty)
        below = column(state, self.problem, spacing=4)
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
            self._now = self._book.column(self._entity, self.name)
            QWidget.setTabOrder(self.field, self._editor.widget)
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


class BulkEditDialog(Dialog):
    """Fields and their new values for some records. `then` takes what changes once it is right."""

    def __init__(
        self,
        parent: QWidget | None,
        book: Book,
        entity: type,
        ids: Sequence[str],
        fields: Sequence[Field],
        then: Then,
    ) -> None:
        who = counted(entity, len(ids))
        title = _("Edit {records}").format(records=who)
        super().__init__(parent, title, _("All of them get the same. It is one step, which can be undone."), 600)
        self._book, self._entity, self._ids, self._fields, self._then = book, entity, ids, fields, then
        self._who = who
        self.lines: list[FieldLine] = []
        self._place = column(spacing=14)
        self.more = button(_("Another field"), "plus", "link", self.add_line)
        self.outcome = label("", "strong", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.body.addSpacing(4)
        self.body.addLayout(self._place)
        self.body.addLayout(row(self.more, None))
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.problem)
        self.body.addStretch(1)
        self.add_cancel()
        self.verb = self.add_button(_("Change"), self.done_with, "primary")
        self.add_line()

    def add_line(self) -> None:
        """Offer one more field, and put the focus there."""
        line = FieldLine(self._book, self._entity, self._fields, self._ids)
        line.changed.connect(self._say)
        line.remove.clicked.connect(lambda: self._drop(line))
        self.lines.append(line)
        self._place.addWidget(line)
        line.show()
        for before, after in zip(self._order(), self._order()[1:], strict=False):
            QWidget.setTabOrder(before, after)
        self._say()
        line.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order(self) -> list[QWidget]:
        own = [each for line in self.lines for each in (line.field, line.remove, line.empty)]
        return [*own, self.more]

    def _drop(self, line: FieldLine) -> None:
        self.lines.remove(line)
        self._place.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._say()
        self.lines[-1].first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    def _say(self) -> None:
        """What will happen, in words, as far as it can be read; and which fields are left to choose."""
        self.problem.hide()
        taken = {line.name for line in self.lines}
        said: list[str] = []
        for line in self.lines:
            line.offer(taken - {line.name})
            line.remove.setVisible(len(self.lines) > 1)
            try:
                said.append(line.worded())
            except Refused:
                continue
        self.more.setVisible(len(self.lines) < len(self._fields) and all(line.name for line in self.lines))
        self.outcome.setText(f"{self._who}: " + ". ".join(said) + "." if said else "")
        self.outcome.setVisible(bool(said))

    def changes(self) -> dict[str, dict[str, Any]]:
        """What changes, by id. Marks what cannot be read, goes there, and raises Refused."""
        values: dict[str, Any] = {}
        refused: list[tuple[FieldLine, Refused]] = []
        for line in self.lines:
            try:
                values[line.name] = line.value()
            except Refused as refusal:
                line.mark(str(refusal))
                refused.append((line, refusal))
        if refused:
            refused[0][0].first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
            raise refused[0][1]
        return dict.fromkeys(self._ids, values)

    def done_with(self) -> None:
        """Read what was typed, look whether it may be so, and hand it on."""
        try:
            changes = self.changes()
        except Refused:
            return  # marked in place
        unfit = misfits(self._book, self._entity, changes)
        if unfit:
            self._refuse(unfit)
        elif all(line.having(line.value()) == len(self._ids) for line in self.lines):
            self._tell(_("Nothing would change: they have all of this already."))
        else:
            self.accept()
            self._then(changes)

    def _refuse(self, unfit: dict[str, Any]) -> None:
        """Nothing is written where one of them cannot be so; the first is named."""
        id_, misfit = next(iter(unfit.items()))
        rows = self._book.rows(self._entity, [id_], self._entity.shown_as)
        who = ", ".join(str(part) for part in rows.get(id_, ()) if part)
        said = _("{who}: {reason}").format(who=who, reason=misfit.reason)
        if len(unfit) > 1:
            more = ngettext("{count} more cannot be so either.", "{count} more cannot be so either.", len(unfit) - 1)
            said = f"{said} {more.format(count=number(len(unfit) - 1))}"
        self._tell(said)

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
        announcing.announce(self, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done_with()
        else:
            super().keyPressEvent(event)
