"""What the parts of a month share: the book, the hand, who sits at the window, and how many steps each part took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.book.book import Book
from app.models import HourEntry
from app.views.picturing.settling import settle
from app.views.window.desk import Desk
from tests.journeys.conftest import Start
from tests.journeys.hand import Hand
from tests.journeys.internship_school import WEEKS, Internship


class Month:
    """Every answer to "where is the file" is `file`, and costs two steps: its name, and Enter."""

    def __init__(self, made: Internship, start: Start, folder: Path) -> None:
        self.made, self.hand = made, Hand()
        self.counted: dict[str, int] = {}
        self.file = folder / "month"
        self._start = start
        self._book: Book | None = None
        self._desk: Desk | None = None

    @property
    def book(self) -> Book:
        assert self._book is not None
        return self._book

    @property
    def page(self) -> Any:
        """The page before the person."""
        assert self._desk is not None and self._desk.page is not None
        return self._desk.page

    @contextmanager
    def at_work(self, role: str) -> Iterator[None]:
        """The window, as an account of this role has it."""
        with self.made.open(role) as self._book:
            window = self._start(self._book)
            self._desk = window.at_desk()
            try:
                yield
            finally:
                window.close()
                settle()

    @contextmanager
    def part(self, name: str) -> Iterator[Hand]:
        """Counts the steps of a part."""
        before = self.hand.steps
        yield self.hand
        self.counted[name] = self.hand.steps - before

    def choose_file(self, *asked: Any) -> None:
        """What the person answers in the system's dialog of files."""
        self.hand.steps += 2
        asked[-1](self.file)

    def states(self) -> list[dict[str, int]]:
        """How many entries of the class stand how, week by week."""
        found = [Counter[str]() for _week in WEEKS]
        for entry in self.book.records(HourEntry, {"placement_id": self.made.placements}):
            found[(entry.date - WEEKS[0]).days // 7][entry.state] += 1
        return [dict(each) for each in found]
