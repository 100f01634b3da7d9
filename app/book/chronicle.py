"""What happened to a record and to all that rests on it, edit by edit, newest first, read only as far as asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from app.book import journal
from app.book.asking import Entity, entity_of
from app.book.base import entities, table_of
from app.book.book import Book
from app.book.editing import chunks
from app.book.fields import fields_of, rests_on
from app.book.journal import Block, Entry

STEP = 20  # entries that are read at once


@dataclass(frozen=True, slots=True)
class Event:
    """What one edit did to one field of one record. `born`: the record was made by it, with this value."""

    entity: Entity
    id: str
    field: str  # or "deleted"
    before: Any  # plain values
    after: Any
    born: bool


@dataclass
class _Known:
    """The records of a chronicle, their plain values as they were after the edit that is read next, and the edits."""

    entities: dict[str, Entity] = field(default_factory=dict[str, Entity])
    values: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    born: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    changed: set[int] = field(default_factory=set[int])


def chronicle(book: Book, entity: Entity, id_: str) -> Iterator[tuple[Entry, list[Event]]]:
    """Every edit that touched the record or one that rests on it, deleted ones too, with what it did to them.

    What a record was born with is what it holds now with every change taken back: the entry of a large import is
    not read for one of its records.
    """
    known = _Known()
    with book.reading() as connection:
        _gather(connection, known, entity, "id", [id_])
    with book.reading_whole() as connection:  # of the journal only what touched the records that were seen
        for some in chunks(known.entities):
            touched = select(journal.touched.c.entry).where(journal.touched.c.record.in_(some)).distinct()
            known.changed |= set(connection.execute(touched).scalars())
    waiting = sorted(known.changed | set(known.born), reverse=True)
    for start in range(0, len(waiting), STEP):
        with book.reading_whole() as connection:
            entries = journal.entries(connection, waiting[start : start + STEP])
            told = [(entry, _events(connection, known, entry.number)) for entry in reversed(entries)]
        yield from told


def before_became(book: Book, entity: Entity, ids: Collection[str], name: str, value: Any) -> dict[str, dict[str, Any]]:
    """By record: what stood in the fields that were changed by the last edit that set `name` to the plain `value`.

    A record that no edit set so, since it was born with the value, is left out.
    """
    found: dict[str, dict[str, Any]] = {}
    fields, table = fields_of(entity), entity.__tablename__
    with book.reading_whole() as connection:
        for some in chunks(ids):
            touched = select(journal.touched.c.entry).where(journal.touched.c.record.in_(some)).distinct()
            for number in sorted(connection.execute(touched).scalars(), reverse=True):
                for block in journal.blocks_of(connection, number):
                    if block.table != table or block.kind != "set" or name not in block.fields:
                        continue
                    for id_, *sides in block.rows:
                        changed = dict(zip(block.fields, zip(sides[::2], sides[1::2], strict=True), strict=True))
                        if id_ in some and id_ not in found and changed[name][1] == value:
                            found[id_] = {n: fields[n].kind.revive(before) for n, (before, _) in changed.items()}
    return found


def _gather(connection: Connection, known: _Known, entity: Entity, column: str, ids: list[str]) -> None:
    """The records of `entity` whose `column` is one of `ids`, and all that rest on them."""
    table, fields = table_of(entity), fields_of(entity)
    found: list[str] = []
    for some in chunks(ids):
        for row in connection.execute(select(table).where(table.c[column].in_(some))).mappings():
            if row["id"] in known.entities:
                continue
            known.entities[row["id"]] = entity
            plain = {name: described.kind.plain(row[name]) for name, described in fields.items()}
            known.values[row["id"]] = {**plain, "deleted": row["deleted"]}
            known.born[row["birth"]].append(row["id"])
            found.append(row["id"])
    if not found:
        return
    for kind in entities():
        for key in table_of(kind).foreign_keys:
            if key.column.table is table and rests_on(key.parent):
                _gather(connection, known, kind, key.parent.name, found)


def _events(connection: Connection, known: _Known, number: int) -> list[Event]:
    """What one edit did, the record itself first. Its values are taken back: the next edit read is the one before."""
    events: list[Event] = []
    for block in reversed(journal.blocks_of(connection, number)) if number in known.changed else ():
        if block.kind == "set":
            events += _changes(known, block)
    for id_ in known.born.get(number, ()):
        values, entity = known.values[id_], known.entities[id_]
        events += [Event(entity, id_, n, None, v, True) for n, v in values.items() if n != "deleted" and v is not None]
    order = {id_: place for place, id_ in enumerate(known.entities)}
    return sorted(events, key=lambda event: order[event.id])


def _changes(known: _Known, block: Block) -> Iterator[Event]:
    entity = entity_of(block.table)
    for row in block.rows:
        if row[0] not in known.entities:
            continue
        for name, before, after in zip(block.fields, row[1::2], row[2::2], strict=True):
            known.values[row[0]][name] = before
            yield Event(entity, row[0], name, before, after, False)
