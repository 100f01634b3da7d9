"""Checks of an entry against the days of its placement."""

from __future__ import annotations

from collections.abc import Iterator

from app.i18n import _, day
from app.models.checks.facts import Facts
from app.models.checks.finding import Finding
from app.models.checks.times import about


def outside(facts: Facts) -> Iterator[Finding]:
    """Hours before the placement begins (before_start) or after it has ended (after_end)."""
    for e in facts.entries:
        placement, last = facts.placements[e.placement_id], e.until or e.date
        if placement.starts_on and e.date < placement.starts_on:
            said = _("{day} is before the placement, which begins on {first}.")
            sentence = said.format(day=day(e.date), first=day(placement.starts_on))
            yield about("before_start", e, sentence, day(placement.starts_on), _("First day of the placement"))
        if placement.ends_on and last > placement.ends_on:
            said = _("{day} is after the placement, which ended on {last}.")
            if placement.ends_on >= facts.today:
                said = _("{day} is after the placement, which ends on {last}.")
            sentence = said.format(day=day(last), last=day(placement.ends_on))
            yield about("after_end", e, sentence, day(placement.ends_on), _("Last day of the placement"))
