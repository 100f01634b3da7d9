"""How much was worked lately: the minutes of the last four weeks, from which a pace is made."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta
from functools import cache
from typing import Literal

from sqlalchemy import ColumnElement, Date, Select, bindparam, func, select

from app.book.asking import among
from app.book.book import Book
from app.models.enrolling import on_day
from app.models.hour_totals import MANY
from app.models.hours import HourEntry

Key = Literal["student_id", "placement_id"]

PACE_WEEKS = 4
PACE_DAYS = PACE_WEEKS * 7
DAY = timedelta(days=1)
LONGEST_BLOCK = 31 * DAY

_KEYS = {"student_id": HourEntry.student_id, "placement_id": HourEntry.placement_id}


def recent_minutes(book: Book, of: Key, ids: Collection[str], on: date) -> dict[str, int]:
    """The minutes of the last weeks until a day, approved or waiting, by student or placement; none: not there.

    Of a block of days only the share counts that lies in these weeks.
    """
    many, since = len(ids) > MANY, on - (PACE_DAYS - 1) * DAY
    given = {"ids": "" if many else json.dumps(list(ids)), "since": since, "day": on}
    found: dict[str, int] = defaultdict(int)
    with book.reading() as connection:
        found.update(connection.execute(_single_days(of, many), given).all())
        blocks = connection.execute(_blocks(of, many), given | {"since": since - LONGEST_BLOCK})
        for key, first, last, minutes in blocks:
            inside = (min(last, on) - max(first, since)).days + 1
            found[key] += max(0, minutes * inside // ((last - first).days + 1))
    return found


@cache
def _single_days(of: Key, of_all: bool) -> Select[str, int]:
    key = _KEYS[of]
    asked = select(key, func.sum(HourEntry.minutes)).where(*_lately(), HourEntry.until.is_(None)).group_by(key)
    return asked if of_all else asked.where(among(key))


@cache
def _blocks(of: Key, of_all: bool) -> Select[str, date, date, int]:
    e, key = HourEntry, _KEYS[of]
    last = func.coalesce(e.until, e.date)
    asked = select(key, e.date, last, e.minutes).where(*_lately(), e.until.is_not(None))
    return asked if of_all else asked.where(among(key))


def _lately() -> tuple[ColumnElement[bool], ...]:
    e = HourEntry
    return (
        e.deleted.is_(False),
        e.state.in_(["approved", "submitted"]),
        e.date.between(bindparam("since", type_=Date), on_day()),
    )
