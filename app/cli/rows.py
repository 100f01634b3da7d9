"""The rows of a list, with the words that stand for what a record refers to beside the ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.book.asking import entity_of
from app.book.book import Book
from app.book.fields import Field, fields_of
from app.book.kinds import Kind, Plain
from app.cli.lists import PARTS, Joined, Listing
from app.models.access import students_in

Row = dict[str, Plain]
"""Values by key, as `Kind.plain` gives them."""

_OWN = "{words}_words"


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands in the rows of a list."""

    keys: tuple[str, ...]
    fields: Mapping[str, Field]  # by key; what says a reference in words has none
    words: Mapping[str, Field]  # the references, by the key of their words
    shown: tuple[str, ...]

    @property
    def described(self) -> Mapping[str, Field]:
        """The fields by key, words for references among them."""
        return {**self.fields, **self.words}


def shape_of(listing: Listing | Joined) -> Shape:
    """The keys of a list in their order: what is named first, the other fields, words for references."""
    if isinstance(listing, Joined):
        shapes = [shape_of(part) for part in listing.parts.values()]
        fields = {PARTS.name: PARTS} | {key: field for shape in shapes for key, field in shape.fields.items()}
        words = {key: field for shape in shapes for key, field in shape.words.items()}
        keys = dict.fromkeys(("id", *listing.first, *(key for shape in shapes for key in shape.keys)))
        return Shape(tuple(keys), fields, words, listing.shown)
    fields = _fields(listing)
    words = {_words_of(name): described for name, described in fields.items() if described.refers}
    own = (_OWN.format(words=name) for name in _own_words(listing))
    keys = dict.fromkeys(("id", *listing.first, *fields, *words, *own))
    return Shape(tuple(keys), fields, words, listing.shown)


def rows_in(book: Book, listing: Listing | Joined) -> Iterator[Row]:
    """The rows of a list. One that is joined is in the order of days; what a part does not know is None."""
    if not isinstance(listing, Joined):
        yield from _rows(book, listing)
        return
    empty = dict.fromkeys(shape_of(listing).keys)
    rows = [{**empty, **row, PARTS.name: part} for part, each in listing.parts.items() for row in _rows(book, each)]
    yield from sorted(rows, key=lambda row: str(row[listing.by]))


def students_behind(book: Book, listing: Listing | Joined, rows: Sequence[Row]) -> list[str]:
    """The students of whom some rows of a list tell."""
    if not isinstance(listing, Joined):
        return students_in(book, listing.entity, [str(row["id"]) for row in rows])
    return [
        id_
        for part, each in listing.parts.items()
        for id_ in students_behind(book, each, [row for row in rows if row[PARTS.name] == part])
    ]


def _rows(book: Book, listing: Listing) -> Iterator[Row]:
    known, shape = _Known(book), shape_of(listing)
    fields = fields_of(listing.entity).items()
    plain = {name: f.kind.plain for name, f in fields if type(f.kind).plain is not Kind.plain}  # the others print as is
    references = {name: described.refers for name, described in shape.fields.items() if described.refers}
    own = _own_words(listing)
    for record in book.records(listing.entity, sort=listing.sort):
        row: Row = record._asdict()
        for name, tell in plain.items():
            row[name] = tell(row[name])
        for value in listing.beyond:
            row[value.key] = known.value(value.table, row[value.by], value.field)
        for name, table in references.items():
            words = _words_of(name)
            if words in own:
                row[_OWN.format(words=words)] = row[words]
            row[words] = known.words(table, row[name]) or (row[words] if words in own else None)
        yield {key: row[key] for key in shape.keys}


def _fields(listing: Listing) -> dict[str, Field]:
    """The fields of a row, those from beyond included, by key."""
    beyond = {value.key: fields_of(entity_of(value.table))[value.field] for value in listing.beyond}
    return fields_of(listing.entity) | beyond


def _own_words(listing: Listing) -> frozenset[str]:
    """The fields that say in a record's own words what a reference names, too: the strategy of a support plan."""
    referring = (_words_of(name) for name, described in _fields(listing).items() if described.refers)
    return frozenset(referring) & fields_of(listing.entity).keys()


def _words_of(reference: str) -> str:
    return reference.removesuffix("_id")


class _Known:
    """The records that rows refer to, each kind read once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._records: dict[str, Mapping[str, Any]] = {}
        self._words: dict[str, dict[Plain, str]] = {}

    def value(self, table: str, id_: Plain, name: str) -> Plain:
        return getattr(self._of(table).get(str(id_)), name, None)

    def words(self, table: str, id_: Plain) -> str | None:
        known = self._words.setdefault(table, {})
        if id_ not in known and (record := self._of(table).get(str(id_))):
            parts = (getattr(record, name) for name in entity_of(table).shown_as)
            known[id_] = ", ".join(str(part) for part in parts if part)
        return known.get(id_)

    def _of(self, table: str) -> Mapping[str, Any]:
        if table not in self._records:
            self._records[table] = {record.id: record for record in self._book.records(entity_of(table))}
        return self._records[table]
