"""Ctrl+K: one field that finds students, pages and commands, over the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListView,
    QWidget,
)
from shiboken6 import isValid

from app.i18n import _, fold
from app.views.look.announcing import announce
from app.views.look.labels import IconTile, label, rule
from app.views.look.layouts import column, row
from app.views.look.theme import theme
from app.views.window.actions import PASSED_ON, Actions, key_text
from app.views.window.command import Command
from app.views.window.pages import PAGES
from app.views.window.palette_list import Entry, EntryDelegate, EntryModel, nothing_found
from app.views.window.synonyms import synonyms

WIDTH, ABOVE = 640, 100  # pixels at text size 100 %
AROUND = 150  # pixels above and below the list, with some air
STUDENTS = 6  # most students shown
CHAPTERS = 3  # most chapters shown
PAUSE = 40  # milliseconds of quiet before students are looked up


@dataclass(frozen=True, slots=True)
class Found:
    """A student that fits what was typed."""

    id: str
    name: str
    detail: str


Finder = Callable[[str, int], Sequence[Found]]
"""Gives the students who fit a text, at most so many."""


NOT_HERE = {"go.find", *PASSED_ON}
"""Commands that mean nothing while the palette has the focus."""

BESIDE = ("", "place")
"""Of these menus there are many: they are offered to whoever asks."""


class Palette(QWidget):
    """Covers the window until something is chosen or Esc is pressed; the focus then goes back.

    It goes as well when a command is done by its keys, and when anything else takes the focus.
    """

    def __init__(
        self,
        window: QWidget,
        actions: Actions,
        find: Finder,
        open_student: Callable[[str], object],
        recent: Sequence[Entry] = (),
        chapters: Sequence[Entry] = (),
    ) -> None:
        """`recent` is offered first while nothing is typed, `chapters` of the handbook come last; their details are
        words by which they are found, too.
        """
        super().__init__(window)
        self._recent, self._chapters = recent, chapters
        self._window, self._actions = window, actions
        self._find, self._open_student = find, open_student
        self._former = _lasting(window.focusWidget())
        self.setObjectName("scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Find or run a command"))
        self.edit = QLineEdit()
        self.edit.setProperty("kind", "bare")
        self.edit.setPlaceholderText(_("Type a name or a command"))
        self.edit.setAccessibleName(_("Find students, pages, commands"))
        self.model = EntryModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setAccessibleName(_("Results"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # driven from the field, as in every palette
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda index: self._run(index.row()))
        self._box = self._frame()
        self._quiet = QTimer(self, singleShot=True, interval=PAUSE)
        self._quiet.timeout.connect(self.search)
        self.edit.textChanged.connect(lambda: self._quiet.start())
        self.edit.installEventFilter(self)
        window.installEventFilter(self)
        self.search()
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)
        for action in actions:
            action.triggered.connect(self.give_way)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def _frame(self) -> QFrame:
        box = QFrame(self)
        box.setObjectName("palette")
        top = row(IconTile("search", "text3", 20), spacing=10, margins=(14, 4, 12, 2))
        top.addWidget(self.edit, 1)
        top.addWidget(label("Esc", "key"))
        foot = row(
            label("↑ ↓", "key"),
            label(_("move"), "faint"),
            6,
            label(_("Enter"), "key"),
            label(_("open"), "faint"),
            None,
            spacing=6,
            margins=(12, 4, 12, 2),
        )
        box.setLayout(column(top, rule(), self.list, rule(), foot, spacing=4, margins=(6, 4, 6, 8)))
        shadow = QGraphicsDropShadowEffect(box)
        shadow.setBlurRadius(48)
        shadow.setOffset(0, 14)
        shadow.setColor(QColor(0, 0, 0, 90))
        box.setGraphicsEffect(shadow)
        return box

    # -- results

    def search(self) -> None:
        """Fills the list for what is typed."""
        text = self.edit.text().strip()
        entries = self._student_entries(text) + self._command_entries(text) + self._chapter_entries(text)
        self.model.load(entries or nothing_found(text))
        self._choose(self.model.next_entry(-1, 1))
        self._place()

    def _student_entries(self, text: str) -> list[Entry]:
        if not text:
            return [Entry(_("Recent")), *self._recent] if self._recent else []
        found = [
            Entry(student.name, "user", student.detail, run=lambda id_=student.id: self._open_student(id_))
            for student in self._find(text, STUDENTS)
        ]
        return [Entry(_("Students")), *found] if found else []

    def _chapter_entries(self, text: str) -> list[Entry]:
        words = fold(text).split()
        found = [replace(each, detail="") for each in self._chapters if words and _fits(words, each.text, each.detail)]
        return [Entry(_("Handbook")), *found[:CHAPTERS]] if found else []

    def _command_entries(self, text: str) -> list[Entry]:
        words = fold(text).split()
        ways: list[Entry] = []
        doings: list[Entry] = []
        for action in self._actions:
            command: Command = action.data()
            title = action.text().replace("&", "")
            if not action.isEnabled() or command.id in NOT_HERE or (not words and command.menu in BESIDE):
                continue
            if not _fits(words, title, synonyms(command.id)):
                continue
            is_way = command.menu in ("go", "place") and bool(command.page)
            entry = Entry(title, command.icon, _beneath(command), key_text(action), action.trigger)
            (ways if is_way else doings).append(entry)
        found: list[Entry] = []
        for heading, entries in ((_("Go to"), ways), (_("Commands"), doings)):
            if entries:
                entries.sort(key=lambda entry: _rank(words, fold(text), fold(entry.text)))
                found += [Entry(heading), *entries]
        return found

    # -- choosing

    def _choose(self, at: int) -> None:
        index = self.model.index(max(at, 0), 0)  # with nothing to choose, the one line that says so
        if at >= 0:
            self.list.setCurrentIndex(index)
        if self.edit.hasFocus() and index.isValid():
            announce(self.list, index.data(Qt.ItemDataRole.AccessibleTextRole))

    def _run(self, at: int) -> None:
        run = self.model.entry(at).run
        if run is None:
            return
        self.close()
        run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event.key())
        return False

    def _pressed(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        current = self.list.currentIndex().row()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._quiet.isActive():
                self._quiet.stop()
                self.search()
                current = self.list.currentIndex().row()
            if current >= 0:
                self._run(current)
        elif key in steps:
            self._choose(self.model.next_entry(current, steps[Qt.Key(key)]))
        else:
            return False
        return True

    def give_way(self) -> None:
        """Something else is done now."""
        if self.isVisible():
            self.close()

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isAncestorOf(now):  # None: another program has the keyboard for a while
            self.give_way()

    def close(self) -> bool:
        """Gives the focus back to where it was, unless it has gone elsewhere."""
        focus, former = self._window.focusWidget(), self._former
        mine = focus is None or focus is self or self.isAncestorOf(focus)
        self._former = None
        self._quiet.stop()
        if mine and former is not None and isValid(former) and former.isVisible():
            former.setFocus(Qt.FocusReason.PopupFocusReason)
        return super().close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box.geometry().contains(event.position().toPoint()):
            self.close()

    def _place(self) -> None:
        """Keeps to the window, and makes the list as high as its entries or the room that there is."""
        self.setGeometry(self._window.rect())
        above = min(theme.px(ABOVE), self.height() // 8)
        rows = range(self.model.rowCount())
        wanted = sum(self.list.sizeHintForRow(at) for at in rows) + 4
        room = self.height() - above - theme.px(AROUND)
        self.list.setFixedHeight(max(theme.px(60), min(wanted, room)))
        self._box.setFixedWidth(min(theme.px(WIDTH), self.width() - 32))
        self._box.adjustSize()
        self._box.move((self.width() - self._box.width()) // 2, above)


def _lasting(focus: QWidget | None) -> QWidget | None:
    """What had the focus; of the editor of a cell its table, because the editor goes when it loses the focus."""
    around = focus
    while around is not None:
        if isinstance(around, QAbstractItemView):
            return around
        around = around.parentWidget()
    return focus


def _fits(words: list[str], title: str, others: str) -> bool:
    """Whether every word is in the title, or begins one of the other words."""
    folded, beside = fold(title), fold(others).split()
    return all(word in folded or any(other.startswith(word) for other in beside) for word in words)


def _rank(words: list[str], text: str, title: str) -> int:
    """Titles that begin like the text first, then those that hold its words, then what is called otherwise."""
    return 0 if title.startswith(text) else 1 if all(word in title for word in words) else 2


def _beneath(command: Command) -> str:
    """The page of which a place is a part."""
    titles = (spec.title for spec in PAGES if spec.id == command.page and command.menu in BESIDE)
    return next(map(_, titles), "")
