"""The history of the record before the person, at the right of the window: who changed what, when, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout

from app.book.chronicle import Event
from app.book.titling import words_for
from app.i18n import _, moment
from app.models.telling import Line, Told, put_back, told
from app.views.look.buttons import button, icon_button
from app.views.look.labels import IconTile, label, rule
from app.views.look.layouts import boxed, clear, column, row, scaled_width, scrolled
from app.views.look.search_edit import SearchEdit
from app.views.look.theme import theme
from app.views.window.page import Shell
from app.views.window.shown_record import Shown

if TYPE_CHECKING:
    from app.book.book import Book

WIDTH = 340  # pixels at text size 100 %
MOST = 16_777_215  # Qt's own: no limit
STEP = 12  # edits that are shown at once
PAUSE = 80  # milliseconds: who runs down a list with the arrow is not kept waiting


class HistoryPanel(QFrame):
    """Hidden until it is asked for; then it follows the record before the person. Esc closes it."""

    def __init__(self, shell: Shell, close: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(_("History"))
        self.set_alone(False)
        self._shell, self._close = shell, close
        self._record: Shown | None = None
        self._shown = STEP
        self.subtitle = label("", "faint", wrap=True)
        self.search = SearchEdit(_("Field, person, word or day"), 240)
        self.search.searched.connect(lambda _text: self._begin())
        head = row()
        head.addLayout(column(label(_("History"), "heading"), self.subtitle, spacing=1), 1)
        head.addWidget(icon_button("x", _("Close the history"), self._close))
        self._lines = column(spacing=0)
        inside = column(self._lines, None, spacing=0, margins=(18, 0, 14, 18))
        content = boxed(inside)
        area = scrolled(content)
        content.setObjectName("pane")
        content.setAutoFillBackground(False)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = column(head, self.search, spacing=12, margins=(18, 18, 14, 10))
        whole = column(top, spacing=0)
        whole.addWidget(area, 1)
        self.setLayout(whole)
        self._quiet = QTimer(self, singleShot=True, interval=PAUSE)
        self._quiet.timeout.connect(self._begin)
        shell.signals.changed.connect(self._book_changed)
        self.hide()

    @property
    def _book(self) -> Book:
        return self._shell.book

    def _book_changed(self, _changes: object) -> None:
        if self.isVisible():
            self._quiet.start()

    def set_alone(self, alone: bool) -> None:
        """Take all the room, where there is too little for a page beside it."""
        if alone:
            theme.follow(self, "width", lambda: self.setMaximumWidth(MOST))
        else:
            scaled_width(self, WIDTH)

    def show_record(self, record: Shown | None) -> None:
        """Tell the history of another record, a moment later."""
        if record != self._record:
            self._record, self._shown = record, STEP
            self._quiet.start()

    def open_for(self, record: Shown | None) -> None:
        """Show the panel with the history of a record, and go there."""
        self._record, self._shown = record, STEP
        self.show()
        self._begin()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # what is told

    def _begin(self) -> None:
        self._quiet.stop()
        clear(self._lines)
        if self._record is None:
            self.subtitle.setText("")
            self._lines.addWidget(label(_("Choose a record to see what happened to it."), "muted", wrap=True))
            return
        entity, id_ = self._record
        with self._book.reading() as connection:
            self.subtitle.setText(words_for(connection, entity, id_))
        words = self.search.text()
        found = (each for each in told(self._book, entity, id_) if each.holds(words))
        self._tell(list(islice(found, self._shown)), found)

    def _tell(self, edits: list[Told], rest: Iterator[Told]) -> None:
        for place, edit in enumerate(edits):
            if place:
                self._lines.addWidget(rule())
            self._lines.addLayout(self._edit(edit))
        if not edits:
            said = _("Nothing in this history fits.") if self.search.text() else _("Nothing has happened yet.")
            self._lines.addWidget(label(said, "muted", wrap=True))
        if next(rest, None) is not None:
            self._lines.addLayout(row(button(_("Show earlier"), "chevron-down", "link", self._earlier), None))

    def _earlier(self) -> None:
        self._shown += STEP
        self._begin()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, edit: Told) -> QLayout:
        sign = column(IconTile("pencil", "text2", 14, "neutral_soft", 26), None)
        who = " · ".join(part for part in (edit.who or _("Sample school"), moment(edit.at)) if part)
        words = column(label(edit.title, "strong", wrap=True), label(who, "faint", wrap=True), spacing=2)
        for line in edit.lines:
            words.addLayout(self._line(line))
        whole = row(spacing=10, margins=(0, 10, 0, 10))
        whole.addLayout(sign)
        whole.addLayout(words, 1)
        return whole

    def _line(self, line: Line) -> QLayout:
        told_so = row(label(line.text, wrap=True), spacing=6)
        told_so.setStretch(0, 1)
        if event := line.event:
            name = _("Bring back") if event.field == "deleted" else _("Put this value back: {value}")
            back = icon_button("undo-2", name.format(value=line.before), lambda: self._put_back(event))
            back.setAccessibleDescription(line.text)
            told_so.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return told_so

    def _put_back(self, event: Event) -> None:
        before = self._book.undo_title
        if self._shell.attempt(lambda: put_back(self._book, event)):
            title = self._book.undo_title
            if title and title != before:
                self._shell.toast(title, undo=True)
            else:
                self._shell.toast(_("This value is there already."), tone="info")
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)
