"""A field with a list to choose from: type a few letters, arrow down, Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from app.book.kinds import Choice
from app.book.refused import Refused
from app.i18n import _, fold
from app.views.forms.picks import Pick, PickDelegate, PickList, PickModel
from app.views.look import icons
from app.views.look.theme import theme

SHOWN = 8  # lines of the list before it scrolls

Create = Callable[[str, Callable[[str], object]], object]
"""Asks for a new record with the words that were typed; hands its id to the function it is given."""


class Source(Protocol):
    """What there is to choose from."""

    def search(self, text: str) -> list[Pick]:
        """What fits `text`; everything where it is empty."""
        ...

    def named(self, value: Any) -> Pick | None:
        """A value as it is offered, None where there is none such."""
        ...

    def missing(self, text: str) -> Refused:
        """The sentence for words that fit nothing."""
        ...


class PickEdit(QLineEdit):
    """Chooses one thing. Down, Alt+Down or a click on the arrow opens the whole list."""

    picked = Signal()
    """Something was chosen, or the field was emptied."""

    create: Create | None = None
    """Where it is given, the list ends with "Create “…”"."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source
        self._value: Any = None
        self._typed = ""
        self._list = PickModel()
        self._completer = QCompleter(self._list, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(SHOWN)
        self._popup = PickList()
        self._completer.setPopup(self._popup)
        self._popup.setItemDelegate(PickDelegate(self._popup))  # setPopup brings one of its own
        self._completer.activated[QModelIndex].connect(self._choose)  # pyright: ignore[reportIndexIssue]
        self.setCompleter(self._completer)
        self.setAccessibleDescription(_("Type to search, arrow down for the list"))
        self.textEdited.connect(self._look)
        self._measure()
        theme.changed.connect(self._measure)

    # the value

    @property
    def chosen(self) -> Any:
        """What was chosen from the list, None while something is typed."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show a value, or nothing."""
        pick = self._source.named(value) if value is not None else None
        self._value = value if pick else None
        self.setText(pick.text if pick else "")
        self.setCursorPosition(0)

    def value(self) -> Any:
        """What is chosen or typed, None where the field is empty. Raises Refused where it is unclear."""
        text = self.text().strip()
        if not text:
            return None
        chosen = self._source.named(self._value) if self._value is not None else None
        if chosen and chosen.text == text:
            return self._value
        found = self._source.search(text)
        same = [pick for pick in found if fold(pick.words) == fold(text.partition(" · ")[0])]
        if len(same or found) == 1:
            return (same or found)[0].value
        if found:
            raise Refused(_("“{text}” fits several. Choose one from the list.").format(text=text))
        raise self._source.missing(text)

    # the list

    def open_list(self) -> None:
        """Show the list: everything, or what fits what was typed since the last choice."""
        self._look("" if self._value is not None else self.text())
        self._completer.complete()

    def _look(self, text: str) -> None:
        self._typed = text
        if text:
            self._value = None
        picks = self._source.search(text)
        if self.create:
            words = text.strip()
            new = _("Create “{text}”…").format(text=words) if words else _("Create a new one…")
            picks = [*picks, Pick(None, new, entry=words)]
        self._list.load(picks)
        if not self.text():
            self._value = None
            self.picked.emit()

    def _choose(self, index: QModelIndex) -> None:
        pick: Pick = self._list.picks[index.row()]
        if pick.value is None and self.create:
            self.create(self._typed.strip(), self._created)
            return
        self._value = pick.value
        self.setText(pick.text)
        self.setCursorPosition(0)
        self.picked.emit()

    def _created(self, value: str) -> None:
        self.show_value(value)
        self.picked.emit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self.open_list()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.position().x() > self.width() - theme.px(30):
            self.open_list()

    def _measure(self) -> None:
        self.setTextMargins(0, 0, theme.px(18), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = theme.px(14)
        arrow = icons.pixmap("chevron-down", theme["text2"], size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPointF(self.width() - theme.px(22), (self.height() - size) / 2), arrow)


class Choices:
    """The options of a `Choice`, found by the words of their labels; codes and other spellings are read, too."""

    def __init__(self, kind: Choice) -> None:
        self._kind = kind

    def search(self, text: str) -> list[Pick]:
        words = fold(text).split()
        picks = [Pick(code, self._kind.format(code)) for code in self._kind.options]
        fitting = [pick for pick in picks if all(word in fold(pick.words) for word in words)]
        return fitting or self._spelled(text)

    def _spelled(self, text: str) -> list[Pick]:
        try:
            return [Pick(code, self._kind.format(code)) for code in (self._kind.parse(text),) if code]
        except Refused:
            return []

    def named(self, value: Any) -> Pick | None:
        return Pick(value, self._kind.format(value)) if value in self._kind.options else None

    def missing(self, text: str) -> Refused:
        return Refused(_("There is no “{text}”. Choose one from the list.").format(text=text))
