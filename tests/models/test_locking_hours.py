"""Hours of a locked period are not touched, whichever way somebody tries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.book.erasing import Reason
from app.book.refused import Refused
from app.models import HourEntry, Setting, Student
from app.models.approving import approve, reject, reopen, submit
from app.models.locking_hours import lock_hours, locked_until, undecided
from app.models.logging_hours import monday_of, save_cells, week_rows
from app.models.month_blocks import log_block
from app.models.settings import HOURS_LOCKED_UNTIL, decide
from tests.books import dump
from tests.models.school_of import TODAY, Class, log, make_class

DAY = timedelta(days=1)
BEFORE, LOCKED, AFTER = TODAY - 10 * DAY, TODAY - 9 * DAY, TODAY - 8 * DAY


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book)


def attempts(book: Book, made: Class, on: date) -> list[Callable[[], object]]:
    """Every way of touching the hours of a day."""
    entry = log(book, made, 0, on, 60)
    decided = log(book, made, 1, on, 60, "approved")
    draft = log(book, made, 2, on, 60, "draft")
    return [
        lambda: approve(book, [entry]),
        lambda: reject(book, [entry], "No signature"),
        lambda: reopen(book, [decided]),
        lambda: submit(book, [draft]),
        lambda: book.save(HourEntry, entry, {"minutes": 90}),
        lambda: book.save(HourEntry, draft, {"date": TODAY}),
        lambda: save_cells(book, "Week", {(made.placements[2], on): None}),
        lambda: log_block(book, made.placements[2], on, on, 60),
        lambda: log(book, made, 0, on, 30),
    ]


def test_every_way_is_refused_and_names_the_day(book: Book, made: Class) -> None:
    for on in (BEFORE, LOCKED):
        lock_hours(book, None)
        ways = attempts(book, made, on)
        lock_hours(book, LOCKED)
        before = dump(book)
        for way in ways:
            with pytest.raises(Refused, match=rf"Hours up to .*{LOCKED.day}.* are locked"):
                way()
        assert dump(book) == before


def test_later_hours_are_free(book: Book, made: Class) -> None:
    lock_hours(book, LOCKED)
    for way in attempts(book, made, AFTER):
        way()


def test_an_entry_is_not_moved_into_the_period(book: Book, made: Class) -> None:
    entry = log(book, made, 0, AFTER, 60)
    lock_hours(book, LOCKED)
    with pytest.raises(Refused, match="locked"):
        book.save(HourEntry, entry, {"date": BEFORE})


def test_undo_is_refused_too(book: Book, made: Class) -> None:
    entry = log(book, made, 0, BEFORE, 60)
    book.forget_undo()
    approve(book, [entry])
    with book.edit("Lock") as edit:  # as somebody else would have done meanwhile
        edit.insert(Setting, [{"name": "hours_locked_until", "value": f'"{LOCKED.isoformat()}"'}])
    assert book.undo() == "Lock"
    book.redo()
    locking = book._steps.done.pop()
    with pytest.raises(Refused, match="locked"):
        book.undo()
    book._steps.done.append(locking)
    book.undo()
    assert locked_until(book) is None
    assert book.undo() == "Approve 1 entry"


def test_the_grid_says_so(book: Book, made: Class) -> None:
    log(book, made, 0, LOCKED, 60)
    lock_hours(book, LOCKED)
    [row] = week_rows(book, made.students[:1], monday_of(LOCKED))
    assert "are locked" in row.cells[LOCKED].locked


def test_erasing_for_good_is_not_kept_from(book: Book, made: Class) -> None:
    log(book, made, 0, BEFORE, 60)
    lock_hours(book, LOCKED)
    for _step in book.erasing(Student, made.students[:1], Reason("court", "Order 12")):
        pass
    assert book.ids(HourEntry) == []


def test_the_day_and_what_is_open_until_then(book: Book, made: Class) -> None:
    with pytest.raises(Refused, match="today at the latest"):
        lock_hours(book, TODAY + DAY)
    for at, state in enumerate(("submitted", "draft", "approved")):
        log(book, made, at, BEFORE, 60, state)
    log(book, made, 0, AFTER, 60)
    assert len(undecided(book, LOCKED)) == 2


def test_a_day_to_come_is_refused_wherever_it_is_set(book: Book) -> None:
    for lock in (lambda day: lock_hours(book, day), lambda day: decide(book, HOURS_LOCKED_UNTIL, day)):
        with pytest.raises(Refused, match="until today at the latest"):
            lock(TODAY + DAY)
        lock(TODAY)
    assert locked_until(book) == TODAY
