"""Following long work to its end, with its progress on standard error."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import closing
from typing import TypeVar

from app.i18n import _

R = TypeVar("R")


def follow(work: Generator[tuple[int, int], None, R]) -> R:
    """Run work that yields (done, total); returns its result. An interruption lets it clean up."""
    shown = -1
    with closing(work):
        try:
            while True:
                done, total = next(work)
                percent = 100 * done // total if total else 0
                if percent != shown:
                    _show(_("{percent} % done").format(percent=percent))
                    shown = percent
        except StopIteration as end:
            return end.value
        finally:
            _show("")


def _show(text: str) -> None:
    """Write over the line of the terminal; a file that collects standard error is spared."""
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write(f"\r{text:<40}\r{text}")
        sys.stderr.flush()
