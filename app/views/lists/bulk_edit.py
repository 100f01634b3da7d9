"""One value for many records: choose a field, say what it becomes, see what that changes, undo it in one step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.book.fields import Field, fields_of
from app.book.refused import Refused
from app.i18n import _, ngettext, number
from app.models.changing_many import misfits, of_one_only
from app.models.counting import counted
from app.views.lists.field_line import FieldLine, order_tabs
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.labels import label
from app.views.look.layouts import column, row
from app.views.window.dialog import Dialog

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.lists.columns import Column

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
        who: str = "",
    ) -> None:
        """`who` names the one record; else they are counted."""
        who = who or counted(entity, len(ids))
        title = _("Edit {records}").format(records=who)
        step = _("It is one step, which can be undone.")
        sentence = _("All of them get the same. It is one step, which can be undone.") if len(ids) > 1 else step
        super().__init__(parent, title, sentence, 600)
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
        order_tabs([*(each for one in self.lines for each in one.in_order()), self.more])
        self._say()
        line.field.setFocus(Qt.FocusReason.OtherFocusReason)

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
