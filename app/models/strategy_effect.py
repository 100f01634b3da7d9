"""What strategies did: before and after, for each strategy, with the number of cases on which it rests.

It compares nobody with students who had no support, so it proves nothing; with few cases nothing is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from app.book.base import Record
from app.book.book import Book
from app.models.caseload import delivered
from app.models.percents import percent_of
from app.models.settings import decided
from app.models.strand_settings import FEWEST_CASES
from app.models.strategies import Strategy
from app.models.supports import ProgressPoint, SupportPlan


@dataclass(frozen=True, slots=True)
class Effect:
    """One strategy. Where it is `hidden` only the number of cases is told."""

    strategy_id: str
    name: str
    plan_ids: tuple[str, ...]  # the cases: plans that used it and have a measure after the start
    used_ids: tuple[str, ...]  # plans that used it at all
    hidden: bool
    way: int | None  # percent of the way from start to goal that half of the cases made at least
    better_ids: tuple[str, ...]  # cases whose last measure is better than the one at the start
    outcomes: tuple[tuple[str, tuple[str, ...]], ...]  # how ended plans turned out, with the plans
    delivered: int | None  # percent of the planned sessions that took place, over all cases

    @property
    def cases(self) -> int:
        """On how many cases it rests."""
        return len(self.plan_ids)

    @property
    def used(self) -> int:
        """How many plans used it at all."""
        return len(self.used_ids)

    @property
    def better(self) -> int:
        """How many cases are better off than at the start."""
        return len(self.better_ids)


def strategy_effects(book: Book, today: date | None = None) -> list[Effect]:
    """Every strategy of the library that a plan used, the one with the most cases first."""
    with book.reading():
        fewest = decided(book, FEWEST_CASES)
        names = book.column(Strategy, "name")
        plans = [p for p in book.records(SupportPlan) if p.strategy_id in names]
        last: dict[str, int] = {}
        for point in book.records(ProgressPoint, {"plan_id": [p.id for p in plans]}, sort=[("date", False)]):
            last[point.plan_id] = point.value
        given = delivered(book, [p.id for p in plans], today)
    by_strategy: dict[str, list[Record]] = defaultdict(list)
    for plan in plans:
        by_strategy[plan.strategy_id].append(plan)
    found: list[Effect] = []
    for id_, used in by_strategy.items():
        cases = [p for p in used if p.id in last and _has_way(p)]
        ways = [_way(p, last) for p in cases]
        held = sum(given[p.id].held for p in cases)
        planned = sum(given[p.id].planned or 0 for p in cases)
        hidden = len(cases) < fewest
        found.append(
            Effect(
                id_,
                names[id_],
                tuple(p.id for p in cases),
                tuple(p.id for p in used),
                hidden,
                None if hidden else round(median(ways) * 100),
                () if hidden else tuple(p.id for p, way in zip(cases, ways, strict=True) if way > 0),
                () if hidden else _outcomes(used),
                None if hidden else percent_of(held, planned),
            )
        )
    return sorted(found, key=lambda e: (-e.cases, -e.used, e.name))


def _outcomes(used: list[Record]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    by_outcome: dict[str, list[str]] = defaultdict(list)
    for plan in used:
        if plan.outcome:
            by_outcome[plan.outcome].append(plan.id)
    return tuple((outcome, tuple(ids)) for outcome, ids in sorted(by_outcome.items(), key=lambda each: -len(each[1])))


def _has_way(plan: Record) -> bool:
    return None not in (plan.baseline_value, plan.goal_value) and plan.baseline_value != plan.goal_value


def _way(plan: Record, last: Mapping[str, int]) -> float:
    """The part of the way from the start to the goal, 1 where it was reached; below 0 where it went the other way."""
    return (last[plan.id] - plan.baseline_value) / (plan.goal_value - plan.baseline_value)
