"""Hours of minors: in a day, in a week, by the clock."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.models import DayOff, Placement
from app.models.ages import age_on
from app.models.checks.minor_limits import limit_for, limits
from app.models.settings import SUMMER_EVENING_FROM, SUMMER_EVENING_UNTIL, WEEK_CAP_14_15, WEEK_CAP_16_17, decide
from tests.models.checks.shifts import Shifts
from tests.models.school_calendar import MONDAY, SUMMER, VETERANS

DAY = timedelta(days=1)
SATURDAY = date(2026, 11, 7)
FRIDAY = date(2026, 11, 6)
SIXTEEN, FOURTEEN, TWELVE, EIGHTEEN = (date(2026 - age, 9, 1) for age in (16, 14, 12, 18))
SOURCE = "SHRM, California limitations on the hours of minors"


def test_age_changes_on_the_birthday() -> None:
    assert [age_on(date(2010, 11, 2), on) for on in (MONDAY - DAY, MONDAY)] == [15, 16]
    assert [age_on(date(2008, 2, 29), on) for on in (date(2026, 2, 28), date(2026, 3, 1))] == [17, 18]


def test_the_table_as_it_is_shipped() -> None:
    assert len(limits()) == 8
    older = limit_for(17, True, False)
    assert older
    assert (older.school_day, older.week, older.earliest, older.latest, older.latest_before_day_off) == (
        240, 48 * 60, 300, 22 * 60, 24 * 60 + 30,
    )  # fmt: skip
    assert limit_for(18, True, False) is limit_for(11, True, False) is None
    youngest = limit_for(12, True, True)
    assert youngest and youngest.school_day == 0


@pytest.mark.parametrize(
    ("born", "on", "minutes", "wee", "sentence"),
    [
        (SIXTEEN, MONDAY, 240, None, None),
        (SIXTEEN, MONDAY, 241, None, "at most 4 hours on a school day"),
        (SIXTEEN, MONDAY, 480, True, None),
        (SIXTEEN, MONDAY, 481, True, "at most 8 hours on a school day"),
        (SIXTEEN, FRIDAY, 480, None, None),
        (SIXTEEN, VETERANS - DAY, 481, None, "at most 8 hours on the day before"),
        (SIXTEEN, VETERANS, 481, None, "at most 8 hours on a day without school"),
        (SIXTEEN, SUMMER, 481, None, "at most 8 hours on a day without school"),
        (FOURTEEN, MONDAY, 181, None, "at most 3 hours on a school day"),
        (FOURTEEN, FRIDAY, 181, True, "at most 3 hours"),
        (FOURTEEN, SATURDAY, 480, None, None),
        (TWELVE, MONDAY, 1, None, "at most 0 hours on a school day"),
        (TWELVE, SATURDAY, 480, None, None),
        (EIGHTEEN, MONDAY, 600, None, None),
    ],
)
def test_hours_of_a_day(
    shifts: Shifts, born: date, on: date, minutes: int, wee: bool | None, sentence: str | None
) -> None:
    shifts.born(born)
    shifts.place(wee=wee)
    shifts.log(on, minutes)
    found = shifts.found("minor_day")
    assert [(sentence or "") in f.sentence for f in found] == ([True] if sentence else [])
    assert all(f.source == SOURCE for f in found)


def test_without_a_birth_date_nothing_can_be_said(shifts: Shifts) -> None:
    shifts.log(MONDAY, 9 * 60)
    assert shifts.found("minor_day", "minor_week", "minor_clock") == []


def test_the_age_is_that_of_the_day(shifts: Shifts) -> None:
    shifts.born(date(2010, 11, 4))
    shifts.log(MONDAY, 240)
    shifts.log(date(2026, 11, 4), 240)
    [found] = shifts.found("minor_day")
    assert (found.on, found.figure) == (MONDAY, "4 of 3 h")
    assert found.sentence.startswith("At the age of 15,")


def test_hours_of_a_day_at_two_placements_count_together(shifts: Shifts) -> None:
    shifts.born(SIXTEEN)
    with shifts.book.edit("Another") as edit:
        other = edit.insert(Placement, [{"student_id": shifts.made.students[0], "role": "Porter"}])[0]
    first = shifts.log(MONDAY, 150)
    second = shifts.log(MONDAY, 150, placement_id=other)
    [found] = shifts.found("minor_day", placement_ids=[shifts.made.placements[0]])
    assert (found.entry_ids, found.placement_id) == ((first, second), other)


def week(shifts: Shifts, monday: date, minutes: int) -> None:
    for n in range(6):
        shifts.log(monday + n * DAY, minutes)


@pytest.mark.parametrize(
    ("born", "monday", "minutes", "wee", "most"),
    [
        (SIXTEEN, MONDAY, 480, None, None),
        (SIXTEEN, MONDAY, 481, None, "48"),
        (FOURTEEN, MONDAY, 181, None, "18"),
        (FOURTEEN, MONDAY, 181, True, None),
        (FOURTEEN, MONDAY, 231, True, "23"),
        (FOURTEEN, SUMMER, 400, None, None),
        (FOURTEEN, SUMMER, 401, None, "40"),
        (FOURTEEN, date(2026, 11, 23), 400, None, None),
        (FOURTEEN, date(2026, 11, 9), 181, None, "18"),
    ],
)
def test_hours_of_a_week(
    shifts: Shifts, born: date, monday: date, minutes: int, wee: bool | None, most: str | None
) -> None:
    shifts.born(born)
    shifts.place(wee=wee)
    week(shifts, monday, minutes)
    found = shifts.found("minor_week")
    assert [f"at most {most} hours in a week" in f.sentence for f in found] == ([True] if most else [])
    assert all(len(f.entry_ids) == 6 and f.on == monday for f in found)


def test_a_stricter_cap_of_the_site_counts_and_a_looser_one_does_not(shifts: Shifts) -> None:
    shifts.born(SIXTEEN)
    week(shifts, MONDAY, 240)
    assert shifts.found("minor_week") == []
    decide(shifts.book, WEEK_CAP_14_15, 60)
    decide(shifts.book, WEEK_CAP_16_17, 20 * 60)
    [found] = shifts.found("minor_week")
    assert (found.figure, found.source) == (
        "24 of 20 h",
        "Setting of the site: Hours a week at the age of 16 and 17",
    )
    decide(shifts.book, WEEK_CAP_16_17, 60 * 60)
    assert shifts.found("minor_week") == []


def test_a_block_may_hold_what_its_days_and_weeks_can(shifts: Shifts) -> None:
    shifts.born(FOURTEEN)
    most = 2 * 18 * 60  # two whole weeks in session
    shifts.log(date(2026, 9, 14), most, until=date(2026, 9, 27))
    assert shifts.found("minor_week") == []
    shifts.log(date(2026, 10, 5), most + 1, until=date(2026, 10, 18))
    [found] = shifts.found("minor_week")
    assert found.sentence.startswith("At the age of 14, at most 36 hours from Oct 5, 2026 to Oct 18, 2026")


@pytest.mark.parametrize(
    ("born", "on", "span", "figure"),
    [
        (SIXTEEN, MONDAY, "16:00-22:00", None),
        (SIXTEEN, MONDAY, "18:30-22:01", "5:00 AM to 10:00 PM"),
        (SIXTEEN, MONDAY, "4:59-6:00", "5:00 AM to 10:00 PM"),
        (SIXTEEN, FRIDAY, "21:00-0:30", None),
        (SIXTEEN, FRIDAY, "21:00-0:31", "5:00 AM to 12:30 AM"),
        (date(2010, 3, 1), date(2026, 8, 9), "20:00-22:30", "5:00 AM to 10:00 PM"),
        (SIXTEEN, SUMMER, "20:00-0:30", None),
        (FOURTEEN, MONDAY, "16:00-19:00", None),
        (FOURTEEN, MONDAY, "17:00-19:30", "7:00 AM to 7:00 PM"),
        (FOURTEEN, SUMMER, "17:00-19:30", "7:00 AM to 7:00 PM"),
        (EIGHTEEN, MONDAY, "22:00-2:00", None),
    ],
)
def test_times_of_day(shifts: Shifts, born: date, on: date, span: str, figure: str | None) -> None:
    shifts.born(born)
    shifts.log(on, span)
    assert [f.figure for f in shifts.found("minor_clock")] == ([figure] if figure else [])


def test_summer_evenings_are_those_of_the_setting(shifts: Shifts) -> None:
    shifts.born(FOURTEEN)
    shifts.log(SUMMER, "17:00-21:00")
    assert len(shifts.found("minor_clock")) == 1
    decide(shifts.book, SUMMER_EVENING_FROM, "06-15")
    decide(shifts.book, SUMMER_EVENING_UNTIL, "09-01")
    assert len(shifts.found("minor_clock")) == 1
    decide(shifts.book, SUMMER_EVENING_FROM, "06-01")
    assert shifts.found("minor_clock") == []


def test_a_calendar_that_nobody_kept_is_told(shifts: Shifts) -> None:
    shifts.born(SIXTEEN)
    with shifts.book.edit("None") as edit:
        edit.delete(DayOff, shifts.book.ids(DayOff))
    shifts.log(SUMMER, 300)
    [found] = shifts.found("minor_day")
    assert found.sentence.endswith("so every weekday counts as a school day.")
