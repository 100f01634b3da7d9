"""What the tests of locks and keys share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.book.planting import make_book
from tests.books import copy_of


@pytest.fixture(scope="session")
def accounts_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed book of five accounts (see `make_book`). Nobody opens it, but copies."""
    return make_book(tmp_path_factory.mktemp("template") / "a.pathbook")


@pytest.fixture
def path(accounts_template: Path, tmp_path: Path) -> Path:
    """A copy of the closed book of five accounts."""
    return copy_of(accounts_template, tmp_path)
