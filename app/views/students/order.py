"""In which order students follow each other: that of the list as it was last shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from app.models.people import Student

if TYPE_CHECKING:
    from app.book.book import Book

_orders: WeakKeyDictionary[Book, Sequence[str]] = WeakKeyDictionary()


def remember(book: Book, ids: Sequence[str]) -> None:
    """The list shows these students now, in this order."""
    _orders[book] = ids


def neighbours(book: Book, id_: str) -> tuple[str | None, str | None]:
    """The students before and after one; None at an end. Without a list that holds the student, by names."""
    ids = _orders.get(book, ())
    if id_ not in ids:
        ids = book.ids(Student)
    place = list(ids).index(id_) if id_ in ids else 0
    before = ids[place - 1] if place > 0 else None
    return before, ids[place + 1] if place + 1 < len(ids) else None
