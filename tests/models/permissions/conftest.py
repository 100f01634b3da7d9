"""A book with an account and an example of everything for each role, made once for all of this folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.book.book import Book
from tests.models.role_books import Examples, make, open_as


@pytest.fixture(scope="package")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Examples]:
    path = tmp_path_factory.mktemp("roles") / "roles.pathbook"
    return path, make(path)


@pytest.fixture(scope="package")
def examples(made: tuple[Path, Examples]) -> Examples:
    return made[1]


@pytest.fixture(scope="package")
def books(made: tuple[Path, Examples], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Book]]:
    """One book for each role, opened when it is first asked for; whoever changes it undoes that."""
    opened: dict[str, Book] = {}

    def as_role(role: str) -> Book:
        if role not in opened:
            copy = tmp_path_factory.mktemp(role) / made[0].name
            opened[role] = open_as(Path(shutil.copytree(made[0], copy)), role)
        return opened[role]

    yield as_role
    for book in opened.values():
        book.close()


@pytest.fixture
def teacher(books: Callable[[str], Book]) -> Book:
    return books("teacher")


@pytest.fixture
def own_copy(made: tuple[Path, Examples], tmp_path: Path) -> Path:
    return Path(shutil.copytree(made[0], tmp_path / made[0].name))
