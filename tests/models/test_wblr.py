"""The rows of the state's file: which records are in it, with which hours, and one for each key."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book.book import Book
from app.book.refused import Refused
from app.models import ActivityType, HourEntry, Placement
from app.models.merging_employers import merge_employers
from app.models.settings import STATE_HOURS, STATE_LEA, STATE_NPS, STATE_TRANSACTION, decide
from app.models.wblr import check, hours_outside
from tests.models.state_school import BEFORE, TODAY, YEAR, School, make_state_school
from tests.models.taking_courses import LAST


@pytest.fixture
def school(book: Book) -> School:
    return make_state_school(book)


def test_a_whole_internship_is_a_row_of_fifteen_fields(school: School) -> None:
    school.internship(internship_id="2026-0001")
    checked = school.check()
    assert checked.problems == []
    assert school.lines() == ["WBLR^^^1062117^1035955^^2025-2026^9000000001^10^2026-0001^10^7922^3^Y^N"]
    assert [len(row.values) for row in checked.rows] == [15]


def test_without_an_id_of_its_own_an_internship_has_that_of_its_record(school: School) -> None:
    placement = school.internship()
    assert school.check().rows[0].values[9] == placement
    assert len(placement) <= 36


def test_hours_are_split_at_the_first_of_july(school: School) -> None:
    placement = school.work(starts_on=date(2025, 3, 3), ends_on=date(2026, 6, 1), internship_id="A")
    for on, minutes in ((date(2025, 6, 30), 120), (date(2025, 7, 1), 180), (date(2026, 6, 30), 240)):
        school.hours(placement, on, minutes)
    school.hours(placement, date(2026, 7, 1), 60)
    written = {year: [row.values[10] for row in school.check(year).rows] for year in (BEFORE, YEAR, "2026-2027")}
    assert written == {BEFORE: ["2"], YEAR: ["7"], "2026-2027": ["1"]}


def test_blocks_of_days_on_both_sides_of_july(school: School) -> None:
    placement = school.work(starts_on=date(2025, 6, 1))
    school.hours(placement, date(2025, 6, 1), 60 * 60, until=date(2025, 6, 30))
    school.hours(placement, date(2025, 7, 1), 80 * 60, until=date(2025, 7, 31))
    assert [[row.values[10] for row in school.check(year).rows] for year in (BEFORE, YEAR)] == [["60"], ["80"]]


def test_hours_in_class_are_not_external(school: School) -> None:
    simulated = school.work("20", employer_id=None)
    school.hours(simulated, date(2025, 10, 6), 300, in_class=True)
    school.hours(simulated, date(2025, 10, 7), 90)
    assert school.lines() == ["WBLR^^^1062117^1035955^^2025-2026^9000000001^20^^2^7922^^^"]


def test_work_in_class_alone_has_no_hours_outside(school: School) -> None:
    school.hours(school.work("20"), date(2025, 10, 6), 300, in_class=True)
    assert [row.values[10] for row in school.check().rows] == ["0"]


def test_drafts_rejected_and_deleted_hours_do_not_count(school: School) -> None:
    placement = school.internship()
    school.hours(placement, date(2025, 10, 7), 600, state="draft")
    school.hours(placement, date(2025, 10, 8), 600, state="rejected")
    gone = school.hours(placement, date(2025, 10, 9), 600)
    with school.book.edit("Delete") as edit:
        edit.delete(HourEntry, [gone])
    assert [row.values[10] for row in school.check().rows] == ["10"]


@pytest.mark.parametrize(
    ("minutes", "whole", "tenths", "hundredths"),
    [
        (0, "0", "0.0", "0.00"),
        (20, "0", "0.3", "0.33"),
        (30, "1", "0.5", "0.50"),
        (210, "4", "3.5", "3.50"),
        (3599, "60", "60.0", "59.98"),
        (6000, "100", "100.0", "100.00"),
    ],
)
def test_hours_as_the_site_decided(minutes: int, whole: str, tenths: str, hundredths: str) -> None:
    written = [hours_outside(minutes, each) for each in ("whole", "tenths", "hundredths")]
    assert written == [whole, tenths, hundredths]


@given(st.integers(0, 10**6), st.sampled_from([("whole", 1), ("tenths", 10), ("hundredths", 100)]))
def test_hours_are_rounded_to_the_nearest(minutes: int, written_as: tuple[str, int]) -> None:
    name, steps = written_as
    assert abs(Fraction(hours_outside(minutes, name)) - Fraction(minutes, 60)) <= Fraction(1, 2 * steps)


def test_the_settings_reach_the_row(school: School) -> None:
    school.hours(school.work(internship_id="A", employer_evaluation="above"), date(2025, 10, 6), 90)
    school.set("site", school.site, cds_code="10621170000001")
    for decision, value in ((STATE_HOURS, "hundredths"), (STATE_LEA, "7654321"), (STATE_NPS, "1234567")):
        decide(school.book, decision, value)
    decide(school.book, STATE_TRANSACTION, "D")
    assert school.lines() == ["WBLR^D^^7654321^0000001^1234567^2025-2026^9000000001^10^A^1.50^7922^4^Y^N"]


def test_two_placements_with_the_same_key_are_one_row(school: School) -> None:
    """School, year, SSID, type, internship ID and course are the key of a record."""
    first, second = school.work("15"), school.work("15", employer_id=None)
    for placement in (first, second):
        school.hours(placement, date(2025, 10, 6), 40)
    other = school.add("course", name="Farm shop", state_code="7111")
    school.hours(school.work("15", course_id=other), date(2025, 10, 6), 60)
    rows = school.check().rows
    assert sorted((row.values[10], row.values[11]) for row in rows) == [("1", "7111"), ("1", "7922")]
    assert {first, second} in [set(row.placement_ids) for row in rows]


@pytest.mark.parametrize("code", ["25", "35", "40", "45", "50"])
def test_other_types_are_reported_in_the_year_completed(school: School, code: str) -> None:
    placement = school.work(code, starts_on=date(2024, 9, 2), internship_id="not asked for")
    school.hours(placement, date(2025, 2, 3), 600)
    school.hours(placement, date(2025, 10, 6), 600)
    assert (school.lines(BEFORE), school.lines()) == ([], [])
    assert school.rules() == []
    school.set("placement", placement, state="ended", end_reason="completed", ends_on=date(2026, 6, 30))
    assert school.lines(BEFORE) == []
    assert school.lines() == [f"WBLR^^^1062117^1035955^^2025-2026^9000000001^{code}^^^^^^"]
    assert school.lines("2026-2027") == []


@pytest.mark.parametrize("reason", ["left", "dismissed", "employer", "moved", "other"])
def test_what_was_not_completed_is_not_asked_for(school: School, reason: str) -> None:
    school.work("25", state="ended", end_reason=reason, ends_on=date(2026, 5, 1))
    checked = school.check()
    assert (checked.rows, checked.problems, checked.held_back) == ([], [], 0)


def test_internships_left_early_are_asked_for_all_the_same(school: School) -> None:
    school.internship(state="ended", end_reason="left", ends_on=date(2025, 11, 1))
    assert len(school.check().rows) == 1


def test_what_the_state_does_not_count_is_not_there(school: School) -> None:
    shadow = school.add("placement", student_id=school.student, role="Visitor", activity_type_id=_without_code(school))
    school.hours(shadow, date(2025, 10, 6), 60)
    school.work(state="planned", ends_on=date(2025, 12, 1))
    school.work(state="requested", ends_on=date(2025, 12, 1))
    checked = school.check()
    assert (checked.rows, checked.problems) == ([], [])


def _without_code(school: School) -> str:
    return school.book.ids(ActivityType, where={"name": "Job shadow"})[0]


def test_deleted_students_and_placements_are_not_there(school: School) -> None:
    gone = school.internship(internship_id="A")
    school.internship(student_id=school.another(), internship_id="B")
    with school.book.edit("Delete") as edit:
        edit.delete(Placement, [gone])
    assert [row.values[7] for row in school.check().rows] == ["9000000002"]


def test_a_merged_employer_changes_no_row(school: School) -> None:
    twin = school.add("employer", name="Tule Crk Clinic")
    school.internship(employer_id=twin, internship_id="A", lea_sponsored=None)
    before = school.check()
    merge_employers(school.book, school.employer, [twin])
    after = school.check()
    assert "“Clinic aide” at Tule Crk Clinic" in before.problems[0].message
    assert "“Clinic aide” at Tule Creek Clinic" in after.problems[0].message
    school.set("placement", after.problems[0].record, lea_sponsored=False)
    assert len(school.check().rows) == 1


@pytest.mark.parametrize(
    ("year", "words"),
    [
        ("2026", "no school year"),
        ("2025-2027", "no school year"),
        ("25-26", "no school year"),
        ("2025-2026 ", "no school year"),
        ("", "no school year"),
        ("2028-2029", "too far ahead"),
    ],
)
def test_what_is_no_year(book: Book, year: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        check(book, year, TODAY)


def test_the_next_year_may_be_looked_at(school: School) -> None:
    assert check(school.book, "2027-2028", TODAY).rows == []


def test_of_the_sample_school_every_placement_is_in_the_file_or_has_its_problem(shared_sample: Book) -> None:
    checked = check(shared_sample, LAST)
    assert checked.held_back > 0
    assert {problem.rule.table for problem in checked.problems} >= {"placement", "setting"}
    whole = {placement for row in checked.rows for placement in row.placement_ids}
    assert not whole & {problem.record for problem in checked.problems if problem.rule.holds_back}
