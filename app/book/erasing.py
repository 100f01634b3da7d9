"""Erasing for good, the one exception to "nothing is destroyed".

Rows are really deleted, with all that rests on them. The journal and the access log are rewritten without what they
held, and a tombstone says so. It is one transaction of the edit that `Book.erasing` opens. Afterwards `wipe` makes the
bytes go, too; what was not wiped, because the computer stopped, is wiped when the book is next opened.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, insert, select

from app.book import access_log, journal, records_file, sealed_files
from app.book.access_log import access
from app.book.asking import Entity, entity_of
from app.book.backup import FILES
from app.book.base import entities, table_of
from app.book.capturing import captured
from app.book.editing import Edit, chunks
from app.book.fields import rests_on
from app.book.journal import Block
from app.book.records_file import meta
from app.book.refused import Refused
from app.book.titling import LONGEST
from app.book.tombstones import Chain, put_up, rewriting
from app.i18n import _, fold

TO_WIPE = "to_wipe"  # in `meta`: an erasure whose bytes are not gone yet, and the sealed files that go with it
SHORTEST = 3  # letters of a value that is looked for in the titles of the journal


@dataclass
class Going:
    """What will be erased. `roots` were chosen, the others rest on them; parents come first."""

    table: str
    roots: list[str]
    records: dict[str, list[str]] = field(default_factory=dict[str, list[str]])  # ids by table

    @property
    def ids(self) -> set[str]:
        """Every record that goes."""
        return {id_ for ids in self.records.values() for id_ in ids}

    @property
    def resting(self) -> int:
        """How many records go beside those that were chosen."""
        return len(self.ids) - len(self.roots)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is erased: a kind that `models` declares, and the person's own words."""

    kind: str
    words: str


def going(
    connection: Connection,
    entity: Entity,
    ids: Iterable[str],
    also: Mapping[Entity, Sequence[str]] = MappingProxyType({}),
) -> Going:
    """What goes when these records go: they and all that cannot be without them, deleted ones included.

    `also` are records that go with them for another reason, by their kind.
    """
    found, seen = Going(table_of(entity).name, list(dict.fromkeys(ids))), set[str]()
    _gather(connection, found, entity, "id", found.roots, seen)
    for other, others in also.items():
        _gather(connection, found, other, "id", others, seen)
    return found


def _gather(
    connection: Connection, found: Going, entity: Entity, column: str, wanted: Sequence[str], seen: set[str]
) -> None:
    table, fresh = table_of(entity), list[str]()
    for some in chunks(wanted):
        fresh += connection.execute(select(table.c.id).where(table.c[column].in_(some))).scalars()
    fresh = [id_ for id_ in fresh if id_ not in seen]
    if not fresh:
        return
    seen.update(fresh)
    found.records.setdefault(table.name, []).extend(fresh)
    for other, key, required in _references(table):
        if required:
            _gather(connection, found, other, key, fresh, seen)


def _references(table: Table) -> list[tuple[Entity, str, bool]]:
    """The columns of records that name rows of `table`, and whether the records rest on those."""
    return [
        (kind, key.parent.name, rests_on(key.parent))
        for kind in entities()
        for key in table_of(kind).foreign_keys
        if key.column.table is table
    ]


def erasing(edit: Edit, gone: Going, account: str, reason: Reason) -> Generator[tuple[int, int]]:
    """Erase inside an edit; yields (done, total) of the journal entries that are rewritten.

    Raises Refused without a reason.
    """
    if not reason.words.strip():
        raise Refused(_("Say why: what is erased cannot be brought back."))
    connection, ids = edit.connection, gone.ids
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    edit.session.flush()
    _unlink(edit, gone, ids)
    rewrites: list[tuple[Chain, int, str, str]] = []
    entries, words = entries_of(connection, gone), _words(connection, gone)
    with rewriting(connection, journal.journal, journal.KEPT):
        for done, number in enumerate(entries):
            yield done, len(entries)
            rewrites.append(("journal", number, *_without(connection, number, ids, words)))
    with rewriting(connection, access, access_log.KEPT):
        for some in chunks(ids):
            for number, former, new in access_log.forgotten(connection, some):
                rewrites.append(("access", number, former, new))
    files = sealed_files.names_of(connection, ids)
    sealed_files.forget(connection, ids)
    _delete_rows(connection, gone)
    stone = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"), "account": account, "kind": reason.kind,
        "reason": reason.words.strip(), "record_table": gone.table, "records": json.dumps(gone.roots),
        "resting": gone.resting, "entry": edit.entry,
    }  # fmt: skip
    _number, mark = put_up(connection, stone, rewrites)
    for table, each in gone.records.items():
        if table == gone.table:
            edit.blocks.append(Block(table, "erased", ("tombstone",), [[id_, mark] for id_ in each]))
        else:
            edit.blocks.append(Block(table, "erased", (), [[id_] for id_ in each]))
    _note_to_wipe(connection, files)
    yield len(entries), len(entries)


def _unlink(edit: Edit, gone: Going, ids: set[str]) -> None:
    """Records that stay and may be without what goes name nothing instead."""
    for table, erased in gone.records.items():
        for other, column, required in _references(table_of(entity_of(table))):
            if required:
                continue
            its = table_of(other)
            for some in chunks(erased):
                found = edit.connection.execute(select(its.c.id).where(its.c[column].in_(some))).scalars()
                edit.update(other, {id_: {column: None} for id_ in found if id_ not in ids})


def entries_of(connection: Connection, gone: Going) -> list[int]:
    """The journal entries that made or changed these records, oldest first."""
    numbers: set[int] = set()
    for name, ids in gone.records.items():
        table = table_of(entity_of(name))
        for some in chunks(ids):
            numbers.update(connection.execute(select(table.c.birth).where(table.c.id.in_(some))).scalars())
            touched = select(journal.touched.c.entry).where(journal.touched.c.record.in_(some))
            numbers.update(connection.execute(touched).scalars())
    known = set(connection.execute(select(journal.journal.c.entry)).scalars())
    return sorted(numbers & known)


def _words(connection: Connection, gone: Going) -> set[str]:
    """What stands for the records now, folded, as the titles of entries may say it."""
    found: set[str] = set()
    for name, ids in gone.records.items():
        entity = entity_of(name)
        table = table_of(entity)
        if not entity.shown_as:
            continue
        for some in chunks(ids):
            asked = select(*(table.c[each] for each in entity.shown_as)).where(table.c.id.in_(some))
            for row in connection.execute(asked):
                found |= _forms([str(part) for part in row if part])
    return found


def _forms(parts: Sequence[str]) -> set[str]:
    """The parts of a name, and the whole as far as titles show it."""
    whole = fold(", ".join(parts)[: LONGEST - 1].rstrip())
    return {word for word in (whole, *map(fold, parts)) if len(word) >= SHORTEST}


def _without(connection: Connection, number: int, ids: set[str], words: set[str]) -> tuple[str, str]:
    """Rewrite one entry without what goes; returns its digests before and after."""
    kept: list[Block] = []
    said = set(words)
    for block in journal.blocks_of(connection, number):
        rows = [row for row in block.rows if row[0] not in ids or block.kind == "erased"]
        said |= _former_names(block, ids)
        if rows:
            kept.append(block._replace(rows=rows))
    title = next(entry.title for entry in journal.entries(connection, [number]))
    if not kept or any(word in fold(title) for word in said):
        title = _("Erased for good")
    return journal.rewritten(connection, number, title, kept)


def _former_names(block: Block, ids: set[str]) -> set[str]:
    """What stood for the records at the time of an entry, before a change of name."""
    shown = entity_of(block.table).shown_as
    if block.kind == "erased":
        return set()
    step, first = (1, 1) if block.kind == "born" else (2, 1)
    found: set[str] = set()
    for row in block.rows:
        if row[0] in ids:
            values = [
                row[first + step * place + side]
                for place, name in enumerate(block.fields)
                if name in shown
                for side in range(step)
            ]
            found |= _forms([str(value) for value in values if value])
    return found


def _delete_rows(connection: Connection, gone: Going) -> None:
    with captured(connection):
        for name, ids in reversed(gone.records.items()):
            table = table_of(entity_of(name))
            for some in chunks(ids):
                connection.execute(delete(table).where(table.c.id.in_(some)))
                connection.execute(delete(journal.touched).where(journal.touched.c.record.in_(some)))


# what is left of the bytes


def _note_to_wipe(connection: Connection, files: list[str]) -> None:
    waiting = _to_wipe(connection) or []
    connection.execute(delete(meta).where(meta.c.key == TO_WIPE))
    connection.execute(insert(meta), {"key": TO_WIPE, "value": json.dumps([*waiting, *files])})


def _to_wipe(connection: Connection) -> list[str] | None:
    said = connection.execute(select(meta.c.value).where(meta.c.key == TO_WIPE)).scalar()
    return None if said is None else json.loads(said)


def wipe(writer: Engine, book: Path) -> bool:
    """Make the bytes go that erasures left in the records file, its log and the folder of files.

    Nothing is done where nothing waits for it. Returns False where a reader kept the log from being emptied, or the
    disk a file from being removed: it is tried again when the book is next opened.
    """
    with writer.connect() as connection:
        files = _to_wipe(connection)
        connection.rollback()
        if files is None:
            return True
        try:
            for name in files:
                for path in (book / FILES).glob(f"{Path(name).name}*"):
                    path.unlink(missing_ok=True)
        except OSError:  # its key is gone: until the disk lets it go, nobody reads it
            return False
        bare: Any = connection.connection.dbapi_connection
        with records_file.bare():
            bare.execute("VACUUM")
            busy = bare.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            return False
        connection.execute(delete(meta).where(meta.c.key == TO_WIPE))
        connection.commit()
    return True
