"""Keeping visits to students at work: who was visited when, who was not, and what is to be followed up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, day
from app.models.placements import Placement
from app.models.placing import state_today
from app.models.site_visits import SiteVisit

QUALITIES = ("safety", "supervision", "learning", "conduct")


@dataclass(frozen=True, slots=True)
class Visited:
    """The visits of one placement: how many, the last one, its lowest quality, miles of all, what is to be done."""

    count: int
    last: date
    lowest: str | None
    miles: int
    follow_up_on: date | None


def visited(book: Book) -> dict[str, Visited]:
    """By placement that was visited. What is to be done is that of the last visit: the one after it closes it."""
    found: dict[str, list[Record]] = defaultdict(list)
    for visit in book.records(SiteVisit, sort=[("date", False)]):
        found[visit.placement_id].append(visit)
    return {id_: _summed(visits) for id_, visits in found.items()}


def _summed(visits: list[Record]) -> Visited:
    last = visits[-1]
    rated = [value for name in QUALITIES if (value := getattr(last, name)) and value.isdigit()]
    miles = sum(visit.miles or 0 for visit in visits)
    return Visited(len(visits), last.date, min(rated, default=None), miles, last.follow_up_on)


def never_visited(book: Book) -> set[str]:
    """The active placements that nobody of the school has visited."""
    running, ends = book.ids(Placement, where={"state": "active"}), book.column(Placement, "ends_on")
    return {id_ for id_ in running if state_today("active", ends[id_]) == "active"} - visited(book).keys()


def follow_ups(book: Book) -> set[str]:
    """The placements where something is to be followed up, now or later."""
    return {id_ for id_, each in visited(book).items() if each.follow_up_on}


def follow_up_count(book: Book, today: date | None = None) -> int:
    """How many are to be followed up by today."""
    on = today or date.today()
    return sum(1 for each in visited(book).values() if each.follow_up_on and each.follow_up_on <= on)


def save_visit(book: Book, placement_id: str, values: Mapping[str, Any], visit_id: str = "") -> str:
    """Keep a visit; returns its id. Raises Refused for a day ahead, or a follow-up that lies before the visit."""
    on, follow = values["date"], values.get("follow_up_on")
    if on > date.today():
        raise Refused(_("{day} lies ahead: a visit is recorded when it was made.").format(day=day(on)))
    if follow and follow < on:
        raise Refused(_("The follow-up lies before the visit."))
    with book.edit(_("Change site visit") if visit_id else _("Add site visit")) as edit:
        if visit_id:
            edit.update(SiteVisit, {visit_id: values})
            return visit_id
        return edit.insert(SiteVisit, [{**values, "placement_id": placement_id}])[0]


def remove_visit(book: Book, visit_id: str) -> None:
    """Mark a visit as deleted."""
    with book.edit(_("Delete site visit")) as edit:
        edit.delete(SiteVisit, [visit_id])
