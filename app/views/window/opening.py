"""Opening and making books as work for a job.

The code of the book is imported here and nowhere earlier: that takes half a second, and the window is
painted first.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app import paths

if TYPE_CHECKING:
    from app.book.book import Book

SUFFIX = ".pathbook"


class Person(NamedTuple):
    """An account, as it is chosen before its book is open."""

    id: str
    name: str


class Lock(NamedTuple):
    """The id of a book, whether it asks for a passphrase, and its accounts."""

    book_id: str
    asks: bool
    people: tuple[Person, ...]


def open_book(path: Path, passphrase: str, account: str | None = None) -> Generator[tuple[int, int], None, Book]:
    """Opens the book at `path` for the account with this id; its result is the open Book. Raises WrongPassphrase or
    Refused.
    """
    yield 0, 0
    from app.models import opening

    return opening.open_book(path, passphrase, account)


def look_at(path: Path, passphrase: str, account: str | None = None) -> Generator[tuple[int, int], None, Book]:
    """Opens the book at `path`, which a newer Pathbook saved, to be looked at only. Raises as `open_book` does."""
    yield 0, 0
    from app.models import looking

    return looking.look_at(path, passphrase, account)


def new_book(path: Path, site: str, person: str, passphrase: str) -> Generator[tuple[int, int], None, tuple[Book, str]]:
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


def lock_of(path: Path) -> Lock:
    """What keeps the book at `path` locked. Raises Refused where there is no book."""
    from app.book.keys import read_ring

    ring = read_ring(path)
    return Lock(ring.book, not ring.is_open, tuple(Person(slot.id, slot.name) for slot in ring.accounts))


def has_backups(path: Path) -> bool:
    """Whether there are backups in the book's own folder."""
    from app.book.backup import backups

    return bool(backups(path))
