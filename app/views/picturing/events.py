"""What the scenes of events have in common: an event with its roll, and one that is being typed."""

from __future__ import annotations

from collections import Counter

from app.models import Event, Participation
from app.models.kinds import grade_words
from app.views.events.forms import EventDialog
from app.views.picturing.stage import Stage


def largest(on: Stage) -> str:
    """The event with the longest list."""
    listed = Counter(p.event_id for p in on.book.records(Participation))
    return max(on.book.ids(Event), key=lambda id_: (listed[id_], id_))


def roll(on: Stage) -> None:
    """Shows the roll of an event, with its first student absent."""
    on.go("event", largest(on))
    on.press("Ctrl+Home", "A")


def nobody(on: Stage) -> None:
    """Shows an event for which nobody is on the list."""
    listed = {p.event_id for p in on.book.records(Participation)}
    on.go("event", next(id_ for id_ in on.book.ids(Event) if id_ not in listed))


def type_event(on: Stage) -> None:
    """Types a new event for a grade, to the point where it could be added."""
    on.go("events")
    on.do("event.new")
    dialog = on.dialog
    assert isinstance(dialog, EventDialog)
    assert dialog.inviting
    on.press("Return")  # goes on to the name
    on.type("Tour of the fire station")
    on.press("Shift+Tab")
    dialog.inviting.edit.setText(grade_words("12"))  # typed, its list would open as a window of its own
    on.press("Return")


def sign_in(on: Stage) -> None:
    """Shows the sheet on which students sign in."""
    on.go("event", largest(on))
    on.do("event.sign_in")
    on.rest()
