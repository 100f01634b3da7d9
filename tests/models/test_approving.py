"""The life of an hour entry."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.book.book import Book
from app.book.chronicle import chronicle
from app.book.refused import Refused
from app.models import HourEntry
from app.models.approving import approve, reject, reopen, submit
from tests.models.school_of import TODAY, log, make_class


def test_from_draft_to_approved_and_back(book: Book) -> None:
    made = make_class(book)
    entries = [log(book, made, at, TODAY, 60, "draft") for at in range(3)]
    assert submit(book, entries) == 3
    assert approve(book, entries[:2]) == 2
    assert book.undo_title == "Approve 2 entries"
    assert reject(book, entries[2:], "No signature") == 1
    kept = book.record(HourEntry, entries[2])
    assert kept is not None
    assert (kept.state, kept.reason, kept.decided_by) == ("rejected", "No signature", "Dana Whitfield")
    assert reopen(book, entries[:1], "Wrong day") == 1
    told = [event for _entry, events in chronicle(book, HourEntry, entries[0]) for event in events]
    states = [event.after for event in reversed(told) if event.field == "state"]
    assert states == ["draft", "submitted", "approved", "submitted"]
    assert reopen(book, entries) == 3
    assert [book.record(HourEntry, id_).state for id_ in entries] == ["draft", "submitted", "draft"]  # type: ignore[union-attr]


def test_entries_in_another_state_are_left_alone(book: Book) -> None:
    made = make_class(book)
    draft, waiting = log(book, made, 0, TODAY, 60, "draft"), log(book, made, 1, TODAY, 60)
    assert approve(book, [draft, waiting]) == 1
    with pytest.raises(Refused, match="waiting for approval"):
        approve(book, [draft])


def test_a_rejection_needs_a_reason(book: Book) -> None:
    made = make_class(book)
    entry = log(book, made, 0, TODAY, 60)
    with pytest.raises(Refused, match="reason"):
        reject(book, [entry], "  ")
    kept = book.record(HourEntry, entry)
    assert kept is not None and kept.state == "submitted"


def test_days_to_come_stay_drafts(book: Book) -> None:
    made = make_class(book)
    due, ahead = log(book, made, 0, TODAY, 60, "draft"), log(book, made, 0, TODAY + timedelta(days=1), 60, "draft")
    assert submit(book, [due, ahead]) == 1
    assert [book.record(HourEntry, id_).state for id_ in (due, ahead)] == ["submitted", "draft"]  # type: ignore[union-attr]
    with pytest.raises(Refused):
        submit(book, [ahead])
