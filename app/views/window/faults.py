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
from types import TracebackType

from PySide6.QtWidgets import QApplication

from app import paths
from app.book.files import is_full, refusal
from app.book.refused import Refused
from app.i18n import _
from app.views.window import ask

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
    try:
        _write(kind, trace)
    except OSError:  # no room or no right to write: it is said all the same
        sentence = _("This step was not completed. Everything saved before it is safe.")
    else:
        sentence = _("This step was not completed. Everything saved before it is safe. The log says where it happened.")
    if sys.stderr is not None and sys.stderr.isatty():  # a terminal is no log: whoever started it there looks on
        sys.__excepthook__(kind, error, trace)
    ask.tell(window, _("Something went wrong in Pathbook"), sentence)


def _write(kind: type[BaseException], trace: TracebackType | None) -> None:
    """One line of the log. Raises OSError where it cannot be written."""
    frames = [(Path(frame.f_code.co_filename).name, line) for frame, line in traceback.walk_tb(trace)]
    places = " < ".join(f"{file}:{line}" for file, line in reversed(frames[-FRAMES:]))
    told = f"{kind.__name__} at {places}"
    folder = paths.logs_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with closing(RotatingFileHandler(folder / "pathbook.log", "a", LARGEST, backupCount=1, encoding="utf-8")) as file:
        file.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        file.handle(logging.makeLogRecord({"msg": told, "levelno": logging.ERROR}))
