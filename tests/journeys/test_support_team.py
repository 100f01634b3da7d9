"""A counselor's afternoon on the sample school, every step counted: a meeting of six, a family, a grade's plans."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt

from app.book.book import Book
from app.i18n import hours
from app.models import Goal, GoalReview, HourEntry, Student, TeamMeeting
from app.models.enrolling import present_ids
from app.models.holding_meetings import items_of
from app.views.handing_out.preview import Preview
from app.views.window import ask
from tests.journeys.conftest import Start
from tests.journeys.hand import Hand

SIX = 6
COUNTED: dict[str, int] = {
    "Plan a meeting of six": 5,
    "Hold it and print who does what": 51,
    "Review a goal with the family page in Spanish in hand": 13,
    "Print a grade's plans": 8,
    "Trace a printed figure back to its rows": 3,
}
"""The steps that each part takes at most."""


class Afternoon:
    """The hand, the window, and where what is printed is saved: no printer is installed here."""

    def __init__(self, book: Book, start: Start, folder: Path) -> None:
        self.book, self.hand, self.folder = book, Hand(), folder
        self.window = start(book)
        self.counted: dict[str, int] = {}
        self.file = folder / "list.pdf"

    @contextmanager
    def part(self, name: str) -> Iterator[Hand]:
        before = self.hand.steps
        yield self.hand
        self.counted[name] = self.hand.steps - before

    @property
    def page(self) -> Any:
        return self.window.at_desk().page

    @property
    def preview(self) -> Preview:
        [shown] = [each for each in self.window.findChildren(Preview) if each.isVisible()]
        return shown

    def save(self, *asked: Any) -> None:
        """What the person answers in the system's dialog of files."""
        self.hand.steps += 2
        asked[-1](self.file)


@pytest.fixture
def afternoon(start: Start, sample: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Afternoon:
    made = Afternoon(sample, start, tmp_path)
    monkeypatch.setattr(ask, "save_file", made.save)
    return made


def test_a_counselors_afternoon(afternoon: Afternoon) -> None:
    plan_and_hold(afternoon)
    review_a_goal(afternoon)
    print_a_grade(afternoon)
    trace(afternoon)
    print("\n".join(f"{part:<60}{steps:>4}" for part, steps in afternoon.counted.items()))
    assert [part for part, steps in afternoon.counted.items() if steps > COUNTED[part]] == []
    assert afternoon.counted.keys() == COUNTED.keys()


def plan_and_hold(afternoon: Afternoon) -> None:
    book = afternoon.book
    before = set(book.ids(TeamMeeting))
    with afternoon.part("Plan a meeting of six") as hand:
        hand.run("New meeting")
        hand.click("Tick the first")
        hand.press("Ctrl+Return")
    [meeting] = set(book.ids(TeamMeeting)) - before
    assert len(items_of(book, meeting)) == SIX
    with afternoon.part("Hold it and print who does what") as hand:
        for at in range(SIX):
            hand.type(f"Said {at}")
            hand.press("Return")
            hand.type("Call the family")
            hand.press("Return")
            hand.type("Ortega")
            hand.press("Return")
            hand.type("+2w")
            hand.press("Return")
        hand.press("Return")
    held = book.record(TeamMeeting, meeting)
    assert held is not None and held.state == "held"
    assert all(item.line and item.owner_id and item.due_on for item in items_of(book, meeting))
    assert "Call the family" in PdfDocument(afternoon.file)[0].get_textpage().get_text_bounded()


def review_a_goal(afternoon: Afternoon) -> None:
    book = afternoon.book
    spoken = book.ids(Student, where={"home_language": "Spanish", "id": present_ids(book)})
    goal = book.records(Goal, {"student_id": spoken, "state": "open"}, sort=[("due_on", False)])[-1]
    student, reviews = book.record(Student, goal.student_id), len(book.ids(GoalReview, where={"goal_id": goal.id}))
    assert student is not None
    afternoon.file = afternoon.folder / "family.pdf"
    with afternoon.part("Review a goal with the family page in Spanish in hand") as hand:
        hand.press("Ctrl+K")
        hand.type(student.local_id)
        hand.press("Return")
        hand.tab("Plan")
        hand.click("Family page")
        hand.choose("Language", "Spanish")
        hand.press("Return")
        hand.click(f"Review: {goal.name}")
        hand.press("S")
        hand.press("Ctrl+Return")
    page = PdfDocument(afternoon.file)
    assert len(page) == 1
    assert "Metas" in page[0].get_textpage().get_text_bounded()
    kept = book.records(GoalReview, {"goal_id": goal.id}, sort=[("date", True)])
    assert (kept[0].standing, len(kept)) == ("slow", reviews + 1)


def print_a_grade(afternoon: Afternoon) -> None:
    book = afternoon.book
    eleventh = set(book.ids(Student, where={"grade": "11"})) & present_ids(book)  # in July the ninth has no plans yet
    afternoon.file = afternoon.folder / "grade.pdf"
    with afternoon.part("Print a grade's plans") as hand:
        hand.press("Ctrl+Shift+P")
        hand.choose("Students", "Grade 11")
        hand.choose("What is on it", "Family")
        hand.press("Return")
    assert len(PdfDocument(afternoon.file)) >= len(eleventh)


def trace(afternoon: Afternoon) -> None:
    book = afternoon.book
    [latest, *_others] = book.records(HourEntry, {"state": "approved"}, sort=[("date", True)])
    student = latest.student_id
    shown = book.record(Student, student)
    assert shown is not None
    afternoon.hand.run(shown.local_id)
    with afternoon.part("Trace a printed figure back to its rows") as hand:
        hand.press("Ctrl+P")
        figures = afternoon.preview.figures.list
        hand.click(f"{figures.count()} figures")
        printed = figures.findItems("Approved", Qt.MatchFlag.MatchStartsWith)[0].text()
        hand.line(printed)
    rows = book.records(HourEntry, {"id": list(afternoon.page.shown.model.ids)})
    assert {(row.student_id, row.state) for row in rows} == {(student, "approved")}
    assert hours(sum(row.minutes for row in rows)) in printed
