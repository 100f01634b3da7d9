"""Credits, measures and school years are read as people and files write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book.refused import Refused
from app.i18n import in_language
from app.models.study_kinds import CREDITS, MEASURE, TENTHS, TERM, TERM_ORDER, TWELFTHS, YEAR


@given(st.integers(0, 9_999_999), st.sampled_from(["en", "es"]))
def test_credits_read_what_they_show(value: int, language: str) -> None:
    with in_language(language):
        assert CREDITS.parse(CREDITS.format(value)) == value
        assert CREDITS.take(CREDITS.cell(value)) == value


@pytest.mark.parametrize(
    ("text", "value"), [("5", 500), ("2.5", 250), ("2,50", 250), (".5", 50), ("0", 0), ("5.00", 500), ("", None)]
)
def test_credits(text: str, value: int | None) -> None:
    assert CREDITS.parse(text) == value


@pytest.mark.parametrize("text", ["five", "2.505", "-1", "1.2.3", ".", "-"])
def test_what_is_no_number_of_credits(text: str) -> None:
    with pytest.raises(Refused):
        CREDITS.parse(text)


def test_measures_may_be_below_nothing() -> None:
    assert (MEASURE.parse("-1.5"), MEASURE.format(-15), TENTHS.parse("4.5")) == (-15, "-1.5", 45)


def test_scripts_read_the_number_that_people_mean() -> None:
    told = [
        CREDITS.printed(500),
        CREDITS.printed(250),
        TENTHS.printed(1755),
        MEASURE.printed(-5),
        CREDITS.printed(None),
    ]
    assert list(map(repr, told)) == ["5", "2.5", "175.5", "-0.5", "None"]


@pytest.mark.parametrize("text", ["2026-2027", "2026-27", "2026/27", "2026 – 2027"])
def test_school_years(text: str) -> None:
    assert YEAR.parse(text) == "2026-2027"


@pytest.mark.parametrize("text", ["2026", "2026-2028", "2026-26", "next year"])
def test_what_is_no_school_year(text: str) -> None:
    with pytest.raises(Refused, match="school year"):
        YEAR.parse(text)


def test_every_term_has_its_length_and_its_place() -> None:
    assert set(TERM.options) == set(TWELFTHS) == set(TERM_ORDER)
    for terms in (("s1", "s2"), ("q1", "q2", "q3", "q4"), ("t1", "t2", "t3"), ("full",)):
        assert sum(TWELFTHS[term] for term in terms) == 12
