"""What a list of 100,000 students takes, from a click or a key until it is painted."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.book.book import Book
    from tests.benchmarks.window import Bench

MANY, PLACED = 100_000, 20_000
WORDS = ("nguyen 99", "nguyen 997", "maribel 8", "echeverria 12", "kim 40", "ochoa", "xiong 3", "sidhu 1")
LETTERS = ("nguyen 997", "kim maribel")


def large_book(path: Path) -> Book:
    """A book of 100,000 students; every fifth has a placement with approved hours."""
    from app.models import HourEntry, Placement, Student
    from app.models.opening import make_sample_files
    from tests.benchmarks.book import students

    book = make_sample_files(path)
    with book.edit("Make") as edit:
        ids = edit.insert(Student, students(MANY))[::5][:PLACED]
        work = edit.insert(Placement, ({"student_id": id_, "role": "Intern", "starts_on": date.today()} for id_ in ids))
        edit.insert(
            HourEntry,
            (
                {
                    "student_id": id_, "placement_id": placement, "date": date.today(),
                    "minutes": 30 + 15 * (n % 29), "state": "approved",
                }
                for n, (id_, placement) in enumerate(zip(ids, work, strict=True))
            ),
        )  # fmt: skip
    book.forget_undo()
    return book


class Painting:
    """Takes the time until the rows of a list are painted; what follows is waited for, and not taken."""

    def __init__(self, bench: Bench, shown: Any) -> None:
        self._bench, self._list = bench, shown
        self._ended, self._rows = 0.0, range(0)
        shown.table.paintEvent = self._paint

    def _paint(self, event: Any) -> None:
        table = self._list.table
        type(table).paintEvent(table, event)
        self._ended = time.perf_counter()
        painted = event.rect()
        self._rows = range(table.rowAt(painted.top()), table.rowAt(painted.bottom()) + 1)

    def _seconds(self, act: Callable[[], object]) -> tuple[float, range]:
        while self._list.pane._painted.isActive() or self._list.pane._quiet.isActive():
            self._bench.paint()
        self._bench.settle()
        gc.collect()
        self._ended, start = 0.0, time.perf_counter()
        act()
        while not self._ended:
            self._bench.paint()
        return self._ended - start, self._rows

    def in_turn(self, ours: Callable[[], object], theirs: Callable[[], object], times: int) -> tuple[float, float]:
        """The median times of two works that paint the same rows, done in turn."""
        pairs = [(self._seconds(ours), self._seconds(theirs)) for _ in range(times)]
        assert all(our_rows == their_rows for (_, our_rows), (_, their_rows) in pairs)
        return statistics.median(our for (our, _), _ in pairs), statistics.median(their for _, (their, _) in pairs)

    def end(self) -> None:
        """Paint without taking the time."""
        del self._list.table.paintEvent


class LargeList:
    """The list of students of such a book, on the bench."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.desk = bench, bench.window.at_desk()
        self.desk.go("home")
        bench.rest()
        bench.tell("students first shown", lambda: self.desk.go("students"), 100, 1)
        bench.settle()
        page: Any = self.desk.page
        self.list: Any = page.list
        self.model, self.table = self.list.model, self.list.table

    def measure(self) -> None:
        """All of it, in the order of a day."""
        self.scroll()
        self.sort()
        self.search()
        self.filter()
        self.look_up()

    def scroll(self) -> None:
        """Painting what is there, and what is read for it."""
        self.bench.tell("table painted again", self.table.viewport().repaint, 16, 31)
        steps = iter(range(10_000, 90_000, 137))
        to = self.table.scrollTo
        self.bench.tell("table scrolled to rows not yet read", lambda: to(self.model.index(next(steps), 0)), 100, 31)
        self.table.scrollToTop()

    def sort(self) -> None:
        """By a figure that no field of a student holds."""
        from PySide6.QtCore import Qt

        at = [column.name for column in self.model.columns].index("progress")
        orders = cycle((Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder))

        def first() -> None:
            self.list.known.forget()
            self.model.sort(at, next(orders))

        self.bench.tell("sorted by approved hours, which are looked up", self.to_the_end(first), 80)
        self.bench.tell("sorted by approved hours", lambda: self.model.sort(at, next(orders)), 80)
        self.model.sort(0)

    def search(self) -> None:
        """A key until its rows are painted, against painting the same rows again; what reading them is of that;
        and all that a key sets going, the rest of the list and its count, too.

        Whole words one after the other are the worst: a letter more only goes through what was found before it.
        """
        painting = Painting(self.bench, self.list)
        field, texts = self.list.filters.search, cycle(WORDS)

        def search() -> None:
            field.setText(next(texts))
            field._quiet.stop()
            field.searched.emit(field.text())

        repaint = self.table.viewport().repaint

        def whole() -> None:
            search()
            self.bench.paint()

        def read_again() -> None:
            self.model._rows.forget()
            repaint()

        def tell(name: str, ours: float, theirs: float, bound: float | None) -> None:
            detail = f"{ours * 1000:,.0f} ms against {theirs * 1000:,.0f} ms"
            self.bench.told.append((name, ours / theirs, "x", bound, detail))

        self.bench.settle()
        for name, again, bound in (
            ("search in the list, against painting it again", repaint, 1.3),
            ("search in the list, against reading and painting it again", read_again, None),
        ):
            tell(name, *painting.in_turn(search, again, 16), bound)
        texts = cycle([word[:end] for word in LETTERS for end in range(1, len(word) + 1)])
        for _ in range(sum(map(len, LETTERS))):
            whole()  # their rows are read
        what = "search in the list, a letter more, against painting it again"
        tell(what, *painting.in_turn(search, repaint, 36), 1.3)
        self.bench.tell("search in the list, with all that a letter more sets going", whole, 100, 18)
        painting.end()
        field.clear()

    def filter(self) -> None:
        """A chip, and a saved view."""
        from app.models.saved_views import save_view
        from app.views.lists.arrangement import Arrangement
        from app.views.lists.conditions import Condition

        grade = Condition("grade", "any", ("11", "12"))
        kept = Arrangement("all", conditions=(grade,), sort=(("grade", True),), columns=("student", "grade", "city"))
        id_ = save_view(self.desk.book, "students", "Upper grades", kept.json())
        chips = cycle((Condition("grade", "any", ("12",)), grade))
        views = cycle((id_, "all"))
        put, show = self.list.filters.put, self.list.show_view
        self.bench.tell("filter chip applied", self.to_the_end(lambda: put(next(chips))), 100)
        self.list.filters.clear()
        self.bench.tell("saved view opened, and left", self.to_the_end(lambda: show(next(views))), 100, 8)

    def look_up(self) -> None:
        """A letter in the palette."""
        from app.views.window.palette import Palette

        words = cycle(WORDS)
        self.bench.settle()
        self.bench.window.find()
        [palette] = self.bench.window.findChildren(Palette)

        def look_up() -> None:
            palette.edit.setText(next(words))
            palette._quiet.stop()
            palette.search()

        self.bench.tell("palette, a letter typed", look_up, 80)

    def to_the_end(self, act: Callable[[], object]) -> Callable[[], None]:
        """`act`, and what the list finds out for it off the window's thread."""

        def whole() -> None:
            act()
            while self.list.known._jobs:
                self.bench.paint()

        return whole
