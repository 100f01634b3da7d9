"""Who is behind, and who never is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.models import Placement
from app.models.enrolling import gone_ids, leave, present_ids
from app.models.falling_behind import behind, expected_by
from tests.models.school_of import TODAY, log, make_class


@pytest.mark.parametrize(
    ("day", "minutes"),
    [(date(2026, 8, 31), 0), (date(2026, 9, 1), 10), (date(2026, 9, 5), 50), (date(2026, 9, 10), 100),
     (date(2026, 12, 1), 100)],
)  # fmt: skip
def test_what_is_due_grows_evenly(day: date, minutes: int) -> None:
    assert expected_by(day, date(2026, 9, 1), date(2026, 9, 10), 100) == minutes


def test_the_furthest_behind_comes_first_and_waiting_hours_are_not_held_against_anybody(book: Book) -> None:
    made = make_class(book, 3)
    log(book, made, 1, TODAY - timedelta(days=3), 600, "approved")
    for days in range(20):
        log(book, made, 2, TODAY - timedelta(days=days), 600, "submitted")
    found = behind(book)
    assert [b.student_id for b in found] == made.students[:2]
    assert found[1].approved == 600
    assert found[0].expected == found[1].expected > 600


def test_nobody_is_behind_who_left_or_whose_placement_ended_or_has_not_begun(book: Book) -> None:
    made = make_class(book, 5)
    leave(book, made.students[:1], TODAY - timedelta(days=1), "Moved away")
    book.save(Placement, made.placements[1], {"state": "ended"})
    book.save(Placement, made.placements[2], {"ends_on": TODAY - timedelta(days=1)})
    book.save(Placement, made.placements[3], {"starts_on": TODAY + timedelta(days=1)})
    assert [b.student_id for b in behind(book)] == made.students[4:]
    assert made.students[0] not in present_ids(book)
    assert gone_ids(book) == {made.students[0]}


def test_without_a_target_nobody_is_behind(book: Book) -> None:
    make_class(book, 2, target=None)
    assert behind(book) == []
