"""The hours of a placement against its target: how it stands, at which pace, and the arithmetic behind it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout

from app.book.book import Book
from app.i18n import _, hours, short_day
from app.models.progress import PROGRESS, Progress, State, lifetime_progress, placement_progress, year_progress
from app.models.telling_progress import arithmetic
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.chips import Chip
from app.views.look.labels import label, rule
from app.views.look.layouts import boxed, column, row
from app.views.look.meter import Meter
from app.views.look.tokens import Tone

TONES: Mapping[State, Tone] = {
    "behind": "warn",
    "on_track": "ok",
    "done": "info",
    "not_begun": "neutral",
    "short": "warn",
    "no_target": "neutral",
}


def progress_card(book: Book, placement_id: str, student_id: str) -> Card:
    """Here, in this school year, and in all; with the pace and the day on which it will be done."""
    here = placement_progress(book, [placement_id])[placement_id]
    year = year_progress(book, [student_id])[student_id]
    life = lifetime_progress(book, [student_id])[student_id]
    card = Card(_("Hours"), Chip(PROGRESS.format(here.state), TONES[here.state]), spacing=10)
    card.add(_bar(_("This placement"), here), rule(), _bar(_("This school year"), year), _bar(_("In all"), life))
    if pace := _pace(here):
        card.add(label(pace, wrap=True))
    card.add(_reckoning(here))
    return card


def _bar(caption: str, p: Progress) -> QVBoxLayout:
    target = _("of {target} h").format(target=hours(p.target)) if p.target else ""
    figures = row(label(caption, "muted"), None, label(_("{hours} h").format(hours=hours(p.approved)), "strong"))
    figures.addWidget(label(target, "faint"))
    lines = column(figures, spacing=4)
    if p.target:
        lines.addWidget(Meter(p.approved / p.target, "info" if p.state == "done" else TONES[p.state]))
    if p.waiting:
        lines.addWidget(label(_("{hours} h wait for approval").format(hours=hours(p.waiting)), "faint"))
    return lines


def _pace(p: Progress) -> str:
    """How fast it goes, and when it will be done."""
    if p.state not in ("behind", "on_track") or not p.rest:
        return ""
    if p.done_on is None:
        return _("{rest} h to go; there were no hours lately.").format(rest=hours(p.rest))
    said = _("{weekly} h a week; at this pace done on {day}.")
    told = said.format(weekly=hours(p.weekly), day=short_day(p.done_on))
    if p.needed_weekly is not None and p.state == "behind":
        needed = _("To be done by {day} it takes {hours} h a week.")
        told += " " + needed.format(day=short_day(p.last), hours=hours(p.needed_weekly))
    return told


def _reckoning(p: Progress) -> QVBoxLayout:
    """The arithmetic, one click away."""
    lines = boxed(column(*(label(line, "muted", wrap=True) for line in arithmetic(p)), spacing=3))
    lines.hide()

    def turn() -> None:
        lines.setVisible(lines.isHidden())
        push.setText(_("Hide the arithmetic") if not lines.isHidden() else _("How this is reckoned"))

    push = button(_("How this is reckoned"), "", "link", turn)
    return column(row(push, None), lines, spacing=2)
