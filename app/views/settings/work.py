"""What the site decides about work-based learning: the checks of hours and the state's file, with what is law in it."""

from __future__ import annotations

from app.i18n import _, hours
from app.models.checks.minor_limits import CAPS, limits
from app.models.settings import HOURS_CHECKED, STATE_FILE
from app.views.look.buttons import button
from app.views.settings.book import DecisionsCard
from app.views.window.allowed import offered
from app.views.window.page import Shell


def checks_card(shell: Shell) -> DecisionsCard:
    """When hours are questioned."""
    return DecisionsCard(
        shell,
        _("Checks of hours"),
        _(
            "What the law says of minors is checked in any case, from a list that comes with Pathbook. The site "
            "decides the rest, and may be stricter. Checks warn and never stand in the way; they are no legal advice."
        ),
        HOURS_CHECKED,
        hints=_caps_of_the_law(),
    )


def _caps_of_the_law() -> dict[str, str]:
    """What the law says beside each cap of the site, with its source."""
    hints: dict[str, str] = {}
    for least, cap in CAPS:
        of_age = [limit for limit in limits() if limit.least_age == least]
        school, *others = [hours(limit.week) for limit in of_age if limit.in_session]
        [holidays] = [hours(limit.week) for limit in of_age if not limit.in_session]
        said = _("The law: {school} hours a week ({source}).")
        if {school, *others} != {holidays}:
            said = _(
                "The law: {school} hours a week while school is in session, {enrolled} in Work Experience Education, "
                "{holidays} in the holidays ({source})."
            )
        enrolled = others[0] if others else school
        source = of_age[0].source
        hints[cap.name] = said.format(school=school, enrolled=enrolled, holidays=holidays, source=source)
    return hints


def state_card(shell: Shell) -> DecisionsCard:
    """How the state's file is written."""
    leads = button(_("Open the state file"), "", "link", lambda: shell.go("state_file"))
    return DecisionsCard(
        shell,
        _("State file"),
        _(
            "The layout is the state’s. What no public source tells is left to the site: ask CALPADS or the district, "
            "and enter it here once."
        ),
        STATE_FILE,
        tools=(offered(shell.book, "see:student_group", leads),),
    )
