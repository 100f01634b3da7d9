"""Opening and making books as work for a job.

The code of the book is imported here and nowhere earlier: that takes half a second, and the window is
painted first.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths

if TYPE_CHECKING:
    from app.book.book import Book

SUFFIX = ".pathbook"


def open_book(path: Path, passphrase: str) -> Generator[tuple[int, int], None, Book]:
    """Opens the book at `path`; its result is the open Book. Raises WrongPassphrase or Refused."""
    yield 0, 0
    from app.models import opening

    return opening.open_book(path, passphrase)


def new_book(
    path: Path, site: str, person: str, passphrase: str
) -> Generator[tuple[int, int], None, tuple[Book, str]]:
    """Makes a book; its result is the open Book and the recovery code. Raises Refused."""
    yield 0, 0
    from app.models import opening

    return opening.new_book(path, site, person, passphrase)


def sample_school() -> Generator[tuple[int, int], None, Book]:
    """Opens the sample school; the first time it is made."""
    yield 0, 0
    from app.models import opening

    path = paths.sample_book()
    if not path.exists():
        from app.models.sample_school import make_sample

        yield from make_sample(path)
    return opening.open_book(path)


def needs_passphrase(path: Path) -> bool:
    """Whether the book at `path` asks for a passphrase. Raises Refused where there is no book."""
    from app.book.keys import read_ring

    return not read_ring(path).is_open
