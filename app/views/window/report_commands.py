"""What can be written or printed about many students at once."""

from __future__ import annotations

from app.i18n import N_
from app.views.window.command import Command

REPORTS: tuple[Command, ...] = (
    Command("export.roster", N_("Roster…"), "reports", "users"),
    Command("export.hours", N_("Hours ledger…"), "reports", "clock"),
    Command("export.hours-summary", N_("Hours summary…"), "reports", "chart-column"),
    Command("hours.sheet", N_("Hours sheet for a class…"), "reports", "file-spreadsheet"),
    Command("state.open", N_("State file…"), "reports", "file-check", page="state_file"),
    Command("state.write", N_("Write the state file…"), "reports", "download", page="state_file", when="shown"),
    Command("state.mend", N_("Mend the record"), "reports", "pencil", page="state_file", when="shown"),
    Command("export.supports", N_("Supports log…"), "reports", "life-buoy"),
    Command("site.summary", N_("Site summary…"), "reports", "chart-column", page="overview"),
    Command("equity.show", N_("Equity"), "place", "scale", page="overview"),
    Command("site.equity", N_("Equity by student group…"), "reports", "scale", page="overview"),
    Command("survey.results", N_("Survey results"), "reports", "chart-column", page="growth"),
    Command("print.transcript", N_("Transcripts…"), "papers", "file-text", group=True),
    Command("print.plan", N_("Student plans…"), "papers", "clipboard-list", "Ctrl+Shift+P"),
    Command("print.support-summary", N_("Support summaries…"), "papers", "life-buoy"),
    Command("print.four-year-plan", N_("Four-year plans…"), "papers", "table-2"),
    Command("print.meeting", N_("Meeting lists…"), "papers", "users-round"),
    Command("print.log", N_("Hours logs to sign…"), "papers", "signature", group=True),
    Command("print.agreement", N_("Training agreements…"), "papers", "handshake"),
    Command("print.packet", N_("Placement packets…"), "papers", "files"),
    Command("print.requests", N_("Requests for documents…"), "papers", "clipboard-list"),
    Command("print.evaluation-form", N_("Evaluation forms…"), "papers", "clipboard-check"),
    Command("print.certificate", N_("Certificates of completion…"), "papers", "trophy"),
    Command("print.employer-profile", N_("Employer profiles…"), "papers", "building-2"),
)
