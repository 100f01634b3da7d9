"""What the site decides about supports and academics: limits of the early warning, weeks of care, how marks count."""

from __future__ import annotations

from app.i18n import _
from app.models.strand_settings import ABSENT_HIGH, ABSENT_WATCH, ACADEMICS, CHRONIC, EARLY_WARNING, SUPPORTS
from app.views.look.buttons import button
from app.views.settings.book import DecisionsCard
from app.views.window.allowed import offered
from app.views.window.page import Shell


def warning_card(shell: Shell) -> DecisionsCard:
    """From when on a student has a sign."""
    law = _("The law: from {share}% of the enrolled days on (Education Code 60901(c)(1)).").format(share=CHRONIC)
    kept = _("Whatever is set here, the early warning also tells who is chronically absent by law.")
    leads = button(_("Open early warning"), "", "link", lambda: shell.go("supports", "warnings"))
    return DecisionsCard(
        shell,
        _("Early warning"),
        _(
            "Attendance, behavior and courses are set against these limits. One of them is law; the rest is the "
            "site’s own, and a sign is a reason to look, not a judgment."
        ),
        EARLY_WARNING,
        hints={ABSENT_WATCH.name: kept, ABSENT_HIGH.name: law},
        tools=(offered(shell.book, "see:attendance_snapshot", leads),),
    )


def care_card(shell: Shell) -> DecisionsCard:
    """When supports need somebody."""
    return DecisionsCard(
        shell, _("Supports"), _("When a support plan needs somebody, and with how few cases nothing is said."), SUPPORTS
    )


def study_card(shell: Shell) -> DecisionsCard:
    """How marks count."""
    return DecisionsCard(shell, _("Academics"), "", ACADEMICS)
