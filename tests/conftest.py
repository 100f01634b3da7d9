"""Books that the tests share. A template is made once per run; whoever writes gets a copy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.book import slots
from app.book.book import Book
from app.models.opening import make_sample_files, new_book, open_book
from app.models.sample_school import make_sample
from tests.books import PASSPHRASE, cheap_keys, copy_of, shared_statements
from tests.models.role_books import RoleBook, make_roles


@pytest.fixture(scope="session", autouse=True)
def usual_cost() -> Iterator[dict[str, int]]:
    """What a passphrase costs who uses the program; the tests, which open thousands of books, pay less.

    They also share what is made of a statement.
    """
    usual = dict(slots.COST)
    with cheap_keys(), shared_statements():
        yield usual


@pytest.fixture(scope="session")
def book_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed new book of a site, locked with `PASSPHRASE`."""
    path = tmp_path_factory.mktemp("template") / "Heron Slough High School.pathbook"
    new_book(path, "Heron Slough High School", "Dana Whitfield", PASSPHRASE)[0].close()
    return path


@pytest.fixture
def book(book_template: Path, tmp_path: Path) -> Iterator[Book]:
    """A new, real, encrypted book with nothing but code lists, a site and its coordinator."""
    with open_book(copy_of(book_template, tmp_path), PASSPHRASE) as opened:
        yield opened


@pytest.fixture(scope="session")
def open_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed empty book that opens without a passphrase: quick to open where locks are not the matter."""
    path = tmp_path_factory.mktemp("template") / "open.pathbook"
    make_sample_files(path).close()
    return path


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed sample school, alive today."""
    path = tmp_path_factory.mktemp("template") / "Sample School.pathbook"
    for _ in make_sample(path):
        pass
    return path


@pytest.fixture
def sample(sample_template: Path, tmp_path: Path) -> Iterator[Book]:
    """A sample school of the test's own."""
    with open_book(copy_of(sample_template, tmp_path)) as opened:
        yield opened


@pytest.fixture(scope="session")
def shared_sample(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """One sample school for all tests that only read."""
    with open_book(copy_of(sample_template, tmp_path_factory.mktemp("shared"))) as opened:
        yield opened


@pytest.fixture(scope="session")
def role_template(tmp_path_factory: pytest.TempPathFactory) -> RoleBook:
    """A closed book with an account of each role and two examples of everything. Nobody opens it, but copies."""
    return make_roles(tmp_path_factory.mktemp("template") / "roles.pathbook")


@pytest.fixture
def role_book(role_template: RoleBook, tmp_path: Path) -> RoleBook:
    """A copy of that book, of the test's own."""
    return role_template.copy(tmp_path)
