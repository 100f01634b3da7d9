"""The one window: the entrance before a book is open, the desk after, menus above and the foot below.

What is not needed for the first paint is imported when it is: the desk, the palette, the sheet of keys.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from app import i18n
from app.i18n import _
from app.views import ask, jobs, progress
from app.views.actions import Actions
from app.views.choices import Choices
from app.views.entrance import Entrance
from app.views.pages import PAGES, PageSpec
from app.views.status_line import StatusLine
from app.views.theme import CHOICES, Choice, theme

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.desk import Desk

STEP = 0.1              # of the text size
STUDENT_PAGE = "student"


class MainWindow(QMainWindow):
    """Made without a book. `painted` is said once, after the first paint: heavy work begins then."""

    painted = Signal()
    opened = Signal(object)

    def __init__(self, choices: Choices, pages: tuple[PageSpec, ...] = PAGES) -> None:
        super().__init__()
        self._choices, self._pages = choices, pages
        self._was_painted = False
        self.desk: Desk | None = None
        self.setWindowTitle("Pathbook")
        self.setMinimumSize(800, 540)
        self.entrance = Entrance(choices)
        self.entrance.opened.connect(self.show_desk)
        self.entrance.language_chosen.connect(self.choose_language)
        self.entrance.theme_chosen.connect(self.choose_theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.entrance)
        self.setCentralWidget(self._stack)
        self._build_words()
        theme.changed.connect(self._check_theme)
        if not self.restoreGeometry(QByteArray.fromBase64(choices.window)):
            self.resize(1366, 768)

    def _build_words(self) -> None:
        self.menuBar().clear()
        self.commands = Actions(self, self._own_commands(), self._pages)
        self.commands.fill(self.menuBar())
        self.commands.update(False, None, "")
        self.status = StatusLine(self.leave_for(self.entrance.show_new_book))
        self.setStatusBar(self.status)
        self._check_theme()

    def _own_commands(self) -> dict[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {
            "book.new": self.leave_for(self.entrance.show_new_book),
            "book.open": lambda: ask.folder(self, _("Open a book"), self.open_path),
            "book.sample": self.leave_for(self.entrance.open_sample),
            "book.backup": self.back_up,
            "book.close": self.leave_for(self.entrance.show_welcome),
            "program.quit": self.close,
            "edit.undo": lambda: self._at_desk().undo(),
            "edit.redo": lambda: self._at_desk().redo(),
            "view.switch": lambda: self.choose_theme("light" if theme.name == "dark" else "dark"),
            "view.larger": lambda: self.choose_scale(theme.scale + STEP),
            "view.smaller": lambda: self.choose_scale(theme.scale - STEP),
            "view.normal": lambda: self.choose_scale(1.0),
            "go.find": self.find,
            "go.back": lambda: self._at_desk().back(),
            "window.full": lambda: self.showNormal() if self.isFullScreen() else self.showFullScreen(),
            "help.keys": self._show_keys,
            "help.about": self._about,
        }
        own.update((f"view.{choice}", self._theme_chooser(choice)) for choice in CHOICES)
        return own

    def _theme_chooser(self, choice: Choice) -> Callable[[], None]:
        return lambda: self.choose_theme(choice)

    # -- the book

    def leave_for(self, screen: Callable[[], object]) -> Callable[[], None]:
        """Closes the book, where one is open, and goes to a screen of the entrance."""

        def leave() -> None:
            self._leave_desk()
            self._stack.setCurrentWidget(self.entrance)
            screen()

        return leave

    def open_path(self, path: Path) -> None:
        """Opens the book in the folder `path`; the one that is open is closed."""
        self.leave_for(lambda: self.entrance.open_path(path))()

    def show_desk(self, book: Book) -> None:
        """Goes to work with an open book."""
        from app.models.school import Site, year_name
        from app.views.desk import Desk

        sites = book.records(Site)
        site = sites[0].name if sites else ""
        self._choices.remember(book.path)
        self.desk = Desk(book, site, self._pages, self.commands)
        self._stack.setCurrentIndex(self._stack.addWidget(self.desk))
        self.status.say_book(book.is_sample, year_name(date.today()))
        self.setWindowTitle(f"{site} – Pathbook" if site else "Pathbook")
        if self._pages:
            self.desk.go(self._pages[0].id)
        self.opened.emit(book)

    def _leave_desk(self) -> None:
        if self.desk is None:
            return
        desk, self.desk = self.desk, None
        self._stack.removeWidget(desk)
        desk.close_book()
        desk.deleteLater()
        self.status.say_nothing()
        self.setWindowTitle("Pathbook")
        self.commands.update(False, None, "")

    def _at_desk(self) -> Desk:
        assert self.desk is not None, "this command is only enabled while a book is open"
        return self.desk

    def back_up(self) -> None:
        """Writes the whole book as one sealed file, to carry or to keep."""
        book = self._at_desk().book
        name = f"{book.path.stem} {date.today().isoformat()}.pathbook-copy"

        def write(path: Path) -> None:
            def work() -> Generator[tuple[int, int], None, Path]:
                yield 0, 0
                return book.back_up(path)

            def done(_path: Path) -> None:
                self._at_desk().toast(_("Backed up to {file}").format(file=path.name))

            progress.run(self, _("Back up to a file"), work(), done)

        ask.save_file(self, _("Back up to a file"), _("Copies of books (*.pathbook-copy)"), name, write)

    # -- finding

    def find(self) -> None:
        """Opens the palette over the window."""
        from app.views.finding import student_finder
        from app.views.palette import Palette

        desk = self._at_desk()
        Palette(self, self.commands, student_finder(desk.book), lambda id_: desk.go(STUDENT_PAGE, id_))

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
        """Speaks another language from the next screen on, and keeps the choice."""
        self._choices.language = code
        i18n.use(code)
        self.commands.leave()
        self._build_words()
        self.entrance.show_welcome()

    def _check_theme(self) -> None:
        for choice in CHOICES:
            self.commands[f"view.{choice}"].setChecked(choice == theme.choice)

    def _show_keys(self) -> None:
        from app.views.shortcut_sheet import ShortcutSheet

        ask.show(ShortcutSheet(self, self.commands))

    def _about(self) -> None:
        ask.tell(
            self, _("About Pathbook"),
            _("Pathbook is the offline record book of a Linked Learning school site. "
              "Everything stays on this computer."),
        )

    # -- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._choices.window = bytes(self.saveGeometry().toBase64().data())
        jobs.cancel_all()
        self.entrance.close_waiting()
        self._leave_desk()
        event.accept()
