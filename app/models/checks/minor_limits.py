"""How long and until when minors may work: the lines of resources/codes/minor_work_hours.csv (DOMAIN 5.4).

The site's own caps by week can only be stricter. All of this warns; none of it is legal advice.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from app.book.clocks import CLOCK, DURATION
from app.book.kinds import FLAG
from app.models.school_days import SchoolDays
from app.models.settings import WEEK_CAP_12_13, WEEK_CAP_14_15, WEEK_CAP_16_17, Decision
from app.paths import resource

DAY = timedelta(days=1)
WHOLE_DAY = 24 * 60

CAPS: tuple[tuple[int, Decision], ...] = ((16, WEEK_CAP_16_17), (14, WEEK_CAP_14_15), (12, WEEK_CAP_12_13))
"""The setting for the weekly cap of each band of ages, by its least age."""

DayKind = Literal["school_day", "before_day_off", "other_day"]


@dataclass(frozen=True, slots=True)
class Limit:
    """One line of the table. Minutes, and times of day in minutes after midnight; later than a day is past midnight.

    `wee`, enrollment in Work Experience Education, is None where it makes no difference.
    """

    least_age: int
    most_age: int
    in_session: bool
    wee: bool | None
    school_day: int | None
    before_day_off: int | None
    other_day: int
    week: int
    earliest: int
    latest: int
    latest_before_day_off: int
    latest_in_summer: int | None
    outside_school: bool  # no work between the bells
    source: str


@cache
def limits() -> tuple[Limit, ...]:
    """The table as it is shipped."""
    with resource("codes/minor_work_hours.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(_limit(row) for row in csv.DictReader(lines))


@cache
def limit_for(age: int, in_session: bool, wee: bool) -> Limit | None:
    """The line for somebody of an age; None for whoever is no minor, or younger than the table goes."""
    return next(
        (
            line
            for line in limits()
            if line.least_age <= age <= line.most_age and line.in_session == in_session and line.wee in (None, wee)
        ),
        None,
    )


def limit_on(days: SchoolDays, on: date, age: int, wee: bool) -> Limit | None:
    """The line that holds for a day: that of a week in session also on the eve of one."""
    return limit_for(age, days.is_in_session(on) or days.is_in_session(on + DAY), wee)


def day_limit(days: SchoolDays, on: date, limit: Limit) -> tuple[int, DayKind]:
    """The most minutes of a day, and as what kind of day it has that limit."""
    if limit.school_day is None or not days.is_school_day(on):
        return limit.other_day, "other_day"
    if limit.before_day_off is not None and not days.is_school_day(on + DAY):
        return limit.before_day_off, "before_day_off"
    return limit.school_day, "school_day"


def latest_on(days: SchoolDays, on: date, limit: Limit, is_summer: bool) -> int:
    """Until when somebody may work on a day."""
    if is_summer and limit.latest_in_summer is not None:
        return limit.latest_in_summer
    return limit.latest if days.is_school_day(on + DAY) else limit.latest_before_day_off


def _limit(row: dict[str, str]) -> Limit:
    earliest = _clock(row["earliest"]) or 0
    latest, before_off, summer = (
        time + WHOLE_DAY if time is not None and time < earliest else time
        for time in map(_clock, (row["latest"], row["latest_before_day_off"], row["latest_in_summer"]))
    )
    return Limit(
        int(row["least_age"]),
        int(row["most_age"]),
        row["in_session"] == "yes",
        FLAG.parse(row["wee"]),
        DURATION.parse(row["school_day_hours"]),
        DURATION.parse(row["day_before_off_hours"]),
        DURATION.parse(row["other_day_hours"]) or 0,
        DURATION.parse(row["week_hours"]) or 0,
        earliest,
        latest or WHOLE_DAY,
        before_off or WHOLE_DAY,
        summer,
        bool(FLAG.parse(row["outside_school"])),
        row["source"],
    )


def _clock(text: str) -> int | None:
    return CLOCK.parse(text)
