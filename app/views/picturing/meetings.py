"""Scenes of meetings: planning one, holding it, and what people said to do."""

from __future__ import annotations

from app.models.holding_meetings import items_of
from app.models.team_meetings import TeamMeeting
from app.views.picturing.acts import first_row
from app.views.picturing.stage import Scene, Stage


def planned(on: Stage) -> None:
    """The meeting to come, with something typed about its first student, and a day that cannot be read."""
    [meeting] = on.book.ids(TeamMeeting, where={"state": "planned"})
    on.go("meeting", f"{meeting}/{items_of(on.book, meeting)[1].id}")
    on.type("Came late on Mondays; the bus was changed")
    on.press("Return")
    on.type("Ask the district about the early bus")
    on.press("Return", "Return")
    on.type("soonish")
    on.press("Return")


def held(on: Stage) -> None:
    """The last meeting that was held, at its second student."""
    meetings = on.book.records(TeamMeeting, {"state": "held"}, sort=[("date", True)])
    on.go("meeting", f"{meetings[0].id}/{items_of(on.book, meetings[0].id)[1].id}")


def gathered(on: Stage) -> None:
    """A new meeting with the first six of those who need somebody."""
    on.do("meeting.new")
    on.rest()
    on.press("Return", "Return", "Return", "Return", "Return", "Space", "Down", "Space")


SCENES: tuple[Scene, ...] = (
    Scene("supports", "meetings", lambda on: first_row(on, "supports", "meetings")),
    Scene("supports", "meeting-new", gathered),
    Scene("meeting", "meeting", planned),
    Scene("meeting", "meeting-held", held),
    Scene("supports", "follow-ups", lambda on: first_row(on, "supports", "follow_ups")),
)
