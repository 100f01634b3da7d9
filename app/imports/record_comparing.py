"""The rows of a file of records against the book: new, changed, unchanged, missing, and what is wrong with each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.book.base import new_id
from app.book.book import Book
from app.book.fields import fields_of
from app.i18n import _
from app.imports.cells import differ
from app.imports.file_columns import Opened, open_file
from app.imports.lines import Fault, Line, Place
from app.imports.plans import Entity, Plan
from app.imports.problems import Problem
from app.imports.record_files import RecordFile, Told
from app.imports.record_previews import RecordPreviews
from app.imports.remembering import plan_memory
from app.imports.rows import Table


def compare_records(
    book: Book, kind: RecordFile, tables: Sequence[Table], mapping: Mapping[str, str | None], name: str
) -> Compared:
    """Read the tables that hold records of this kind; raises Refused where none does."""
    return Compared(book, kind, open_file(book, tables, kind.columns, mapping, name))


class Compared:
    """A file that was read and compared with the book. Nothing of it is written."""

    def __init__(self, book: Book, kind: RecordFile, opened: Opened) -> None:
        self.opened, self.plan = opened, Plan()
        for word in kind.words.values():
            self.plan.counts[word].setdefault("new", 0)
        self._kind, self._reading = kind, kind.reading(book, self.plan)
        self._reading.file = opened.chosen[0].table.file
        self._lost: list[Place] = []
        self._rejected: set[tuple[str, int]] = set()
        self._told: dict[tuple[Entity, tuple[Any, ...]], Told] = {}
        self._contradicted: dict[tuple[Entity, tuple[Any, ...]], tuple[Place, str, str]] = {}
        self._compare()
        self.previews = RecordPreviews(self._reading, [*self._told.values()], self._lost)
        plan_memory(book, self.plan, opened.source, opened.given)

    @property
    def notices(self) -> list[Problem]:
        """What is worth knowing, though nothing is wrong."""
        return self._reading.notices

    def _compare(self) -> None:
        for line in self.opened.lines(self._kind.columns.light):
            self._read(line)
        for told in list(self._told.values()):
            self._attempt(told, self._reading.settle)
        self._drop_lost()
        self._reading.load(list(self._told.values()))
        taken: dict[str, Told] = {}
        for told in list(self._told.values()):
            self._attempt(told, lambda each: self._match(each, taken))
        met = {told.record.id for told in self._told.values() if told.record is not None}
        self._drop_lost()
        for told in self._told.values():
            self._plan(told)
        self.plan.missing_records += self._reading.close(list(self._told.values()), met)

    def _read(self, line: Line) -> None:
        """Take in what a row tells; one that repeats another adds to it, and of two that contradict none is taken."""
        if not line.sound:
            self._lost.append(line.at)
            self._reading.lost(line)
            return
        try:
            told = list(self._reading.tell(line))
            for each in told:
                self._agree(each)
        except Fault as fault:
            self._reject(line.at, fault)
            self._reading.lost(line)
            return
        for each in told:
            first = self._told.setdefault((each.entity, each.key), each)
            first.values |= each.values
            if first is not each:
                first.repeated.append(each.at)

    def _agree(self, told: Told) -> None:
        """Raises Fault where another row says something else of the same record; that row is a problem, too."""
        key = told.entity, told.key
        first = self._told.get(key)
        if first is None:
            return
        differing = [name for name, value in told.values.items() if differ(first.values.get(name, value), value)]
        if differing:
            columns = ", ".join(self._both(first, told, name) for name in differing)
            for at in (first.at, *first.repeated):
                if (at.file, at.row) not in self._rejected:
                    self._reject(at, _contradiction(told, at, told.at, differing[0], columns))
            self._contradicted.setdefault(key, (told.at, differing[0], columns))
            raise _contradiction(told, told.at, first.at, differing[0], columns)
        if key in self._contradicted:
            raise _contradiction(told, told.at, *self._contradicted[key])

    def _both(self, first: Told, other: Told, name: str) -> str:
        """The column in which two rows differ, with what each has: "Mark (A, C)"."""
        shown = (self._reading.shown(each, name, each.values[name]) for each in (first, other))
        return f"{other.at.headings.get(name, name)} ({', '.join(shown)})"

    def _match(self, told: Told, taken: dict[str, Told]) -> None:
        told.record = self._reading.match(told)
        if told.record is None:
            return
        if first := taken.get(told.record.id):
            said = _("This row and {place} mean the same {record} of the book. Leave one of them out.")
            place = first.at.seen_from(told.at)
            raise Fault("", said.format(place=place, record=_(told.entity.title)))
        taken[told.record.id] = told

    def _plan(self, told: Told) -> None:
        word, record = self._kind.words[told.entity], told.record
        if record is None:
            told.state = "new"
            source = {"source": told.at.file} if "source" in fields_of(told.entity) else {}
            fresh = {"id": new_id(), **source, **self._reading.fresh(told), **told.values}
            self.plan.make(word, told.entity, fresh)
            return
        told.values = {name: value for name, value in told.values.items() if differ(getattr(record, name), value)}
        told.state = "changed" if told.values else "unchanged"
        self.plan.change(word, told.entity, record.id, told.values)

    def _attempt(self, told: Told, step: Callable[[Told], None]) -> None:
        try:
            step(told)
        except Fault as fault:
            self._reject(told.at, fault)

    def _reject(self, at: Place, fault: Fault) -> None:
        self.opened.problems.append(at.problem(fault))
        self._lost.append(at)
        self._rejected.add((at.file, at.row))

    def _drop_lost(self) -> None:
        """A row is taken whole or not at all."""
        lost = {(at.file, at.row) for at in self._lost}
        self._told = {key: each for key, each in self._told.items() if (each.at.file, each.at.row) not in lost}


def _contradiction(told: Told, at: Place, other: Place, column: str, columns: str) -> Fault:
    """What is said of the row at `at`, which the row at `other` contradicts."""
    said = _("This row and {place} are about the same {record}, but differ in: {columns}. Correct one of them.")
    return Fault(column, said.format(place=other.seen_from(at), record=_(told.entity.title), columns=columns))
