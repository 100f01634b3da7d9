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
    shown = sys.stderr is not None and sys.stderr.isatty()
    last = -1
    with closing(work):
        try:
            while True:
                done, total = next(work)
                percent = 100 * done // total if total else 0
                if shown and percent != last:
                    sys.stderr.write("\r" + _("{percent} % done").format(percent=percent))
                    sys.stderr.flush()
                    last = percent
        except StopIteration as end:
            return end.value
        finally:
            if last >= 0:
                sys.stderr.write("\r\x1b[K")
                sys.stderr.flush()
