"""What the lines of a timeline look like and where they lead: signs, groups to filter by, and pages."""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n import N_
from app.models.timeline import Happening
from app.models.traces import those
from app.views.look.tokens import Tone

Sign = tuple[str, Tone]

SIGNS: Mapping[str, Sign] = {
    "hours": ("clock", "ok"),
    "placement": ("briefcase", "neutral"),
    "event": ("calendar-check", "info"),
    "paper": ("file-check", "neutral"),
    "evaluation": ("star", "accent"),
    "visit": ("map-pin", "neutral"),
    "pathway": ("graduation-cap", "info"),
    "support": ("life-buoy", "plum"),
    "session": ("message-square", "plum"),
    "referral": ("hand-helping", "plum"),
    "review": ("refresh-cw", "plum"),
    "contact": ("phone", "plum"),
    "meeting": ("users-round", "plum"),
    "note": ("sticky-note", "warn"),
    "enrollment": ("school", "accent"),
    "marks": ("book-open", "info"),
    "credential": ("badge-check", "ok"),
    "project": ("puzzle", "info"),
    "goal": ("target", "accent"),
    "plan": ("clipboard-list", "accent"),
    "rating": ("sparkles", "accent"),
    "outcome": ("flag", "ok"),
    "file": ("paperclip", "neutral"),
}

_HOURS: Mapping[str, Sign] = {
    "draft": ("pencil", "neutral"),
    "submitted": ("clock", "warn"),
    "approved": ("circle-check", "ok"),
    "rejected": ("circle-x", "bad"),
}

GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    (N_("Hours"), frozenset({"hours"})),
    (N_("Work"), frozenset({"placement", "event", "paper", "evaluation", "visit"})),
    (N_("Courses"), frozenset({"marks", "enrollment"})),
    (N_("CTE"), frozenset({"pathway", "credential"})),
    (N_("Projects"), frozenset({"project"})),
    (N_("Supports"), frozenset({"support", "session", "referral", "review"})),
    (N_("Contacts"), frozenset({"contact"})),
    (N_("Meetings"), frozenset({"meeting"})),
    (N_("Goals"), frozenset({"goal", "plan", "rating", "outcome"})),
    (N_("Notes"), frozenset({"note"})),
    (N_("Files"), frozenset({"file"})),
)
"""By what a timeline is filtered; every kind is in one group."""

_PAGES: Mapping[str, str] = {
    **dict.fromkeys(("placement", "paper", "evaluation", "visit"), "placement"),
    **dict.fromkeys(("support", "session", "review"), "support_plan"),
    "event": "event",
    "pathway": "pathways",
    "project": "project",
    "meeting": "meeting",
    "referral": "supports",
}
"""The page that shows the record of a happening."""

_TABS: Mapping[str, str] = {
    **dict.fromkeys(("marks", "credential"), "academics"),
    **dict.fromkeys(("goal", "plan", "rating", "outcome"), "plan"),
    **dict.fromkeys(("enrollment", "file"), "about"),
}
"""The tab of the student's page that tells more, where no other page does; else it is that of supports."""


def sign_of(happening: Happening) -> Sign:
    """The sign beside a happening."""
    return _HOURS.get(happening.state) or SIGNS[happening.kind]


def place_of(happening: Happening, student_id: str) -> tuple[str, str]:
    """The page that tells more, and what to show there."""
    if happening.entries:
        return "hours", those(happening.title, happening.entries)
    if happening.record and (page := _PAGES.get(happening.kind)):
        return page, happening.record
    return "student", f"{student_id}/{_TABS.get(happening.kind, 'supports')}"
