"""Supports of the sample school: plans with their sessions, and notes on students."""

from __future__ import annotations

from datetime import date, timedelta

from app.models.notes import Note
from app.models.sample.making import Making, words
from app.models.sample.people import Pupil, in_need
from app.models.sample.site import Colleague, Faculty
from app.models.supports import SupportPlan, SupportSession

ACTIVE, ENDED, NOTES = 46, 14, 90
TALKS = ("counseling", "social_emotional", "college_career", "attendance", "behavior")  # domains of the counselors


def make_plans(making: Making, pupils: list[Pupil], faculty: Faculty) -> None:
    """Sixty plans, of which some ended; a few students have two."""
    here = [p for p in pupils if p.is_here and (making.today - p.entry).days > 30]
    known = in_need(making, here, ACTIVE + ENDED - 6)
    making.chance.shuffle(known)
    for number, pupil in enumerate([*known, *known[:6]]):
        _plan(making, pupil, faculty, ended=number < ENDED)


def _plan(making: Making, pupil: Pupil, faculty: Faculty, ended: bool) -> None:
    goal = making.pick(words("goals"))
    today = making.today
    ends_on = today - timedelta(days=making.chance.randrange(10, 60)) if ended else None
    start = (ends_on or today) - timedelta(days=making.chance.randrange(20, 150))
    start = max(start, pupil.entry + timedelta(days=7))
    if ends_on and ends_on <= start:
        ends_on = start + timedelta(days=1)
    tier = making.chance.choices(("1", "2", "3"), (15, 55, 30))[0]
    per_week = making.pick({"1": (1,), "2": (1, 1, 2), "3": (2, 2, 3)}[tier])
    length = making.pick((20, 25, 30, 30, 40, 45))
    provider = making.pick(faculty.counselors if goal["domain"] in TALKS else faculty.teachers)
    if making.happens(0.2):
        provider = faculty.coordinator
    plan = making.row(
        SupportPlan,
        student_id=pupil.id,
        domain=goal["domain"],
        tier=tier,
        need=goal["need"],
        goal=goal["goal"],
        strategy=goal["strategy"],
        delivery="class" if tier == "1" else making.pick(("individual", "group")),
        provider_id=provider.id,
        starts_on=start,
        ends_on=ends_on,
        sessions_per_week=per_week,
        session_minutes=length,
        review_on=ends_on or today + timedelta(days=making.chance.randrange(-6, 50)),
        state="ended" if ended else "active",
    )
    _sessions(making, plan, start, min(ends_on or today, today), per_week, length)


def _sessions(making: Making, plan: str, start: date, last: date, per_week: int, length: int) -> None:
    """Sessions on the plan's weekdays; how many of them take place differs from plan to plan."""
    weekdays = making.chance.sample(range(5), per_week)
    delivered, present = making.chance.uniform(0.75, 1), making.chance.uniform(0.8, 1)
    for day in making.calendar.days(start, last, weekdays):
        if not making.happens(delivered):
            continue
        came = making.happens(present)
        note = making.phrase("session" if came else "absence") if making.happens(0.55) else None
        given = max(10, length - making.pick((0, 0, 0, 5, 10))) if came else 0
        making.row(SupportSession, plan_id=plan, date=day, present=came, minutes=given, note=note)


def make_notes(making: Making, pupils: list[Pupil], faculty: Faculty) -> None:
    """Open notes by the people who work with the students."""
    authors: list[Colleague] = [faculty.coordinator, *faculty.counselors, *faculty.counselors, *faculty.teachers]
    here = [p for p in pupils if p.is_here and p.entry <= making.today]
    for _ in range(NOTES):
        pupil = making.pick(here)
        days = min(160, (making.today - pupil.entry).days)
        day = making.today - timedelta(days=making.chance.randint(0, days))
        making.row(Note, student_id=pupil.id, date=day, text=making.phrase("note"), author=making.pick(authors).shown)
