"""The one window: the entrance before a book is open, the desk after, menus above and the foot below.

It paints a waiting screen first. What that does not need is imported and made when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from app import i18n
from app.views.look.theme import CHOICES, Choice, theme
from app.views.window import collecting, jobs
from app.views.window.choices import Choices
from app.views.window.first_page import LAST_PAGE, first_page
from app.views.window.pages import PAGES, PageSpec
from app.views.window.waiting import Waiting

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.entrance.entrance import Entrance
    from app.views.window.actions import Actions
    from app.views.window.desk import Desk
    from app.views.window.locking import Locking
    from app.views.window.status_line import StatusLine


class MainWindow(QMainWindow):
    """Made without a book. `painted` is said once, after the first paint: heavy work begins then.

    `opening` names what the first screen says is being opened.
    """

    painted = Signal()
    opened = Signal(object)

    def __init__(self, choices: Choices, pages: tuple[PageSpec, ...] = PAGES, opening: str = "") -> None:
        super().__init__()
        self._choices, self._pages = choices, pages
        self._was_painted = False
        self.desk: Desk | None = None
        self.setWindowTitle("Pathbook")
        self.setMinimumSize(800, 540)
        self._stack = QStackedWidget()
        self._first = Waiting(opening)
        self._stack.addWidget(self._first)
        self.setCentralWidget(self._stack)
        if not self.restoreGeometry(QByteArray.fromBase64(choices.window)):
            self.resize(1366, 768)
        theme.changed.connect(self._check_choices)

    # -- what the first paint does not need

    @cached_property
    def entrance(self) -> Entrance:
        """The screens before a book is open."""
        from app.views.entrance.entrance import Entrance

        made = Entrance(self._choices)
        made.opened.connect(self._load_desk)
        made.language_chosen.connect(self.choose_language)
        made.theme_chosen.connect(self.choose_theme)
        self._stack.addWidget(made)
        self._stack.removeWidget(self._first)
        self._first.deleteLater()
        return made

    @cached_property
    def commands(self) -> Actions:
        """Everything that can be done, in the menus, too."""
        from app.views.window.actions import Actions
        from app.views.window.recent_menu import RecentMenu
        from app.views.window.window_commands import window_commands

        made = Actions(self, window_commands(self), self._pages)
        made.fill(self.menuBar(), {"book.open": RecentMenu(self, self._choices, self.open_path)})
        made.update(False, None, "")
        return made

    @cached_property
    def locking(self) -> Locking:
        """What locks the book when nobody works with it."""
        from app.views.window.locking import Locking

        return Locking(self)

    @property
    def choices(self) -> Choices:
        """What is chosen on this computer."""
        return self._choices

    @cached_property
    def status(self) -> StatusLine:
        """The foot of the window."""
        from app.views.window.status_line import StatusLine

        made = StatusLine(self.leave_for(self.entrance.show_new_book), self.commands["book.backup"].trigger)
        self.setStatusBar(made)
        return made

    # -- the book

    def leave_for(self, screen: Callable[[], object]) -> Callable[[], None]:
        """Closes the book, where one is open, and goes to a screen of the entrance."""

        def leave() -> None:
            self._leave_desk()
            self._stack.setCurrentWidget(self.entrance)
            screen()

        return lambda: self._unless_lost(leave)

    def _unless_lost(self, then: Callable[[], object]) -> None:
        from app.views.window.finishing import unless_lost

        unless_lost(self, then)

    def open_path(self, path: Path) -> None:
        """Opens the book in the folder `path`; the one that is open is closed."""
        self.leave_for(lambda: self.entrance.open_path(path))()

    def _load_desk(self, book: Book) -> None:
        """Loads the code, makes the desk and shows the first page, each in a moment of its own: all are short."""
        import app.views.window.desk  # noqa: F401

        for page in self._pages[:1]:
            page.load()

        def make() -> None:
            self._make_desk(book)
            QTimer.singleShot(0, self._enter)

        QTimer.singleShot(0, make)

    def show_desk(self, book: Book) -> None:
        """Goes to work with an open book."""
        self._make_desk(book)
        self._enter()

    def _make_desk(self, book: Book) -> Desk:
        from app.models.school import Site, year_name
        from app.views.window.desk import Desk

        sites = book.records(Site)
        site = sites[0].name if sites else ""
        self._choices.remember(book.path)
        self._choices.keep_book_value(book.ring.book, "account", book.account.id)
        self.desk = Desk(book, site, self._pages, self.commands, self._choices)
        self._stack.setCurrentIndex(self._stack.addWidget(self.desk))
        self.status.say_book(year_name(date.today()), book.may("back_up"))
        if self.desk.notices.sample:
            self.desk.notices.sample.closed.connect(self.status.say_sample)
        self.setWindowTitle(f"{site} – Pathbook" if site else "Pathbook")
        self.status.say_backup(self._choices.copy_left(book.ring.book))
        self.desk.renamed.connect(lambda name: self.setWindowTitle(f"{name} – Pathbook"))
        return self.desk

    def _enter(self) -> None:
        """Shows the first page, unless the person has already closed the book or gone to another."""
        desk = self.desk
        if desk is None:
            return
        if self._pages and desk.page is None:
            desk.go(*(self.locking.come_back(desk) or (first_page(desk.book, self._pages, self._choices), None)))
        self.opened.emit(desk.book)
        desk.load_ahead()
        desk.notices.keep_safe()
        self.locking.offer_again(desk)
        if desk.book.needs_passphrase:
            from app.views.entrance.passphrase_dialog import choose_passphrase  # few ever need it

            choose_passphrase(desk, self)

    def _leave_desk(self) -> None:
        if self.desk is None:
            return
        from app.views.safety.keeping import back_up_at_closing

        desk = self.desk
        self._choices.keep_own_value(desk.book, LAST_PAGE, desk.rail_page)
        jobs.end_all()  # what reads the book must be done before its keys are forgotten
        self._take_away(desk)
        back_up_at_closing(desk.book)
        desk.book.close()
        self.status.say_nothing()
        self.setWindowTitle("Pathbook")
        self.commands.update(False, None, "")

    def _take_away(self, desk: Desk) -> None:
        """Takes the desk away; its book stays open."""
        self.desk = None
        self._stack.removeWidget(desk)
        desk.leave()
        desk.deleteLater()
        QTimer.singleShot(0, self._forget_desk)  # when it is gone

    def _forget_desk(self) -> None:
        theme.forget_gone()
        collecting.sweep()

    def at_desk(self) -> Desk:
        """The desk of the open book, for what is only enabled while there is one."""
        assert self.desk is not None, "no book is open"
        return self.desk

    def note_copy_left(self, book: Book) -> None:
        """A copy of the book was saved just now where it outlasts the disk of the book."""
        self._choices.note_copy_left(book.ring.book)
        self.status.say_backup(self._choices.copy_left(book.ring.book))

    def find(self) -> None:
        """Opens the palette over the window; asked again, closes it."""
        from app.views.window.finding import turn_palette

        turn_palette(self, self._pages)

    # -- choices

    def choose_theme(self, choice: Choice) -> None:
        """Shows the program in another theme, and keeps the choice."""
        self._choices.theme = choice
        theme.apply(choice)

    def choose_scale(self, scale: float) -> None:
        """Shows text at `scale` times its normal size (0.9 to 2.0), and keeps the choice."""
        theme.apply(scale=scale)
        self._choices.text_scale = theme.scale

    def choose_language(self, code: str) -> None:
        """Speaks another language at once, at the same place, and keeps the choice; "" is that of the system."""
        self._check_choices()  # until it is spoken
        self._unless_lost(lambda: self._speak(code))

    def _speak(self, code: str) -> None:
        from app.views.window.speaking import speak

        self._choices.language = code
        speak(cast("QApplication", QApplication.instance()), code)
        desk = self.desk
        if desk is not None:
            self._take_away(desk)
        self.commands.leave()
        self.menuBar().clear()
        for made in ("commands", "status"):  # kept by cached_property: made anew, in the other language
            self.__dict__.pop(made, None)
        self._check_choices()
        if desk is None:
            self.entrance.show_welcome()
        else:
            first = (first_page(desk.book, self._pages, self._choices), None)
            made = self._make_desk(desk.book)
            made.go(*(desk.place if desk.page else first))
            made.notices.keep_safe()

    def _check_choices(self) -> None:
        for choice in CHOICES:
            self.commands[f"view.{choice}"].setChecked(choice == theme.choice)
        for code in ("", *i18n.LANGUAGES):
            self.commands[f"language.{code or 'system'}"].setChecked(code == self._choices.language)

    # -- Qt

    def focusNextPrevChild(self, forward: bool) -> bool:
        from app.views.look.tab_order import follow_layout

        follow_layout(self)
        return super().focusNextPrevChild(forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        """Lets the heavy work begin; the menus are made in a moment of their own."""
        QTimer.singleShot(0, self._check_choices)
        self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        from app.views.window.finishing import close_dialogs, unless_unfinished

        if unless_unfinished(self, self.close):
            event.ignore()
            return
        self._choices.window = bytes(self.saveGeometry().toBase64().data())
        close_dialogs(self)
        jobs.end_all()
        self.hide()  # a last backup is made out of sight
        self.entrance.leave()
        self._leave_desk()
        event.accept()
