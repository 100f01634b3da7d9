"""Percents: rounded in one way, and never more or less than can be said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.percents import absent_tenths, percent_of, whole_percent


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(1, 8, 13), (1, 3, 33), (126, 127, 99), (1, 448, 1), (0, 9, 0), (9, 9, 100), (1999, 2000, 99), (241, 200, 121)],
)
def test_halves_go_up_and_only_all_is_a_hundred(part: int, whole: int, percent: int) -> None:
    assert whole_percent(part, whole) == percent
    assert whole_percent(part / whole, 1) == percent


def test_nothing_has_no_percent() -> None:
    assert percent_of(0, 0) is None


@given(st.integers(0, 400), st.integers(1, 400))
def test_absence_is_told_as_the_limit_from_there_on(absent: int, enrolled: int) -> None:
    assert (absent_tenths(absent, enrolled) >= 100) == (absent * 10 >= enrolled)
    assert (absent_tenths(absent, enrolled) == 0) == (absent == 0)
