"""The continuum by pathway: what share of the members did something at each stage."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import _, ngettext, number
from app.models.continuum_rows import PathwayShare, pathway_shares
from app.models.kinds import STAGE
from app.models.percents import whole_percent
from app.views.events.tones import STAGES
from app.views.look.buttons import button
from app.views.look.labels import label
from app.views.look.layouts import column
from app.views.look.meter import Meter
from app.views.window.dialog import Dialog

if TYPE_CHECKING:
    from app.book.book import Book

Show = Callable[[str | None, str], object]
"""Lists the members of a pathway (None: everybody), of whom nothing is known at a stage ("": all of them)."""


class ByPathwayDialog(Dialog):
    """One line for everybody and for each pathway; a number opens the students behind it."""

    def __init__(self, parent: QWidget, book: Book, show: Show) -> None:
        sentence = _("How many of the students who are here did something at each stage. A number opens who did not.")
        super().__init__(parent, _("Continuum by pathway"), sentence, 860)
        self._show = show
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(22)
        self._grid.setVerticalSpacing(16)
        for place, title in enumerate((_("Pathway"), *map(STAGE.format, STAGE.options))):
            self._grid.addWidget(label(title, "caption"), 0, place)
            self._grid.setColumnStretch(place, 4 if place else 5)
        for line, share in enumerate(pathway_shares(book, _("All students")), 1):
            self._add(line, share)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self.add_cancel(_("Close"))

    def _add(self, line: int, share: PathwayShare) -> None:
        words = ngettext("{count} student", "{count} students", share.members).format(count=number(share.members))
        name = label(share.name, "strong", wrap=True)
        self._grid.addLayout(column(name, label(words, "faint"), spacing=1), line, 0)
        for place, stage in enumerate(STAGE.options, 1):
            percent = f"{whole_percent(share.share(stage), 1)}%"
            said = _("{percent} · {count} of {members}").format(
                percent=percent, count=number(share.reached[stage]), members=number(share.members)
            )
            spoken = f"{share.name}, {STAGE.format(stage)}: {said}"
            push = button(said, "", "link", partial(self._open, share, stage), spoken)
            self._grid.addLayout(column(push, Meter(share.share(stage), STAGES[stage]), spacing=3), line, place)

    def _open(self, share: PathwayShare, stage: str) -> None:
        self.accept()
        self._show(share.id, stage)
