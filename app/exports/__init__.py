"""Everything that is handed out: workbooks and papers. Importing this is cheap; a writer is imported when it writes."""

from __future__ import annotations

from app.exports.compositions import (
    PLAN_PRESETS,
    PLAN_SECTIONS,
    SUPPORT_PRESETS,
    SUPPORT_SECTIONS,
    TRANSCRIPT_PRESETS,
    TRANSCRIPT_SECTIONS,
)
from app.exports.report import Report
from app.i18n import N_

_TABLE, _SHEETS, _PAPER = (".xlsx", ".csv"), (".xlsx",), (".pdf",)  # CSV holds one table only
_SITE, _GROUPS = (".pdf", ".xlsx"), "see:student_group"


def _placed(name: str, title: str, writer: str, *, weekly: bool = False, blank: bool = False) -> Report:
    """A paper that is made for each placement."""
    return Report(name, title, _PAPER, writer, separable=True, about="placement", weekly=weekly, blank=blank)


REPORTS: dict[str, Report] = {
    report.name: report
    for report in (
        Report("roster", N_("Roster"), _TABLE, "app.exports.roster:write"),
        Report("hours", N_("Hours ledger"), _TABLE, "app.exports.hours_ledger:write", also_left=True),
        Report("hours-summary", N_("Hours summary"), _TABLE, "app.exports.hours_summary:write", also_left=True),
        Report("supports", N_("Supports log"), _SHEETS, "app.exports.supports_log:write", also_left=True),
        Report(
            "transcript",
            N_("Transcripts"),
            _PAPER,
            "app.exports.transcript:write",
            separable=True,
            presets=TRANSCRIPT_PRESETS,
            sections=TRANSCRIPT_SECTIONS,
        ),
        Report(
            "plan",
            N_("Student plans"),
            _PAPER,
            "app.exports.student_plan:write",
            separable=True,
            presets=PLAN_PRESETS,
            sections=PLAN_SECTIONS,
        ),
        Report(
            "support-summary",
            N_("Support summaries"),
            _PAPER,
            "app.exports.support_summary:write",
            separable=True,
            needs="see:support_plan",
            thin=True,
            presets=SUPPORT_PRESETS,
            sections=SUPPORT_SECTIONS,
        ),
        Report("four-year-plan", N_("Four-year plans"), _PAPER, "app.exports.four_years:write", separable=True),
        Report(
            "meeting",
            N_("Meeting lists"),
            _PAPER,
            "app.exports.meeting_list:write",
            separable=True,
            about="meeting",
            needs="see:team_meeting",
        ),
        _placed("log", N_("Hours logs to sign"), "app.exports.hours_log:write", weekly=True),
        _placed("agreement", N_("Training agreements"), "app.exports.agreement:write"),
        _placed("packet", N_("Placement packets"), "app.exports.packet:write", weekly=True),
        _placed("requests", N_("Requests for documents"), "app.exports.requests:write"),
        _placed("certificate", N_("Certificates of completion"), "app.exports.certificate:write"),
        _placed("evaluation-form", N_("Evaluation forms"), "app.exports.evaluation_form:write", blank=True),
        Report(
            "employer-profile",
            N_("Employer profiles"),
            _PAPER,
            "app.exports.employer_profile:write",
            separable=True,
            about="employer",
        ),
        Report("site-summary", N_("Site summary"), _SITE, "app.exports.site_summary:write", about="site"),
        Report("equity", N_("Equity"), _SITE, "app.exports.equity_report:write", about="site", needs=_GROUPS),
    )
}
"""Every report by its name, in the order in which they are offered."""
