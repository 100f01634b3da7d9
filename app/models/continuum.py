"""The continuum of work-based learning: what students did at each of the state's stages (DOMAIN 5.1).

Events that they attended and placements that have begun. An activity stands at the stage that the site's list gives it;
one without a stage, or without an activity, is counted apart.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal

from sqlalchemy import Date, Select, bindparam, func, or_, select

from app.book.asking import among
from app.book.book import Book
from app.models.employers import Employer
from app.models.events import Event, Participation
from app.models.hour_totals import placement_totals
from app.models.kinds import STAGE
from app.models.placements import ActivityType, Placement

STAGES: tuple[str | None, ...] = (*STAGE.options, None)
"""In the order of the continuum; None is what has no stage."""


@dataclass(slots=True)
class Share:
    """What a student did at one stage. `minutes` are those of the events attended, not of placements.

    `last` is the day of the latest event, or of the begin of the latest placement.
    """

    events: int = 0
    placements: int = 0
    minutes: int = 0
    last: date | None = None

    @property
    def count(self) -> int:
        """Everything together."""
        return self.events + self.placements


@dataclass(frozen=True, slots=True)
class Along:
    """A student along the continuum: what was done at each of `STAGES`."""

    shares: Mapping[str | None, Share] = field(default_factory=lambda: {stage: Share() for stage in STAGES})

    @property
    def reached(self) -> str | None:
        """The furthest stage at which something was done; None where nothing was."""
        return next((stage for stage in reversed(list(STAGE.options)) if self.shares[stage].count), None)

    @property
    def lacking(self) -> list[str]:
        """The stages at which nothing was done yet."""
        return [stage for stage in STAGE.options if not self.shares[stage].count]


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that a student did. `record_id` is the event's or the placement's; minutes of a placement: approved."""

    kind: Literal["event", "placement"]
    record_id: str
    stage: str | None
    name: str
    activity: str | None
    employer: str | None
    on: date | None
    minutes: int


def along(
    book: Book,
    student_ids: Collection[str],
    span: tuple[date | None, date | None] = (None, None),
    today: date | None = None,
) -> dict[str, Along]:
    """Where students stand along the continuum, in all their time or within some days, until today."""
    found = {id_: Along() for id_ in student_ids}
    given = _given(student_ids, span, today)
    with book.reading() as connection:
        for row in connection.execute(_attended(), given).all():
            share = found[row.student_id].shares[_stage(row.stage)]
            share.events += 1
            share.minutes += row.minutes
            share.last = _later(share.last, row.on)
        for row in connection.execute(_placed(), given).all():
            share = found[row.student_id].shares[_stage(row.stage)]
            share.placements += 1
            share.last = _later(share.last, row.on)
    return found


def _later(one: date | None, other: date | None) -> date | None:
    return max(filter(None, (one, other)), default=None)


def done(
    book: Book, student_id: str, span: tuple[date | None, date | None] = (None, None), today: date | None = None
) -> list[Done]:
    """Everything that one student did, by stage and day."""
    return done_by_each(book, [student_id], span, today)[student_id]


def done_by_each(
    book: Book,
    student_ids: Collection[str],
    span: tuple[date | None, date | None] = (None, None),
    today: date | None = None,
) -> dict[str, list[Done]]:
    """Everything that each of some students did, by stage and day."""
    given = _given(student_ids, span, today)
    with book.reading() as connection:
        events = connection.execute(_attended(), given).all()
        placements = connection.execute(_placed(), given).all()
        totals = placement_totals(book, [row.id for row in placements])
        employers = {row.employer_id for row in (*events, *placements) if row.employer_id}
        names = {e.id: e.name for e in book.records(Employer, {"id": list(employers)})}
    found: dict[str, list[Done]] = {id_: [] for id_ in student_ids}
    for row in events:
        found[row.student_id].append(_done("event", row, names, row.minutes))
    for row in placements:
        found[row.student_id].append(_done("placement", row, names, totals[row.id].approved))
    for mine in found.values():
        mine.sort(key=lambda d: (STAGES.index(d.stage), d.on or date.max, d.name))
    return found


def by_stage(things: Collection[Done]) -> dict[str | None, list[Done]]:
    """The same under the stages, each of which is there."""
    found: dict[str | None, list[Done]] = defaultdict(list)
    for thing in things:
        found[thing.stage].append(thing)
    return {stage: found[stage] for stage in STAGES}


def _done(kind: Literal["event", "placement"], row: Any, employers: Mapping[str, str], minutes: int) -> Done:
    employer = employers.get(row.employer_id)
    return Done(kind, row.id, _stage(row.stage), row.name, row.activity, employer, row.on, minutes)


def _stage(stage: str | None) -> str | None:
    return stage if stage in STAGE.options else None


def _given(
    student_ids: Collection[str], span: tuple[date | None, date | None], today: date | None
) -> dict[str, object]:
    first, last = span
    until = min(last or date.max, today or date.today())
    return {"ids": json.dumps(list(student_ids)), "first": first or date.min, "until": until}


def _day(name: str) -> Any:
    return bindparam(name, type_=Date)


@cache
def _attended() -> Select[*tuple[Any, ...]]:
    e, p, a = Event, Participation, ActivityType
    minutes = func.coalesce(p.minutes, e.minutes, 0).label("minutes")
    columns: tuple[Any, ...] = (p.student_id, e.id, e.name, e.date.label("on"), e.employer_id)
    return (
        select(*columns, a.stage, a.name.label("activity"), minutes)
        .join(e, e.id == p.event_id)
        .outerjoin(a, (a.id == e.activity_type_id) & a.deleted.is_(False))
        .where(p.deleted.is_(False), e.deleted.is_(False), p.presence == "attended", among(p.student_id))
        .where(e.date.between(_day("first"), _day("until")))
    )


@cache
def _placed() -> Select[*tuple[Any, ...]]:
    """Placements that have begun and that lasted into the days asked about."""
    p, a = Placement, ActivityType
    columns: tuple[Any, ...] = (p.student_id, p.id, p.role.label("name"), p.starts_on.label("on"), p.employer_id)
    return (
        select(*columns, a.stage, a.name.label("activity"))
        .outerjoin(a, (a.id == p.activity_type_id) & a.deleted.is_(False))
        .where(p.deleted.is_(False), p.state.in_(["active", "ended"]), among(p.student_id))
        .where(or_(p.starts_on.is_(None), p.starts_on <= _day("until")))
        .where(or_(p.ends_on.is_(None), p.ends_on >= _day("first")))
    )
