"""Overlaps, long days, the bell, days without school, blocks."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import HourEntry, Placement
from app.models.checks.facts import Facts
from app.models.checks.overlapping import overlaps
from app.models.settings import LONG_DAY, SCHOOL_BEGINS, SCHOOL_ENDS, decide
from tests.models.checks.shifts import Shifts
from tests.models.school_calendar import MONDAY, SUMMER, VETERANS

DAY = timedelta(days=1)
ANOTHER = {"role": "Night porter", "starts_on": date(2026, 7, 1)}


def another_placement(shifts: Shifts) -> str:
    with shifts.book.edit("Another") as edit:
        return edit.insert(Placement, [{**ANOTHER, "student_id": shifts.made.students[0]}])[0]


def test_times_that_cross_are_one_finding_of_the_entry_recorded_last(shifts: Shifts) -> None:
    first = shifts.log(MONDAY, "13:00-16:00")
    elsewhere = shifts.log(MONDAY, "15:00-18:00", placement_id=another_placement(shifts))
    shifts.log(MONDAY, "18:00-19:00")
    [found] = shifts.found("overlap")
    assert (found.entry_ids, found.entry_id, found.on) == ((first, elsewhere), elsewhere, MONDAY)
    assert found.sentence == "The times of Nov 2, 2026 overlap: 1:00 PM to 4:00 PM, 3:00 PM to 6:00 PM."
    assert found.figure == "2 entries"
    assert [f.rule for f in shifts.found(entry_ids=[first]) if f.rule == "overlap"] == ["overlap"]


SPANS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 1439), st.integers(1, 900)), max_size=8)


@given(SPANS)
def test_whoever_overlaps_with_somebody_is_in_a_finding_and_nobody_else(spans: list[tuple[int, int, int]]) -> None:
    entries = [
        SimpleNamespace(
            id=f"{n:02}", student_id="s", placement_id="p", date=MONDAY + late * DAY, until=None,
            time_in=came, time_out=(came + long) % 1440,
        )
        for n, (late, came, long) in enumerate(spans)
    ]  # fmt: skip
    whole = [(late * 1440 + came, late * 1440 + came + long) for late, came, long in spans]
    pairs = [
        (a, b) for a, b in combinations(range(len(spans)), 2) if whole[a][0] < whole[b][1] and whole[b][0] < whole[a][1]
    ]
    told = [f.entry_ids for f in overlaps(cast("Facts", SimpleNamespace(by_student={"s": entries})))]
    assert sorted(id_ for ids in told for id_ in ids) == sorted({f"{n:02}" for pair in pairs for n in pair})
    together = [set(ids) for ids in told]
    assert all(any({f"{a:02}", f"{b:02}"} <= ids for ids in together) for a, b in pairs)


def test_a_night_shift_reaches_into_the_next_day(shifts: Shifts) -> None:
    shifts.log(MONDAY, "22:00-2:00")
    shifts.log(MONDAY + DAY, "1:00-3:00")
    assert len(shifts.found("overlap")) == 1


def test_a_day_twice_without_times_is_doubtful_and_a_split_shift_is_not(shifts: Shifts) -> None:
    shifts.log(MONDAY, "8:00-10:00")
    shifts.log(MONDAY, "13:00-15:00")
    assert shifts.found("overlap") == []
    shifts.log(MONDAY, 60)
    [found] = shifts.found("overlap")
    assert found.sentence == "Nov 2, 2026 is logged 3 times for this placement, not all of them with times of day."


def test_a_day_that_a_block_holds_too(shifts: Shifts) -> None:
    shifts.log(date(2026, 11, 1), 1200, until=date(2026, 11, 30))
    shifts.log(MONDAY, 60)
    shifts.log(date(2026, 12, 1), 60)
    [found] = shifts.found("overlap")
    assert len(found.entry_ids) == 2
    assert "Nov 1, 2026 to Nov 30, 2026" in found.sentence


def test_rejected_and_deleted_hours_clash_with_nothing(shifts: Shifts) -> None:
    shifts.log(MONDAY, "13:00-16:00", state="rejected")
    shifts.log(MONDAY, "13:00-16:00")
    gone = shifts.log(MONDAY, "13:00-16:00")
    with shifts.book.edit("Delete") as edit:
        edit.delete(HourEntry, [gone])
    assert shifts.found("overlap") == []


def test_hours_of_a_placement_that_was_deleted_are_no_matter(shifts: Shifts) -> None:
    other = another_placement(shifts)
    entry = shifts.log(MONDAY, 900, placement_id=other)
    assert shifts.found("long_day", entry_ids=[entry])
    with shifts.book.edit("Delete") as edit:
        edit.delete(Placement, [other])
    assert shifts.found("long_day", entry_ids=[entry]) == []


def test_a_long_day_is_that_of_the_setting_and_of_all_placements(shifts: Shifts) -> None:
    shifts.log(MONDAY, 300)
    shifts.log(MONDAY, 300, placement_id=another_placement(shifts))
    assert shifts.found("long_day") == []
    decide(shifts.book, LONG_DAY, 9 * 60)
    [found] = shifts.found("long_day")
    assert found.sentence == "10 hours on Nov 2, 2026 are more than 9."
    assert (found.figure, found.source) == ("10 of 9 h", "Setting of the site: Longest day")


@pytest.mark.parametrize(
    ("on", "span", "values", "count"),
    [
        (MONDAY, "13:00-16:00", {}, 1),
        (MONDAY, "15:30-17:00", {}, 0),
        (MONDAY, "6:00-8:30", {}, 0),
        (MONDAY, "23:00-8:00", {}, 0),
        (MONDAY, "13:00-16:00", {"in_class": True}, 0),
        (VETERANS, "13:00-16:00", {}, 0),
        (MONDAY, 120, {}, 0),
    ],
)
def test_the_bell(shifts: Shifts, on: date, span: str | int, values: dict[str, bool], count: int) -> None:
    shifts.log(on, span, **values)
    assert shifts.found("school_hours") == []
    decide(shifts.book, SCHOOL_BEGINS, 8 * 60 + 30)
    decide(shifts.book, SCHOOL_ENDS, 15 * 60 + 30)
    found = shifts.found("school_hours")
    assert len(found) == count
    assert all("8:30 AM to 3:30 PM" in f.sentence and f.source.startswith("Setting") for f in found)


def test_at_14_and_15_the_law_asks_for_it_too(shifts: Shifts) -> None:
    decide(shifts.book, SCHOOL_BEGINS, 8 * 60)
    decide(shifts.book, SCHOOL_ENDS, 15 * 60)
    shifts.born(date(2011, 9, 1))
    shifts.log(MONDAY, "13:00-16:00")
    [found] = shifts.found("school_hours")
    assert found.source == "SHRM, California limitations on the hours of minors"
    assert found.sentence.endswith("At the age of 15, work lies outside of school hours.")
    shifts.born(date(2010, 9, 1))
    assert shifts.found("school_hours")[0].source == "Setting of the site: School begins"


def test_work_experience_education_goes_on_during_school(shifts: Shifts) -> None:
    decide(shifts.book, SCHOOL_BEGINS, 8 * 60)
    decide(shifts.book, SCHOOL_ENDS, 15 * 60)
    shifts.log(MONDAY, "13:00-16:00")
    assert shifts.found("school_hours")
    shifts.place(wee=True)
    assert shifts.found("school_hours") == []


def test_holidays_are_doubtful_weekends_and_the_summer_are_not(shifts: Shifts) -> None:
    for on in (VETERANS, date(2026, 11, 26), date(2026, 11, 28), MONDAY, SUMMER):
        shifts.log(on, 60)
    assert [f.figure for f in shifts.found("non_school_day")] == ["Veterans Day", "Thanksgiving break"]
    shifts.log(SUMMER + DAY, 60, in_class=True)
    last = shifts.found("non_school_day")[-1]
    assert last.sentence == "Jun 15, 2027 is no school day, but these hours were in class."


def test_blocks_hold_their_days_of_one_month(shifts: Shifts) -> None:
    shifts.log(date(2026, 9, 1), 16 * 60 * 30, until=date(2026, 9, 30))
    assert shifts.found("over_month_block") == []
    shifts.log(date(2026, 10, 1), 16 * 60 + 1, until=date(2026, 10, 1))
    shifts.log(date(2026, 12, 31), 60, until=date(2027, 1, 1))
    too_much, two_months = shifts.found("over_month_block")
    assert too_much.figure == "16.02 of 16 h"
    assert "not of one month" in two_months.sentence


def test_hours_outside_of_the_placement(shifts: Shifts) -> None:
    shifts.place(starts_on=date(2026, 11, 3), ends_on=date(2026, 11, 13))
    early = shifts.log(MONDAY, 60)
    shifts.log(date(2026, 11, 3), 60)
    shifts.log(date(2026, 11, 13), 60)
    late = shifts.log(date(2026, 11, 10), 60, until=date(2026, 11, 14))
    before, after = shifts.found("before_start", "after_end")
    assert (before.entry_id, after.entry_id) == (early, late)
    assert before.sentence == "Nov 2, 2026 is before the placement, which begins on Nov 3, 2026."
    assert after.sentence == "Nov 14, 2026 is after the placement, which ended on Nov 13, 2026."
