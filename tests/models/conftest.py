"""Sample schools of several days, each made once for all tests that read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from app.book.book import Book
from app.models.opening import open_book
from app.models.sample_school import make_sample

SampleOn = Callable[[date], Book]


@pytest.fixture(scope="session")
def sample_on(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleOn]:
    """The sample school as it is alive on a day; tests only read it."""
    opened: dict[date, Book] = {}

    def alive(day: date) -> Book:
        if day not in opened:
            path = tmp_path_factory.mktemp(f"alive-{day}") / "school.pathbook"
            for _step in make_sample(path, today=day):
                pass
            opened[day] = open_book(path)
        return opened[day]

    yield alive
    for book in opened.values():
        book.close()
