"""What a question about the book found: the records, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.book.book import Book
from app.i18n import ngettext
from app.models.people import Student


@dataclass(frozen=True, slots=True)
class Answer:
    """The records that a question found, as ids of the list on the question's page, and the same in words."""

    ids: tuple[str, ...]
    sentence: str
    detail: str = ""

    @property
    def count(self) -> int:
        """How many rows one click shows."""
        return len(self.ids)


def names_of(book: Book, student_ids: Sequence[str], most: int = 2) -> str:
    """The first few names of a list and how many more: "Baptiste, Kealoha and 4 more"."""
    first = list(student_ids[:most])
    shown = {s.id: s.last_name for s in book.records(Student, {"id": first})}
    return listed([shown[id_] for id_ in first if id_ in shown], len(student_ids))


def listed(shown: Sequence[str], count: int) -> str:
    """`shown`, and how many of `count` are not among them."""
    names, rest = ", ".join(shown), count - len(shown)
    if not rest:
        return names
    return ngettext("{names} and {count} more", "{names} and {count} more", rest).format(names=names, count=rest)
