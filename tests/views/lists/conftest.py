"""A list of students in a window of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.book.book import Book
from tests.views.lists.listing import BareShell


@pytest.fixture
def shell(qtbot: QtBot, book: Book) -> Iterator[BareShell]:
    """A window that remembers what it said."""
    made = BareShell(book)
    qtbot.addWidget(made)
    yield made
    made.signals.close()
