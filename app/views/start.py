"""The start of the window: painted first, then the book is opened."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.i18n import _
from app.settings import Settings
from app.views.look.theme import theme
from app.views.window.choices import Choices
from app.views.window.collecting import Collecting
from app.views.window.main_window import MainWindow
from app.views.window.speaking import speak

STYLE = ("-style", "Fusion")  # said so, Qt makes it alone: setStyle() makes QStyle's 8 ms of enums, too

TURN = 0.001  # seconds a job may keep Python to itself: a page waits that long at every answer of the book


def start(book: Path | None = None, sample: bool = False) -> int:
    """Shows the window and runs it until it is closed; returns the exit status.

    `book` is opened after the first paint, or the `sample` school; without both the welcome screen asks.
    """
    app = application()
    choices = Choices(Settings())
    speak(app, choices.language)
    theme.begin(app, choices.theme, choices.text_scale, choices.accent)
    opening = book.stem if book else _("Sample school") if sample else ""
    window = MainWindow(choices, opening=opening)
    window.painted.connect(lambda: begin(window, book, sample))
    window.show()
    return app.exec()


def application() -> QApplication:
    """The one application object."""
    app = QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("Pathbook")
    app.setApplicationDisplayName("Pathbook")
    app.setDesktopFileName("pathbook")
    Collecting(app)
    return app


def begin(window: MainWindow, book: Path | None, sample: bool) -> None:
    """What follows the first paint."""
    from app.views.window import faults  # it can ask, and what asks takes a while to import

    faults.watch()
    sys.setswitchinterval(TURN)
    theme.complete()
    if book is not None:
        window.open_path(book)
    elif sample:
        window.entrance.open_sample()
    else:
        window.entrance.show_welcome()
