"""The days without school and the courses of the sample school."""

from __future__ import annotations

from app.models.courses import Course, PathwayCourse
from app.models.days_off import DayOff
from app.models.pathways import SitePathway
from app.models.sample.calendar import days_off
from app.models.sample.making import Making, words
from app.models.sample.site import THEMES


def make_days_off(making: Making) -> None:
    """The holidays and breaks of the last and the present school year."""
    for year in (making.calendar.year - 1, making.calendar.year):
        for name, first, last in days_off(year):
            making.row(DayOff, name=name, date=first, until=last if last > first else None)


def make_courses(making: Making) -> list[str]:
    """The courses of each pathway; returns the ids of those that internships belong to, in the order of `THEMES`.

    One of them still lacks its state code.
    """
    found: list[str] = []
    for place, theme in enumerate(THEMES):
        last = place == len(THEMES) - 1
        named = (
            (f"{theme.short} pathway course", 110, "introductory", f"{7901 + 3 * place}"),
            (f"Advanced {theme.short}", 210, "concentrator", f"{7902 + 3 * place}"),
            (f"{theme.short} internship", 410, "capstone", None if last else f"{7903 + 3 * place}"),
        )
        course = ""
        for order, (name, number, level, code) in enumerate(named, 1):
            course = making.row(
                Course,
                name=name,
                local_id=f"{theme.sector}{number}",
                state_code=code,
                cte_level=level,
                subject="Career technical education",
                ag_area="g" if number == 210 else None,
                credits=500,
                cte_pathway_id=making.cte_pathways[theme.code],
                integrated_theme=True,
                college_credit=True if number == 210 and place < 2 else None,
                college="Mariposa College" if number == 210 and place < 2 else None,
                grades={110: "9, 10", 210: "10, 11", 410: "11, 12"}[number],
            )
            making.row(
                PathwayCourse,
                pathway_id=making.rows[SitePathway][place]["id"],
                course_id=course,
                level=level,
                place=order,
                grade={110: "09", 210: "10", 410: "11"}[number],
            )
        found.append(course)
    for row in words("courses"):
        making.row(
            Course,
            name=row["name"],
            local_id=row["code"],
            ag_area=row["ag"] or None,
            uc_honors=True if row["honors"] else None,
            subject=row["subject"],
            credits=int(row["credits"]) * 100,
            grades=row["grade"].lstrip("0"),
        )
    return found
