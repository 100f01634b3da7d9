"""Conditions and arrangements: kept as JSON, asked of the book, tested by value, and said in words."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from app.book.asking import Between, Containing, Not
from app.book.clocks import DURATION
from app.book.kinds import DAY, TEXT
from app.models.kinds import GRADE
from app.models.standing import STANDING
from app.views.lists.arrangement import Arrangement, read_arrangement
from app.views.lists.columns import Facet
from app.views.lists.conditions import Condition, asked, predicate, revive, sentence, short

FACETS = {
    "grade": Facet("any", GRADE),
    "status": Facet("any", STANDING, complete=True),
    "review": Facet("between", DAY),
    "hours": Facet("between", DURATION),
    "phone": Facet("text", TEXT),
    "pathway": Facet("any", empty="No pathway"),
}
OPTIONS = {"grade": {"11": "11", "12": "12"}, "status": STANDING.options, "pathway": {"a": "Health", "b": "Arts"}}

SAID = [
    (Condition("grade", "any", ("11", "12")), "Grade is 11 or 12", "11, 12"),
    (
        Condition("pathway", "any", ("a", "b", None)),
        "Pathway is Health, Arts or No pathway",
        "Health, Arts, No pathway",
    ),
    (
        Condition("review", "between", ("2026-11-01", "2026-11-30")),
        "Review is from Nov 1, 2026 to Nov 30, 2026",
        "Nov 1, 2026 – Nov 30, 2026",
    ),
    (Condition("review", "between", (None, "2026-11-30")), "Review is Nov 30, 2026 or earlier", "≤ Nov 30, 2026"),
    (Condition("hours", "between", (210, None)), "Hours is 3.5 or more", "≥ 3.5"),
    (Condition("phone", "empty"), "Phone is empty", "Empty"),
    (Condition("phone", "filled"), "Phone is not empty", "Not empty"),
    (Condition("phone", "text", ("555",)), "Phone holds “555”", "“555”"),
]


@pytest.mark.parametrize(("condition", "whole", "chip"), SAID)
def test_in_words_and_kept_as_json(condition: Condition, whole: str, chip: str) -> None:
    facet, options = FACETS[condition.column], OPTIONS.get(condition.column, {})
    assert sentence(condition.column.title(), condition, facet, options) == whole
    assert short(condition, facet, options) == chip
    assert revive(json.loads(json.dumps(condition.plain())), FACETS) == condition


def test_as_a_question_to_the_book() -> None:
    assert asked(Condition("grade", "any", ("11", None)), FACETS["grade"]) == ["11", None]
    assert asked(Condition("hours", "between", (60, None)), FACETS["hours"]) == Between(60, None)
    assert asked(Condition("phone", "text", ("ma",)), FACETS["phone"]) == Containing("ma")
    assert asked(Condition("phone", "filled"), FACETS["phone"]) == Not(None)
    assert asked(Condition("phone", "empty"), FACETS["phone"]) is None


def test_days_that_were_said_from_today_move_on() -> None:
    found = asked(Condition("review", "between", ("-2w", "today")), FACETS["review"])
    assert found == Between(date.today() - timedelta(weeks=2), date.today())


@pytest.mark.parametrize(
    ("condition", "passes", "fails"),
    [
        (Condition("pathway", "any", ("a",)), ("b", "a"), ("b",)),
        (Condition("pathway", "any", (None,)), None, ("a",)),
        (Condition("hours", "between", (60, 120)), 90, 121),
        (Condition("hours", "between", (60, None)), 60, None),
        (Condition("phone", "text", ("nunez",)), "Núñez", None),
        (Condition("phone", "empty"), None, "5"),
        (Condition("phone", "filled"), "5", None),
    ],
)
def test_by_value(condition: Condition, passes: object, fails: object) -> None:
    meets = predicate(condition, FACETS[condition.column])
    assert meets(passes)
    assert not meets(fails)


def test_an_arrangement_comes_back_from_json() -> None:
    made = Arrangement("all", "ma", (SAID[0][0], SAID[2][0]), (("grade", True), ("name", False)), ("name", "grade"))
    usual = Arrangement("all", sort=(("name", False),), columns=("name",))
    assert read_arrangement(made.json(), FACETS, ("name", "grade"), usual) == made


@pytest.mark.parametrize(
    "kept",
    [
        "no json",
        "[]",
        '{"view": 3, "conditions": "x", "sort": [["gone", true], 7], "columns": ["gone", 5]}',
        '{"conditions": [["gone", "any", ["1"]], ["grade", "between", ["1", "2"]], ["grade", "any", []], 4]}',
        '{"conditions": [["review", "between", ["x", null]], ["phone", "loud", []]]}',
    ],
)
def test_what_an_older_view_says_to_nobody_is_left_out(kept: str) -> None:
    usual = Arrangement("all", sort=(("name", False),), columns=("name",))
    assert read_arrangement(kept, FACETS, ("name", "grade"), usual) == usual


def test_a_column_that_is_named_twice_counts_once() -> None:
    usual = Arrangement("all", sort=(("name", False),), columns=("name", "grade"))
    kept = {"columns": ["grade", "name", "grade"], "sort": [["grade", True], ["name", False], ["grade", False]]}
    read = read_arrangement(json.dumps(kept), FACETS, ("name", "grade"), usual)
    assert (read.columns, read.sort) == (("grade", "name"), (("grade", True), ("name", False)))


def test_the_order_of_conditions_makes_no_other_view() -> None:
    one = Arrangement("all", conditions=(SAID[0][0], SAID[5][0]))
    other = Arrangement("all", conditions=(SAID[5][0], SAID[0][0]))
    assert one.same(other)
    assert not one.same(Arrangement("all", conditions=(SAID[0][0],)))
