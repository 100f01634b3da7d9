"""What belongs to each placement of the sample school: training plan, weekly schedule, and how it ended."""

from __future__ import annotations

from datetime import timedelta

from app.models.employers import Employer
from app.models.placements import Placement
from app.models.sample.making import Making, Row, words
from app.models.sample.work import SATURDAYS, SCHEDULES
from app.models.training_plans import PlacementCompetency, PlacementDay

_ENDS = ("completed", "left", "employer", "dismissed"), (74, 12, 7, 7)
_EVALUATIONS = ("does_not_meet", "partially_meets", "meets", "above", "not_provided", None), (1, 8, 45, 28, 8, 10)


def complete_placements(making: Making, pathways: list[str], courses: list[str]) -> None:
    """Fill in what the state's file and the training plan need, but for a few placements where it was forgotten.

    Of the planned ones some are requested already.
    """
    course_of = dict(zip(pathways, courses, strict=True))
    sectors = {id_: code for code, id_ in making.sectors.items()}
    sector_of = {row["id"]: sectors[row["sector_id"]] for row in making.rows[Employer]}
    for number, placement in enumerate(making.rows[Placement], 1):
        thorough = making.happens(0.93)
        placement |= {
            "course_id": course_of[placement["pathway_id"]] if thorough else None,
            "internship_id": f"{placement['starts_on'].year}-{number:04}" if thorough else None,
            "lea_sponsored": True if thorough else None,
            "certified_supervised": making.happens(0.8) if thorough else None,
            "wee": placement["pay"] == "paid" and making.happens(0.5),
        }
        if placement["state"] == "planned" and making.happens(0.4):
            placement["state"] = "requested"
        elif placement["state"] == "ended":
            _end(making, placement)
        elif placement["state"] == "active":
            _schedule(making, placement)
            if making.happens(0.35):
                _plan(making, placement, sector_of[placement["employer_id"]])


def _end(making: Making, placement: Row) -> None:
    reason = making.chance.choices(*_ENDS)[0]
    placement |= {
        "end_reason": reason,
        "end_note": None if reason == "completed" else making.phrase("ended"),
        "employer_evaluation": making.chance.choices(*_EVALUATIONS)[0],
    }


def _schedule(making: Making, placement: Row) -> None:
    schedule = next(each for each in (*SCHEDULES, SATURDAYS) if each.text == placement["schedule"])
    for weekday in schedule.weekdays:
        making.row(
            PlacementDay,
            placement_id=placement["id"],
            weekday=str(weekday + 1),
            time_in=schedule.start,
            time_out=schedule.start + schedule.minutes + (schedule.pause or 0),
            break_minutes=schedule.pause,
            minutes=schedule.minutes,
        )


def _plan(making: Making, placement: Row, sector: str) -> None:
    placement["objectives"] = making.phrase("objective")
    fitting = [row for row in words("competencies") if row["sector"] in (sector, "")]
    for row in making.chance.sample(fitting, 3):
        rated = making.happens(0.6)
        making.row(
            PlacementCompetency,
            placement_id=placement["id"],
            name=row["name"],
            area=row["area"],
            level=making.pick(("1", "2", "2", "3", "3", "4")) if rated else None,
            rated_on=making.today - timedelta(days=making.chance.randrange(3, 40)) if rated else None,
        )
