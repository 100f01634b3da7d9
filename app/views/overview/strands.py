"""The strands of some students: the figures of each under its own heading, each opening its students."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.i18n import N_, _, number
from app.models.site_facts import Figure
from app.views.academics.wording import CTE_STATUS
from app.views.look.cards import Card
from app.views.look.item_button import ItemButton
from app.views.look.labels import label
from app.views.look.layouts import column

STRANDS = (
    (N_("Academics"), ("ag", "graduation")),
    (N_("Career technical education"), ("cte",)),
    (N_("Work-based learning"), ("wbl", "target", "paid", "evaluation")),
    (N_("Supports"), ("supports", "absent", "warned")),
)
"""The strands of Linked Learning that can be counted, each with the measures that tell of it."""

Open = Callable[[str, Sequence[str]], object]
"""Opens the students behind a figure, under a title."""


def figure_words(figure: Figure) -> str:
    """Of how many: "332 of 448"."""
    return _("{count} of {members}").format(count=number(figure.met), members=number(figure.of))


def figure_line(figure: Figure, show: Open) -> ItemButton:
    """A line with a figure; a press opens those of whom it is true."""
    title = _(figure.measure.title)
    said = f"{figure.percent}% · {figure_words(figure)}" if figure.of else _("nobody is asked")
    return ItemButton(title, said, "", partial(show, title, figure.met_ids))


def strand_card(title: str, figures: Sequence[Figure], statuses: Mapping[str, Sequence[str]], show: Open) -> Card:
    """The card of one strand; `statuses` are the students at each status of CTE."""
    card = Card(title, spacing=2)
    lines: list[QWidget] = [figure_line(each, show) for each in figures]
    for status, ids in statuses.items():
        words = CTE_STATUS.format(status)
        lines.append(ItemButton(words, number(len(ids)), "", partial(show, words, ids)))
    if lines:
        card.add(column(*lines, spacing=2), None)
    else:
        card.add(label(_("Nothing is known of this that your account may see."), "muted", wrap=True), None)
    return card
