"""How what belongs to a plan is worded and coloured, wherever it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout

from app.i18n import _, day, short_day
from app.models.student_plans import GOAL_STATE
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import column
from app.views.look.tokens import Tone

if TYPE_CHECKING:
    from app.book.base import Record

SOON = timedelta(weeks=3)
STANDING_TONES: Mapping[str, Tone] = {"ahead": "ok", "on_track": "ok", "slow": "warn", "stuck": "bad"}
STATE_TONES: Mapping[str, Tone] = {"open": "info", "met": "ok", "changed": "neutral", "dropped": "neutral"}


def said(caption: str, text: str) -> QLayout:
    """A caption with what somebody said below it."""
    return column(label(caption, "faint"), label(text, wrap=True), spacing=1)


def due_chip(goal: Record, today: date | None = None) -> Chip:
    """When a goal is due, or how it ended."""
    text, tone = due_words(goal, today or date.today())
    return Chip(text, tone)


def due_words(goal: Record, today: date) -> tuple[str, Tone]:
    """As `due_chip`, in words with their tone."""
    if goal.state != "open":
        on = f" · {day(goal.met_on)}" if goal.met_on else ""
        return GOAL_STATE.format(goal.state) + on, STATE_TONES[goal.state]
    if goal.due_on is None:
        return _("No day set"), "neutral"
    if goal.due_on < today:
        return _("Late since {day}").format(day=short_day(goal.due_on)), "bad"
    return _("Due {day}").format(day=short_day(goal.due_on)), "warn" if goal.due_on <= today + SOON else "neutral"
