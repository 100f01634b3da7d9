"""Pathways over the years on papers: a count that is hidden cannot be worked out from those beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.hiding import Tally
from app.models.pathway_over_time import Stay, moments
from app.models.pathway_years import Year, told_stays, told_years
from tests.models.solving import Reader

DAYS = (date(2023, 10, 1), date(2024, 10, 1), date(2025, 10, 1), date(2026, 10, 1), date(2026, 11, 20))
SPANS = [span for span in product(range(len(DAYS)), range(len(DAYS)), (False, True)) if span[0] <= span[1]]
COUNTS: dict[str, Callable[[int, tuple[int, int, bool]], bool]] = {
    "members": lambda at, span: span[0] <= at <= span[1],
    "joined": lambda at, span: span[0] == at,
    "left": lambda at, span: span[1] == at - 1 and not span[2],
    "finished": lambda at, span: span[1] == at - 1 and span[2],
}
"""What is counted on a day, of a student who was there from one day to another and has finished with it, or not."""

spans = st.lists(st.tuples(st.sampled_from(SPANS), st.integers(1, 9)), min_size=1, max_size=9)


def stays(pathway: list[tuple[tuple[int, int, bool], int]]) -> list[Stay]:
    """As many stays as are said, between the days."""
    found: list[Stay] = []
    for (first, last, finished), count in pathway:
        ends = DAYS[last] + timedelta(days=9) if last + 1 < len(DAYS) else None
        found += [Stay(f"{len(found) + n}", DAYS[first], ends, finished) for n in range(count)]
    return found


def told(*pathways: list[tuple[tuple[int, int, bool], int]], limit: int) -> dict[str, dict[date, Year]]:
    over = {str(n): {m.on: m for m in moments(stays(each), DAYS[-1])} for n, each in enumerate(pathways)}
    return told_years(over, over.keys(), limit)


@settings(max_examples=60, deadline=None)
@given(spans, spans, st.integers(1, 9))
def test_no_hidden_count_of_a_pathway_can_be_worked_out(one: list, two: list, limit: int) -> None:  # type: ignore[type-arg]
    for pathway, years in zip((one, two), told(one, two, limit=limit).values(), strict=True):
        reader, hidden = Reader(), list[list[str]]()
        for on, year in years.items():
            for name, counts in COUNTS.items():
                kinds = [str(span) for span in SPANS if counts(DAYS.index(on), span)]
                true = sum(count for span, count in pathway if str(span) in kinds)
                if (shown := getattr(year, name)) is not None:
                    assert shown == true == 0 or shown == true > limit
                    reader.count(dict.fromkeys(kinds, 1), shown)
                elif true and (name == "members" or on > min(years)):
                    hidden.append(kinds)
        assert not any(reader.knows(kinds) for kinds in hidden)


def test_who_joined_beside_a_hidden_day_is_hidden_with_it() -> None:
    """5 members, then 16 more: the 21 are told, but not that 16 of them joined."""
    small, large = [((0, 4, False), 5), ((1, 4, False), 16)], [((0, 4, False), 40), ((1, 4, False), 20)]
    first, second, third, *_later = told(small, large, limit=4)["0"].values()
    assert (first.members, second, third) == (5, (21, 16, 0, 0), (21, 0, 0, 0))
    first, second, third, *_later = told(small, large, limit=10)["0"].values()
    assert (first.members, second, third) == (None, (21, None, None, None), (21, 0, 0, 0))


def test_who_stayed_tells_of_no_few_between_two_answers() -> None:
    forty = Tally(40, 40, 20)
    for other, found in {Tally(29, 29, 14): 48, Tally(31, 31, 14): "hidden", Tally(40, 40, 15): "hidden"}.items():
        assert told_stays({"a": [forty, other, Tally(0, 0, 0)]}, 10)["a"] == (50, found, "nobody")
