"""What a popup of a filter is made of: values to tick, a span, or text that is held."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.book.kinds import Day, Plain
from app.book.refused import Refused
from app.i18n import _, fold
from app.views.forms.editors import typed
from app.views.lists.columns import Facet
from app.views.lists.conditions import bound
from app.views.look.labels import caption_for, label
from app.views.look.layouts import column
from app.views.look.theme import set_look, theme

FEW = 10  # options without a search line
PAUSE = 150  # milliseconds of quiet after which what is typed filters

CODE = Qt.ItemDataRole.UserRole


class Part(QWidget):
    """One way to say what a column must be; `first` is where the keyboard begins."""

    edited = Signal()
    finished = Signal()
    """Enter was pressed: that is all."""
    first: QWidget

    def values(self) -> tuple[Plain, ...]:
        """What the condition holds; empty for everything. Each part has its own."""
        return ()

    def clear(self) -> None:
        """Back to everything, without a word."""


class Ticks(Part):
    """Values to tick; a search line above them when there are many. Space or a click ticks, Enter is done."""

    def __init__(self, chosen: tuple[Plain, ...], empty: str) -> None:
        super().__init__()
        self.with_empty = True
        self._chosen, self._empty = set(chosen), empty
        self._options: dict[Any, str] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(_("Search the values"))
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self.finished.emit)
        self.search.hide()
        self.list = TickList()
        self.list.setAccessibleName(_("Values"))
        self.list.ticked.connect(self._tick)
        self.list.entered_all.connect(self.finished.emit)
        self.waiting = label(_("Looking…"), "muted")
        self.setLayout(column(self.search, self.list, self.waiting, spacing=6))
        self.first = self.list

    def offer(self, options: Mapping[Any, str]) -> None:
        """Offer these codes with their words."""
        self._options = {code: words for code, words in options.items() if code is not None}
        if self.with_empty:
            self._options[None] = self._empty
        self.waiting.hide()
        self.search.setVisible(len(self._options) > FEW)
        self.first = self.search if len(self._options) > FEW else self.list
        self._fill()
        self.first.setFocus(Qt.FocusReason.PopupFocusReason)

    def values(self) -> tuple[Plain, ...]:
        return tuple(code for code in self._options if code in self._chosen)

    def clear(self) -> None:
        self._chosen.clear()
        self._fill()

    def _fill(self) -> None:
        wanted = fold(self.search.text())
        self.list.show_values({c: w for c, w in self._options.items() if wanted in fold(w)}, self._chosen)

    def _tick(self, code: Any, on: bool) -> None:
        (self._chosen.add if on else self._chosen.discard)(code)
        self.edited.emit()


class TickList(QListWidget):
    """Lines with boxes; a click anywhere on a line ticks it."""

    ticked = Signal(object, bool)
    entered_all = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "ticks")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def show_values(self, options: Mapping[Any, str], chosen: set[Any]) -> None:
        """Show these lines, those of `chosen` ticked."""
        self.clear()
        for code, words in options.items():
            item = QListWidgetItem(words)
            item.setData(CODE, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if code in chosen else Qt.CheckState.Unchecked)
            self.addItem(item)
        lines = min(max(self.count(), 1), FEW)
        self.setFixedHeight(max(self.sizeHintForRow(0), theme.px(28)) * lines + theme.px(6))
        self.setCurrentRow(0)

    def toggle(self, item: QListWidgetItem) -> None:
        """Tick a line, or take its tick away."""
        on = item.checkState() == Qt.CheckState.Unchecked
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.ticked.emit(item.data(CODE), on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            self.toggle(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item:
            self.toggle(item)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_all.emit()
        else:
            super().keyPressEvent(event)


class Holding(Part):
    """Text that must be held somewhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.line = QLineEdit(text)
        caption = caption_for(_("Holds"), self.line)
        self.setLayout(column(caption, self.line, spacing=4))
        self.first = self.line
        _listen(self, self.line)

    def values(self) -> tuple[Plain, ...]:
        text = self.line.text().strip()
        return (text,) if text else ()

    def clear(self) -> None:
        self.line.clear()


class Span(Part):
    """From and to, read as the column's own kind reads them: `11/20`, `today`, `-2w`, `3:30`."""

    def __init__(self, facet: Facet, values: tuple[Plain, ...]) -> None:
        super().__init__()
        self._facet = facet
        self.low, self.high = (QLineEdit(self._typed(each)) for each in values)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.meaning = label("", "muted", wrap=True)
        parts = column(spacing=4)
        for words, line in ((_("From"), self.low), (_("To"), self.high)):
            parts.addWidget(caption_for(words, line))
            parts.addWidget(line)
            _listen(self, line)
        if isinstance(facet.kind, Day):
            self.low.setPlaceholderText("11/20")
            self.high.setPlaceholderText(_("today"))
        parts.addWidget(self.problem)
        parts.addWidget(self.meaning)
        self.setLayout(parts)
        self.first = self.low
        self._say()

    def values(self) -> tuple[Plain, ...]:
        """What can be read; an end with a problem counts as open until it is put right."""
        ends = self._say()
        return ends if any(each is not None for each in ends) else ()

    def clear(self) -> None:
        self.low.clear()
        self.high.clear()
        self._say()

    def _typed(self, plain: Plain) -> str:
        if plain is None:
            return ""
        kind = self._facet.kind
        if isinstance(kind, Day):
            return str(plain) if _moves(str(plain)) else kind.format(bound(self._facet, plain))
        return typed(kind, bound(self._facet, plain))

    def _say(self) -> tuple[Plain, ...]:
        """Read both ends, and show what they mean or what is wrong."""
        problem, ends = "", []
        for line in (self.low, self.high):
            wrong = ""
            try:
                ends.append(self._read(line.text()))
            except Refused as refusal:
                ends.append(None)
                wrong = problem = str(refusal)
            set_look(line, "look", "invalid" if wrong else "")
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        shown = [self._facet.kind.format(bound(self._facet, each)) or "…" for each in ends]
        moving = any(each is not None for each in ends) and isinstance(self._facet.kind, Day)
        self.meaning.setText(_("{low} to {high}").format(low=shown[0], high=shown[1]) if moving else "")
        self.meaning.setVisible(moving)
        return tuple(ends)

    def _read(self, text: str) -> Plain:
        kind = self._facet.kind
        value = kind.parse(text)
        if value is not None and isinstance(kind, Day) and _moves(text.strip()):
            return text.strip()
        return kind.plain(value)


def _moves(text: str) -> bool:
    """Whether a day is said from today's point of view: then a saved view moves on with it."""
    return text[:1] in "+-" or text.isalpha()


def _listen(part: Part, line: QLineEdit) -> None:
    """Filter a moment after the last key; Enter at once, and is done."""
    quiet = QTimer(part, singleShot=True, interval=PAUSE)
    quiet.timeout.connect(part.edited.emit)
    line.textEdited.connect(lambda _text: quiet.start())

    def enter() -> None:
        quiet.stop()
        part.edited.emit()
        part.finished.emit()

    line.returnPressed.connect(enter)
