"""What happens when the program itself is at fault: it is logged without names, and said once in words."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from app.book.refused import Refused
from app.i18n import _
from app.views import ask

log = logging.getLogger(__name__)


def watch() -> None:
    """Takes over everything that nobody else answered for."""
    sys.excepthook = _report


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    window = QApplication.activeWindow()
    if isinstance(error, Refused):
        ask.tell(window, _("This cannot be done"), str(error))
        return
    frames = reversed(traceback.extract_tb(trace)[-6:])
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    log.error("%s at %s", kind.__name__, places)        # never the message: it may hold names
    sys.__excepthook__(kind, error, trace)
    ask.tell(
        window,
        _("Something went wrong in Pathbook"),
        _("This step was not completed. Everything saved before it is safe. The log says where it happened."),
    )
