"""Targets, pace, the day of completion, and the arithmetic behind them."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.models import HourEntry, Placement
from app.models.enrolling import leave
from app.models.falling_behind import behind
from app.models.progress import PROGRESS, Progress, lifetime_progress, placement_progress, year_progress
from app.models.school import year_bounds, year_name
from app.models.telling_progress import arithmetic
from tests.models.school_of import TODAY, Class, log, make_class

DAY = timedelta(days=1)
ON = date(2026, 11, 20)
FIRST, LAST = date(2026, 9, 2), date(2027, 2, 8)  # 160 days, 80 of them until ON


def progress(approved: int = 0, waiting: int = 0, target: int | None = 4800, recent: int = 0) -> Progress:
    return Progress(ON, FIRST, LAST, approved, waiting, target, recent)


@pytest.mark.parametrize(
    ("approved", "waiting", "state"),
    [(1919, 0, "behind"), (1920, 0, "on_track"), (0, 1920, "on_track"), (4799, 9, "on_track"), (4800, 0, "done")],
)
def test_behind_is_less_than_four_fifths_of_what_is_due(approved: int, waiting: int, state: str) -> None:
    found = progress(approved, waiting)
    assert (found.due, found.state) == (2400, state)


def test_other_states() -> None:
    assert progress(target=None).state == progress(target=0).state == "no_target"
    assert Progress(FIRST - DAY, FIRST, LAST, 0, 0, 4800, 0).state == "not_begun"
    assert Progress(FIRST + 13 * DAY, FIRST, LAST, 0, 0, 4800, 0).state == "on_track"
    assert Progress(FIRST + 14 * DAY, FIRST, LAST, 0, 0, 4800, 0).state == "behind"
    assert Progress(LAST + DAY, FIRST, LAST, 10, 0, 4800, 0).state == "short"
    assert Progress(ON, FIRST, LAST, 10, 0, 4800, 0, is_over=True).state == "short"
    assert "short" in PROGRESS.options


def test_the_pace_is_that_of_the_last_four_weeks_or_since_the_beginning() -> None:
    assert (progress(recent=720).weekly, progress(recent=720).pace_days) == (180, 28)
    young = Progress(FIRST + 13 * DAY, FIRST, LAST, 0, 0, 4800, 360)
    assert (young.pace_days, young.weekly) == (14, 180)
    assert Progress(FIRST, FIRST, LAST, 0, 0, 4800, 60).weekly == 60


def test_the_day_of_completion_at_this_pace() -> None:
    found = progress(approved=2400, waiting=600, recent=720)
    assert found.rest == 1800
    assert found.done_on == ON + 70 * DAY  # ten weeks of three hours
    assert found.needed_weekly == 158  # 1800 minutes in 80 days
    assert progress(recent=0).done_on is progress(recent=1).done_on is None
    assert progress(approved=4800, recent=720).done_on is None
    assert Progress(LAST, FIRST, LAST, 0, 0, 4800, 9).needed_weekly is None


@pytest.fixture
def made(book: Book) -> Class:
    made = make_class(book)
    with book.edit("Days") as edit:
        days = {"starts_on": FIRST, "ends_on": LAST}
        edit.update(Placement, dict.fromkeys(made.placements, days))
    return made


def test_of_a_placement(book: Book, made: Class) -> None:
    first, second, _third = made.placements
    book.save(Placement, second, {"target_minutes": 600, "state": "ended"})
    log(book, made, 0, ON, 120, "approved")
    log(book, made, 0, ON - 27 * DAY, 60, "submitted")
    log(book, made, 0, ON - 28 * DAY, 90, "approved")
    log(book, made, 0, ON - DAY, 500, "draft")
    log(book, made, 0, ON + DAY, 240, "approved")
    found = placement_progress(book, [first, second], ON)
    mine = found[first]
    assert (mine.approved, mine.waiting, mine.recent, mine.target, mine.own_target) == (450, 60, 180, 4800, False)
    assert (mine.first, mine.last) == (FIRST, LAST)
    assert (found[second].target, found[second].own_target, found[second].state) == (600, True, "short")


def test_of_a_block_of_days_the_share_counts_that_lies_in_the_last_weeks(book: Book, made: Class) -> None:
    entry = log(book, made, 0, date(2026, 10, 1), 3100, "approved")
    book.save(HourEntry, entry, {"until": date(2026, 10, 31)})
    assert placement_progress(book, made.placements[:1], ON)[made.placements[0]].recent == 800  # from October 24


def test_this_year_and_all_the_time(book: Book, made: Class) -> None:
    log(book, made, 0, date(2026, 6, 1), 300, "approved")
    log(book, made, 0, ON, 120, "approved")
    book.save(Placement, made.placements[0], {"starts_on": date(2026, 1, 10)})
    with book.edit("Another") as edit:
        row = {"student_id": made.students[0], "role": "Porter", "ends_on": date(2027, 5, 31), "state": "active"}
        edit.insert(Placement, [row | {"starts_on": date(2027, 3, 1)}])
    year = year_progress(book, made.students, ON)[made.students[0]]
    assert (year.approved, year.first, year.last, year.target) == (120, date(2026, 7, 1), date(2027, 5, 31), 4800)
    life = lifetime_progress(book, made.students, ON)[made.students[0]]
    assert (life.approved, life.first, life.last) == (420, date(2026, 1, 10), date(2027, 5, 31))
    other = year_progress(book, made.students, ON)[made.students[1]]
    assert (other.approved, other.first, other.last) == (0, FIRST, LAST)
    with book.edit("Nothing") as edit:
        edit.delete(Placement, made.placements)
    assert (lifetime_progress(book, made.students, ON)[made.students[1]].first) == date(2026, 7, 1)


def test_it_agrees_with_who_is_behind(book: Book) -> None:
    made = make_class(book, 4)
    for at, minutes in enumerate((0, 900, 2900, 4800)):
        if minutes:
            log(book, made, at, TODAY - DAY, minutes // 2, "approved")
            log(book, made, at, TODAY - 2 * DAY, minutes - minutes // 2, "submitted")
    late = {b.placement_id for b in behind(book)}
    found = placement_progress(book, made.placements)
    assert {id_ for id_, each in found.items() if each.state == "behind"} == late
    assert 0 < len(late) < 4
    expected = {b.placement_id: b.expected for b in behind(book)}
    assert all(found[id_].due == due for id_, due in expected.items())


def test_many_students_are_asked_about_at_once(book: Book, made: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    log(book, made, 0, ON, 120, "approved")
    few = year_progress(book, made.students, ON), lifetime_progress(book, made.students, ON)
    monkeypatch.setattr("app.models.progress.MANY", 1)
    monkeypatch.setattr("app.models.pacing.MANY", 1)
    monkeypatch.setattr("app.models.hour_totals.MANY", 1)
    assert (year_progress(book, made.students, ON), lifetime_progress(book, made.students, ON)) == few


def test_the_arithmetic_is_told_step_by_step() -> None:
    assert arithmetic(progress(approved=1200, waiting=300, recent=720)) == [
        "Target: 80 hours.",
        "20 approved + 5 waiting for approval = 25 hours.",
        "Due by Nov 20, 2026: 80 hours × 80 of 160 days = 40 hours.",
        "Behind: 25 hours are less than 80% of 40, which is 32.",
        "Pace: 12 hours in the last 4 weeks = 3 hours a week.",
        "Still to go: 80 − 25 = 55 hours; at this pace done on Mar 29, 2027.",
        "To be done by Feb 8, 2027: 4.82 hours a week.",
    ]


def test_the_arithmetic_of_other_states() -> None:
    assert arithmetic(progress(target=None))[-1] == "No target is set, so nothing is due."
    assert arithmetic(progress(4800))[-1] == "The approved hours have reached the target: 80 of 80."
    assert arithmetic(Progress(FIRST - DAY, FIRST, LAST, 0, 0, 60, 0))[-1].startswith("It begins on Sep 2, 2026")
    assert arithmetic(Progress(LAST + DAY, FIRST, LAST, 60, 0, 180, 0))[-1] == "It is over, and 2 hours are missing."
    young = arithmetic(Progress(FIRST + 9 * DAY, FIRST, LAST, 0, 0, 4800, 0, own_target=True))
    assert young[0] == "Target of this placement: 80 hours."
    assert young[3] == "Nobody is behind in the first two weeks."
    assert young[4] == "Pace: 0 hours in 1.4 weeks since the beginning = 0 hours a week."
    assert young[5].endswith("at this pace no day can be told.")
    assert arithmetic(progress(4000))[3] == "On track: 66.67 hours are at least 80% of 40, which is 32."


def test_the_year_of_a_student_without_placements_is_the_whole_one(book: Book) -> None:
    made = make_class(book, 1)
    with book.edit("Nothing") as edit:
        edit.delete(Placement, made.placements)
    found = year_progress(book, made.students)[made.students[0]]
    assert (found.first, found.last) == year_bounds(year_name(TODAY))
    assert found.state == "not_begun"
    assert arithmetic(found)[-1] == "No placement has begun, so nothing is due yet."


def test_whoever_left_is_behind_no_more(book: Book) -> None:
    made = make_class(book, 2)
    leave(book, made.students[:1], TODAY - DAY, "Moved away")
    due = max(TODAY, year_bounds(year_name(TODAY))[0] + 90 * DAY)  # at the beginning of a year nobody is behind
    found = year_progress(book, made.students, due)
    assert [found[id_].state for id_ in made.students] == ["short", "behind"]


def test_with_one_placement_and_the_target_of_the_pathway_year_and_placement_agree(shared_sample: Book) -> None:
    placements = shared_sample.records(Placement)
    held = Counter(p.student_id for p in placements)
    began, ends = year_bounds(year_name(TODAY))
    alone = [p for p in placements if held[p.student_id] == 1 and p.target_minutes is None]
    plain = {p.student_id for p in alone if p.starts_on and began <= p.starts_on and (p.ends_on or ends) <= ends}
    late = {id_ for id_, each in year_progress(shared_sample, plain).items() if each.state == "behind"}
    assert late == {b.student_id for b in behind(shared_sample)} & plain
