"""Placements: who works where, with everything that belongs to it, each part under a tab."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.i18n import N_, _
from app.views.window.page import Shell
from app.views.window.parts import PartsPage, PartSpec

if TYPE_CHECKING:
    from app.views.placements.employers import EmployerList
    from app.views.placements.placements import PlacementList

PLACEMENTS, EMPLOYERS = "placements", "employers"

PARTS: tuple[PartSpec, ...] = (
    PartSpec(PLACEMENTS, N_("Placements"), "app.views.placements.placements:PlacementList", ("now", "ended", "all")),
    PartSpec(
        "evaluations",
        N_("Evaluations"),
        "app.views.evaluations.evaluation_list:EvaluationList",
        ("evaluations_due", "evaluations_state", "evaluations_all"),
        tally="app.models.evaluating:due_count",
        needs="see:evaluation",
    ),
    PartSpec(
        "visits",
        N_("Visits"),
        "app.views.evaluations.visit_list:VisitList",
        ("visits_never", "visits_follow", "visits_all"),
        tally="app.models.visiting:follow_up_count",
        needs="see:site_visit",
    ),
)

NEW: Mapping[str, str] = {EMPLOYERS: "employer.new"}
"""The command that makes a new record in a part, where that is not a placement."""


class PlacementsPage(PartsPage):
    """`show_record` takes a part, a view of one of its lists, the rows behind a number (see `traces`), or the id of a
    placement, a student, or another record that a part shows.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Placements"), PARTS)

    @property
    def placements(self) -> PlacementList:
        """The list of placements."""
        return self.part(PLACEMENTS)

    @property
    def employers(self) -> EmployerList:
        """The list of employers."""
        return self.part(EMPLOYERS)

    def new_record(self) -> str:
        return NEW.get(self.parts.current_id, "placement.new")

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {**super().commands(), "placement.new": self.new_placement, "employer.new": self.new_employer}

    def new_placement(self) -> None:
        """Ask for a placement; before the employers, with the one that has the focus."""
        employer_id = self.employers.table.current_id if self.shown is self.employers else None
        self.parts.choose(PLACEMENTS)
        self.placements.new(employer_id)

    def new_employer(self) -> None:
        """Ask for an employer."""
        self.parts.choose(EMPLOYERS)
        self.employers.new()
