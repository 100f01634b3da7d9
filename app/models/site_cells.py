"""Which figures of the site papers tell, so that nothing is told of few students.

One rule for every paper of a day, whatever it is cut by. Told are the figures of all students where more than the limit
are asked. The figure of a grade, a class, a pathway or a sector is told where more than the limit answer yes, and more
than the limit no, inside and outside of it; then others are hidden until no hidden figure is the rest or nearly the
rest of told ones (see `hiding`). A paper of one such part has the figure of the whole site's table, or hides it as that
does; parts of parts are on no paper, since their differences would tell of few.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from app.models.hiding import Tally, is_safe, shown_figures
from app.models.site_measures import Known, Measure

CUTS = ("grade", "class", "pathway", "sector")
"""The facets by which papers are cut, and so the families of groups that are judged together."""

Group = tuple[str, str]
"""A facet and one of its values."""

Members = Mapping[Group, frozenset[str]]


def told_groups(people: Sequence[Known], measure: Measure, limit: int) -> set[Group]:
    """The groups whose figure of a measure may be told. A group of which nobody is asked is none of them."""
    asked = [known for known in people if measure.key in known.applies]
    met = frozenset(known.student_id for known in asked if measure.key in known.met)
    return _told(_members(asked), frozenset(known.student_id for known in asked), met, limit)


def tells_of_all(people: Sequence[Known], measure: Measure, limit: int) -> bool:
    """Whether the figure of all students may be told: it is asked of more than the limit."""
    return sum(measure.key in known.applies for known in people) > limit


def told_sizes(people: Sequence[Known], limit: int) -> set[Group]:
    """The groups of which it may be told how many students they have."""
    every = frozenset(known.student_id for known in people)
    return _told(_members(people), every, None, limit)


def _members(people: Sequence[Known]) -> dict[Group, frozenset[str]]:
    found: dict[Group, set[str]] = {}
    for known in people:
        for facet in CUTS:
            for value in known.values[facet]:
                found.setdefault((facet, value), set()).add(known.student_id)
    return {group: frozenset(ids) for group, ids in sorted(found.items())}


def _told(members: Members, every: frozenset[str], met: frozenset[str] | None, limit: int) -> set[Group]:
    """Hide, one by one, what tells of few: alone, as what is left of its family, or set against another family."""
    told = {group for group, ids in members.items() if _safe(ids, met, limit) and _rest(every - ids, met, limit)}
    while True:
        for facet in CUTS:
            family = {group[1]: _tally(ids, met) for group, ids in members.items() if group[0] == facet}
            shown = _shown(family, {value for own, value in told if own == facet}, limit, sizes=met is None)
            told = {group for group in told if group[0] != facet or group[1] in shown}
        if (tells := _telling(members, told, met, limit)) is None:
            return told
        told.discard(tells)


def _shown(family: Mapping[str, Tally], allowed: set[str], limit: int, *, sizes: bool) -> set[str]:
    """Of sizes there is no answer that could be few: half of each, as it were, says yes."""
    if sizes:
        family = {value: Tally(tally.size * 2, tally.size * 2, tally.size) for value, tally in family.items()}
    return shown_figures(family, allowed, limit)


def _telling(members: Members, told: Collection[Group], met: frozenset[str] | None, limit: int) -> Group | None:
    """A told group that tells of few when it is set against groups of another family; None where none does."""
    for one, two in combinations(sorted(members), 2):
        if one[0] == two[0] or not {one, two} & set(told):
            continue
        shown = [group for group in (one, two) if group in told]
        smallest = min(shown, key=lambda group: (len(members[group]), group))
        less, more = sorted((members[one] - members[two], members[two] - members[one]), key=len)
        if len(shown) == 2 and len(less) <= limit and not _rest(more, met, limit):
            return smallest
        if len(shown) == 1 and len(less) + len(more) <= limit:
            return smallest
    for whole, ids in members.items():
        for facet in CUTS:
            inside = [g for g in sorted(told) if g[0] == facet != whole[0] and len(members[g] - ids) <= limit]
            left = ids.difference(*(members[group] for group in inside))
            bad = not _rest(left, met, limit) if whole in told else len(left) <= limit
            if inside and bad:
                return min(inside, key=lambda group: (len(members[group]), group))
    return None


def _rest(ids: frozenset[str], met: frozenset[str] | None, limit: int) -> bool:
    """Whether what is left beside told groups may be known: nobody, or as many as may be told themselves."""
    return not ids or _safe(ids, met, limit)


def _safe(ids: frozenset[str], met: frozenset[str] | None, limit: int) -> bool:
    return len(ids) > limit if met is None else is_safe(_tally(ids, met), limit)


def _tally(ids: frozenset[str], met: frozenset[str] | None) -> Tally:
    return Tally(len(ids), len(ids), len(ids & met) if met is not None else 0)
