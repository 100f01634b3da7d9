"""The figures of the site on papers: what is hidden cannot be worked out from all papers of a day together."""

from __future__ import annotations

from collections.abc import Set

from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.equity import EQUITY, Cell, matrix
from app.models.hiding import Tally, is_safe
from app.models.site_cells import CUTS, Group, tells_of_all, told_groups, told_sizes
from app.models.site_measures import Known
from tests.models.solving import Reader

MEASURE = EQUITY[0]
_SECTORS = {"Arts": "media", "Film": "media", "Health": "health", "Build": "build", "-": "-"}


def person(number: int, grade: str, repeats: bool, pathway: str, groups: Set[str], answer: str) -> Known:
    """One student who is not asked ("a"), or answers "n" or "y"; who repeats is of the class a year before."""
    known = Known(f"{number:032x}", values={"group": frozenset(groups) or frozenset("-")})
    known.values |= {
        "grade": frozenset((grade,)),
        "class": frozenset((f"class of {int(grade) + repeats}",)),
        "pathway": frozenset((pathway,)),
        "sector": frozenset((_SECTORS[pathway],)),
    }
    known.says(MEASURE.key, answer != "a", answer == "y")
    return known


people = st.lists(
    st.tuples(
        st.sampled_from(("9", "10", "11")),
        st.sampled_from((False,) * 9 + (True,)),
        st.sampled_from(tuple(_SECTORS)),
        st.sets(st.sampled_from(("SE", "RB", "RH", "RW")), max_size=2),
        st.sampled_from("ayyynnn"),
    ),
    min_size=6,
    max_size=90,
).map(lambda rows: [person(number, *row) for number, row in enumerate(rows)])


def inside(people: list[Known], group: Group) -> list[Known]:
    return [known for known in people if group[1] in known.values[group[0]]]


def tally(people: list[Known]) -> Tally:
    asked = [known for known in people if MEASURE.key in known.applies]
    return Tally(len(asked), len(asked), sum(MEASURE.key in known.met for known in asked))


def kind(known: Known) -> str:
    """What a reader may know of a student: the own grade, class, pathway, sector and groups."""
    return repr([sorted(known.values[facet]) for facet in (*CUTS, "group")])


@settings(max_examples=60, deadline=None)
@given(people, st.integers(1, 4))
def test_nothing_of_few_can_be_worked_out_from_all_papers_of_a_day(people: list[Known], limit: int) -> None:
    """A reader has the whole paper, the paper of every slice and the equity report, knows who belongs to which part,
    and works out the rest: of no group what would tell of few.
    """
    told = told_groups(people, MEASURE, limit)
    assert told <= told_sizes(people, limit)  # what is asked of all tells the size
    reader = Reader()
    asked = [known for known in people if MEASURE.key in known.applies]
    if tells_of_all(people, MEASURE, limit):
        reader.learn([kind(known) for known in asked], tally(people).met)
    for group in told:
        those = inside(asked, group)
        assert is_safe(tally(those), limit)
        reader.learn([kind(known) for known in those], tally(those).met)
    by_id = {known.student_id: known for known in people}
    for line in matrix(people, [MEASURE], limit).lines:
        cell: Cell = line.cells[0]
        if cell.state == "shown":
            reader.learn([kind(by_id[id_]) for id_ in cell.ids], cell.met)
    every = {(facet, value) for known in asked for facet in CUTS for value in known.values[facet]}
    for group in every - told:
        those = inside(asked, group)
        if len(those) < len(asked) and 0 < tally(people).met < len(asked) and not is_safe(tally(those), limit):
            assert not reader.knows([kind(known) for known in those])


@given(people, st.integers(1, 4))
def test_the_rest_of_a_part_and_of_two_parts_tells_of_no_few(people: list[Known], limit: int) -> None:
    told = told_groups(people, MEASURE, limit)
    asked = [known for known in people if MEASURE.key in known.applies]
    every = [asked, *(inside(asked, group) for group in told)]
    for whole in every:
        for part in every:
            rest = [known for known in whole if known not in part]
            if len(rest) == len(whole) - len(part) and rest:
                assert is_safe(tally(rest), limit)
    for facet in CUTS:
        left = [k for k in asked if not any((facet, value) in told for value in k.values[facet])]
        if any(group[0] == facet for group in told) and left:
            assert is_safe(tally(left), limit)
            assert len({value for known in left for value in known.values[facet]}) > 1
    assert all(len(inside(people, group)) > limit for group in told_sizes(people, limit))


def test_a_pathway_that_is_the_rest_of_the_others_is_hidden_with_one_of_them() -> None:
    """Arts: 1 student, no target met; Health: 40, and 20 of them have; Build: 30, and 15 of them have."""
    rows = [("Arts", "n")] + [("Health", "yn"[n % 2]) for n in range(40)] + [("Build", "yn"[n % 2]) for n in range(30)]
    school = [person(n, "10", False, pathway, set(), answer) for n, (pathway, answer) in enumerate(rows)]
    told = {value for facet, value in told_groups(school, MEASURE, 10) if facet in ("pathway", "sector")}
    assert told == {"Health", "health"}
    more = [person(100 + n, "10", False, "Film", set(), "yn"[n % 2]) for n in range(44)]
    told = {value for facet, value in told_groups([*school, *more], MEASURE, 10) if facet in ("pathway", "sector")}
    assert {"Film", "media"} - told  # both would tell of Arts, the rest of its sector
    assert "Arts" not in told


def test_a_total_is_told_by_every_paper_or_by_none() -> None:
    for answers, told in (("y" * 40, False), ("n" * 40, False), ("y" * 9 + "a" * 40, False), ("y" * 39 + "n", True)):
        school = [person(n, "10", False, "Arts", set(), answer) for n, answer in enumerate(answers)]
        assert tells_of_all(school, MEASURE, 10) == told
        assert (matrix(school, [MEASURE], 10).lines[0].cells[0].state == "shown") == told
