"""A field that names another record: type a few letters, choose from the list below."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPointF, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from app.book.refused import Refused
from app.i18n import _, fold
from app.views.look import icons
from app.views.look.theme import theme

if TYPE_CHECKING:
    from app.book.book import Book

MOST = 100  # records in the list; typing more letters narrows it

_BEHIND = {
    "student": ("local_id",),
    "cte_pathway": ("sector_id",),
    "employer_contact": ("position",),
}
"""What is shown behind the words for a record, where those alone may not tell two apart; the first one also sorts."""


class RecordEdit(QLineEdit):
    """Chooses one record of `entity`. Down, Alt+Down or a click on the arrow opens the whole list."""

    picked = Signal()
    """A record was chosen, or the field was emptied."""

    def __init__(self, book: Book, entity: type) -> None:
        super().__init__()
        self._book, self._entity = book, entity
        self._where: dict[str, Any] = {}
        self._id: str | None = None
        self._found: list[tuple[str, str]] = []
        self._list = QStringListModel(self)
        self._completer = QCompleter(self._list, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._popup = QListView()
        self._popup.setProperty("kind", "picks")
        self._completer.setPopup(self._popup)
        self._completer.activated[QModelIndex].connect(self._choose)  # pyright: ignore[reportIndexIssue]
        self.setCompleter(self._completer)
        self.setAccessibleDescription(_("Type to search, arrow down for the list"))
        self.textEdited.connect(self._look)
        self._measure()
        theme.changed.connect(self._measure)

    def narrow(self, where: Mapping[str, Any]) -> None:
        """Offer only the records that meet `where`; one that does not is let go."""
        self._where = dict(where)
        if self._id and not self._book.ids(self._entity, where={"id": self._id, **self._where}):
            self.show_record(None)

    def show_record(self, id_: str | None) -> None:
        """Show the record with this id, or nothing."""
        self._id = id_
        self.setText(dict(self._named([id_])).get(id_, "") if id_ else "")
        self.setCursorPosition(0)

    def record_id(self) -> str | None:
        """The record that is chosen or typed, None where the field is empty. Raises Refused where it is unclear."""
        text = self.text().strip()
        if not text:
            return None
        if self._id and dict(self._named([self._id])).get(self._id) == text:
            return self._id
        found = self._search(text)
        same = [id_ for id_, shown in found if fold(shown.partition(" · ")[0]) == fold(text.partition(" · ")[0])]
        if len(same or found) == 1:
            return same[0] if same else found[0][0]
        wording = (
            _("“{text}” fits several. Choose one from the list.")
            if found
            else _("There is no {record} “{text}”. Choose one from the list.")
        )
        raise Refused(wording.format(text=text, record=_(self._entity.title)))

    @property
    def chosen_id(self) -> str | None:
        """The record that was chosen from the list, None while something is typed."""
        return self._id

    def open_list(self) -> None:
        """Show the list: all records, or those that fit what was typed since the last choice."""
        self._look("" if self._id else self.text())
        self._completer.complete()

    def _look(self, text: str) -> None:
        if text:
            self._id = None
        self._found = self._search(text)
        self._list.setStringList([shown for _id, shown in self._found])
        if not self.text():
            self._id = None
            self.picked.emit()

    def _search(self, text: str) -> list[tuple[str, str]]:
        words = re.sub(r"[,·]", " ", text.partition(" · ")[0])
        first = _BEHIND.get(self._entity.__tablename__, ())[:1]
        sort = [(name, False) for name in first if name.endswith("_id") and name != "local_id"]
        return self._named(self._book.ids(self._entity, words, self._where, sort)[:MOST])

    def _named(self, ids: list[str]) -> list[tuple[str, str]]:
        behind = _BEHIND.get(self._entity.__tablename__, ())
        shown = self._entity.shown_as
        rows = self._book.rows(self._entity, ids, [*shown, *behind])
        named = []
        for id_ in (id_ for id_ in ids if id_ in rows):
            words = ", ".join(str(part) for part in rows[id_][: len(shown)] if part)
            named.append((id_, " · ".join([words, *(str(part) for part in rows[id_][len(shown) :] if part)])))
        return named

    def _choose(self, index: QModelIndex) -> None:
        self._id, text = self._found[index.row()]
        self.setText(text)
        self.setCursorPosition(0)
        self.picked.emit()

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
