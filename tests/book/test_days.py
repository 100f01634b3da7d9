"""Days as they are typed: without a year, counted from today, and by weekday."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book.days import FAR, in_year_of_work, months_later, read_day
from app.book.kinds import DAY
from app.book.refused import Refused
from app.i18n import in_language

TODAY = date(2026, 11, 18)  # a Wednesday
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [("11/20", date(2026, 11, 20)), ("8/3", date(2026, 8, 3)), ("1/15", date(2027, 1, 15)),
     ("6/5", date(2027, 6, 5)), ("Nov 20", date(2026, 11, 20)), ("20 nov", date(2026, 11, 20)),
     ("20-Nov-26", date(2026, 11, 20)), ("5 de mayo", date(2027, 5, 5)), ("march 3rd", date(2027, 3, 3)),
     ("5/13", date(2027, 5, 13)), ("13/5/2027", date(2027, 5, 13))],
)  # fmt: skip
def test_a_day_without_a_year_lies_in_the_year_of_work(text: str, day: date) -> None:
    assert read_day(text, today=TODAY) == day


def test_in_the_first_weeks_june_is_the_june_just_past() -> None:
    assert read_day("6/5", today=date(2026, 7, 6)) == date(2026, 6, 5)
    assert read_day("6/5", today=date(2026, 9, 1)) == date(2027, 6, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [("today", TODAY), ("hoy", TODAY), ("ayer", date(2026, 11, 17)), ("Mañana", date(2026, 11, 19)),
     ("+2w", date(2026, 12, 2)), ("-3d", date(2026, 11, 15)), ("+1m", date(2026, 12, 18)), ("-1 m", date(2026, 10, 18)),
     ("+1y", date(2027, 11, 18)), ("+1a", date(2027, 11, 18)), ("+5", date(2026, 11, 23)), ("+1s", date(2026, 11, 25))],
)  # fmt: skip
def test_days_counted_from_today(text: str, day: date) -> None:
    assert read_day(text, today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("wed", TODAY), ("fri", date(2026, 11, 20)), ("Friday", date(2026, 11, 20)), ("vie", date(2026, 11, 20)),
     ("vie.", date(2026, 11, 20)), ("lun", date(2026, 11, 16)), ("next fri", date(2026, 11, 27)),
     ("last mon", date(2026, 11, 9)), ("próximo viernes", date(2026, 11, 27)), ("lunes pasado", date(2026, 11, 9)),
     ("sábado", date(2026, 11, 21)), ("mié", TODAY)],
)  # fmt: skip
def test_a_weekday_is_that_of_this_week_or_the_one_beside_it(text: str, day: date) -> None:
    assert read_day(text, today=TODAY) == day


@pytest.mark.parametrize(
    "text", ["fr", "next", "next next fri", "2/30", "Nov 31", "nov 2026", "+9999d", "dec", "13/1", "20-5"]
)
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(Refused, match="is not a day"):
        read_day(text, today=TODAY)


@given(DAYS, st.integers(-600, 600))
def test_a_month_later_is_never_another_month(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


@given(DAYS, st.integers(0, 365))
def test_a_day_without_its_year_is_never_far_ahead(today: date, ahead: int) -> None:
    on = today + timedelta(days=ahead)
    if (on.month, on.day) != (2, 29):
        assert (in_year_of_work(on.month, on.day, today) - today).days <= FAR


@given(DAYS)
def test_what_is_shown_is_read_again(day: date) -> None:
    for language in ("en", "es"):
        with in_language(language):
            assert DAY.parse(DAY.format(day)) == day
