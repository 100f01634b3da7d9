"""Plans and goals of many students: the overview of goals, and the sheets on which a whole class is noted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.i18n import N_, _
from app.views.window.page import Shell
from app.views.window.parts import PartsPage, PartSpec

PARTS: tuple[PartSpec, ...] = (
    PartSpec(
        "goals",
        N_("Goals"),
        "app.views.growth.goal_list:GoalList",
        ("goals_late", "goals_soon", "goals_caseload", "goals_open", "goals_closed"),
        tally="app.models.goal_rows:late_count",
        needs="see:goal",
    ),
    PartSpec("profile", N_("Graduate profile"), "app.views.growth.class_parts:ProfilePart", needs="add:profile_rating"),
    PartSpec("survey", N_("Survey"), "app.views.growth.class_parts:SurveyPart", needs="add:survey_answer"),
    PartSpec("results", N_("Survey results"), "app.views.growth.results:ResultsPart", needs="see:survey_answer"),
    PartSpec(
        "after",
        N_("After high school"),
        "app.views.growth.class_parts:OutcomePart",
        needs="add:postsecondary_outcome",
    ),
    PartSpec(
        "outcomes",
        N_("Outcomes of the profile"),
        "app.views.growth.outcome_list:OutcomeList",
        ("outcomes_used", "outcomes_off"),
        needs="see:profile_outcome",
    ),
)

_OPENED_BY = {
    "goals.show": "goals",
    "profile.rate": "profile",
    "survey.enter": "survey",
    "survey.results": "results",
    "outcomes.enter": "after",
    "profile.outcomes": "outcomes",
}
"""By command: the part that it opens."""


class GrowthPage(PartsPage):
    """`show_record` takes a part, a view of one of its lists, the rows behind a number, or the id of a goal."""

    ahead = PARTS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Plans and goals"), PARTS)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        opens = {
            command: partial(self.open_part, part) if self.parts.has(part) else None
            for command, part in _OPENED_BY.items()
        }
        return {**super().commands(), **opens}

    def open_part(self, part: str) -> None:
        """Show a part, with the keyboard in it."""
        self.parts.choose(part)
        self.focus()
