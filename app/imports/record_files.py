"""How a kind of file with records is declared, and what reads it.

A further kind of file is a `RecordFile`: the columns that it is known by, and a `Reading` that says which records a
row tells of, by what they are known, and how they are found in the book. Comparing, the preview, the one edit and the
memory of mappings are the same for all (`record_comparing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.fields import fields_of
from app.i18n import ngettext
from app.imports.file_columns import FileColumns
from app.imports.lines import Line, Place
from app.imports.plans import Entity, MissingRecord, Plan
from app.imports.problems import Problem

MOST_NAMED = 20  # marks or sections in one notice


@dataclass(slots=True)
class Told:
    """What a row tells of one record. `key` tells it from the other records of its `entity` in the file."""

    at: Place
    entity: Entity
    key: tuple[Any, ...]
    values: dict[str, Any]
    about: Record | None = None  # the student
    record: Record | None = None  # of the book
    state: str = ""
    repeated: list[Place] = field(default_factory=list)  # further rows that tell of it


class Reading:
    """Reads the rows of one kind of file against one book.

    `plan` takes what a row makes besides its own records; `notices` what is worth knowing, though nothing is wrong.
    """

    def __init__(self, book: Book, plan: Plan) -> None:
        self.book, self.plan = book, plan
        self.notices: list[Problem] = []
        self.file = ""  # to which notices belong

    def tell(self, line: Line) -> Iterable[Told]:
        """The records that a row tells of; raises Fault where it cannot be taken."""
        return ()

    def lost(self, line: Line) -> None:
        """A row is not taken: what it still shows to be in the file is not missing from it."""

    def settle(self, told: Told) -> None:
        """Complete what all rows together tell of one record; raises Fault where it cannot be."""

    def load(self, told: Sequence[Told]) -> None:
        """Fetch the records of the book that these may mean."""

    def match(self, told: Told) -> Record | None:
        """The record of the book that is meant, None for a new one; raises Fault where it may not become so."""
        return None

    def fresh(self, told: Told) -> Mapping[str, Any]:
        """What a new record has besides what the file tells."""
        return {}

    def close(self, told: Sequence[Told], met: set[str]) -> list[MissingRecord]:
        """What the book has and the file lacks, where the file should have it; `met` are the records that it has."""
        return []

    def title(self, told: Told) -> tuple[str, str, str]:
        """Local ID, state ID and name under which the preview shows a record."""
        who = told.about
        return ("", "", "") if who is None else (who.local_id or "", who.ssid or "", full_name(who))

    def context(self, told: Told) -> str:
        """What tells a record from the others of the same title: "Algebra 1, Semester 1"."""
        return ""

    def shown(self, told: Told, name: str, value: Any) -> str:
        """The words for a value."""
        return fields_of(told.entity)[name].kind.format(value)

    def note(self, message: str, column: str | None = None, first: bool = False) -> None:
        """Tell something that is not wrong; `first` where a window that shows a few should show it."""
        self.notices.insert(0 if first else len(self.notices), Problem(self.file, None, column, message, taken=True))


@dataclass(frozen=True, slots=True)
class RecordFile:
    """One kind of file. `words` name its records in the counts by entity, those that the main numbers count first."""

    title: str  # of the edit, marked with N_
    layout: str  # marked with N_
    columns: FileColumns
    words: Mapping[Entity, str]
    reading: type[Reading]


def full_name(who: Record) -> str:
    """A person as lists show them."""
    return f"{who.last_name}, {who.first_name}"


def named(words: Sequence[str], most: int = MOST_NAMED) -> str:
    """The first few of many names."""
    shown = ", ".join(words[:most])
    more = len(words) - most
    if more <= 0:
        return shown
    said = ngettext("{names} and {count} more", "{names} and {count} more", more)
    return said.format(names=shown, count=more)
