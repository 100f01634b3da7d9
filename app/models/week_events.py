"""The events of a week, as the week of each student shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from app.book.asking import Between
from app.book.book import Book
from app.models.events import Event, Participation
from app.models.holding_events import minutes_of


class Attended(NamedTuple):
    """That a student took part in an event, and the minutes it counts for."""

    event_id: str
    name: str
    minutes: int


def events_of_week(book: Book, student_ids: Collection[str], monday: date) -> Mapping[tuple[str, date], list[Attended]]:
    """By student and day. Whoever was absent has no mark."""
    held = {e.id: e for e in book.records(Event, {"date": Between(monday, monday + timedelta(days=6))})}
    found: dict[tuple[str, date], list[Attended]] = defaultdict(list)
    if held:
        where = {"event_id": list(held), "student_id": list(student_ids), "presence": "attended"}
        for each in book.records(Participation, where):
            event = held[each.event_id]
            found[each.student_id, event.date].append(Attended(event.id, event.name, minutes_of(event, each)))
    return found
