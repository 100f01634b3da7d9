"""How what belongs to a plan is worded and coloured, wherever it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout

from app.i18n import _, day, short_day
from app.models.goal_rows import SOON
from app.models.student_plans import GOAL_STATE
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import column
from app.views.look.tokens import Tone

if TYPE_CHECKING:
    from app.book.base import Record

STANDING_TONES: Mapping[str, Tone] = {"ahead": "ok", "on_track": "ok", "slow": "warn", "stuck": "bad"}
STATE_TONES: Mapping[str, Tone] = {"open": "info", "met": "ok", "changed": "neutral", "dropped": "neutral"}


def said(caption: str, text: str) -> QLayout:
    """A caption with what somebody said below it."""
    return column(label(caption, "faint"), label(text, wrap=True), spacing=1)


def due_chip(goal: Record, today: date | None = None) -> Chip:
    """When a goal is due, or how it ended."""
    return Chip(*due_words(goal.state, goal.due_on, goal.met_on, today))


def due_words(state: str, due_on: date | None, met_on: date | None, today: date | None = None) -> tuple[str, Tone]:
    """As `due_chip`, in words with their tone."""
    now = today or date.today()
    if state != "open":
        on = f" · {day(met_on)}" if met_on else ""
        return GOAL_STATE.format(state) + on, STATE_TONES[state]
    if due_on is None:
        return _("No day set"), "neutral"
    if due_on < now:
        return _("Late since {day}").format(day=short_day(due_on)), "bad"
    return _("Due on {day}").format(day=short_day(due_on)), "warn" if due_on <= now + SOON else "neutral"
