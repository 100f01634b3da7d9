"""How the sample school cares: referrals, measures and reviews of plans, contacts with families, meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from app.book.base import Record
from app.models.family_contacts import FamilyContact
from app.models.notes import Note
from app.models.people import Guardian
from app.models.referrals import Referral
from app.models.sample.calendar import on_school_day
from app.models.sample.making import Making, Row, words
from app.models.sample.people import Pupil, in_need
from app.models.sample.site import Faculty
from app.models.strategies import PlanTemplate
from app.models.supports import PlanReview, ProgressPoint, SupportPlan, SupportSession
from app.models.team_meetings import MeetingItem, TeamMeeting

OPEN_REFERRALS, DECIDED_REFERRALS, ANSWERED, CONTACTS, RESTRICTED_NOTES = 7, 9, 18, 90, 9
_CONCERNS = ("attendance", "behavior", "social_emotional", "mathematics", "reading", "college_career")
_MEASURES = {  # by domain: measure, unit, start and goal
    "reading": ("Words a minute", "words", 960, 1250),
    "writing": ("Points on the writing rubric", "points", 18, 30),
    "mathematics": ("Items solved on the weekly check", "percent", 450, 800),
    "attendance": ("Absences in four weeks", "days", 60, 20),
    "behavior": ("Unplanned exits a week", "exits", 50, 10),
    "social_emotional": ("Own rating of the week", "points", 35, 70),
    "counseling": ("Own rating of the week", "points", 40, 70),
    "college_career": ("Steps done of the list", "steps", 20, 80),
    "language": ("Sentences without help", "sentences", 50, 120),
    "other": ("Assignments handed in", "percent", 550, 900),
}
_REASONS = ("absent", "absent", "declined", "event", "provider")


def phrase(making: Making, kind: str) -> str:
    """A sentence of one kind from the list of what is said of students."""
    return making.pick(_said(kind))


@cache
def _said(kind: str) -> list[str]:
    return [row["text"] for row in words("growth") if row["kind"] == kind]


def complete_plans(making: Making, strategies: Mapping[str, Record]) -> None:
    """Give plans their measures, measures of progress, reviews and outcomes; `strategies` are by domain."""
    held: dict[str, list[Row]] = {}
    for session in making.rows[SupportSession]:
        held.setdefault(session["plan_id"], []).append(session)
        if not session["present"]:
            session["reason_missed"] = making.pick(_REASONS)
    for plan in making.rows[SupportPlan]:
        for session in held.get(plan["id"], ()):
            session["minutes_planned"] = plan["session_minutes"]
        measure, unit, first, last = _MEASURES[plan["domain"]]
        grows = making.chance.uniform(0.2, 1.4)
        informed = plan["starts_on"] if making.happens(0.8) else None
        plan |= {
            "measure": measure,
            "unit": unit,
            "baseline_value": first,
            "goal_value": last,
            "monitoring_weeks": making.pick((1, 2, 2)),
            "family_informed_on": informed,
        }
        if strategy := strategies.get(plan["domain"]):
            plan |= {"strategy_id": strategy.id, "strategy": strategy.name}
        if plan["delivery"] == "group":
            plan["group_name"] = making.pick(("Tuesday group", "Thursday group", "Morning group"))
        until = min(plan["ends_on"] or making.today, making.today)
        _points(making, plan, grows, until)
        _reviews(making, plan, until)
        if plan["state"] == "ended":
            plan["outcome"] = "met" if grows > 0.9 else "partly" if grows > 0.4 else "not"


def gather_groups(making: Making) -> None:
    """Sessions of one provider's group plans on one day were one meeting of the group."""
    plans = {plan["id"]: plan for plan in making.rows[SupportPlan] if plan["delivery"] == "group"}
    meetings: dict[tuple[str, date], list[Row]] = {}
    for session in making.rows[SupportSession]:
        if plan := plans.get(session["plan_id"]):
            meetings.setdefault((plan["provider_id"], session["date"]), []).append(session)
    for number, sessions in enumerate(meetings.values()):
        if len(sessions) > 1:
            for session in sessions:
                session["group_key"] = f"group-{number}"


def _points(making: Making, plan: Row, grows: float, until: date) -> None:
    whole = max(1, ((plan["ends_on"] or plan["review_on"]) - plan["starts_on"]).days)
    step = timedelta(weeks=plan["monitoring_weeks"])
    day = plan["starts_on"] + step
    way = plan["goal_value"] - plan["baseline_value"]
    while day <= until:
        share = (day - plan["starts_on"]).days / whole * grows + making.chance.gauss(0, 0.08)
        value = max(0, round(plan["baseline_value"] + way * share))
        making.row(ProgressPoint, plan_id=plan["id"], date=max(on_school_day(day), plan["starts_on"]), value=value)
        day += step


def _reviews(making: Making, plan: Row, until: date) -> None:
    day = plan["starts_on"] + timedelta(weeks=6)
    while day < until - timedelta(days=7):
        making.row(
            PlanReview,
            plan_id=plan["id"],
            date=day,
            staff_id=plan["provider_id"],
            decision=making.pick(("continue", "continue", "adjust", "intensify")),
            reason=phrase(making, "reason"),
            next_review_on=day + timedelta(weeks=6),
        )
        day += timedelta(weeks=6)
    if plan["state"] == "ended":
        making.row(
            PlanReview,
            plan_id=plan["id"],
            date=plan["ends_on"],
            staff_id=plan["provider_id"],
            decision="exit",
            reason=phrase(making, "reason"),
        )


def make_templates(making: Making, strategies: Mapping[str, Record]) -> None:
    """Two templates."""
    for name, domain, per_week in (("Attendance, six weeks", "attendance", 2), ("Math group", "mathematics", 2)):
        measure, unit, _first, _last = _MEASURES[domain]
        making.row(
            PlanTemplate,
            name=name,
            domain=domain,
            tier="2",
            measure=measure,
            unit=unit,
            strategy_id=strategies[domain].id if domain in strategies else None,
            delivery="group" if domain == "mathematics" else "individual",
            sessions_per_week=per_week,
            session_minutes=30,
            weeks=6,
            monitoring_weeks=1,
        )


def make_referrals(making: Making, pupils: Sequence[Pupil], faculty: Faculty) -> None:
    """Open ones, decided ones, and those that support plans answer."""
    here = [p for p in pupils if p.is_here and (making.today - p.entry).days > 30]
    waiting = in_need(making, here, OPEN_REFERRALS + DECIDED_REFERRALS)
    making.chance.shuffle(waiting)
    for number, pupil in enumerate(waiting):
        back = making.chance.randrange(1, 12) if number < OPEN_REFERRALS else making.chance.randrange(20, 120)
        day = max(on_school_day(making.today - timedelta(days=back)), pupil.entry)
        referral = _referral(making, pupil.id, day, making.pick(_CONCERNS), faculty)
        if number >= OPEN_REFERRALS:
            row = making.rows[Referral][-1]
            assert row["id"] == referral
            row["state"] = making.pick(("monitoring", "declined"))
            row["decided_on"] = min(day + timedelta(days=5), making.today)
            row["decision_note"] = phrase(making, "decision")
    for plan in making.rows[SupportPlan][-ANSWERED:]:
        day = plan["starts_on"] - timedelta(days=6)
        plan["referral_id"] = _referral(making, plan["student_id"], day, plan["domain"], faculty)
        making.rows[Referral][-1] |= {"state": "planned", "decided_on": plan["starts_on"]}


def _referral(making: Making, student: str, day: date, concern: str, faculty: Faculty) -> str:
    by_family = making.happens(0.15)
    return making.row(
        Referral,
        student_id=student,
        date=day,
        staff_id=None if by_family else making.pick(faculty.teachers).id,
        by_name="Mother" if by_family else None,
        concern=concern,
        what=phrase(making, "seen"),
        tried=phrase(making, "tried") if making.happens(0.8) else None,
        urgency=making.chance.choices(("routine", "week", "today"), (60, 32, 8))[0],
        state="open",
    )


def make_family_contacts(making: Making, pupils: Sequence[Pupil], faculty: Faculty) -> None:
    """Contacts of the last months, some to be followed up."""
    adults = {row["student_id"]: row for row in reversed(making.rows[Guardian])}
    plans = {row["student_id"]: row for row in making.rows[SupportPlan] if row["state"] == "active"}
    here = [p for p in pupils if p.is_here and (making.today - p.entry).days > 10 and p.id in adults]
    likely = [p for p in here if p.id in plans]
    for number in range(CONTACTS):
        pupil = making.pick(likely if likely and number % 2 else here)
        adult, plan = adults[pupil.id], plans.get(pupil.id)
        day = on_school_day(making.today - timedelta(days=making.chance.randrange(0, 110)))
        day = max(day, pupil.entry)
        of_plan = plan and plan["starts_on"] <= day
        english = adult["language"] == "English"
        making.row(
            FamilyContact,
            student_id=pupil.id,
            plan_id=plan["id"] if plan and of_plan else None,
            date=day,
            staff_id=plan["provider_id"] if plan and of_plan else making.pick(faculty.counselors).id,
            way=making.chance.choices(("call", "message", "meeting", "letter", "visit"), (55, 20, 18, 4, 3))[0],
            with_whom=f"{adult['first_name']} {adult['last_name']}",
            language=adult["language"],
            interpreter=None if english else bool(adult["interpreter"]),
            summary=phrase(making, "contact"),
            follow_up_on=day + timedelta(days=14) if making.happens(0.25) else None,
        )
    _await_coordinator(making, faculty)


def _await_coordinator(making: Making, faculty: Faculty) -> None:
    """One family was to be called again by now, by whoever opens the sample."""
    ago = making.today - timedelta(days=14)
    last = {row["student_id"]: row for row in sorted(making.rows[FamilyContact], key=lambda row: row["date"])}
    waits = max((row for row in last.values() if row["date"] <= ago), key=lambda row: row["date"])
    waits |= {"staff_id": faculty.coordinator.id, "follow_up_on": waits["date"] + timedelta(days=14)}


def make_meetings(making: Making, pupils: Sequence[Pupil], faculty: Faculty) -> None:
    """A support team every four weeks: some were held, one comes next."""
    here = [p for p in pupils if p.is_here and (making.today - p.entry).days > 130]
    people = [*faculty.counselors, faculty.coordinator, *faculty.teachers[:4]]
    for back in (84, 56, 28, 0):
        held = back > 0
        day = on_school_day(making.today - timedelta(days=back)) if held else _soon(making.today)
        meeting = making.row(
            TeamMeeting,
            name="Support team",
            date=day,
            time_in=15 * 60 + 15,
            kind="support",
            staff_id=faculty.counselors[0].id,
            present=", ".join(person.shown for person in people[:5]) if held else None,
            state="held" if held else "planned",
        )
        for place, pupil in enumerate(in_need(making, here, 6), 1):
            due = day + timedelta(days=making.pick((7, 7, 14, 21)))
            late, owner = making.happens(0.25), making.pick(people)
            if back == 28 and place == 1:  # something waits for whoever opens the sample
                late, owner = True, faculty.coordinator
            making.row(
                MeetingItem,
                meeting_id=meeting,
                student_id=pupil.id,
                place=place,
                why=making.pick(("Attendance", "Marks", "Referral", "Review of the plan")),
                line=phrase(making, "line") if held else None,
                decision=phrase(making, "todo") if held else None,
                owner_id=owner.id if held else None,
                due_on=due if held else None,
                done_on=min(due, making.today) if held and not late else None,
            )


def _soon(today: date) -> date:
    """A day of school some days from now; in the holidays of summer any day."""
    ahead = [today + timedelta(days=days) for days in range(3, 24)]
    return next((day for day in ahead if on_school_day(day) == day), ahead[0])


def restrict_notes(making: Making, faculty: Faculty) -> None:
    """Some notes of the counselors are restricted."""
    for row in making.chance.sample(making.rows[Note], RESTRICTED_NOTES):
        counselor = making.pick(faculty.counselors)
        row |= {"visibility": "restricted", "author": counselor.shown, "staff_id": counselor.id}
