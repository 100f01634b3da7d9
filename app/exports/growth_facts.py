"""What papers say of the growth of students: their plan, goals, projects, the graduate profile, yearly reviews."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.exports.themes import by_id, of_each
from app.models import (
    FinancialAid,
    Goal,
    GoalReview,
    ProfileOutcome,
    ProfileRating,
    Project,
    ProjectStudent,
    StudentPlan,
    YearlyReview,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome of the graduate profile with the last ratings of a student."""

    record: Record
    by_student: Record | None
    by_staff: Record | None


@dataclass(frozen=True, slots=True)
class Growth:
    """What one student plans and became."""

    plan: Record | None = None  # the latest
    goals: list[Record] = field(default_factory=list[Record])  # open ones first, by the day on which they are due
    reviews: dict[str, list[Record]] = field(default_factory=dict[str, list[Record]])  # by goal, oldest first
    projects: list[tuple[Record, Record]] = field(default_factory=list[tuple[Record, Record]])  # the part, the project
    profile: list[Outcome] = field(default_factory=list[Outcome])  # outcomes that were rated, in their order
    yearly: list[Record] = field(default_factory=list[Record])  # oldest first
    aid: list[Record] = field(default_factory=list[Record])  # only where it is wanted

    @property
    def open_goals(self) -> list[Record]:
        """Goals to work on."""
        return [goal for goal in self.goals if goal.state == "open"]

    @property
    def met_goals(self) -> list[Record]:
        """Goals that were reached, the latest first."""
        met = [goal for goal in self.goals if goal.state == "met"]
        return sorted(met, key=lambda goal: goal.met_on or date.min, reverse=True)


def growth_of(book: Book, student_ids: list[str], *, aid: bool = False) -> dict[str, Growth]:
    """By student: what they plan. Financial `aid` is read only where it is wanted."""
    plans = of_each(book, StudentPlan, student_ids)
    goals = of_each(book, Goal, student_ids)
    reviews: dict[str, list[Record]] = defaultdict(list)
    ids = [goal.id for mine in goals.values() for goal in mine]
    for review in book.records(GoalReview, {"goal_id": ids}, sort=[("date", False)]):
        reviews[review.goal_id].append(review)
    parts = of_each(book, ProjectStudent, student_ids)
    projects = by_id(book, Project, (part.project_id for mine in parts.values() for part in mine))
    outcomes = book.records(ProfileOutcome, sort=[("place", False)])
    ratings = of_each(book, ProfileRating, student_ids)
    yearly = of_each(book, YearlyReview, student_ids)
    aids = of_each(book, FinancialAid, student_ids) if aid else {}
    return {
        id_: Growth(
            max(plans.get(id_, []), key=lambda plan: plan.school_year, default=None),
            sorted(goals.get(id_, []), key=lambda goal: (goal.state != "open", goal.due_on or date.max)),
            reviews,
            [(part, projects[part.project_id]) for part in parts.get(id_, []) if part.project_id in projects],
            _rated(outcomes, ratings.get(id_, [])),
            sorted(yearly.get(id_, []), key=lambda review: review.date),
            sorted(aids.get(id_, []), key=lambda each: each.school_year),
        )
        for id_ in student_ids
    }


def _rated(outcomes: list[Record], ratings: list[Record]) -> list[Outcome]:
    last = {(r.outcome_id, r.by): r for r in sorted(ratings, key=lambda r: r.date)}
    of_each_outcome = (Outcome(o, last.get((o.id, "student")), last.get((o.id, "staff"))) for o in outcomes)
    return [each for each in of_each_outcome if each.by_student or each.by_staff]
