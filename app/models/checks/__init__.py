"""Checks that explain themselves: what is doubtful about hours and placements, with the figure and its source.

Nothing here stops anybody. A finding that was looked at is let stand with a reason (`overriding`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.models.check_overrides import CheckOverride
from app.models.checks.facts import Asked, Facts
from app.models.checks.finding import RULES, Finding
from app.models.checks.minors import clocks_of_minors, long_days_of_minors, long_weeks_of_minors
from app.models.checks.overlapping import overlaps
from app.models.checks.papers import missing_papers
from app.models.checks.spans import outside
from app.models.checks.times import long_days, non_school_days, over_month_blocks, school_hours

FAMILIES: tuple[Callable[[Facts], Iterator[Finding]], ...] = (
    missing_papers,
    outside,
    overlaps,
    long_days,
    long_days_of_minors,
    long_weeks_of_minors,
    clocks_of_minors,
    school_hours,
    non_school_days,
    over_month_blocks,
)
_RANK = {rule: rank for rank, rule in enumerate(RULES)}


def findings(
    book: Book,
    *,
    entry_ids: Collection[str] | None = None,
    placement_ids: Collection[str] | None = None,
    student_ids: Collection[str] | None = None,
    week: date | None = None,
    with_overridden: bool = False,
    today: date | None = None,
) -> list[Finding]:
    """What is doubtful about some hour entries, placements, students, or a week; several together narrow it.

    Placements and students are checked for their papers also where they have no hours yet. What was let stand with a
    reason is left out, or given with its override. By student, rule and day.
    """
    on = today or date.today()
    with book.reading():
        facts = Facts(book, Asked(entry_ids, placement_ids, student_ids, week), on)
        found = [f for check in FAMILIES for f in check(facts) if _is_asked(f, facts)]
        overrides = _overrides(book, found)
    told = [replace(f, override=overrides.get(f.key)) for f in found]
    told = [f for f in told if with_overridden or f.override is None]
    return sorted(told, key=lambda f: (f.student_id, _RANK[f.rule], f.on or on, f.key))


def _is_asked(finding: Finding, facts: Facts) -> bool:
    if finding.entry_id is None:
        return finding.placement_id in facts.checked
    return not facts.chosen.isdisjoint(finding.entry_ids)


def _overrides(book: Book, found: list[Finding]) -> Mapping[tuple[str, str], Record]:
    """The overrides of these findings by what they name."""
    placements = {f.placement_id for f in found}
    kept = book.records(CheckOverride, {"placement_id": list(placements)}) if found else []
    return {(o.rule, o.entry_id or o.placement_id): o for o in kept}
