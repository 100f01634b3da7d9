"""Totals of hours: by placement, by school year (from 1 July) and in a student's whole time at the site.

Only approved entries count. The sums per placement and school year are kept in a table of their own, refreshed
in the same transaction as the entries they rest on, so that lists sorted by hours stay quick; `check` proves them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    Select,
    String,
    Table,
    case,
    delete,
    extract,
    func,
    insert,
    select,
)

from app.book.asking import among
from app.book.base import Base
from app.book.book import Book
from app.book.editing import chunks
from app.book.journal import Block
from app.i18n import _
from app.models.asked_last import AskedLast
from app.models.enrolling import current, on_day
from app.models.hours import HourEntry
from app.models.pathways import PathwayMembership, SitePathway
from app.models.placements import Placement
from app.models.school import year_name

MANY = 5000  # ids from which on it is quicker to read all rows

hour_total = Table(
    "hour_total",
    Base.metadata,
    Column("placement_id", String(32), primary_key=True),
    Column("first_year", Integer, primary_key=True),
    Column("student_id", String(32), nullable=False, index=True),
    Column("approved", Integer, nullable=False),
    Column("waiting", Integer, nullable=False),
)
"""Minutes by placement and school year (`first_year` 2026 is 2026-2027)."""


@dataclass(slots=True)
class Totals:
    """Minutes. `approved` in the span asked for, `waiting` for approval in it, `lifetime` approved ever."""

    approved: int = 0
    waiting: int = 0
    lifetime: int = 0
    target: int | None = None  # None: no target was set
    by_year: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # approved

    @property
    def missing(self) -> int | None:
        """Minutes still to go to the target, at least 0."""
        return None if self.target is None else max(0, self.target - self.approved)


def student_totals(book: Book, student_ids: Collection[str], year: str | None = None) -> dict[str, Totals]:
    """Totals of students in one school year ("2026-2027"; today's where none is given), with their targets.

    The target is that of the pathway to which the student belongs today; without one, the sum of the targets
    that the student's active placements have of their own. What is found must not be altered.
    """
    today = date.today()
    of = year or year_name(today)
    if len(student_ids) > 1:
        return _student_totals(book, student_ids, of, today)
    return _one.answer(book, (*student_ids, of, today), lambda: _student_totals(book, student_ids, of, today))


_one: AskedLast[dict[str, Totals]] = AskedLast()


def _student_totals(book: Book, student_ids: Collection[str], year: str, today: date) -> dict[str, Totals]:
    totals = {id_: Totals() for id_ in student_ids}
    many = len(totals) > MANY
    given = {"day": today, "ids": "" if many else json.dumps(list(totals))}
    with book.reading() as connection:
        _add_up(connection.execute(_sums("student_id", many), given), totals, int(year[:4]))
        _set_targets(totals, connection.execute(_own_targets(many), given))
        _set_targets(totals, connection.execute(_pathway_targets(many), given))
    return totals


def placement_totals(book: Book, placement_ids: Collection[str], year: str | None = None) -> dict[str, Totals]:
    """Totals of placements: in one school year, or over the whole placement where no year is given.

    The target is the placement's own, else its pathway's.
    """
    totals = {id_: Totals() for id_ in placement_ids}
    many = len(totals) > MANY
    given = {"ids": "" if many else json.dumps(list(totals))}
    with book.reading() as connection:
        _add_up(connection.execute(_sums("placement_id", many), given), totals, int(year[:4]) if year else None)
        _set_targets(totals, connection.execute(_placement_targets(many), given))
    return totals


class HourTotals:
    """Keeps `hour_total` in step with the entries (a `Derived` of the book)."""

    def refresh(self, connection: Connection, blocks: Sequence[Block]) -> None:
        """Sum anew every placement whose entries changed, and those that entries were moved away from."""
        entries: set[str] = set()
        placements: set[str] = set()
        for block in blocks:
            if block.table == HourEntry.__tablename__:
                entries.update(row[0] for row in block.rows)
                if block.kind == "set" and "placement_id" in block.fields:
                    before = 1 + 2 * block.fields.index("placement_id")
                    placements.update(row[before] for row in block.rows)
            elif block.kind == "erased" and block.table == Placement.__tablename__:
                placements.update(row[0] for row in block.rows)  # its entries went with it
        for ids in chunks(entries):
            placements.update(connection.execute(select(HourEntry.placement_id).where(HourEntry.id.in_(ids))).scalars())
        for ids in chunks(placements):
            connection.execute(delete(hour_total).where(hour_total.c.placement_id.in_(ids)))
            names = [column.name for column in hour_total.columns]
            connection.execute(insert(hour_total).from_select(names, _summed().where(HourEntry.placement_id.in_(ids))))

    def wrong(self, connection: Connection) -> list[str]:
        """Placements whose kept sums differ from their entries."""
        kept = {tuple(row) for row in connection.execute(select(hour_total))}
        summed = {tuple(row) for row in connection.execute(_summed())}
        return [
            _("The kept hour total of placement {placement} differs from its entries.").format(placement=id_)
            for id_ in sorted({str(row[0]) for row in kept ^ summed})
        ]


def _summed() -> Select[str, int, str, Any, Any]:
    """The sums, made from the entries themselves."""
    e = HourEntry
    first_year = extract("year", e.date) - case((extract("month", e.date) < 7, 1), else_=0)
    approved, waiting = (func.sum(case((e.state == state, e.minutes), else_=0)) for state in ("approved", "submitted"))
    return (
        select(e.placement_id, first_year, func.min(e.student_id), approved, waiting)
        .where(e.deleted.is_(False), e.state.in_(["approved", "submitted"]))
        .group_by(e.placement_id, first_year)
    )


# the statements, for the ids in the JSON list `ids`, or for all: made once


@cache
def _sums(of: str, of_all: bool) -> Select[Any]:
    key = hour_total.c[of]
    asked = select(hour_total, key.label("key"))
    return asked if of_all else asked.where(among(key))


@cache
def _own_targets(of_all: bool) -> Select[str, int | None]:
    asked = (
        select(Placement.student_id, func.sum(Placement.target_minutes))
        .group_by(Placement.student_id)
        .where(Placement.deleted.is_(False), Placement.state == "active", Placement.target_minutes.is_not(None))
    )
    return asked if of_all else asked.where(among(Placement.student_id))


@cache
def _pathway_targets(of_all: bool) -> Select[str, int | None]:
    m, p = PathwayMembership, SitePathway
    asked = (
        select(m.student_id, p.target_minutes)
        .join(p, p.id == m.pathway_id)
        .where(m.deleted.is_(False), p.deleted.is_(False), p.target_minutes.is_not(None), current(m, on_day()))
    )
    return asked if of_all else asked.where(among(m.student_id))


@cache
def _placement_targets(of_all: bool) -> Select[str, int]:
    target = func.coalesce(Placement.target_minutes, SitePathway.target_minutes)
    asked = select(Placement.id, target).outerjoin(
        SitePathway, (SitePathway.id == Placement.pathway_id) & SitePathway.deleted.is_(False)
    )
    return asked if of_all else asked.where(among(Placement.id))


def _add_up(sums: Iterable[Any], totals: dict[str, Totals], first_year: int | None) -> None:
    for row in sums:
        if (found := totals.get(row.key)) is None:
            continue
        found.lifetime += row.approved
        found.by_year[f"{row.first_year}-{row.first_year + 1}"] += row.approved
        if first_year in (None, row.first_year):
            found.approved += row.approved
            found.waiting += row.waiting


def _set_targets(totals: dict[str, Totals], found: Iterable[Any]) -> None:
    for id_, minutes in found:
        if id_ in totals:
            totals[id_].target = minutes
