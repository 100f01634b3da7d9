"""The days without school and the courses of the sample school."""

from __future__ import annotations

from datetime import date, timedelta

from app.models.courses import Course
from app.models.days_off import DayOff
from app.models.sample.making import Making
from app.models.sample.site import THEMES


def make_days_off(making: Making) -> None:
    """The holidays and breaks of the last and the present school year."""
    for year in (making.calendar.year - 1, making.calendar.year):
        thanksgiving = _nth(year, 11, 3, 4)
        for name, first, until in (
            ("Labor Day", _nth(year, 9, 0, 1), None),
            ("Veterans Day", date(year, 11, 11), None),
            ("Thanksgiving recess", thanksgiving - timedelta(days=3), thanksgiving + timedelta(days=1)),
            ("Winter recess", date(year, 12, 21), date(year + 1, 1, 3)),
            ("Martin Luther King Jr. Day", _nth(year + 1, 1, 0, 3), None),
            ("Presidents’ Day", _nth(year + 1, 2, 0, 3), None),
            ("Spring recess", _nth(year + 1, 4, 0, 1), _nth(year + 1, 4, 0, 1) + timedelta(days=4)),
            ("Memorial Day", date(year + 1, 5, 31) - timedelta(days=date(year + 1, 5, 31).weekday()), None),
        ):
            making.row(DayOff, name=name, date=first, until=until)


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    """The first, second … of a weekday (Monday is 0) in a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def make_courses(making: Making) -> list[str]:
    """Two courses for each pathway; returns the ids of those that internships belong to, in the order of `THEMES`.

    One of them still lacks its state code.
    """
    found: list[str] = []
    for place, theme in enumerate(THEMES):
        first, last = (f"{theme.sector}{number}" for number in (110, 410))
        making.row(
            Course,
            name=f"{theme.short} pathway course",
            local_id=first,
            state_code=f"{7901 + 2 * place}",
            cte_level="concentrator",
        )
        code = f"{7902 + 2 * place}" if place < len(THEMES) - 1 else None
        found.append(
            making.row(Course, name=f"{theme.short} internship", local_id=last, state_code=code, cte_level="capstone")
        )
    return found
