"""What happens when the program itself is at fault: it is logged without names, and said once in words.

The log holds the type of the error and its places in the source, never its message or a value: they may hold names.
"""

from __future__ import annotations

import logging
import sys
import traceback
from contextlib import closing
from logging.handlers import RotatingFileHandler
from pathlib import Path
from platform import platform, python_version
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from app import paths
from app.book.files import is_full, refusal
from app.book.refused import Refused
from app.i18n import _
from app.views.look import announcing
from app.views.look.labels import caption_for, label
from app.views.look.theme import theme
from app.views.window import ask
from app.views.window.dialog import Dialog

LARGEST = 250_000  # bytes of the log; one older log of this size is kept beside it
FRAMES = 12  # places told of one fault, the innermost first


def watch() -> None:
    """Takes over everything that nobody else answered for."""
    sys.excepthook = _report


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    window = QApplication.activeWindow()
    if is_full(error):
        error = refusal(error, "")
    if isinstance(error, Refused):
        ask.tell(window, _("This cannot be done"), str(error))
        return
    told = _told(kind, trace)
    try:
        _write(told)
    except OSError:  # no room or no right to write: it is said all the same
        sentence = _("This step was not completed. Everything saved before it is safe.")
    else:
        sentence = _("This step was not completed. Everything saved before it is safe. The log says where it happened.")
    if sys.stderr is not None and sys.stderr.isatty():  # a terminal is no log: whoever started it there looks on
        sys.__excepthook__(kind, error, trace)
    ask.show(FaultDialog(window, sentence, report_of(told)))


def report_of(told: str) -> str:
    """What somebody who looks for the cause wants to know: the fault and the system, and no name."""
    return "\n".join(["Pathbook", told, f"Python {python_version()}, Qt {qVersion()}, {platform()}"])


class FaultDialog(Dialog):
    """Says that something went wrong, and shows the report that can be copied and sent."""

    def __init__(self, parent: QWidget | None, sentence: str, report: str) -> None:
        super().__init__(parent, _("Something went wrong in Pathbook"), sentence, 560)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setFixedHeight(theme.px(120))
        hint = _("The report holds places in the program, and nothing of the book: no name, no entry, no file.")
        self.body.addWidget(caption_for(_("Report"), self.report))
        self.body.addWidget(self.report)
        self.body.addWidget(label(hint, "faint", wrap=True))
        self.verb = self.add_button(_("Copy the report"), self.copy, icon="copy")
        self.add_button(_("Close"), self.accept, "primary").setFocus()

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.verb.setText(_("Copied"))
        announcing.announce(self, _("Copied"))


def _told(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The type of an error, and where it came from, the innermost place first."""
    frames = [(Path(frame.f_code.co_filename).name, line) for frame, line in traceback.walk_tb(trace)]
    places = " < ".join(f"{file}:{line}" for file, line in reversed(frames[-FRAMES:]))
    return f"{kind.__name__} at {places}"


def _write(told: str) -> None:
    """One line of the log. Raises OSError where it cannot be written."""
    folder = paths.logs_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with closing(RotatingFileHandler(folder / "pathbook.log", "a", LARGEST, backupCount=1, encoding="utf-8")) as file:
        file.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        file.handle(logging.makeLogRecord({"msg": told, "levelno": logging.ERROR}))
