"""What an employer's page shows besides the record: who worked there, what was held there, and who stayed there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from app.book.asking import among
from app.book.base import Record
from app.book.book import Book
from app.i18n import _
from app.models.employers import Employer
from app.models.events import Event, Participation
from app.models.interactions import Externship
from app.models.placement_rows import full_name, named, placement_rows
from app.models.placements import ActivityType, Placement
from app.models.staff import Staff

SHOWS = ("placement", "student", "event", "participation", "externship", "staff", "opportunity", "site_pathway")
"""The tables from which these facts are read."""


@dataclass(frozen=True, slots=True)
class Held:
    """An event with an employer, and how many students attended."""

    record: Record
    activity: str
    attended: int


def placements_at(book: Book, employer_id: str) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Rows of the placements with an employer, see `placement_rows`: those that run or are to come, then the past.

    The latest come first.
    """
    ids = book.ids(Placement, where={"employer_id": employer_id}, sort=[("starts_on", True)])
    rows = placement_rows(book, ids)
    ordered = [rows[id_] for id_ in ids if id_ in rows]
    return [r for r in ordered if r["state"] != "ended"], [r for r in ordered if r["state"] == "ended"]


def events_at(book: Book, employer_id: str) -> list[Held]:
    """The events with an employer, the latest first."""
    events = book.records(Event, {"employer_id": employer_id}, sort=[("date", True)])
    activities = named(book, ActivityType, {e.activity_type_id for e in events})
    p = Participation
    asked = (
        select(p.event_id, func.count())
        .where(p.deleted.is_(False), p.presence == "attended", among(p.event_id))
        .group_by(p.event_id)
    )
    with book.reading() as connection:
        attended = dict(connection.execute(asked, {"ids": json.dumps([e.id for e in events])}).all())
    return [
        Held(
            e, _(activities[e.activity_type_id].name) if e.activity_type_id in activities else "", attended.get(e.id, 0)
        )
        for e in events
    ]


def teachers_of(book: Book, externships: Sequence[Record]) -> dict[str, str]:
    """The names of those who did the externships, by their id."""
    return {id_: full_name(person) for id_, person in named(book, Staff, {e.staff_id for e in externships}).items()}


def externships_of_staff(book: Book, staff_id: str) -> list[tuple[Record, str]]:
    """The externships of one teacher, the latest first, each with the name of the employer."""
    stays = book.records(Externship, {"staff_id": staff_id}, sort=[("starts_on", True)])
    names = {id_: e.name for id_, e in named(book, Employer, {stay.employer_id for stay in stays}).items()}
    return [(stay, names.get(stay.employer_id, "")) for stay in stays]
