"""Early warning: each limit to the point, the law's tenth of days said whatever the site's limits are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book.book import Book
from app.models import AttendanceSnapshot, BehaviorSnapshot
from app.models.early_warning import Warned, behind, warnings
from app.models.settings import decide
from app.models.strand_settings import ABSENT_HIGH, ABSENT_WATCH
from tests.models.taking_courses import YEAR, course, student, took

TODAY = date.today()


def attended(book: Book, student_id: str, enrolled: int, absent: int, until: date = TODAY) -> str:
    row = {"student_id": student_id, "school_year": YEAR, "until": until}
    with book.edit("Attendance") as edit:
        return edit.insert(AttendanceSnapshot, [row | {"days_enrolled": enrolled, "days_absent": absent}])[0]


def only(book: Book) -> Warned:
    [warned] = warnings(book)
    return warned


@pytest.mark.parametrize(
    ("absent", "points", "chronic"), [(49, 0, False), (50, 1, False), (99, 1, False), (100, 2, True), (140, 2, True)]
)
def test_absences(book: Book, absent: int, points: int, chronic: bool) -> None:
    attended(book, student(book), 1000, absent)
    signs = [sign for warned in warnings(book) for sign in warned.signs]
    assert [(sign.points, sign.chronic, sign.share) for sign in signs] == (
        [(points, chronic, absent)] if points else []
    )


def test_the_law_is_said_where_the_sites_limits_are_wider(book: Book) -> None:
    decide(book, ABSENT_WATCH, 20)
    decide(book, ABSENT_HIGH, 30)
    attended(book, student(book), 1000, 100)
    [sign] = only(book).signs
    assert (sign.points, sign.chronic) == (1, True)


def test_the_latest_figures_count_and_are_the_rows_behind(book: Book) -> None:
    ana = student(book)
    attended(book, ana, 500, 200, TODAY - timedelta(days=30))
    latest = attended(book, ana, 1000, 60)
    assert [sign.share for sign in only(book).signs] == [60]
    assert behind(book, ana).attendance == (latest,)


def test_behavior(book: Book) -> None:
    ana = student(book)
    with book.edit("Behavior") as edit:
        row = {"student_id": ana, "school_year": YEAR, "until": TODAY, "incidents": 1, "suspensions": 1}
        [id_] = edit.insert(BehaviorSnapshot, [row])
    [sign] = only(book).signs
    assert (sign.subject, sign.points, sign.suspended, behind(book, ana).behavior) == ("behavior", 2, True, (id_,))


def test_of_a_course_the_latest_mark_counts(book: Book) -> None:
    ana = student(book)
    took(book, ana, course(book, "Algebra"), [("s1", "F"), ("s2", "A")], YEAR)
    failed = took(book, ana, course(book, "Biology"), [("s1", "A"), ("s2", "F")], YEAR)[1]
    [sign] = only(book).signs
    assert (sign.count, sign.average, sign.points) == (1, 200, 1)
    assert behind(book, ana).courses == (failed,)


def test_marks_without_points_do_not_count(book: Book) -> None:
    took(book, student(book), course(book, "Advisory"), [("s1", "NP"), ("s2", "P")], YEAR)
    assert warnings(book) == []


def test_points_make_a_tier(book: Book) -> None:
    ana = student(book)
    attended(book, ana, 1000, 200)
    took(book, ana, course(book, "Algebra"), [("s1", "F")], YEAR)
    assert (only(book).points, only(book).tier) == (4, 2)
    assert warnings(book, student_ids=[]) == []


@given(enrolled=st.integers(1, 1800), absent=st.integers(0, 1800))
def test_a_tenth_is_a_tenth_whatever_the_days(enrolled: int, absent: int) -> None:
    from app.models.early_warning import _absent

    limits = {"absent_high": 10, "absent_watch": 5}
    sign = _absent(enrolled, min(absent, enrolled), limits)
    assert (sign is not None and sign.chronic) == (min(absent, enrolled) / enrolled >= 0.1)
