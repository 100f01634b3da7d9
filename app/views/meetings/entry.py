"""What is typed about one student while the team speaks: what was said, what is done, who does it, until when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from app.book.base import Record
from app.book.book import Book
from app.book.fields import fields_of
from app.book.refused import Refused, UnfitField
from app.i18n import _
from app.models.holding_meetings import Point, add_follow_up, note_item
from app.models.staffing import staff_names
from app.models.team_meetings import MeetingItem
from app.views.forms.day_edit import DayEdit
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import caption_for, label
from app.views.look.layouts import boxed, clear, column, row, scaled_width
from app.views.look.theme import set_look
from app.views.meetings.owner_edit import ENTER, OwnerEdit
from app.views.meetings.wording import until_tone, until_words
from app.views.window.allowed import allowed
from app.views.window.finishing import Unsaved
from app.views.window.page import Room
from app.views.window.toast import keep_free

_DO = ("decision", "owner_id", "due_on")


class Entry(Card, Unsaved):
    """Enter goes from field to field; behind the last one, or where nothing is to be done, `finished` is said.

    Ctrl+Enter keeps the follow-up and begins another one for the same student.
    """

    finished = Signal()

    def __init__(self, book: Book, turn: Callable[[list[Record]], object]) -> None:
        """`turn` marks follow-ups as done, or as not done after all."""
        super().__init__(spacing=6)
        self._book, self._turn = book, turn
        self._point: Point | None = None
        self._held = False
        self._item: Record | None = None  # the one whose follow-up is in the fields; None for a new one
        self._start: tuple[str, ...] = ()
        self._drafts: dict[str, tuple[tuple[str, ...], str | None]] = {}
        self.said, self.todo, self.owner, self.until = QLineEdit(), QLineEdit(), OwnerEdit(book), DayEdit()
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.others = column(spacing=2)
        self.more = button(_("Another"), "plus", press=self.another, name=_("Another follow-up for this student"))
        self.more.setToolTip(_("Ctrl+Enter"))
        self.next_button = button(_("Next student"), "chevron-right", "primary", self.finish)
        fields = row(
            column(None, caption_for(_("What is done"), self.todo), self.todo, spacing=2),
            column(None, caption_for(_("Who"), self.owner), self.owner, spacing=2),
            column(None, caption_for(_("Until"), self.until), self.until, spacing=2),
        )
        for at, share in enumerate((5, 3, 2)):
            fields.setStretch(at, share)
        self._lines: QBoxLayout = row()
        self._lines.addLayout(fields, 1)
        self._lines.addLayout(column(None, row(None, self.more, self.next_button), spacing=2))
        self.add(
            column(caption_for(_("What was said"), self.said), self.said, spacing=2),
            boxed(self.others),
            self._lines,
            self.problem,
        )
        keep_free(self)
        scaled_width(self.owner, 150, fixed=False)
        scaled_width(self.until, 140, fixed=False)
        for edit in (self.said, self.todo, self.until):
            edit.installEventFilter(self)
        self.owner.entered.connect(partial(self._enter, self.owner))
        for edit in self._edits.values():
            edit.textEdited.connect(partial(self._mark, edit, ""))

    @property
    def _edits(self) -> Mapping[str, QLineEdit]:
        return {"line": self.said, "decision": self.todo, "owner_id": self.owner, "due_on": self.until}

    # what is shown

    def show_point(self, point: Point | None, item_id: str = "", held: bool = False) -> None:
        """Show what was said of a student and the first follow-up, or the one named; what was typed but could not be
        kept comes back. In a meeting that was `held` every follow-up is listed, to be marked as done, and the fields
        are free for a further one.
        """
        self._point, self._held = point, held
        self.setVisible(point is not None)
        if point is None:
            return
        first = None if held and point.item.decision else point.item
        self._item = next((each for each in point.all if each.id == item_id), first)
        may = allowed(self._book, "change:team_meeting")
        for edit in self._edits.values():
            edit.setReadOnly(not may)
        self.more.setVisible(may)
        self._put()
        if draft := self._drafts.pop(point.item.id, None):
            for edit, text in zip(self._edits.values(), draft[0], strict=True):
                edit.setText(text)
            if draft[1]:
                self.owner.show_value(draft[1])

    def _put(self) -> None:
        """Put the follow-up of `_item` into the fields, and list the others."""
        assert self._point
        kinds, item = fields_of(MeetingItem), self._item
        self.said.setText(self._point.item.line or "")
        self.todo.setText((item.decision or "") if item else "")
        self.owner.show_value(item.owner_id if item else None)
        self.until.setText(kinds["due_on"].kind.format(item.due_on) if item else "")
        for edit in self._edits.values():
            self._mark(edit, "")
            edit.setCursorPosition(0)
        self._start = self._texts()
        self._list_others()

    def _list_others(self) -> None:
        assert self._point
        clear(self.others)
        owners = staff_names(self._book, {each.owner_id for each in self._point.all})
        for each in self._point.all:
            typed = self._item is not None and each.id == self._item.id and not self._held
            if not each.decision or typed:
                continue
            words = " · ".join(part for part in (each.decision, owners.get(each.owner_id, "")) if part)
            name = _("Change: {what}").format(what=words)
            go = ItemButton(words, "", "", partial(self._change, each.id), name, mark=_sign(each))
            line = row(go)
            line.setStretch(0, 1)
            if allowed(self._book, "change:meeting_item"):
                said = _("Not done") if each.done_on else _("Done")
                line.addWidget(button(said, "", "link", partial(self._turn, [each]), name=f"{said}: {words}"))
            self.others.addLayout(line)

    def _change(self, item_id: str) -> None:
        """Put another follow-up of the student into the fields, once this one is kept."""
        if self._point and self.save():
            self._item = next((each for each in self._point.all if each.id == item_id), None)
            self._put()
            self.todo.setFocus(Qt.FocusReason.OtherFocusReason)

    def reflow(self, room: Room) -> None:
        """Without room, the buttons stand below the fields."""
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._lines.setDirection(below if room == Room.NARROW else beside)

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in ENTER:
            return super().eventFilter(watched, event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.another()
        else:
            self._enter(watched)
        return True

    def _enter(self, at: QObject) -> None:
        if at is self.until or (at is self.todo and not self.todo.text().strip()):
            self.finish()
            return
        order = list(self._edits.values())
        order[order.index(at) + 1].setFocus(Qt.FocusReason.TabFocusReason)  # type: ignore[arg-type]

    def finish(self) -> None:
        """Keep what is typed and go on; stay where it cannot be kept."""
        if self.save():
            self.finished.emit()

    def another(self) -> None:
        """Keep what is typed, and begin another follow-up for the same student."""
        if not self._point or not self.save():
            return
        if any(each.decision for each in self._point.all):
            self._item = None
            self._put()
        self.todo.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is kept

    def _texts(self) -> tuple[str, ...]:
        return tuple(edit.text() for edit in self._edits.values())

    def holds(self, point: Point | None) -> bool:
        """Whether something is typed about this student that the book does not have."""
        same = self._point is not None and point is not None and self._point.item.id == point.item.id
        return same and self.touched

    @property
    def touched(self) -> bool:
        return self._point is not None and self._texts() != self._start

    def put_by(self) -> None:
        self.save()

    def discard(self) -> None:
        if self._point:
            self._put()

    def set_aside(self) -> None:
        """Keep what is typed; what cannot be kept waits until its student is shown again."""
        if self._point and not self.save():
            self._drafts[self._point.item.id] = self._texts(), self.owner.chosen

    def save(self) -> bool:
        """Keep what is typed; False where it cannot be kept, which is said in place."""
        if not self.touched or self._point is None:
            return True
        try:
            values = self._read()
            self._write(self._point, values)
        except Refused as refusal:
            field = refusal.field if isinstance(refusal, UnfitField) else "decision"
            self._mark(self._edits[field], str(refusal))
            self._edits[field].setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self._start = self._texts()
        self._drafts.pop(self._point.item.id, None)
        return True

    def _read(self) -> dict[str, Any]:
        kinds = fields_of(MeetingItem)
        values: dict[str, Any] = {}
        for name, edit in self._edits.items():
            try:
                values[name] = self.owner.value() if edit is self.owner else kinds[name].kind.typed(edit.text())
            except Refused as refusal:
                raise UnfitField(name, str(refusal)) from refusal
        return values

    def _write(self, point: Point, values: dict[str, Any]) -> None:
        """What was said belongs to the first item; the follow-up to the one that is in the fields."""
        first, todo = point.item.id, {name: values[name] for name in _DO}
        if self._item is not None and self._item.id == first:
            note_item(self._book, first, values)
            self._point = replace(point, item=self._again(first))
            self._item = self._point.item
            return
        if values["line"] != point.item.line:
            note_item(self._book, first, {"line": values["line"]})
            point = self._point = replace(point, item=self._again(first))
        if self._item is not None:
            note_item(self._book, self._item.id, todo)
        elif any(todo.values()):
            made = self._again(add_follow_up(self._book, first, todo))
            self._item, point = made, replace(point, further=(*point.further, made))
        if self._item is not None:
            self._item = self._again(self._item.id)
        further = tuple(self._again(each.id) for each in point.further)
        self._point = replace(point, further=further)

    def _again(self, id_: str) -> Record:
        found = self._book.record(MeetingItem, id_)
        assert found is not None
        return found

    def _mark(self, edit: QLineEdit, sentence: str, _text: str = "") -> None:
        set_look(edit, "look", "invalid" if sentence else "")
        if sentence:
            announcing.show_problem(self.problem, sentence, edit)
        else:
            self.problem.hide()


def _sign(item: Record) -> QWidget:
    return Chip(until_words(item), until_tone(item))
