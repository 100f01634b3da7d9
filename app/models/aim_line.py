"""Progress under a support plan: the straight line from its baseline to its goal, and how the measures lie to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import takewhile
from typing import Literal

from app.book.base import Record
from app.book.book import Book
from app.book.chronicle import before_became
from app.models.settings import decided
from app.models.strand_settings import TREND_POINTS
from app.models.supports import ProgressPoint, SupportPlan

FEWEST_DAYS = 3
"""Different days with a measure, before anything is said of the way to the goal."""

Trend = Literal["too_few", "on_line", "behind", "reached"]


@dataclass(frozen=True, slots=True)
class AimLine:
    """From the value at the start of a plan to the one to reach on its last day; values are tenths."""

    starts_on: date
    ends_on: date
    first: int
    last: int

    @property
    def rises(self) -> bool:
        """Whether more is better; else less is, as with absences."""
        return self.last >= self.first

    def value_on(self, day: date) -> Fraction:
        """The value that is due on a day; before and after the line that of its nearer end."""
        whole = (self.ends_on - self.starts_on).days
        passed = min(max((day - self.starts_on).days, 0), whole)
        return (
            Fraction(self.first) + Fraction((self.last - self.first) * passed, whole) if whole else Fraction(self.last)
        )

    def meets(self, day: date, value: int) -> bool:
        """Whether a measure of that day is on the line or on the good side of it."""
        due = self.value_on(day)
        return value >= due if self.rises else value <= due

    def reaches(self, value: int) -> bool:
        """Whether a measure is the goal or better."""
        return value >= self.last if self.rises else value <= self.last


@dataclass(frozen=True, slots=True)
class Course:
    """The measures of one plan, oldest first, and the line; None where the plan lacks its values or its last day."""

    line: AimLine | None
    points: tuple[Record, ...]
    trend: Trend
    next_on: date | None  # when the next measure is due, None where the plan does not say how often

    @property
    def lacks_days(self) -> bool:
        """Whether the measures are many enough to judge, but of too few days."""
        return len(self.points) >= FEWEST_DAYS > len({point.date for point in self.points})


def aim_line(plan: Record) -> AimLine | None:
    """The line of a plan: it ends on the last day that is planned, else on the day of the review."""
    ends_on = plan.ends_on or plan.review_on
    if plan.baseline_value is None or plan.goal_value is None or ends_on is None or ends_on < plan.starts_on:
        return None
    return AimLine(plan.starts_on, ends_on, plan.baseline_value, plan.goal_value)


def progress_of_plans(book: Book, plan_ids: Collection[str]) -> dict[str, Course]:
    """By plan: its measures and how they lie to the line."""
    with book.reading():
        fewest = decided(book, TREND_POINTS)
        plans = book.records(SupportPlan, {"id": list(plan_ids)})
        points: dict[str, list[Record]] = defaultdict(list)
        for point in book.records(ProgressPoint, {"plan_id": list(plan_ids)}, sort=[("date", False)]):
            points[point.plan_id].append(point)
    return {plan.id: _course(plan, points[plan.id], fewest) for plan in _as_planned(book, plans)}


def _as_planned(book: Book, plans: Sequence[Record]) -> list[Record]:
    """The plans with the days that were planned: one that was ended, perhaps early, keeps the line it had till then."""
    ended = [plan.id for plan in plans if plan.state == "ended"]
    planned = before_became(book, SupportPlan, ended, "state", "ended") if ended else {}
    days = {id_: {n: before[n] for n in ("ends_on", "review_on") if n in before} for id_, before in planned.items()}
    return [plan._replace(**days.get(plan.id, {})) for plan in plans]


def _course(plan: Record, points: Sequence[Record], fewest: int) -> Course:
    line = aim_line(plan)
    weeks = plan.monitoring_weeks
    last = points[-1].date if points else plan.starts_on
    next_on = last + timedelta(weeks=weeks) if weeks and plan.state == "active" else None
    return Course(line, tuple(points), judged(line, [(p.date, p.value) for p in points], fewest), next_on)


def judged(line: AimLine | None, measures: Sequence[tuple[date, int]], fewest: int) -> Trend:
    """What the measures, oldest first, say: nothing while there are fewer than `fewest`, or of too few days.

    The goal is reached where the last measure reaches it. A student is behind where the last half of those `fewest`
    all lie on the wrong side of the line. Decision rules of progress monitoring, as the four-point rule that the
    National Center on Intensive Intervention describes, compare several points in time with the line: values of one
    day are one such point, so nothing is said before `FEWEST_DAYS`.
    """
    if line is None or len(measures) < fewest or len({day for day, _value in measures}) < FEWEST_DAYS:
        return "too_few"
    if line.reaches(measures[-1][1]):
        return "reached"
    wrong = list(takewhile(lambda each: not line.meets(*each), reversed(measures)))
    return "behind" if len(wrong) >= max(2, (fewest + 1) // 2) else "on_line"
