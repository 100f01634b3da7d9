"""The card "Work-based learning" on a student's page: the three stages side by side, with what was done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, number
from app.models.continuum import by_stage, done
from app.models.kinds import STAGE
from app.views.events.continuum import done_line
from app.views.events.tones import stage_tone
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import column, row
from app.views.window.page import Shell

MOST = 3  # things shown of each stage


def continuum_card(shell: Shell, student_id: str) -> Card | None:
    """Events and placements by stage, the latest first. None where the account sees no events."""
    if not shell.book.allows("event", "see"):
        return None
    found = by_stage(done(shell.book, student_id))
    every = button(_("Open the continuum"), "", "link", lambda: shell.go("events", f"student:{student_id}"))
    card = Card(_("Work-based learning"), every)
    for stage in STAGE.options:
        things = found[stage][::-1]
        count = len(things)
        said = ngettext("{count} time", "{count} times", count).format(count=number(count))
        chip = Chip(said if count else _("Nothing yet"), stage_tone(stage if count else None))
        card.add_lines(row(label(STAGE.format(stage), "subheading"), chip, None, spacing=8, margins=(8, 0, 8, 0)))
        lines: list[QWidget] = [done_line(shell, thing) for thing in things[:MOST]]
        if lines:
            card.add_lines(column(*lines, spacing=2))
    return card
