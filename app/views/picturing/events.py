"""What the scenes of events have in common: an event with its roll, and one that is being typed."""

from __future__ import annotations

from collections import Counter

from app.models import Event, Participation
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
    on.type("Grade 12")
    on.press("Return")  # takes the grade
    on.dialog.activateWindow()  # the list that closed kept the keyboard
    on.press("Return")  # goes on
    on.type("Tour of the fire station")


def sign_in(on: Stage) -> None:
    """Shows the sheet on which students sign in."""
    on.go("event", largest(on))
    on.do("event.sign_in")
    on.rest()
