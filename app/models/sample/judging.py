"""How the sample school's placements are looked at: evaluations, visits, verified hours, exceptions, reflections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from app.models.check_overrides import CheckOverride
from app.models.employers import EmployerContact
from app.models.evaluations import Evaluation, EvaluationRating
from app.models.hours import HourEntry
from app.models.placements import Placement
from app.models.sample.calendar import on_weekday
from app.models.sample.making import Making, Row
from app.models.sample.site import Faculty
from app.models.site_visits import SiteVisit

_RATINGS = ("1", "2", "3", "4", "na"), (2, 14, 52, 26, 6)
_QUALITIES = ("1", "2", "3", "4", "na"), (1, 8, 55, 32, 4)
MIDWAY, VISITS, RATED, OVERRIDES, REFLECTIONS, VERIFIED = 22, 45, 14, 6, 90, 140


def make_evaluations(making: Making, items: Sequence[str]) -> None:
    """Of the placements that ended lately most, of the running ones some midway; a few with every item rated."""
    names = {row["id"]: f"{row['first_name']} {row['last_name']}" for row in making.rows[EmployerContact]}
    lately = making.today - timedelta(days=150)
    ended = [p for p in making.rows[Placement] if p["state"] == "ended" and p["ends_on"] >= lately]
    running = [p for p in making.rows[Placement] if p["state"] == "active" and p["starts_on"] < making.today]
    running = making.chance.sample(running, min(MIDWAY, len(running)))
    for number, placement in enumerate([*(p for p in ended if making.happens(0.8)), *running]):
        on = min(placement["ends_on"], making.today) if placement["state"] == "ended" else making.today
        on = max(on - timedelta(days=making.chance.randrange(1, 20)), placement["starts_on"])
        point = "end" if placement["state"] == "ended" else "mid"
        evaluation = _evaluation(making, placement, "supervisor", point, on, names[placement["contact_id"]])
        if number < RATED:
            for item in items:
                making.row(
                    EvaluationRating, evaluation_id=evaluation, item_id=item, rating=making.chance.choices(*_RATINGS)[0]
                )
        if making.happens(0.3):
            _evaluation(making, placement, "self", point, on, None)


def _evaluation(making: Making, placement: Row, by: str, point: str, on: date, evaluator: str | None) -> str:
    overall = [making.chance.choices(*_RATINGS)[0] for _ in range(3)]
    return making.row(
        Evaluation,
        placement_id=placement["id"],
        by=by,
        point=point,
        date=on,
        evaluator=evaluator,
        overall_a=overall[0],
        overall_b=overall[1],
        overall_c=overall[2],
        comments=making.phrase("comment") if evaluator and making.happens(0.4) else None,
        strengths=making.phrase("strength"),
        growth=making.phrase("growth") if making.happens(0.7) else None,
    )


def make_visits(making: Making, faculty: Faculty) -> None:
    """What the school found at work sites."""
    running = [p for p in making.rows[Placement] if p["state"] == "active" and p["starts_on"] < making.today]
    visitors = [faculty.coordinator, *faculty.teachers[13:]]
    for placement in making.chance.sample(running, min(VISITS, len(running))):
        days = (making.today - placement["starts_on"]).days
        qualities = ("safety", "supervision", "learning", "conduct")
        making.row(
            SiteVisit,
            placement_id=placement["id"],
            staff_id=making.pick(visitors).id,
            date=on_weekday(making.today - timedelta(days=making.chance.randrange(days))),
            minutes=making.pick((20, 30, 30, 45)),
            miles=making.chance.randrange(3, 38),
            note=making.phrase("visit"),
            follow_up_on=making.today + timedelta(days=making.chance.randrange(2, 20))
            if making.happens(0.15)
            else None,
            **{name: making.chance.choices(*_QUALITIES)[0] for name in qualities},
        )


def look_at_hours(making: Making, faculty: Faculty) -> None:
    """Reflections of students, hours that staff verified for a supervisor, and exceptions that were looked at."""
    entries = making.rows[HourEntry]
    for entry in making.chance.sample(entries, REFLECTIONS):
        entry["reflection"] = making.phrase("reflection")
    approved = [entry for entry in entries if entry["state"] == "approved"]
    for entry in making.chance.sample(approved, VERIFIED):
        entry["verified_by"] = faculty.coordinator.shown
        entry["verified_how"] = making.pick(("signature", "signature", "phone", "email", "in_person"))
        entry["verified_on"] = min(entry["date"] + timedelta(days=making.chance.randrange(1, 9)), making.today)
    for number, entry in enumerate(making.chance.sample(approved, OVERRIDES)):
        whole = number % 3 == 2
        making.row(
            CheckOverride,
            placement_id=entry["placement_id"],
            entry_id=None if whole else entry["id"],
            rule="no_agreement" if whole else making.pick(("school_hours", "non_school_day", "long_day")),
            reason=making.phrase("override"),
            made_by=faculty.coordinator.shown,
            made_on=making.today - timedelta(days=making.chance.randrange(1, 30)),
        )
