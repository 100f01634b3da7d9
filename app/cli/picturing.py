"""Pictures of the program for people who review it: which, and where to. Whoever has a window draws them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from app.book.refused import Refused
from app.cli.answers import Answer
from app.cli.following import follow
from app.i18n import _

Draw = Callable[[Path, Sequence[str], Sequence[str]], Generator[tuple[int, int], None, list[str]]]
"""Draws the scenes of some pages in some variants into a folder; yields (done, total), returns the file names."""


def screens(asked: Namespace) -> Answer:
    """Make the pictures. Raises Refused where a page or a variant is unknown."""
    draw: Draw | None = asked.draw
    if draw is None:
        raise Refused(_("Pictures are made by the program with its window: python -m app screens."))
    out = Path(asked.out)
    files = follow(draw(out, asked.only, asked.variant))
    return Answer({"folder": str(out), "pictures": files, "count": len(files)}, "\n".join(files))
