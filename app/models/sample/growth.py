"""The plans of the sample school's students: goals, courses planned, reviews, the graduate profile, what came after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from app.models.after_school import FinancialAid, PostsecondaryOutcome, SurveyAnswer
from app.models.courses import Course
from app.models.graduate_profile import ProfileEvidence, ProfileRating
from app.models.hours import HourEntry
from app.models.pathways import CareerInterest
from app.models.projects import ProjectStudent
from app.models.sample.academics import grade_in
from app.models.sample.calendar import on_school_day
from app.models.sample.care import phrase
from app.models.sample.making import Making, words
from app.models.sample.people import Pupil
from app.models.sample.site import THEMES, Colleague, Faculty
from app.models.student_plans import Goal, GoalReview, PlannedCourse, StudentPlan, YearlyReview

_KINDS = ("college_4", "college_2", "training", "apprenticeship", "work", "military"), (38, 34, 9, 7, 9, 3)
_GOALS = {term: [row for row in words("growth") if row["kind"] == term] for term in ("short", "long")}


def make_plans(making: Making, pupils: Sequence[Pupil], faculty: Faculty) -> None:
    """Plans of last year and this one, with goals, reviews of goals and the yearly review."""
    interests = {row["student_id"]: row["interest"] for row in reversed(making.rows[CareerInterest])}
    calendar = making.calendar
    for pupil in pupils:
        for year in (calendar.year - 1, calendar.year):
            starts_on = max(calendar.first_day(year) + timedelta(days=14), pupil.entry + timedelta(days=7))
            until = min(pupil.exit or making.today, making.today, calendar.last_day(year))
            if starts_on >= until or not 9 <= grade_in(calendar, pupil, year) <= 12 or not making.happens(0.86):
                continue
            counselor = making.pick(faculty.counselors)
            kind = making.chance.choices(*_KINDS)[0]
            plan = making.row(
                StudentPlan,
                student_id=pupil.id,
                school_year=f"{year}-{year + 1}",
                strengths=phrase(making, "strength"),
                growth_areas=phrase(making, "growth"),
                career_interest=interests.get(pupil.id),
                postsecondary_goal=phrase(making, f"after_{kind}"),
                postsecondary_kind=kind,
                campuses=phrase(making, "campus") if making.happens(0.5) else None,
                people_who_help=phrase(making, "helper"),
                family_note=phrase(making, "family") if making.happens(0.15) else None,
                state="agreed" if making.happens(0.8) else "draft",
            )
            for term in ("short", "long")[: making.pick((1, 2, 2))]:
                _goal(making, pupil, plan, term, starts_on, until, counselor)
            _yearly(making, pupil, year, starts_on, until, counselor)


def _goal(
    making: Making, pupil: Pupil, plan: str, term: str, starts_on: date, until: date, counselor: Colleague
) -> None:
    said = making.pick(_GOALS[term])
    due = starts_on + timedelta(days=making.chance.randrange(60, 130) if term == "short" else 500)
    past = due < making.today
    state = making.chance.choices(("met", "open", "changed", "dropped"), (70, 12, 12, 6))[0] if past else "open"
    goal = making.row(
        Goal,
        student_id=pupil.id,
        plan_id=plan,
        name=said["text"],
        term=term,
        strand=said["strand"],
        starts_on=starts_on,
        due_on=due,
        steps=phrase(making, "step"),
        state=state,
        met_on=due - timedelta(days=making.chance.randrange(1, 20)) if state == "met" else None,
    )
    day = starts_on + timedelta(days=making.chance.randrange(30, 60))
    if day <= until and making.happens(0.6):
        making.row(
            GoalReview,
            goal_id=goal,
            date=day,
            staff_id=counselor.id,
            standing=making.chance.choices(("ahead", "on_track", "slow", "stuck"), (12, 55, 25, 8))[0],
        )


def _yearly(making: Making, pupil: Pupil, year: int, starts_on: date, until: date, counselor: Colleague) -> None:
    day = on_school_day(starts_on + timedelta(days=making.chance.randrange(20, 200)))
    if starts_on <= day <= until:
        family = making.happens(0.7)
        making.row(
            YearlyReview,
            student_id=pupil.id,
            school_year=f"{year}-{year + 1}",
            date=day,
            staff_id=counselor.id,
            student_present=True,
            family_present=family,
            counselor_present=True,
            student_signed=True,
            family_signed=family and making.happens(0.9),
            counselor_signed=True,
        )


def plan_courses(making: Making, pupils: Sequence[Pupil]) -> None:
    """The grades to come of some students, as they plan them."""
    courses = {row["local_id"]: row for row in making.rows[Course]}
    asked = words("courses")
    for pupil in pupils:
        if not pupil.is_here or pupil.grade > 11 or not making.happens(0.3):
            continue
        own = {11: f"{THEMES[pupil.stays[-1].pathway].sector}410", 10: f"{THEMES[pupil.stays[-1].pathway].sector}210"}
        for grade in range(pupil.grade + 1, 13):
            codes = [row["code"] for row in asked if int(row["grade"]) == grade and making.happens(0.93)]
            for code in (*codes, own.get(grade, own[11])):
                course = courses[code]
                making.row(
                    PlannedCourse,
                    student_id=pupil.id,
                    grade=f"{grade:02}",
                    subject=course["subject"],
                    course_id=course["id"],
                )


def make_ratings(making: Making, pupils: Sequence[Pupil], outcomes: Sequence[str], faculty: Faculty) -> None:
    """Some students rate some outcomes, staff a few of them; hours and projects show some."""
    entries = {row["student_id"]: row["id"] for row in reversed(making.rows[HourEntry])}
    projects = {row["student_id"]: row["project_id"] for row in making.rows[ProjectStudent]}
    here = [p for p in pupils if p.is_here and (making.today - p.entry).days > 60]
    for pupil in making.chance.sample(here, min(170, len(here))):
        for outcome in making.chance.sample(list(outcomes), 3):
            day = on_school_day(making.today - timedelta(days=making.chance.randrange(1, 50)))
            by = "staff" if making.happens(0.25) else "student"
            rating = making.row(
                ProfileRating,
                outcome_id=outcome,
                student_id=pupil.id,
                by=by,
                staff_id=making.pick(faculty.teachers).id if by == "staff" else None,
                date=max(day, pupil.entry),
                level=making.chance.choices(("1", "2", "3", "4"), (8, 34, 44, 14))[0],
            )
            if making.happens(0.3) and (pupil.id in entries or pupil.id in projects):
                making.row(
                    ProfileEvidence,
                    rating_id=rating,
                    entry_id=entries.get(pupil.id),
                    project_id=None if pupil.id in entries else projects[pupil.id],
                )


def make_surveys(making: Making, pupils: Sequence[Pupil]) -> None:
    """Short surveys of last year's two terms and of this fall."""
    calendar = making.calendar
    for year, term, day in (
        (calendar.year - 1, "fall", date(calendar.year - 1, 10, 15)),
        (calendar.year - 1, "spring", date(calendar.year, 4, 20)),
        (calendar.year, "fall", date(calendar.year, 10, 15)),
    ):
        for pupil in pupils:
            there = pupil.entry <= day <= min(pupil.exit or making.today, making.today)
            if there and making.happens(0.55):
                grade = grade_in(calendar, pupil, year)
                confidence, relevance, interest = (
                    min(5, max(1, round(making.chance.gauss(2.7 + 0.25 * (grade - 8), 0.9)))) for _ in range(3)
                )
                making.row(
                    SurveyAnswer,
                    student_id=pupil.id,
                    school_year=f"{year}-{year + 1}",
                    term=term,
                    confidence=confidence,
                    relevance=relevance,
                    interest=interest,
                    comment=phrase(making, "comment") if making.happens(0.06) else None,
                )


def make_futures(making: Making, pupils: Sequence[Pupil]) -> None:
    """Financial aid of the seniors and of last year's, and where graduates went."""
    calendar = making.calendar
    shares: Mapping[str, int] = {"fafsa": 46, "cadaa": 9, "opt_out": 5, "exempt": 2, "none": 38}
    for pupil in pupils:
        graduate = pupil.exit is not None and pupil.grade == 12
        if pupil.grade != 12:
            continue
        year = calendar.year - 1 if graduate else calendar.year
        status = making.chance.choices(list(shares), list(shares.values()))[0]
        opened = date(year, 10, 1)
        day = on_school_day(min(making.today, opened + timedelta(days=making.chance.randrange(5, 150))))
        answered = status != "none" and opened < day <= making.today
        making.row(
            FinancialAid,
            student_id=pupil.id,
            school_year=f"{year}-{year + 1}",
            status=status if answered else "none",
            date=day if answered else None,
        )
        found = pupil.exit + timedelta(days=12) if pupil.exit else making.today
        if graduate and found <= making.today:
            kind = making.chance.choices(*_KINDS)[0]
            where = {"college_4": "Valley State University", "college_2": "Mariposa College"}
            making.row(
                PostsecondaryOutcome,
                student_id=pupil.id,
                date=found,
                kind=kind,
                institution=where.get(kind),
                source="Senior survey",
            )
