"""A book with an account and an example of everything for each role, made once for all of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.book.book import Book
from tests.models.role_books import Examples, RoleBook


@pytest.fixture(scope="package")
def examples(role_template: RoleBook) -> Examples:
    return role_template.examples


@pytest.fixture(scope="package")
def books(role_template: RoleBook, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Book]]:
    """One book for each role, opened when it is first asked for; whoever changes it undoes that."""
    opened: dict[str, Book] = {}

    def as_role(role: str) -> Book:
        if role not in opened:
            opened[role] = role_template.copy(tmp_path_factory.mktemp(role)).open_as(role)
        return opened[role]

    yield as_role
    for book in opened.values():
        book.close()


@pytest.fixture
def teacher(books: Callable[[str], Book]) -> Book:
    return books("teacher")


@pytest.fixture
def own_copy(role_book: RoleBook) -> Path:
    return role_book.path
