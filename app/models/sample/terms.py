"""The days without school and the courses of the sample school."""

from __future__ import annotations

from app.models.courses import Course
from app.models.days_off import DayOff
from app.models.sample.calendar import days_off
from app.models.sample.making import Making
from app.models.sample.site import THEMES


def make_days_off(making: Making) -> None:
    """The holidays and breaks of the last and the present school year."""
    for year in (making.calendar.year - 1, making.calendar.year):
        for name, first, last in days_off(year):
            making.row(DayOff, name=name, date=first, until=last if last > first else None)


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
