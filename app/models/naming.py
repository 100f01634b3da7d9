"""Whether words name a student: what stays in the book after an erasure must not say again who is gone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, fold
from app.models.people import Student

NAMES = ("first_name", "preferred_name", "middle_name", "last_name")
IDS = ("local_id", "ssid")

SHORT = 4  # letters of a name up to which "Will" and "will" are two words
LEAST = 4  # characters of an ID: "12" may be said of anything

_WORD = re.compile(r"[^\W_]+")
_PARTICLES = frozenset(
    ("al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "e", "el", "la", "las", "le", "los")
    + ("san", "santa", "st", "van", "von", "y")
)  # fmt: skip


def naming(book: Book, student_ids: Collection[str], words: str) -> str:
    """The first word of `words` that is the name, a part of the name, or an ID of one of the students; else empty.

    Short names count as they are written, so that "May" may be Ana May and "may" may be said. Where two parts of a name
    follow each other, they count in any writing.
    """
    said = _WORD.findall(words)
    folded = [fold(word) for word in said]
    at = {word: place for place, word in reversed([*enumerate(folded)])}
    pairs = set(pairwise(folded))
    rows = book.rows(Student, list(student_ids), (*NAMES, *IDS))
    for row in rows.values():
        names, ids = row[: len(NAMES)], row[len(NAMES) :]
        for id_ in ids:
            if id_ and len(id_) >= LEAST and id_ in said:
                return id_
        parts = list(_parts(names))
        for part in parts:
            place = at.get(fold(part))
            if place is not None and (len(part) > SHORT or part in said):
                return said[place] if len(part) > SHORT else part
        for one in parts:
            for other in parts:
                if (fold(one), fold(other)) in pairs:
                    return f"{one} {other}"
    return ""


def refuse_names(book: Book, student_ids: Collection[str], words: str) -> None:
    """Raises Refused where `words` name one of the students."""
    if named := naming(book, student_ids, words):
        raise Refused(sentence(named))


def sentence(named: str) -> str:
    """Why words that hold `named` are not kept."""
    return _(
        "“{word}” names the student. What you write stays in the book for good: say it without name and ID."
    ).format(word=named)


def _parts(names: Collection[str | None]) -> Iterator[str]:
    """The words of names, without those that many names share."""
    for name in names:
        words = _WORD.findall(name or "")
        telling = [word for word in words if fold(word) not in _PARTICLES]
        yield from telling or words
