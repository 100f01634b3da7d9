"""Why a student needs somebody, in words, and what is done about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.i18n import N_, _, ngettext, short_day
from app.models.needing import Reason, Why
from app.views.look.tokens import Tone

NAMES: Mapping[Why, str] = {
    "referral": N_("Referral to decide"),
    "review": N_("Review is late"),
    "follow_up": N_("Promised in a meeting"),
    "contact": N_("Family to contact again"),
    "unlogged": N_("Nothing logged"),
    "sessions": N_("Sessions of this week"),
    "goal": N_("Goal is late"),
    "warning": N_("Early warning"),
}
STEPS: Mapping[Why, str] = {
    "referral": N_("Decide…"),
    "review": N_("Review…"),
    "follow_up": N_("Mark as done"),
    "contact": N_("Log contact…"),
    "unlogged": N_("Log session…"),
    "sessions": N_("Log session…"),
    "goal": N_("Review goal"),
    "warning": N_("See the signs"),
}
TONES: Mapping[Why, Tone] = {
    "referral": "bad",
    "review": "bad",
    "follow_up": "warn",
    "contact": "warn",
    "unlogged": "warn",
    "sessions": "plum",
    "goal": "info",
    "warning": "info",
}


def reason_words(reason: Reason) -> str:
    """A reason with its day or its count: "Review was due Nov 16"."""
    on = short_day(reason.on) if reason.on else ""
    if reason.why == "sessions":
        said = ngettext("{count} session to hold this week", "{count} sessions to hold this week", reason.count)
        return said.format(count=reason.count)
    if reason.why == "warning":
        said = ngettext("Early warning: {count} point", "Early warning: {count} points", reason.count)
        return said.format(count=reason.count)
    coming = reason.on is not None and reason.on >= date.today()
    said = {
        "referral": _("Referred {day}, to decide"),
        "review": _("Review was due {day}"),
        "follow_up": _("Promised until {day}") if coming else _("Promised until {day}, late"),
        "contact": _("Family: contact again since {day}"),
        "unlogged": _("Nothing logged since {day}"),
        "goal": _("Goal was due {day}"),
    }
    return said[reason.why].format(day=on)


def others_words(reasons: tuple[Reason, ...]) -> str:
    """What comes besides the weightiest reason: "and 2 more: early warning, goal is late"."""
    others = dict.fromkeys(_(NAMES[reason.why]) for reason in reasons[1:])
    if not others:
        return ""
    count = len(reasons) - 1
    return ngettext("and {count} more: {reasons}", "and {count} more: {reasons}", count).format(
        count=count, reasons=", ".join(others)
    )
