"""A school to write reports about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.book.book import Book
from app.models.opening import open_book
from tests.books import copy_of
from tests.exports.writing import make_site


@pytest.fixture
def school(open_template: Path, tmp_path: Path) -> Iterator[Book]:
    """An open book with a site and nobody in it, in a folder of its own."""
    with open_book(copy_of(open_template, tmp_path / "book")) as opened:
        make_site(opened)
        yield opened


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder for what is written."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder
