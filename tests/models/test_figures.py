"""The figures of the home page, each from its rows."""

from __future__ import annotations

from datetime import date, timedelta

from app.book.book import Book
from app.models import Enrollment, HourEntry, Placement, SitePathway, Student
from app.models.figures import (
    enrolled_by_month,
    first_days,
    month_minutes,
    pathway_hours,
    waiting,
    week_hours,
    weekly_goal,
)
from tests.models.school_of import TODAY, log, make_class

FRIDAY = date(2026, 11, 20)


def test_hours_by_week_tell_approved_from_waiting(book: Book) -> None:
    made = make_class(book, 1)
    log(book, made, 0, FRIDAY, 60, "approved")
    log(book, made, 0, FRIDAY - timedelta(days=4), 30, "submitted")
    log(book, made, 0, FRIDAY - timedelta(days=5), 90, "approved")
    log(book, made, 0, FRIDAY, 500, "draft")
    log(book, made, 0, FRIDAY - timedelta(weeks=8), 600, "approved")
    weeks = week_hours(book, FRIDAY)
    assert len(weeks) == 8
    assert (weeks[-1].monday, weeks[-1].approved, weeks[-1].waiting) == (date(2026, 11, 16), 60, 30)
    assert (weeks[-2].approved, weeks[-2].waiting) == (90, 0)
    assert sum(week.approved for week in weeks) == 150


def test_months_go_back_over_the_turn_of_the_year() -> None:
    assert first_days(date(2027, 2, 28), 4) == [
        date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1),
    ]  # fmt: skip


def test_minutes_by_month_are_approved_ones(book: Book) -> None:
    made = make_class(book, 1)
    log(book, made, 0, FRIDAY, 60, "approved")
    log(book, made, 0, date(2026, 10, 31), 120, "approved")
    log(book, made, 0, FRIDAY, 30, "submitted")
    assert month_minutes(book, FRIDAY, 2) == [(date(2026, 10, 1), 120), (date(2026, 11, 1), 60)]


def test_enrolled_students_are_counted_only_where_the_book_can_tell(book: Book) -> None:
    with book.edit("Students") as edit:
        ids = edit.insert(Student, [{"last_name": str(n), "first_name": "A"} for n in range(3)])
        entered = [date(2026, 8, 10), date(2026, 8, 10), date(2026, 10, 15)]
        stays = [{"student_id": id_, "entry_date": on} for id_, on in zip(ids, entered, strict=True)]
        edit.insert(Enrollment, [{**stays[0], "exit_date": date(2026, 9, 20)}, *stays[1:]])
    assert enrolled_by_month(book, FRIDAY, 4) == [0, 2, 1, 2, 2]
    with book.edit("One more, from nobody knows when") as edit:
        edit.insert(Student, [{"last_name": "D", "first_name": "A"}])
    assert enrolled_by_month(book, FRIDAY, 4) == []


def test_what_waits(book: Book) -> None:
    assert waiting(book) == (0, 0, None)
    made = make_class(book, 1)
    log(book, made, 0, FRIDAY, 60)
    log(book, made, 0, FRIDAY - timedelta(days=9), 45)
    assert waiting(book) == (2, 105, FRIDAY - timedelta(days=9))


def test_hours_of_a_pathway_against_its_target(book: Book) -> None:
    made = make_class(book, 2, target=600)
    log(book, made, 0, TODAY, 90, "approved")
    log(book, made, 1, TODAY, 60, "submitted")
    book.save(Placement, made.placements[1], {"target_minutes": 9000})
    [found] = pathway_hours(book, TODAY)
    assert (found.name, found.members, found.approved, found.target) == ("Health Careers", 2, 90, 1200)
    assert sum(e.minutes for e in book.records(HourEntry, {"state": "approved"})) == found.approved


def test_the_target_of_a_pathway_is_that_of_the_members_whom_it_places(book: Book) -> None:
    made = make_class(book, 3, target=600)
    book.save(SitePathway, made.pathway, {"placements_from": "11"})
    with book.edit("Grades") as edit:
        edit.update(Student, dict(zip(made.students, ({"grade": "09"}, {"grade": "11"}, {"grade": "12"}), strict=True)))
    [found] = pathway_hours(book, TODAY)
    assert (found.members, found.placing, found.target) == (3, 2, 1200)


def test_the_goal_of_a_week_spreads_the_targets_evenly(book: Book) -> None:
    assert weekly_goal(book, FRIDAY) == 0
    made = make_class(book, 3, target=1000)
    with book.edit("Days") as edit:
        ten_weeks = {"starts_on": FRIDAY, "ends_on": FRIDAY + timedelta(days=69)}
        over = {"starts_on": FRIDAY - timedelta(days=70), "ends_on": FRIDAY - timedelta(days=1)}
        own = ten_weeks | {"target_minutes": 3000}
        edit.update(Placement, dict(zip(made.placements, (ten_weeks, own, over), strict=True)))
    assert weekly_goal(book, FRIDAY) == 400
    assert weekly_goal(book, FRIDAY, made.students[:1]) == 100
