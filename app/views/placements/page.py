"""Placements: who works where, with everything that belongs to it, each part under a tab."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import N_, _
from app.views.window.page import Shell
from app.views.window.parts import PartsPage, PartSpec

if TYPE_CHECKING:
    from app.views.placements.placements import PlacementList

PLACEMENTS = "placements"

PARTS: tuple[PartSpec, ...] = (
    PartSpec(PLACEMENTS, N_("Placements"), "app.views.placements.placements:PlacementList", ("now", "ended", "all")),
    PartSpec("seats", N_("Seats"), "app.views.placements.seats:SeatList", ("open_seats", "all_seats")),
    PartSpec("paperwork", N_("Paperwork"), "app.views.paperwork.part:PaperworkPart", needs="see:paperwork"),
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

NEW = {"seats": "seat.new", "evaluations": "evaluation.new", "visits": "visit.new"}
"""The command that makes a new record in a part, where that is not a placement."""


class PlacementsPage(PartsPage):
    """`show_record` takes a part, a view of one of its lists, the rows behind a number (see `traces`), or the id of a
    placement, a student, or another record that a part shows.
    """

    ahead = PARTS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Placements"), PARTS)

    @property
    def placements(self) -> PlacementList:
        """The list of placements."""
        return self.part(PLACEMENTS)

    def new_record(self) -> str:
        return NEW.get(self.parts.current_id, "placement.new")

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {**super().commands(), "placement.new": self.new_placement}

    def new_placement(self) -> None:
        """Ask for a placement."""
        self.parts.choose(PLACEMENTS)
        self.placements.new()
