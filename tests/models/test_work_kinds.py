"""Values that only work-based learning knows."""

from __future__ import annotations

from datetime import date

import pytest

from app.book.refused import Refused
from app.models.agreements import SIGNED
from app.models.placements import ENDS, INTERNSHIP_ID, ROLE, STARTS
from app.models.work_kinds import DAY_OF_YEAR, RATING, WEEKDAY


@pytest.mark.parametrize(
    ("typed", "kept", "shown"), [("6/15", "06-15", "Jun 15"), ("June 1", "06-01", "Jun 1"), ("", None, "")]
)
def test_a_day_of_every_year(typed: str, kept: str | None, shown: str) -> None:
    assert DAY_OF_YEAR.parse(typed) == kept
    assert DAY_OF_YEAR.format(kept) == shown
    assert DAY_OF_YEAR.parse(shown) == kept


def test_a_day_that_no_year_has() -> None:
    with pytest.raises(Refused, match="not a day"):
        DAY_OF_YEAR.parse("6/31")


def test_no_longer_than_there_is_room() -> None:
    assert INTERNSHIP_ID.parse("x" * 36) == "x" * 36
    with pytest.raises(Refused, match="longer than 36"):
        INTERNSHIP_ID.parse("x" * 37)


def test_days_too_far_away_are_refused_where_people_type_them_and_read_from_files() -> None:
    for kind, text, why in (
        (STARTS, "11/1/1999", "Nov 1, 1999 is not between"),
        (ENDS, "1/1/2999", "Jan 1, 2999 is not between"),
        (SIGNED, "6/15/2099", "Jun 15, 2099 has not come yet."),
        (ROLE, "x" * 121, "longer than 120"),
    ):
        with pytest.raises(Refused, match=why):
            kind.typed(text)
    assert STARTS.parse("11/1/1999") == date(1999, 11, 1)
    assert SIGNED.typed("") is None


def test_ratings_and_weekdays_as_people_write_them() -> None:
    assert [RATING.parse(text) for text in ("4", "n/a", "NA", "3 · Meets expectations")] == ["4", "na", "na", "3"]
    assert [WEEKDAY.parse(text) for text in ("monday", "7")] == ["1", "7"]
