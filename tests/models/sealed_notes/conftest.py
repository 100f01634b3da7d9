"""A school with a counselor and a teacher, opened by the counselor."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.book import accounts
from app.book.book import Book
from app.models import Student, sealed_notes
from app.models.opening import new_book, open_book
from tests.books import PASSPHRASE
from tests.models.sealed_notes.sealed import CARA, TOM


@pytest.fixture(scope="package")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sealed") / "Heron.pathbook"
    with new_book(path, "Heron Slough High School", "Dana Whitfield", PASSPHRASE)[0] as book:
        for name, role, passphrase in (("Cara Bell", "counselor", CARA), ("Tom Ash", "teacher", TOM)):
            accounts.add(book, name, role, passphrase)
        with book.edit("Students") as edit:
            edit.insert(
                Student, [{"last_name": "Peña", "first_name": "Ana"}, {"last_name": "Ruiz", "first_name": "Leo"}]
            )
    with open_book(path, CARA) as book:
        assert book.holds(sealed_notes.NOTES), "the first counselor makes the key"
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / made.name))


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    with open_book(path, CARA) as opened:
        yield opened


@pytest.fixture
def ana(book: Book) -> str:
    return book.ids(Student, "Peña")[0]


@pytest.fixture
def ruiz(book: Book) -> str:
    return book.ids(Student, "Ruiz")[0]
