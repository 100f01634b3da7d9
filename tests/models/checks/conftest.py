"""A student at work in the school year 2026-2027."""

from __future__ import annotations

import pytest

from app.book.book import Book
from tests.models.checks.shifts import Shifts, make_shifts


@pytest.fixture
def shifts(book: Book) -> Shifts:
    return make_shifts(book)
