"""What an import will do, known before anything is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from app.book.base import Base
from app.models.mappings import ImportMapping

Entity = type[Base]


class FieldChange(NamedTuple):
    """One value as it was and as it will be, in the words that people see; empty is ""."""

    label: str
    before: str
    after: str


class MissingStudent(NamedTuple):
    """A student of the book who is here, but not in the file."""

    id: str
    local_id: str | None
    name: str
    grade: str | None


class MissingRecord(NamedTuple):
    """A record of the book that the file should have and lacks: whose or what it is, and in words which one.

    `course` says of which course, section and term it is a mark; it is empty where the record is itself a course.
    """

    id: str
    local_id: str
    name: str
    what: str
    course: str = ""


@dataclass
class Plan:
    """Records to make and to change, in the order in which they refer to each other."""

    inserts: dict[Entity, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    updates: dict[Entity, dict[str, dict[str, Any]]] = field(default_factory=lambda: defaultdict(dict))
    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    notes: dict[str, list[FieldChange]] = field(default_factory=lambda: defaultdict(list))  # by student in the book
    found: set[str] = field(default_factory=set)  # students of the book who are in the file
    missing: list[MissingStudent] = field(default_factory=list)
    missing_records: list[MissingRecord] = field(default_factory=list)
    absent: dict[str, int] = field(default_factory=dict)  # whole courses that a file of marks lacks, with the students

    @property
    def size(self) -> int:
        """How many records are made or changed."""
        return sum(map(len, self.inserts.values())) + sum(map(len, self.updates.values()))

    @property
    def brings(self) -> bool:
        """Whether records are made or changed, besides what is remembered of the columns."""
        planned = (*self.inserts.items(), *self.updates.items())
        return any(rows for entity, rows in planned if entity is not ImportMapping)

    def note(self, student: str, label: str, before: str, after: str) -> None:
        """Note for the preview what changes about a student whom the book has already."""
        if student in self.found:
            self.notes[student].append(FieldChange(label, before, after))

    def make(self, word: str, entity: Entity, values: dict[str, Any]) -> None:
        """Plan a new record."""
        self.inserts[entity].append(values)
        self.counts[word]["new"] += 1

    def change(self, word: str, entity: Entity, id_: str, values: dict[str, Any]) -> None:
        """Plan what changes in a record; nothing to change counts as unchanged."""
        if values:
            self.updates[entity].setdefault(id_, {}).update(values)
        self.counts[word]["changed" if values else "unchanged"] += 1
