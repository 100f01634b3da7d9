"""Events: what was held and who took part, where every student stands along the continuum, and the activities."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.i18n import N_, _
from app.views.window.page import Shell
from app.views.window.parts import PartsPage, PartSpec

if TYPE_CHECKING:
    from app.views.events.activities import ActivityList
    from app.views.events.continuum import ContinuumList
    from app.views.events.events import EventList

EVENTS, CONTINUUM, ACTIVITIES = "events", "continuum", "activities"

PARTS: tuple[PartSpec, ...] = (
    PartSpec(EVENTS, N_("Events"), "app.views.events.events:EventList", ("year", "coming", "mine", "earlier")),
    PartSpec(
        CONTINUUM,
        N_("Continuum"),
        "app.views.events.continuum:ContinuumList",
        ("here", "none", "exposure", "engagement", "experience"),
    ),
    PartSpec(
        ACTIVITIES,
        N_("Activities"),
        "app.views.events.activities:ActivityList",
        ("used", "off"),
        needs="add:activity_type",
    ),
)

NEW: Mapping[str, str] = {ACTIVITIES: "activity.new"}
"""The command that makes a new record in a part, where that is not an event."""


class EventsPage(PartsPage):
    """`show_record` takes a part, a view of one of its lists, the id of an event or an activity, or a student along
    the continuum ("student:" and the id).
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Events"), PARTS)

    @property
    def events(self) -> EventList:
        """The list of events."""
        return self.part(EVENTS)

    @property
    def continuum(self) -> ContinuumList:
        """The students along the continuum."""
        return self.part(CONTINUUM)

    @property
    def activities(self) -> ActivityList:
        """The kinds of activity."""
        return self.part(ACTIVITIES)

    def new_record(self) -> str:
        return NEW.get(self.parts.current_id, "event.new")

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {
            **super().commands(),
            "event.new": self.new_event,
            "activity.new": self.new_activity,
            "continuum.pathways": self.compare_pathways,
        }

    def new_event(self) -> None:
        """Ask for an event and who takes part; then its roll is shown."""
        self.parts.choose(EVENTS)
        self.events.new()

    def new_activity(self) -> None:
        """Ask for an activity of the site."""
        self.parts.choose(ACTIVITIES)
        self.activities.new()

    def compare_pathways(self) -> None:
        """Show how many members of each pathway did something at each stage."""
        self.parts.choose(CONTINUUM)
        self.continuum.compare()
