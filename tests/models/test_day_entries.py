"""The entries of one day, one by one."""

from __future__ import annotations

from typing import Any

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import HourEntry
from app.models.day_entries import add_entry, change_entry, minutes_between
from app.models.logging_hours import monday_of, week_rows
from tests.models.school_of import TODAY, log, make_class

MONDAY = monday_of(TODAY)


def shift(came: int, left: int, rest: int | None = None) -> dict[str, Any]:
    """Hours from full hour to full hour."""
    times = {"time_in": came * 60, "time_out": left * 60, "break_minutes": rest}
    return {**times, "minutes": minutes_between(times)}


def test_a_split_shift_is_two_entries_in_one_cell(book: Book) -> None:
    made = make_class(book)
    for each in (shift(8, 11), shift(13, 17, 30)):
        add_entry(book, made.placements[0], MONDAY, each)
    cell = week_rows(book, made.students, MONDAY)[0].cells[MONDAY]
    assert (cell.minutes, cell.is_several) == (390, True) and "day list" in cell.locked
    for taken in (shift(10, 12), shift(16, 20)):
        with pytest.raises(Refused, match="already"):
            add_entry(book, made.placements[0], MONDAY, taken)
    change_entry(book, cell.entries[0], shift(7, 11))


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"minutes": None}, "how many hours"),
        ({**shift(8, 11), "minutes": 60}, "is 3 hours, not 1"),
        ({**shift(8, 9, 60), "minutes": 10}, "but the break"),
        (shift(9, 8), r"^Out \(8:00 AM\) is not after in \(9:00 AM\)"),
        (shift(8, 8), "is not after in"),
    ],
)
def test_times_that_cannot_be_are_refused(book: Book, values: dict[str, Any], why: str) -> None:
    made = make_class(book)
    with pytest.raises(Refused, match=why):
        add_entry(book, made.placements[0], MONDAY, values)


def test_a_rejected_entry_that_is_changed_is_a_draft_again(book: Book) -> None:
    made = make_class(book)
    entry = log(book, made, 0, MONDAY, 60, "rejected")
    change_entry(book, entry, {"minutes": 90})
    kept = book.record(HourEntry, entry)
    assert kept is not None and (kept.state, kept.minutes) == ("draft", 90)
