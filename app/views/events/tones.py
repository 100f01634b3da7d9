"""The colours of the continuum's stages and of presence, and how events are put into words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.book.clocks import CLOCK
from app.i18n import _, hours, number
from app.models.event_rows import Attendance
from app.models.events import PRESENCE
from app.views.look.tokens import Tone

STAGES: Mapping[str | None, Tone] = {"exposure": "info", "engagement": "accent", "experience": "ok"}
PRESENCES: Mapping[str, Tone] = {"attended": "ok", "absent": "bad", "excused": "warn"}


def stage_tone(stage: str | None) -> Tone:
    """The colour of a stage; that of none is neutral."""
    return STAGES.get(stage, "neutral")


def presence_words(presence: str, on: date) -> str:
    """Whether somebody was there; of an event to come, whether somebody is expected."""
    return _("Expected") if presence == "attended" and on > date.today() else PRESENCE.format(presence)


def attendance_words(found: Attendance, on: date) -> str:
    """How many were there: "28 of 30", "30 expected"; empty where nobody is on the list."""
    if not found.listed:
        return ""
    if on > date.today():
        return _("{count} expected").format(count=number(found.attended))
    return _("{count} of {listed}").format(count=number(found.attended), listed=number(found.listed))


def time_words(begins: int | None, minutes: int | None) -> str:
    """When it begins and how long it lasts: "1:00 PM, 1.5 hours"."""
    lasts = _("{hours} hours").format(hours=hours(minutes)) if minutes else ""
    return ", ".join(filter(None, (CLOCK.format(begins) if begins is not None else "", lasts)))
