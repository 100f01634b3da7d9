"""Hours of several days in one entry."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import HourEntry, Placement
from app.models.logging_hours import monday_of, week_rows
from app.models.month_blocks import log_block, log_blocks, logged_words
from tests.models.school_of import TODAY, Class, log, make_class

LAST = TODAY.replace(day=1) - timedelta(days=1)
FIRST = LAST.replace(day=1)
"""The month before this one."""
DAY = timedelta(days=1)


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book)


def test_a_block_may_hold_more_than_a_day_and_stands_in_no_cell(book: Book, made: Class) -> None:
    entry = log_block(book, made.placements[0], FIRST, LAST, 60 * 60, {"task": "Harvest"})
    kept = book.record(HourEntry, entry)
    assert kept
    assert (kept.student_id, kept.minutes, kept.until, kept.task) == (made.students[0], 3600, LAST, "Harvest")
    assert week_rows(book, made.students[:1], monday_of(LAST))[0].cells == {}


@pytest.mark.parametrize(
    ("first", "until", "minutes", "words"),
    [
        (LAST, FIRST, 60, "before the first"),
        (FIRST, LAST + DAY, 60, "one month"),
        (FIRST.replace(year=FIRST.year - 1), LAST, 60, "one month"),
        (FIRST, FIRST, 16 * 60 + 1, "This day holds at most 16"),
        (FIRST, FIRST + 2 * DAY, 3 * 16 * 60 + 60, r"^These 3 days hold at most 48 hours .*, not 49\.$"),
        (FIRST, LAST, 0, "Write how many hours"),
        (FIRST, LAST, -60, "Write how many hours"),
        (TODAY + DAY, TODAY + DAY, 60, "in the future"),
        (date(1999, 10, 1), date(1999, 10, 31), 60, "no school year"),
    ],
)
def test_what_cannot_be(book: Book, made: Class, first: date, until: date, minutes: int, words: str) -> None:
    with pytest.raises(Refused, match=words):
        log_block(book, made.placements[0], first, until, minutes)
    assert book.ids(HourEntry) == []


def test_who_has_hours_then_or_does_not_work_then_is_left_out_and_named(book: Book, made: Class) -> None:
    busy, away, free = made.placements
    log(book, made, 0, LAST, 60, "draft")
    book.save(Placement, away, {"starts_on": FIRST + DAY})
    logged = log_blocks(book, made.placements, FIRST, LAST, 600)
    [block] = book.records(HourEntry, {"id": logged.ids})
    assert block.placement_id == free
    assert logged.left == (
        "1 student has hours on these days already: Sample00, Ada. "
        "The placement of 1 student does not run on all of these days: Sample01, Ada."
    )
    assert logged_words(1, FIRST, LAST).endswith("logged for 1 placement")
    for who, why in ((busy, "hours on these days already"), (away, "begins on"), (free, "hours on these days already")):
        with pytest.raises(Refused, match=why):
            log_block(book, who, FIRST, LAST, 600)
    with pytest.raises(Refused, match=r"2 students have hours .* does not run"):
        log_blocks(book, made.placements, FIRST, LAST, 600)
    assert len(book.ids(HourEntry)) == 2
