"""The sections and presets of the papers that can be composed: data only."""

from __future__ import annotations

from app.exports.contents import Preset, Section
from app.i18n import N_

_STRANDS = ("academics", "cte", "work")

PLAN_SECTIONS = (
    Section("strengths", N_("Strengths and growth")),
    Section("direction", N_("Direction")),
    Section("academics", N_("Rigorous academics")),
    Section("cte", N_("Career technical education")),
    Section("work", N_("Work-based learning")),
    Section("attendance", N_("Attendance and behavior"), needs="see:attendance_snapshot"),
    Section("goals", N_("Goals")),
    Section("supports", N_("Integrated supports"), needs="see:support_plan"),
    Section("missing", N_("What is missing, and by when")),
    Section("help", N_("How the family can help")),
    Section("call", N_("Who to call")),
    Section("marks", N_("Courses and marks")),
    Section("four_years", N_("Four-year plan")),
    Section("projects", N_("Integrated projects")),
    Section("profile", N_("Graduate profile")),
    Section("reviews", N_("Reviews")),
    Section("signatures", N_("Decisions and signatures")),
    Section("needs", N_("Why a support plan is there"), restricted=True, needs="see:support_plan"),
    Section("contacts", N_("Contacts with the family"), restricted=True, needs="see:family_contact"),
    Section("notes", N_("Open notes"), restricted=True, needs="see:note"),
    Section("restricted_notes", N_("Restricted notes"), restricted=True, needs="change:note"),
    Section("aid", N_("Financial aid, in detail"), restricted=True, needs="see:financial_aid"),
)

_TEAM = ("strengths", "direction", *_STRANDS, "attendance", "goals", "supports", "missing", "signatures")
_BEYOND = ("marks", "four_years", "projects", "profile", "reviews")
_KEPT = ("needs", "contacts", "notes", "restricted_notes", "aid")

PLAN_PRESETS = (
    Preset("sign", N_("One page to sign")),
    Preset(
        "family",
        N_("Family: one page in plain words"),
        ("strengths", "direction", "goals", "academics", "work", "supports", "help", "call"),
        facing=True,
    ),
    Preset("team", N_("Team: two pages"), _TEAM, (*_BEYOND, *_KEPT)),
    Preset("full", N_("Full: all that may be printed"), (*_TEAM, *_BEYOND), _KEPT),
)

SUPPORT_SECTIONS = (
    Section("supports", N_("Integrated supports"), needs="see:support_plan"),
    Section("reviews", N_("Reviews"), needs="see:plan_review"),
    Section("needs", N_("Why a support plan is there"), restricted=True, needs="see:support_plan"),
    Section("referrals", N_("Referrals"), restricted=True, needs="see:referral"),
    Section("contacts", N_("Contacts with the family"), restricted=True, needs="see:family_contact"),
)

SUPPORT_PRESETS = (
    Preset("summary", N_("Support summary"), ("supports", "reviews"), ("needs", "referrals", "contacts")),
)

TRANSCRIPT_SECTIONS = (
    Section("academics", N_("Rigorous academics")),
    Section("cte", N_("Career technical education")),
    Section("work", N_("Work-based learning")),
    Section("projects", N_("Integrated projects")),
    Section("profile", N_("Graduate profile")),
    Section("supports", N_("Integrated supports"), needs="see:support_plan"),
    Section("details", N_("Integrated supports, in detail"), restricted=True, needs="see:support_plan"),
)

TRANSCRIPT_PRESETS = (
    Preset(
        "work",
        N_("Work-based learning only"),
        ("work",),
        ("academics", "cte", "projects", "profile", "supports", "details"),
    ),
    Preset("strands", N_("All four strands"), (*_STRANDS, "projects", "profile", "supports"), ("details",)),
)
