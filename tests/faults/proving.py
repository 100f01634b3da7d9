"""Whether a book is what its journal says, and holds everything that was ever acknowledged."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from sqlalchemy import select

from app.book import journal
from app.book.base import table_of
from app.book.book import Book
from app.book.fields import fields_of
from app.models import ENTITIES, Student
from tests.faults.trials import Lost


class Kept(NamedTuple):
    """What a finished edit left in the journal; whoever makes edits acknowledges them so."""

    number: int
    seq: int
    title: str
    hash: str


def last_entry(book: Book) -> Kept:
    """The newest entry as it can be read back."""
    c = journal.journal.c
    with book.reading() as connection:
        newest = select(c.entry, c.seq, c.title, c.hash).order_by(c.entry.desc()).limit(1)
        return Kept(*connection.execute(newest).one())


def prove(book: Book, acknowledged: list[Kept], at_most_more: int = 1) -> None:
    """Raises Lost unless every acknowledged edit is there, nothing is half there, and the book is sound.

    One more edit may have reached the disk than was acknowledged: it was killed in between.
    """
    c = journal.journal.c
    with book.reading() as connection:
        rows = connection.execute(select(c.entry, c.seq, c.title, c.hash).order_by(c.entry))
        held = {row.entry: Kept(*row) for row in rows}
    for kept in acknowledged:
        if held.get(kept.number) != kept:
            raise Lost(f"the acknowledged edit {kept.number} is not there")
    if acknowledged and len(held) > acknowledged[-1].number + at_most_more:
        raise Lost(f"{len(held)} entries are there, but {acknowledged[-1].number} were acknowledged")
    prove_sound(book)


def prove_sound(book: Book) -> None:
    """Raises Lost unless the records are exactly what the journal says, `check` finds nothing and an edit works."""
    if differing := differences(book):
        raise Lost(f"half an edit: {differing[:3]}")
    if found := book.check():
        raise Lost(f"check says: {found[:3]}")
    with book.edit("After the blow") as edit:
        edit.insert(Student, [{"last_name": "Still", "first_name": "Here"}])


def differences(book: Book) -> list[str]:
    """The records that are not what the whole journal, read from its beginning, makes of them."""
    with book.reading() as connection:
        told: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
        for entry in journal.entries(connection):
            for block in journal.blocks_of(connection, entry.number):
                for id_, *values in block.rows:
                    if block.kind == "erased":
                        told[block.table].pop(id_, None)
                    elif block.kind == "born":
                        told[block.table][id_] = {**dict(zip(block.fields, values, strict=True)), "deleted": False}
                    else:
                        told[block.table][id_] |= dict(zip(block.fields, values[1::2], strict=True))
        wrong: list[str] = []
        for entity in ENTITIES:
            table, fields = table_of(entity), fields_of(entity)
            found = {
                row["id"]: {**{n: f.kind.plain(row[n]) for n, f in fields.items()}, "deleted": row["deleted"]}
                for row in connection.execute(select(table)).mappings()
            }
            wrong += [f"{table.name} {id_}" for id_ in found.keys() | told[table.name].keys()
                      if found.get(id_) != told[table.name].get(id_)]  # fmt: skip
    return wrong
