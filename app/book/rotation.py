"""Which backups are kept: many of late, fewer of long ago."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

LAST, DAILY, WEEKLY, MONTHLY = 10, 7, 8, 12

Period = Callable[[datetime], object]

PERIODS: tuple[tuple[Period, int], ...] = (
    (lambda moment: moment.date(), DAILY),
    (lambda moment: moment.isocalendar()[:2], WEEKLY),
    (lambda moment: (moment.year, moment.month), MONTHLY),
)


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which of these backups stay: the last 10, and the newest of each of 7 days, 8 weeks and 12 months.

    Only periods with a backup count, so that a book that is seldom opened keeps just as many. A backup from after
    `now` stays and takes nobody's place: the clock was wrong, then or now. All moments are aware, and their days are
    those of their own time zones.
    """
    every = sorted(set(moments), reverse=True)
    past = [moment for moment in every if moment <= now]
    stay = set(every) - set(past) | set(past[:LAST])
    for period, most in PERIODS:
        newest: dict[object, datetime] = {}
        for moment in past:
            newest.setdefault(period(moment), moment)
        stay |= set(list(newest.values())[:most])
    return stay
