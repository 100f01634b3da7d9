"""The answer that a question got last: several parts of a page ask the same about one student, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from app.book.book import Book

Found = TypeVar("Found")


class AskedLast(Generic[Found]):
    """Keeps one answer for each book, until the book changes or something else is asked. It must not be altered."""

    def __init__(self) -> None:
        self._kept: WeakKeyDictionary[Book, tuple[tuple[object, ...], Found]] = WeakKeyDictionary()

    def answer(self, book: Book, question: tuple[object, ...], read: Callable[[], Found]) -> Found:
        """What `read` finds, read only where `question` is another one than before, or the book has changed."""
        asked = book.edition, *question
        kept = self._kept.get(book)
        if kept is None or kept[0] != asked:
            kept = self._kept[book] = asked, read()
        return kept[1]
