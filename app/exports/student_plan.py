"""The student plan, as it is composed: one page to sign, one for the family, two for the team, or all of it."""

from __future__ import annotations

from functools import partial

from app.exports import family_page, plan, team_plan
from app.exports.handing_out import Handout, hand_out
from app.exports.report import Asked, Writing
from app.exports.whole_facts import WholeFacts, gather_whole
from app.i18n import N_


def write(asked: Asked) -> Writing:
    """A plan for each student."""
    contents = asked.contents
    if contents.preset == "sign":
        return plan.write(asked)
    fills = {
        "family": partial(family_page.fill, contents=contents, facing=asked.facing),
        "team": partial(team_plan.fill_team, contents=contents),
        "full": partial(team_plan.fill_full, contents=contents),
    }
    gathered = partial(gather_whole, contents=contents, sealed=asked.sealed)
    fill = fills[contents.preset]
    return hand_out(asked, Handout(N_("Student Plan"), N_("Student Plans"), "plan", gathered, fill, skips))


def skips(facts: WholeFacts) -> str | None:
    """A plan tells of plans: without any record of what a student does there is none."""
    return N_("Nothing is recorded that a plan could tell of.") if facts.says_nothing else None
