"""A book that was opened lately, on the first screen: open it again, or take it off the list where it has gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFrame

from app.i18n import _, moment
from app.views.look.buttons import OptionButton, button, icon_button
from app.views.look.chips import Chip
from app.views.look.labels import ElidedLabel, IconTile, label
from app.views.look.layouts import column, row
from app.views.window.choices import Recent

Act = Callable[[Path], object]


def open_line(recent: Recent, press: Act) -> OptionButton:
    """The button that opens a book which is there."""
    parts = [str(recent.path.parent)]
    if recent.opened_at:
        parts.append(_("last opened {moment}").format(moment=moment(recent.opened_at)))
    return OptionButton("book-open", recent.path.stem, " · ".join(parts), lambda: press(recent.path))


class MissingLine(QFrame):
    """A book that is not where it was."""

    def __init__(self, recent: Recent, look_for: Callable[[], object], forget: Act) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        name = recent.path.stem
        place = ElidedLabel(_("It is not in {folder} any more.").format(folder=recent.path.parent), "muted")
        words = column(row(label(name, "subheading"), Chip(_("Not found"), "warn"), None), place, spacing=2)
        line = row(IconTile("book-open", "text3", 20, "neutral_soft", 40), 8, margins=(16, 10, 10, 10))
        line.addLayout(words, 1)
        self.search = button(_("Look for it"), "", "link", look_for, name=_("Look for it: {name}").format(name=name))
        self.drop = icon_button("x", _("Take {name} off the list").format(name=name), lambda: forget(recent.path))
        line.addWidget(self.search)
        line.addWidget(self.drop)
        self.setLayout(line)
