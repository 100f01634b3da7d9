"""Equity: what is hidden cannot be worked out from what is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.book.book import Book
from app.book.refused import Refused
from app.models.equity import EQUITY, RACES, Cell, Matrix, equity, matrix, race_of
from app.models.hiding import Tally, shown_figures, shown_sizes
from app.models.site_facts import figures, site_facts
from app.models.site_measures import Known, Measure

MEASURE = EQUITY[0]
Equation = tuple[dict[str, int], int]


def person(number: int, groups: Iterable[str], answer: str) -> Known:
    """One student who is not asked ("a"), or answers "n" or "y"."""
    known = Known(f"{number:032x}", values={"group": frozenset(groups) or frozenset("-")})
    known.says(MEASURE.key, answer != "a", answer == "y")
    return known


people = st.lists(
    st.tuples(st.sets(st.sampled_from(["SE", "SF", "RB", "RH", "RW", "RA"]), max_size=3), st.sampled_from("ayyynnn")),
    min_size=4,
    max_size=60,
).map(lambda rows: [person(number, groups, answer) for number, (groups, answer) in enumerate(rows)])


def shares(people: Iterable[Known]) -> dict[str, int]:
    """How many of some people are not asked, say no, say yes."""
    found = {"a": 0, "n": 0, "y": 0}
    for known in people:
        found["a" if MEASURE.key not in known.applies else "y" if MEASURE.key in known.met else "n"] += 1
    return found


class Reader:
    """Somebody who has the matrix, knows that sums are sums and counts are never negative, and works out the rest."""

    def __init__(self, shown: Matrix) -> None:
        self.equations: list[Equation] = []
        for line in shown.lines:
            name = line.group or "all"
            self._learn(name, line.size, line.cells[0])
            if line.family == "program":
                for answer in "any":
                    self.equations.append(({f"{name}{answer}": 1, f"not {name}{answer}": 1, f"all{answer}": -1}, 0))
        for answer in "any":
            self.equations.append(({f"{race}{answer}": 1 for race in RACES} | {f"all{answer}": -1}, 0))

    def _learn(self, name: str, size: Cell, cell: Cell) -> None:
        if size.state != "hidden":
            self.equations.append(({f"{name}{answer}": 1 for answer in "any"}, size.of))
        if cell.state == "shown":
            self.equations.append(({f"{name}y": 1}, cell.met))
            self.equations.append(({f"{name}n": 1, f"{name}y": 1}, cell.of))

    def knows(self) -> dict[str, int]:
        """Every count that can be one number only."""
        known: dict[str, int] = {}
        while True:
            rows = [self._put(equation, known) for equation in self.equations]
            found = _solved(rows)
            for terms, rest in rows:  # counts that add up to nothing are nothing
                if rest == 0 and terms and all(factor > 0 for factor in terms.values()):
                    found |= dict.fromkeys(terms, 0)
            if not found:
                return known
            known |= found

    @staticmethod
    def _put(equation: Equation, known: dict[str, int]) -> Equation:
        terms, rest = equation
        rest -= sum(factor * known[name] for name, factor in terms.items() if name in known)
        return {name: factor for name, factor in terms.items() if name not in known}, rest


def _solved(rows: list[Equation]) -> dict[str, int]:
    """What linear equations determine: Gauss and Jordan, exactly."""
    reduced: list[tuple[str, dict[str, Fraction], Fraction]] = []
    for terms, rest in rows:
        left, value = {name: Fraction(factor) for name, factor in terms.items()}, Fraction(rest)
        for pivot, others, known in reduced:
            if factor := left.pop(pivot, Fraction(0)):
                value -= factor * known
                left = _minus(left, others, factor)
        if not left:
            continue
        pivot, scale = next(iter(left.items()))
        own = {name: factor / scale for name, factor in left.items() if name != pivot}
        value /= scale
        reduced = [
            (name, _minus({n: f for n, f in others.items() if n != pivot}, own, f), known - f * value)
            if (f := others.get(pivot))
            else (name, others, known)
            for name, others, known in reduced
        ] + [(pivot, own, value)]
    return {pivot: int(value) for pivot, others, value in reduced if not others}


def _minus(left: dict[str, Fraction], right: dict[str, Fraction], factor: Fraction) -> dict[str, Fraction]:
    found = defaultdict(Fraction, left)
    for name, other in right.items():
        found[name] -= factor * other
    return {name: value for name, value in found.items() if value}


@settings(max_examples=40, deadline=None)
@given(people, st.integers(1, 4))
def test_what_is_hidden_stays_unknown(people: list[Known], limit: int) -> None:
    shown = matrix(people, [MEASURE], limit)
    known = Reader(shown).knows()
    for line in shown.lines[1:]:
        inside = {k.student_id for k in people if line.group in (race_of(k), *k.values["group"])}
        if line.size.state == "hidden":
            assert not {f"{line.group}{answer}" for answer in "any"} <= known.keys()
        if line.cells[0].state == "hidden" and 0 < len(inside) < len(people):  # a group of everybody is the total
            assert f"{line.group}y" not in known
        for cell in (line.size, line.cells[0]):
            assert cell.state != "shown" or cell.of > limit
        assert line.cells[0].state != "shown" or limit < line.cells[0].met < line.cells[0].of - limit


@settings(deadline=None)
@given(people, st.integers(1, 4))
def test_no_set_of_figures_tells_of_few(people: list[Known], limit: int) -> None:
    """Neither a shown figure nor what is left of a family beside them is about few, or about nobody or everybody."""
    families = [
        {
            "SE": [k for k in people if "SE" in k.values["group"]],
            "": [k for k in people if "SE" not in k.values["group"]],
        }
    ]
    families.append({race: [k for k in people if race_of(k) == race] for race in RACES})
    for family in families:
        tallies = {group: tally(members) for group, members in family.items()}
        told = shown_sizes({group: each.size for group, each in tallies.items()}, limit)
        shown = shown_figures(tallies, told, limit)
        rest = [each for group, each in tallies.items() if group not in shown and each.size]
        assert shown <= told
        if shown and rest:
            asked, met = sum(each.of for each in rest), sum(each.met for each in rest)
            assert len(rest) > 1
            assert met > limit
            assert asked - met > limit


def tally(people: list[Known]) -> Tally:
    """The tally of some people."""
    found = shares(people)
    return Tally(len(people), found["n"] + found["y"], found["y"])


def test_the_rest_of_a_total_hides_a_second_group() -> None:
    sizes = {"RB": 4, "RH": 60, "RW": 30, "RP": 0}
    assert shown_sizes(sizes, 10) == {"RH", "RP"}  # 30 are hidden beside the 4
    tallies = {"RB": Tally(20, 20, 15), "RH": Tally(60, 60, 30), "RW": Tally(30, 30, 12)}
    assert shown_figures(tallies, tallies, 4) == {"RB", "RH", "RW"}
    assert shown_figures(tallies, tallies, 5) == {"RH"}  # five said no: as few as may not be told


def test_figures_of_the_sample_school_lead_to_their_students(shared_sample: Book) -> None:
    facts = site_facts(shared_sample)
    shown = equity(shared_sample, facts)
    every = shown.lines[0]
    for each, cell in zip(shown.measures, every.cells, strict=True):
        figure = next(f for f in figures(facts, facts.people) if f.measure == each)
        assert (set(cell.met_ids), set(cell.ids)) in ((set(figure.met_ids), set(figure.ids)), (set(), set()))
    latino = next(line for line in shown.lines if line.group == "RH")
    cell = latino.cells[0]
    assert cell.gap == (cell.percent or 0) - (every.cells[0].percent or 0)
    assert not any(cell.met_ids or cell.ids for line in shown.lines for cell in line.cells if cell.state == "hidden")
    assert site_facts(shared_sample) is facts


def test_an_account_without_student_groups_is_refused(shared_sample: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = site_facts(shared_sample)
    monkeypatch.setattr(shared_sample, "allows", lambda table, _action: table != "student_group")
    with pytest.raises(Refused, match="student groups"):
        equity(shared_sample, facts)


def test_every_measure_says_for_whom_it_is_asked() -> None:
    assert all(isinstance(measure, Measure) and measure.of and measure.rests_on for measure in EQUITY)
