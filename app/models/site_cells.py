"""Which figures of the site papers tell, so that nothing is told of few students.

One rule for every paper of a day, whatever it is cut by. Told are the figures of all students where more than the limit
are asked and they do not all answer alike: where everybody or nobody says yes, a total would tell of each one, and so
of every part that is hidden. The figure of a grade, a class, a pathway or a sector is told where its size may be told,
and more than the limit answer yes, and more than the limit no, inside and outside of it; then others are hidden until
no figure that would tell of few is the rest or nearly the rest of told ones (see `hiding`). What is hidden only to keep
another company may be such a rest: it tells of many. A paper of one such part has the figure of the whole site's table,
or hides it as that does; parts of parts are on no paper, since their differences would tell of few.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from app.models.hiding import Tally, is_safe, shown_figures
from app.models.site_measures import Known, Measure

CUTS = ("grade", "class", "pathway", "sector")
"""The facets by which papers are cut, and so the families of groups that are judged together."""

Group = tuple[str, str]
"""A facet and one of its values."""

Students = int
"""Some of the students, a bit for each: groups of thousands are set against each other a thousand times."""

Members = Mapping[Group, Students]


def told_groups(people: Sequence[Known], measure: Measure, limit: int) -> set[Group]:
    """The groups whose figure of a measure may be told; what is asked of everybody tells their size, too. A group of
    which nobody is asked is none of them.
    """
    asked = [known for known in people if measure.key in known.applies]
    met = sum(1 << place for place, known in enumerate(asked) if measure.key in known.met)
    return _told(_members(asked), _all(asked), met, limit) & told_sizes(people, limit)


def tells_of_all(people: Sequence[Known], measure: Measure, limit: int) -> bool:
    """Whether the figure of all students may be told: more than the limit are asked, who do not all answer alike."""
    asked = [measure.key in known.met for known in people if measure.key in known.applies]
    return len(asked) > limit and any(asked) and not all(asked)


def told_sizes(people: Sequence[Known], limit: int) -> set[Group]:
    """The groups of which it may be told how many students they have."""
    return _told(_members(people), _all(people), None, limit)


def _all(people: Sequence[Known]) -> Students:
    return (1 << len(people)) - 1


def _members(people: Sequence[Known]) -> dict[Group, Students]:
    found: dict[Group, Students] = {}
    for place, known in enumerate(people):
        for facet in CUTS:
            for value in known.values[facet]:
                found[facet, value] = found.get((facet, value), 0) | 1 << place
    return dict(sorted(found.items()))


def _told(members: Members, every: Students, met: Students | None, limit: int) -> set[Group]:
    """Hide, one by one, what tells of few: alone, as what is left of its family, or set against another family."""
    told = {group for group, ids in members.items() if _safe(ids, met, limit) and _rest(every & ~ids, met, limit)}
    while True:
        for facet in CUTS:
            family = {group[1]: _tally(ids, met) for group, ids in members.items() if group[0] == facet}
            shown = _shown(family, {value for own, value in told if own == facet}, limit, sizes=met is None)
            told = {group for group in told if group[0] != facet or group[1] in shown}
        if (tells := _telling(members, every, told, met, limit)) is None:
            return told
        told.discard(tells)


def _shown(family: Mapping[str, Tally], allowed: set[str], limit: int, *, sizes: bool) -> set[str]:
    """Of sizes there is no answer that could be few: half of each, as it were, says yes."""
    if sizes:
        family = {value: Tally(tally.size * 2, tally.size * 2, tally.size) for value, tally in family.items()}
    return shown_figures(family, allowed, limit)


def _telling(
    members: Members, every: Students, told: Collection[Group], met: Students | None, limit: int
) -> Group | None:
    """A told group that tells of few when it, or what it leaves of all students, is set against groups of another
    family; None where none does.
    """
    for one in sorted(told):
        for two, ids in members.items():
            if one[0] == two[0]:
                continue
            for known in (members[one], every & ~members[one]):
                less, more = sorted((known & ~ids, ids & ~known), key=int.bit_count)
                if two in told:
                    tells = _few(less, limit) and not _rest(more, met, limit)
                else:
                    tells = _few(less | more, limit) and (known == members[one] or not _safe(ids, met, limit))
                if tells:
                    return min({one, two} & set(told), key=lambda group: (members[group].bit_count(), group))
    for whole, ids in members.items():
        for facet in CUTS:
            inside = [g for g in sorted(told) if g[0] == facet != whole[0] and _few(members[g] & ~ids, limit)]
            left = ids
            for group in inside:
                left &= ~members[group]
            bad = not _rest(left, met, limit) if whole in told else _few(left, limit)
            if inside and bad:
                return min(inside, key=lambda group: (members[group].bit_count(), group))
    return None


def _few(ids: Students, limit: int) -> bool:
    return ids.bit_count() <= limit


def _rest(ids: Students, met: Students | None, limit: int) -> bool:
    """Whether what is left beside told groups may be known: nobody, or as many as may be told themselves."""
    return not ids or _safe(ids, met, limit)


def _safe(ids: Students, met: Students | None, limit: int) -> bool:
    return not _few(ids, limit) if met is None else is_safe(_tally(ids, met), limit)


def _tally(ids: Students, met: Students | None) -> Tally:
    size = ids.bit_count()
    return Tally(size, size, (ids & met).bit_count() if met is not None else 0)
