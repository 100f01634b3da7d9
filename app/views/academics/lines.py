"""Lines that the cards of courses are made of: a caption with a figure to press, and a requirement with its bar."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from app.models.traces import those
from app.views.look.buttons import button
from app.views.look.labels import label
from app.views.look.layouts import row
from app.views.window.page import Shell

PAGE = "courses"


def rows_button(shell: Shell, text: str, title: str, ids: Iterable[str]) -> QWidget:
    """A figure that opens the records behind it; without any it is only read."""
    found = tuple(ids)
    if not found:
        return label(text, "muted")
    what = those(title, found)
    spoken = _("{figure}: show {what}").format(figure=text, what=title)
    return button(text, "", "link", lambda: shell.go(PAGE, what), name=spoken)


def link(text: str, press: Callable[[], object], name: str = "") -> QWidget:
    """Words that lead somewhere."""
    return button(text, "", "link", press, name=name)


def line(caption: str, *shown: QWidget, kind: str = "body") -> QHBoxLayout:
    """A caption at the left, what is told at the right."""
    words = label(caption, "muted" if kind == "muted" else "body", wrap=True)
    both = row(words, *shown)
    both.setStretch(0, 1)
    return both
