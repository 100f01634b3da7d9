"""Where a scene is set up: a fresh window on a book, driven as a person drives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMenuBar, QWidget

from app.i18n import _
from app.settings import Settings
from app.views.picturing.composing import picture
from app.views.picturing.settling import settle
from app.views.window.choices import Choices
from app.views.window.command import MENUS, Menu
from app.views.window.finishing import close_dialogs
from app.views.window.first_page import LAST_PAGE
from app.views.window.main_window import MainWindow
from app.views.window.page import Page

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.picturing.variants import Variant

BookKind = Literal["sample", "empty", "counselor", "none"]


class Stage:
    """A window that nobody has used yet. Every step returns once the window has come to rest."""

    def __init__(self, variant: Variant, settings: Path, book: Book | None, page: str) -> None:
        """The book opens at `page`, as if somebody had left it there; without a book, the welcome is shown.

        `settings` is the file for what would be remembered.
        """
        choices = Choices(Settings(settings))
        if book:
            choices.keep_own_value(book, LAST_PAGE, page)
        self.window = MainWindow(choices)
        self.window.move(0, 0)
        self.window.resize(variant.size)
        if book:
            self.window.show_desk(book)
        else:
            self.window.entrance.show_welcome()
        self.window.show()
        self.window.activateWindow()
        settle()

    def rest(self) -> None:
        """Waits until the window has come to rest.

        It gets the keyboard back from a dialog that closed: on a desktop the system does that.
        """
        settle()
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            settle()

    # -- what a person does

    def go(self, page: str, what: str | None = None) -> None:
        """Shows a page, and there a record or a tab."""
        self.window.at_desk().go(page, what)
        settle()

    def do(self, command: str) -> None:
        """Does what the menu line with this id does."""
        self.window.commands[command].trigger()
        settle()

    def press(self, *keys: str) -> None:
        """Presses keys, written as in the menus: "Ctrl+K", "Down"."""
        from PySide6.QtTest import QTest  # only this and the tests need it

        for key in keys:
            QTest.keySequence(self.focus, QKeySequence(key))
        settle()

    def type(self, text: str) -> None:
        """Types into what has the focus."""
        from PySide6.QtTest import QTest

        for letter in text:
            QTest.keyClicks(self.focus, letter)  # the first one may open an editor, which takes the others
        settle()

    def open_menu(self, menu: Menu) -> None:
        """Opens a menu of the menu bar."""
        bar: QMenuBar = self.window.menuBar()
        title = _(MENUS[menu])
        [action] = [each for each in bar.actions() if each.text() == title]
        place = bar.mapToGlobal(bar.actionGeometry(action).bottomLeft() + QPoint(0, 1))
        drop = action.menu()
        assert isinstance(drop, QMenu)
        drop.popup(place)
        settle()

    # -- what there is

    @property
    def book(self) -> Book:
        """The open book."""
        return self.window.at_desk().book

    @property
    def page(self) -> Page:
        """The page before the person."""
        page = self.window.at_desk().page
        assert page is not None, "no page is shown"
        return page

    @property
    def dialog(self) -> QDialog:
        """The dialog on top."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog), "no dialog is open"
        return dialog

    @property
    def focus(self) -> QWidget:
        """What has the keyboard."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    # -- the end

    def picture(self) -> QImage:
        """What the person sees."""
        return picture(self.window)

    def close(self) -> None:
        """Puts everything away, also what a scene leaves half typed."""
        close_dialogs(self.window)
        for each in QApplication.topLevelWidgets():
            if each is not self.window:
                each.close()
        self.window.close()
        self.window.deleteLater()
        settle()


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: `name` begins its file name, `prepare` brings a fresh window there.

    `page` says what it belongs to: the id of a page, or "window", "entrance", "help". `book` is what is open
    in the window: the sample school, a book in which there is nothing yet, a counselor's, or none.
    """

    page: str
    name: str
    prepare: Callable[[Stage], object]
    book: BookKind = "sample"
