"""What the command line is asked about: records, files to take in, reports, acts and roles, by their names."""

from __future__ import annotations

RECORDS = (
    "students",
    "staff",
    "sections",
    "sectors",
    "pathways",
    "memberships",
    "employers",
    "agreements",
    "opportunities",
    "contacts",
    "employer-contacts",
    "externships",
    "events",
    "placements",
    "hours",
    "paperwork",
    "evaluations",
    "visits",
    "plans",
    "sessions",
    "notes",
    "courses",
    "marks",
    "attendance",
    "behavior",
    "indicators",
    "requirements",
    "credentials",
    "projects",
    "referrals",
    "reviews",
    "meetings",
    "family-contacts",
    "goals",
    "goal-reviews",
    "outcomes",
)
HOURS_SHEET = "hours-sheet"
IMPORTS = ("roster", "oneroster", "hours", HOURS_SHEET, "courses", "marks", "attendance")
EXPORTS = (
    "roster",
    "hours",
    "hours-summary",
    "supports",
    "transcript",
    "plan",
    "support-summary",
    "four-year-plan",
    "meeting",
    "log",
    "agreement",
    "packet",
    "requests",
    "certificate",
    "evaluation-form",
    "employer-profile",
    "site-summary",
    "equity",
)
ACCOUNT_ACTS = ("list", "add", "rename", "role", "reset", "remove")
ROLES = ("coordinator", "counselor", "teacher", "viewer")
PURPOSES = ("own_use", "official", "parent", "school", "agency", "emergency", "court", "research", "other")
