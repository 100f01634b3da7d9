"""Which figures of groups are hidden, so that nothing is told of few people.

The state hides groups of ten or fewer in its public files (cde.ca.gov/ds/ad/fsabd.asp). Hiding those alone would not
do: what is hidden could be worked out as the rest of a total. So of each family, groups that share out the same people,
others are hidden with them, until what is hidden together is more than the limit, too, and is at least two groups.

A figure with a numerator tells of three shares of its group: yes, no, and not asked. None of them may be few; of those
who are asked there must be some of both, since a share of nobody or everybody tells of each one. What of them is hidden
together keeps the same rule, so that each hidden number could still be more than `limit` different ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Tally(NamedTuple):
    """A group of `size` people, of whom `of` are asked and `met` answer with yes."""

    size: int
    of: int
    met: int

    def plus(self, other: Tally) -> Tally:
        """Both groups together."""
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))


NOBODY = Tally(0, 0, 0)


def shown_sizes(sizes: Mapping[str, int], limit: int) -> set[str]:
    """The groups of one family whose size may be told; that nobody belongs to a group may be told."""
    shown = {group for group, size in sizes.items() if size > limit or size == 0}
    return _spread(shown, {group: Tally(size, size, 0) for group, size in sizes.items()}, limit, asked=False)


def shown_figures(tallies: Mapping[str, Tally], told: Iterable[str], limit: int) -> set[str]:
    """The groups of one family whose figure may be told; `told` are those whose size may be (see `shown_sizes`)."""
    shown = {group for group in told if is_safe(tallies[group], limit)}
    return _spread(shown, tallies, limit, asked=True)


def is_safe(tally: Tally, limit: int) -> bool:
    """Whether a figure tells of few people: neither yes nor no nor not asked may be few, and yes and no not nobody."""
    spared = tally.size - tally.of
    return tally.met > limit and tally.of - tally.met > limit and (spared == 0 or spared > limit)


def _spread(shown: set[str], tallies: Mapping[str, Tally], limit: int, *, asked: bool) -> set[str]:
    """Hide the smallest groups that are shown, one by one, until what is hidden cannot be worked out."""
    shown = set(shown)
    while True:
        hidden = [tally for group, tally in tallies.items() if group not in shown and tally.size]
        together = NOBODY
        for tally in hidden:
            together = together.plus(tally)
        enough = is_safe(together, limit) if asked else together.size > limit
        partners = sum(bool(tally.of) for tally in hidden) > 1
        if not hidden or (enough and partners):
            return shown
        candidates = [group for group in shown if tallies[group].size]
        if not candidates:
            return shown - {group for group, tally in tallies.items() if tally.size}
        shown.discard(min(candidates, key=lambda group: (tallies[group].size, group)))
