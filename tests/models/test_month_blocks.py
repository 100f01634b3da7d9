"""Hours of several days in one entry."""

from __future__ import annotations

from datetime import date

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import HourEntry
from app.models.logging_hours import week_rows
from app.models.month_blocks import log_block
from tests.models.school_of import Class, make_class

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book)


def test_a_block_may_hold_more_than_a_day_and_stands_in_no_cell(book: Book, made: Class) -> None:
    entry = log_block(book, made.placements[0], FIRST, LAST, 60 * 60, {"task": "Harvest"})
    kept = book.record(HourEntry, entry)
    assert kept
    assert (kept.student_id, kept.minutes, kept.until, kept.task) == (made.students[0], 3600, LAST, "Harvest")
    assert week_rows(book, made.students[:1], date(2026, 10, 26))[0].cells == {}


@pytest.mark.parametrize(
    ("first", "until", "minutes", "words"),
    [
        (LAST, FIRST, 60, "before the first"),
        (FIRST, date(2026, 12, 1), 60, "one month"),
        (date(2025, 11, 1), LAST, 60, "one month"),
        (FIRST, FIRST, 16 * 60 + 1, "at most 16"),
        (FIRST, LAST, 30 * 16 * 60 + 1, "at most 480"),
        (FIRST, LAST, 0, "more than none"),
        (FIRST, LAST, -60, "more than none"),
    ],
)
def test_what_cannot_be(book: Book, made: Class, first: date, until: date, minutes: int, words: str) -> None:
    with pytest.raises(Refused, match=words):
        log_block(book, made.placements[0], first, until, minutes)
    assert book.ids(HourEntry) == []
