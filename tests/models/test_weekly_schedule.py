"""The days of a placement's week."""

from __future__ import annotations

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import Placement
from app.models.weekly_schedule import Shift, save_schedule, schedule_of
from tests.models.school_of import make_class

AFTERNOON = Shift(14 * 60 + 30, 17 * 60, 30)


def test_a_week_is_kept_as_one_edit(book: Book) -> None:
    placement = make_class(book, 1).placements[0]
    save_schedule(book, placement, {"1": AFTERNOON, "3": AFTERNOON, "5": Shift(19 * 60, 22 * 60)})
    assert [(each.weekday, each.minutes) for each in schedule_of(book, placement)] == [
        ("1", 120),
        ("3", 120),
        ("5", 180),
    ]
    assert book.records(Placement)[0].schedule == "Monday, Wednesday 2:30 PM – 5:00 PM; Friday 7:00 PM – 10:00 PM"
    kept = schedule_of(book, placement)[0].id
    save_schedule(book, placement, {"1": Shift(8 * 60, 9 * 60)})
    assert [(each.id, each.minutes) for each in schedule_of(book, placement)] == [(kept, 60)]
    assert book.undo() == "Change the weekly schedule"
    assert len(schedule_of(book, placement)) == 3
    with pytest.raises(Refused, match="Monday: the break"):
        save_schedule(book, placement, {"1": Shift(8 * 60, 9 * 60, 60)})
    with pytest.raises(Refused, match=r"Monday: Out .* is not after in"):
        save_schedule(book, placement, {"1": Shift(22 * 60, 60)})
