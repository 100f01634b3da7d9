"""What every page of the window is made of, and what it may ask of the window."""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.views.look.chips import Chip
from app.views.look.labels import ElidedLabel, label, rule
from app.views.look.layouts import boxed, column, row, scrolled
from app.views.look.theme import theme
from app.views.look.tokens import Tone
from app.views.window.jobs import Job, Work

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from app.book.base import Base
    from app.book.book import Book
    from app.views.lists.record_list import ListsLeft
    from app.views.window.book_signals import BookSignals
    from app.views.window.choices import Choices


class Room(IntEnum):
    """How much width there is, in pixels divided by the text size."""

    NARROW = 1  # below 1,180: no detail pane, cards below each other
    MIDDLE = 2  # below 1,400: the rail shows icons only
    WIDE = 3


class Shell(Protocol):
    """The window, as pages see it."""

    book: Book
    signals: BookSignals
    choices: Choices
    lists_left: ListsLeft  # as they were when the same person locked the book; each list takes its own

    def go(self, page: str, what: str | None = None) -> None:
        """Shows another page, and there the record with id `what`."""
        ...

    def toast(self, text: str, undo: bool = False, tone: Tone = "ok") -> None:
        """Says what was done; with `undo` beside a button that undoes the edit just made."""
        ...

    def run(
        self,
        title: str,
        work: Work,
        then: Callable[[Any], object],
        otherwise: Callable[[], object] | None = None,
    ) -> Job:
        """Runs long work with progress and Cancel; see `progress.run`."""
        ...

    def attempt(self, act: Callable[[], object]) -> bool:
        """Does `act`; a refusal is shown in its words. Whether it was done."""
        ...

    def trigger(self, command: str) -> None:
        """Does the command with this id, as the menu would."""
        ...

    def action(self, command: str) -> QAction:
        """The action of the command with this id, for the menus and buttons of a page."""
        ...

    def refresh_commands(self) -> None:
        """Asks the page again which of its commands can be used now."""
        ...


MARGIN, GAP = 28, 80  # pixels around a page, and those that a title wants beside itself


class Page(QWidget):
    """A page: title line with tools at the right, then `body`.

    Subclasses fill it in `__init__` and override `show_record`, `refresh`, `reflow` and `commands` as needed.
    A page is built when it is first shown.
    """

    def __init__(self, shell: Shell, title: str, scrolling: bool = True) -> None:
        """`scrolling`: the body scrolls as a whole; without it the page has a table that scrolls itself."""
        super().__init__()
        self.shell = shell
        self.book = shell.book
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.title = ElidedLabel(title, "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.count = Chip()
        self.count.hide()
        self.subtitle = label("", "muted", wrap=True)
        self.subtitle.hide()
        self.tools: QHBoxLayout = row()
        self.head: QVBoxLayout = column(spacing=12)
        self.body: QVBoxLayout = column(spacing=14)
        self._build(scrolling)
        shell.signals.changed.connect(self._changed)
        theme.changed.connect(self.place_tools)
        self._stale = False

    def _build(self, scrolling: bool) -> None:
        self.title_words = column(row(self.title, 4, self.count, None), self.subtitle, spacing=2)
        self.title_line = row(spacing=12)
        self.title_line.addLayout(self.title_words, 1)
        self._top = row(spacing=12)
        self._top.addLayout(self.title_line, 1)
        self._top.addLayout(self.tools)
        self.head.addLayout(self._top)
        outer = column(spacing=0)
        if scrolling:
            self.head.setContentsMargins(0, 0, 0, 0)
            inside = column(self.head, spacing=16, margins=(28, 22, 28, 28))
            inside.addLayout(self.body, 1)
            outer.addWidget(scrolled(boxed(inside)))
        else:
            self.head.setContentsMargins(28, 22, 28, 12)
            self.body.setSpacing(0)
            inside = column(self.head, rule(), spacing=0)
            inside.addLayout(self.body, 1)
            outer.addWidget(scrolled(boxed(inside)))  # a window too low for the table scrolls the page
        self.setLayout(outer)

    def place_tools(self) -> None:
        """Beside the title, or below it where the title would be cut."""
        title = self.title.sizeHint().width() + self.count.sizeHint().width() * self.count.isVisibleTo(self)
        around = [self.title_line.itemAt(at) for at in range(self.title_line.count())]
        title += sum(each.sizeHint().width() for each in around if each and each.layout() is not self.title_words)
        room = self.width() - 2 * MARGIN - self.tools.sizeHint().width()
        below = title + GAP > room
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self._top.setAlignment(self.tools, Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_tools()

    # -- for pages to use

    def say_count(self, words: str) -> None:
        """Shows a count beside the title; empty hides it."""
        self.count.setText(words)
        self.count.setVisible(bool(words))

    def say_subtitle(self, words: str) -> None:
        """Shows a sentence below the title; empty hides it."""
        self.subtitle.setText(words)
        self.subtitle.setVisible(bool(words))

    # -- for pages to override

    def commands(self) -> dict[str, Callable[[], object] | None]:
        """What the commands of this page do, by id; None for one that cannot be used now."""
        return {}

    def topics(self) -> Collection[str]:
        """What the chapter of the handbook that helps here is about; see `Chapter.about`."""
        return self.commands()

    def new_record(self) -> str:
        """The command that makes a new record of what is shown here; empty where there is none."""
        return ""

    def show_record(self, what: str) -> None:
        """Shows the record with this id; called by `shell.go(page, what)`."""

    def refresh(self, changes: object | None) -> None:
        """Reads again what `changes` (of the book) touches; None means all. Called only while shown."""

    def reflow(self, room: Room) -> None:
        """Arranges the page for this much width."""

    def record(self) -> tuple[type[Base], str] | None:
        """The one record that this page is about; a page with a list says nothing: its row is found."""
        return None

    def student_ids(self) -> list[str]:
        """The students who are selected here, for what is handed out about them."""
        return []

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the page is shown; by default to the page itself, then Tab."""
        return None

    # -- called by the window

    def arrive(self) -> None:
        """The page is shown: catches up with what changed meanwhile."""
        if self._stale:
            self._stale = False
            self.refresh(None)

    def _changed(self, changes: object) -> None:
        if self.isVisible():
            self.refresh(changes)
        else:
            self._stale = True
