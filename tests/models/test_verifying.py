"""Hours that a supervisor vouches for, what waits for a decision, and why it was sent back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import HourEntry
from app.models.approving import approve, reject
from app.models.handed_in import REASONS, groups_waiting, handed_in, reasons
from app.models.logging_hours import monday_of
from app.models.verifying import verify
from app.models.whose_hours import Whose
from tests.models.school_of import TODAY, Class, log, make_class

DAY = timedelta(days=1)
MONDAY = monday_of(TODAY) - 7 * DAY


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book)


def test_many_are_verified_as_one_edit_and_approved_ones_are_left_alone(book: Book, made: Class) -> None:
    open_ones = [log(book, made, at, MONDAY, 60, state) for at, state in enumerate(("draft", "submitted"))]
    decided = log(book, made, 2, MONDAY, 60, "approved")
    assert verify(book, [*open_ones, decided], " Dana Whitfield ", "phone", TODAY) == 2
    kept = {e.id: (e.verified_by, e.verified_how, e.verified_on) for e in book.records(HourEntry)}
    assert kept == {**dict.fromkeys(open_ones, ("Dana Whitfield", "phone", TODAY)), decided: (None, None, None)}
    book.undo()
    assert not any(e.verified_by for e in book.records(HourEntry))
    with pytest.raises(Refused, match="approved ones stay"):
        verify(book, [decided], "Dana Whitfield", "phone", TODAY)


@pytest.mark.parametrize(
    ("by", "how", "on", "why"),
    [
        (" ", "phone", TODAY, "who vouches"),
        ("Dana", "", TODAY, "how they were verified"),
        ("Dana", "phone", TODAY + DAY, "has not come yet"),
        ("Dana", "phone", MONDAY - DAY, "worked later"),
    ],
)
def test_what_cannot_be_is_refused(book: Book, made: Class, by: str, how: str, on: object, why: str) -> None:
    entry = log(book, made, 0, MONDAY, 60)
    with pytest.raises(Refused, match=why):
        verify(book, [entry], by, how, on)  # type: ignore[arg-type]


def test_what_waits_stands_by_placement_and_week_with_its_warnings(book: Book, made: Class) -> None:
    first = [log(book, made, 0, MONDAY + n * DAY, minutes) for n, minutes in enumerate((60, 11 * 60))]
    later = log(book, made, 0, MONDAY - 7 * DAY, 60)
    other = log(book, made, 1, MONDAY, 90)
    log(book, made, 2, MONDAY, 60, "draft")
    groups = handed_in(book)
    assert [(each.ids, each.minutes) for each in groups] == [([later], 60), (first, 720), ([other], 90)]
    assert [[f.rule for f in each.found if f.entry_id] for each in groups] == [[], ["long_day"], []]
    assert groups[0].work == "Tule Creek Clinic"
    assert {Whose("section", made.section), Whose("student", made.students[0])} < groups[0].whose
    waiting = {group.whose: group.students for group in groups_waiting(book, groups)}
    assert (waiting[Whose("section", made.section)], waiting[Whose("pathway", made.pathway)]) == (2, 2)
    approve(book, first)
    assert len(handed_in(book)) == 2


def test_reasons_that_were_given_come_before_those_that_are_often_given(book: Book, made: Class) -> None:
    for times, reason in ((1, "Ask Dana"), (2, "Wrong week")):
        for at in range(times):
            reject(book, [log(book, made, at, MONDAY, 60)], reason)
    assert reasons(book) == ["Wrong week", "Ask Dana", *REASONS]
