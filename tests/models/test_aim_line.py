"""The aim line: straight, whichever way is better, and silent while there are too few measures."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.models.aim_line import AimLine, judged

FIRST, LAST = date(2026, 9, 1), date(2026, 12, 10)
RISING = AimLine(FIRST, LAST, 400, 900)
FALLING = AimLine(FIRST, LAST, 60, 20)


@given(st.integers(-30, 200), st.integers(-999, 999), st.integers(-999, 999))
def test_it_stays_between_its_ends(days: int, first: int, last: int) -> None:
    due = AimLine(FIRST, LAST, first, last).value_on(FIRST + timedelta(days=days))
    assert min(first, last) <= due <= max(first, last)


def test_it_is_straight() -> None:
    assert [RISING.value_on(day) for day in (FIRST, FIRST + timedelta(days=50), LAST)] == [400, Fraction(650), 900]
    assert AimLine(FIRST, FIRST, 1, 2).value_on(FIRST) == 2


def test_less_is_better_where_the_goal_is_lower() -> None:
    assert FALLING.meets(LAST, 20)
    assert not FALLING.meets(LAST, 21)
    assert FALLING.reaches(10)


def measures(*values: int) -> list[tuple[date, int]]:
    return [(FIRST + timedelta(weeks=week), value) for week, value in enumerate(values, 1)]


def test_trends() -> None:
    assert judged(None, measures(1, 2, 3), 2) == "too_few"
    assert judged(RISING, measures(400, 400, 400), 4) == "too_few"
    assert judged(RISING, measures(450, 500, 400, 400), 4) == "behind"
    assert judged(RISING, measures(450, 400, 400, 700), 4) == "on_line"
    assert judged(RISING, measures(450, 400, 400, 900), 4) == "reached"
    assert judged(RISING, [(LAST, 900)] * 7, 4) == "too_few"  # one day is one point
