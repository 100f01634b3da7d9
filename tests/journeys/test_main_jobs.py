"""The three main jobs by keyboard alone, from the home page; the handbook tells how many keys each takes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.book.book import Book
from app.models import HourEntry, Student
from app.views.handing_out.preview import Preview
from app.views.help.chapters import COUNTED
from app.views.picturing.settling import settle
from app.views.window import ask
from tests.journeys.conftest import Keyboard, Start
from tests.models.school_of import make_class

REASON = "The supervisor's name is missing."


def test_log_the_week_of_a_class(start: Start, book: Book, keyboard: Keyboard) -> None:
    make_class(book, 30)
    start(book)
    keyboard.press("Ctrl+T")
    for _day in range(5):
        keyboard.press("3", "Tab")
    keyboard.press("Ctrl+Home", "Ctrl+Shift+End", "Ctrl+D", "Ctrl+Return")
    entries = book.records(HourEntry)
    assert [entry.minutes for entry in entries] == [180] * 150
    today = date.today()
    assert all(entry.state == ("submitted" if entry.date <= today else "draft") for entry in entries)
    assert keyboard.pressed == COUNTED["log-a-week"]


def test_a_week_is_logged_as_well_after_hours_were_reviewed(start: Start, book: Book, keyboard: Keyboard) -> None:
    make_class(book, 2)
    start(book)
    keyboard.press("Ctrl+Shift+W", "Ctrl+1", "Ctrl+T", "3", "Tab")
    assert [entry.minutes for entry in book.records(HourEntry)] == [180]


def test_approve_everything_that_waits(start: Start, sample: Book, keyboard: Keyboard) -> None:
    waiting, approved = (len(sample.ids(HourEntry, where={"state": state})) for state in ("submitted", "approved"))
    start(sample)
    keyboard.press("Ctrl+Shift+W", "Ctrl+A", "Ctrl+Shift+A")
    assert sample.ids(HourEntry, where={"state": "submitted"}) == []
    assert len(sample.ids(HourEntry, where={"state": "approved"})) == approved + waiting
    assert keyboard.pressed == COUNTED["review-hours"]


def test_reject_an_entry_with_a_reason(start: Start, sample: Book, keyboard: Keyboard) -> None:
    rejected = set(sample.ids(HourEntry, where={"state": "rejected"}))
    start(sample)
    keyboard.press("Ctrl+Shift+W", "Down", "Ctrl+Shift+R")
    keyboard.type(REASON)
    keyboard.press("Return")
    fresh = set(sample.ids(HourEntry, where={"state": "rejected"})) - rejected
    assert {entry.reason for entry in sample.records(HourEntry, {"id": fresh})} == {REASON}  # a row may be two days
    assert keyboard.pressed == COUNTED["reject-hours"]


def test_find_a_student_and_print(
    start: Start, sample: Book, keyboard: Keyboard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here no printer is installed, so Enter saves; with one, it prints."""
    student = sample.records(Student)[0]
    paper = tmp_path / "paper.pdf"
    monkeypatch.setattr(ask, "save_file", lambda *given: given[-1](paper))
    window = start(sample)
    keyboard.press("Ctrl+K")
    keyboard.type(student.local_id)
    keyboard.press("Return", "Ctrl+P")
    assert window.findChildren(Preview)
    keyboard.press("Return")
    settle()
    assert paper.read_bytes().startswith(b"%PDF")
    assert keyboard.pressed == COUNTED["find-and-print"]
