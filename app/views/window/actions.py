"""The commands as actions of the window: one object each, for menus, keys, buttons, palette and sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.i18n import _
from app.views.look.pressing import WITHHELD
from app.views.look.theme import CHOICES, theme
from app.views.window.allowed import allowed
from app.views.window.command import MENUS, Command, Menu
from app.views.window.commands import COMMANDS
from app.views.window.needs import NEEDS
from app.views.window.page import Page
from app.views.window.pages import PageSpec

if TYPE_CHECKING:
    from app.book.book import Book

ONE_OF = ({f"view.{choice}" for choice in CHOICES}, {"language.system", "language.en", "language.es"})
"""Commands that choose one of several, and are checked one at a time."""

_Std = QKeySequence.StandardKey

PASSED_ON: dict[str, _Std] = {
    "edit.cut": _Std.Cut,
    "edit.copy": _Std.Copy,
    "edit.paste": _Std.Paste,
    "edit.all": _Std.SelectAll,
}
"""Commands whose keys belong to the widget with the focus; the menu shows them and presses them there."""

OF_DESK = ("edit.undo", "edit.redo", "go.back", "record.new", "record.history")
"""Commands of which the desk says itself whether they can be done, while a book is open."""


class Actions(QObject):
    """Makes the actions of all commands that somebody can do, and keeps them enabled as their rules say.

    `asked` carries a command to be done by a page, once that page is shown.
    """

    asked = Signal(object)

    def __init__(self, window: QWidget, own: dict[str, Callable[[], object]], pages: tuple[PageSpec, ...]) -> None:
        """`own` is what the window does itself, by command id."""
        super().__init__(window)
        self._own = own
        self._pages = {spec.id: spec for spec in pages}
        self._actions: dict[str, QAction] = {}
        self._closed: set[str] = set()  # commands that the account of the open book is not allowed
        for command in (*COMMANDS, *self._ways(pages)):
            if command.id in own or command.page in self._pages or _of_any_page(command):
                self._add(window, command)
        self._group(window)

    @staticmethod
    def _ways(pages: tuple[PageSpec, ...]) -> Iterator[Command]:
        shown = [spec for spec in pages if not spec.beneath]
        for at, spec in enumerate(shown):
            keys = f"Ctrl+{at + 1}" if at < 9 else None
            yield Command(f"go.{spec.id}", spec.title, "go", spec.icon, keys, page=spec.id, group=at == 0)

    def _add(self, window: QWidget, command: Command) -> None:
        action = QAction(_(command.text), window)
        action.setObjectName(command.id)
        action.setData(command)
        action.setCheckable(command.checkable)
        if command.keys is not None:
            action.setShortcuts(_sequences(command))
        if command.id in PASSED_ON:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        _explain(action)
        action.triggered.connect(lambda: self._do(command))
        window.addAction(action)
        self._actions[command.id] = action

    def _group(self, window: QWidget) -> None:
        for ids in ONE_OF:
            group = QActionGroup(window)
            for id_ in ids & self._actions.keys():
                group.addAction(self._actions[id_])

    def leave(self) -> None:
        """Takes every action away: the language has changed, and new ones are made."""
        for action in self._actions.values():
            action.deleteLater()
        self.deleteLater()

    # -- asking

    def __getitem__(self, command: str) -> QAction:
        return self._actions[command]

    def __contains__(self, command: str) -> bool:
        return command in self._actions

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def fill(self, bar: QMenuBar, below: Mapping[str, QMenu]) -> None:
        """Makes the menus, with further ones `below` some commands; a menu in which there is nothing is left out."""
        for menu, title in MENUS.items():
            actions = list(self.of_menu(menu))
            if not actions:
                continue
            drop = bar.addMenu(_(title))
            drop.aboutToShow.connect(partial(_dress, actions))
            for action in actions:
                if action.data().group:
                    drop.addSeparator()
                drop.addAction(action)
                if action.objectName() in below:
                    drop.addMenu(below[action.objectName()])

    def of_menu(self, menu: Menu) -> Iterator[QAction]:
        """The actions of one menu, in order."""
        return (action for action in self._actions.values() if action.data().menu == menu)

    # -- doing

    def _do(self, command: Command) -> None:
        if command.id in self._own:
            self._own[command.id]()
        else:
            self.asked.emit(command)

    def offer_to(self, book: Book | None) -> None:
        """Offers only what the account of `book` is allowed; without a book, everything."""
        for action in self._actions.values():
            command: Command = action.data()
            page = self._pages.get(command.page)
            needs = (NEEDS.get(command.id, ""), page.needs if page else "")
            closed = book is not None and not all(allowed(book, need) for need in needs)
            if closed != (command.id in self._closed):
                (self._closed.add if closed else self._closed.discard)(command.id)
                action.setProperty(WITHHELD, closed)
                action.setVisible(not closed)

    def update(self, book_open: bool, page: Page | None, shown: str) -> None:
        """Enables what can be done now; `shown` is the id of the page before the person.

        What the desk says itself stays as it is: on for a moment, its buttons would be painted anew at every key.
        """
        if not book_open:
            self.offer_to(None)
        answers = page.commands() if page else {}
        for action in self._actions.values():
            command: Command = action.data()
            if command.id in self._closed:
                action.setVisible(False)
                action.setEnabled(False)
                continue
            if command.when == "shown":  # menus hold what the part of the page before the person answers
                action.setVisible(command.id in answers and (_of_any_page(command) or command.page == shown))
            if book_open and command.id in OF_DESK:
                continue
            if command.id in self._own:
                action.setEnabled(command.when == "always" or book_open)
            elif (command.page == shown or _of_any_page(command)) and not command.id.startswith("go."):
                action.setEnabled(answers.get(command.id) is not None)
            else:
                action.setEnabled(book_open and command.when != "shown")

    def say_undo(self, undo: str | None, redo: str | None) -> None:
        """Names what Undo and Redo would do, and switches them off where there is nothing."""
        for name, verb, with_title, title in (
            ("edit.undo", _("Undo"), _("Undo: {title}"), undo),
            ("edit.redo", _("Redo"), _("Redo: {title}"), redo),
        ):
            action = self._actions[name]
            action.setEnabled(title is not None)
            action.setText(with_title.format(title=title) if title else verb)
            _explain(action)


def _of_any_page(command: Command) -> bool:
    return not command.page and command.when == "shown"


def _sequences(command: Command) -> list[QKeySequence]:
    if isinstance(command.keys, str):
        return [QKeySequence(command.keys)]
    assert command.keys is not None
    return QKeySequence.keyBindings(command.keys)


def _dress(actions: list[QAction]) -> None:
    """Gives a menu its icons when it opens: drawing all of them would hold up the start."""
    for action in actions:
        command: Command = action.data()
        if command.icon and not command.checkable:
            action.setIcon(theme.icon(command.icon, size=16))


def _explain(action: QAction) -> None:
    keys = key_text(action)
    text = action.text().rstrip("…")
    action.setToolTip(f"{text}  ({keys})" if keys else text)


def key_text(action: QAction) -> str:
    """The keys of an action as people write them here: "Ctrl+K"."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
