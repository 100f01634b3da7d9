"""Which backups are kept: many of late, fewer of long ago, and never fewer because a clock was wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.book.rotation import DAILY, LAST, MONTHLY, PERIODS, WEEKLY, kept

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MOMENTS = st.lists(
    st.datetimes(datetime(2020, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),
    max_size=80,
    unique=True,
)


@given(MOMENTS)
def test_the_newest_of_every_period_and_no_more_than_promised(moments: list[datetime]) -> None:
    stay = kept(moments, NOW)
    past = sorted((moment for moment in moments if moment <= NOW), reverse=True)
    assert stay <= set(moments)
    assert set(past[:LAST]) <= stay
    assert set(moments) - set(past) <= stay
    assert len(stay & set(past)) <= LAST + DAILY + WEEKLY + MONTHLY
    for period, most in PERIODS:
        for one in list(dict.fromkeys(period(moment) for moment in past))[:most]:
            assert max(moment for moment in past if period(moment) == one) in stay


@given(MOMENTS)
def test_what_was_kept_is_kept_again(moments: list[datetime]) -> None:
    stay = kept(moments, NOW)
    assert kept(stay, NOW) == stay


@given(st.lists(st.integers(1, 3000), min_size=1, max_size=120))
def test_rotating_after_each_backup_loses_no_more_than_rotating_once(steps: list[int]) -> None:
    """A backup every few minutes or days, each followed by a rotation, as it happens over the years."""
    moment, every, held = datetime(2024, 1, 1, tzinfo=UTC), [], set[datetime]()
    for minutes in steps:
        moment += timedelta(minutes=minutes * 20)
        every.append(moment)
        held = kept(held | {moment}, moment)
    assert kept(every, moment) <= held


def test_a_year_of_work_keeps_its_months() -> None:
    days = [NOW - timedelta(days=n) for n in range(400)]
    stay = sorted(kept(days, NOW), reverse=True)
    assert stay[:LAST] == days[:LAST]
    assert len({(moment.year, moment.month) for moment in stay}) == MONTHLY
