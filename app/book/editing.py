"""One edit: the only way in which records change. It captures what changes, before and after.

Rules in `models` may change records through `session`, whose events tell what happens; everybody else, and
everything in bulk, uses `insert`, `update`, `delete` and `restore`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, bindparam, select, update
from sqlalchemy.sql.dml import UpdateBase

from app.book.base import Base, entities, folded, new_id, searchable, table_of
from app.book.capturing import EditSession, captured, default_of, lacking, unchanged
from app.book.fields import Field, fields_of, rests_on
from app.book.journal import Block
from app.book.kinds import Kind
from app.book.refused import Refused
from app.i18n import _

CHUNK = 500  # rows in one statement

T = TypeVar("T")
R = TypeVar("R", bound=Base)
Entity = type[Base]


@dataclass(frozen=True)
class Changes:
    """What one edit did, announced once: ids by table name. Marking a record deleted is told as deleting it."""

    title: str
    entry: int
    origin: object = None
    created: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    updated: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    deleted: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @property
    def tables(self) -> set[str]:
        """The names of all tables in which something changed."""
        return {*self.created, *self.updated, *self.deleted}

    def ids(self, table: str) -> set[str]:
        """The ids of all records of `table` that changed in any way."""
        return self.created.get(table, set()) | self.updated.get(table, set()) | self.deleted.get(table, set())


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """`values` in lists short enough for one statement."""
    rest = list(values)
    for start in range(0, len(rest), CHUNK):
        yield rest[start : start + CHUNK]


class Edit:
    """An open edit, made by `Book.edit` and of use only inside that block."""

    def __init__(
        self, connection: Connection, entry: int, title: str, reach: Callable[[str, str], None] | None = None
    ) -> None:
        """`reach` raises Refused where the account may not see the record of a table; without it all may be seen."""
        self.connection, self.entry, self.title = connection, entry, title
        self.stays = False  # True for what Undo passes over: it belongs to an act that is not undone
        self._reach = reach
        self.blocks: list[Block] = []
        self.session = EditSession(connection, self.blocks, entry)

    def add(self, record: R) -> R:
        """Make one record; its id is known at once. Records are written in the order in which they are added."""
        self.session.flush()
        record.id = record.id or new_id()
        self.session.add(record)
        return record

    def reach(self, entity: Entity, id_: str) -> None:
        """Raises Refused where the account may not see this record; one that this edit makes is its own."""
        made = any(block.kind == "born" and any(row[0] == id_ for row in block.rows) for block in self.blocks)
        if self._reach and not made:
            self._reach(entity.__tablename__, id_)

    def get(self, entity: type[R], id_: str) -> R:
        """The record to change. Raises Refused where it was deleted, or the account may not see it."""
        self.session.flush()
        self.reach(entity, id_)
        record = self.session.get(entity, id_)
        if record is None or record.deleted:
            raise Refused(_("This {record} was deleted.").format(record=_(entity.title)))
        return record

    def insert(self, entity: Entity, rows: Iterable[Mapping[str, Any]]) -> list[str]:
        """Make records from values by field name; what is not named takes its default. Returns their ids."""
        self.session.flush()
        fields = fields_of(entity)
        defaults = {name: default_of(entity, name) for name in fields}
        required = [f for f in fields.values() if f.required]
        plain, keys = _plain(fields), searchable(entity)
        ids: list[str] = []
        born: list[list[Any]] = []
        made: list[tuple[Any, ...]] = []
        for row in rows:
            values = {**defaults, **row}
            for missing in required:
                if values[missing.name] in (None, ""):
                    raise lacking(entity, missing)
            values["id"] = id_ = values.get("id") or new_id()
            if len(values) > len(fields) + 1:
                raise KeyError(*sorted(values.keys() - fields.keys() - {"id"}))
            told = [id_, *map(values.get, fields)]
            for place, convert in plain:
                told[place] = convert(told[place])
            born.append(told)
            ids.append(id_)
            made.append((*told, False, self.entry, folded(values, keys)))
        if born:
            names = ", ".join(f'"{name}"' for name in ("id", *fields, "deleted", "birth", "folded"))
            signs = ", ".join("?" * (len(fields) + 4))
            # What the journal is told is also what SQLite keeps: SQLAlchemy need not turn over each value again.
            self.connection.exec_driver_sql(f"INSERT INTO {entity.__tablename__} ({names}) VALUES ({signs})", made)  # noqa: S608
            self.blocks.append(Block(entity.__tablename__, "born", tuple(fields), born))
        return ids

    def update(self, entity: Entity, changes: Mapping[str, Mapping[str, Any]]) -> int:
        """Set values by id and field name; returns how many records really changed."""
        fields = fields_of(entity)
        for values in changes.values():
            for name, value in values.items():
                if name != "deleted" and fields[name].required and value in (None, ""):
                    raise lacking(entity, fields[name])
        done = 0
        for ids in chunks(changes):
            done += self._update_chunk(entity, {id_: changes[id_] for id_ in ids})
        return done

    def delete(self, entity: Entity, ids: Iterable[str]) -> int:
        """Mark records as deleted, and with them those that cannot be without them (`fields.rests_on`).

        Returns how many of `ids` were not deleted before. Undo brings all of them back.
        """
        going = list(ids)
        for other in entities():
            for key in table_of(other).foreign_keys:
                if key.column.table is table_of(entity) and rests_on(key.parent):
                    self._delete_resting(other, key.parent, going)
        return self.update(entity, {id_: {"deleted": True} for id_ in going})

    def _delete_resting(self, entity: Entity, column: Column[Any], on: list[str]) -> None:
        table = table_of(entity)
        for some in chunks(on):
            resting = select(table.c.id).where(column.in_(some), table.c.deleted.is_(False))
            if found := self.connection.execute(resting).scalars().all():
                self.delete(entity, found)

    def restore(self, entity: Entity, ids: Iterable[str]) -> int:
        """Take the mark away again."""
        return self.update(entity, {id_: {"deleted": False} for id_ in ids})

    def _update_chunk(self, entity: Entity, changes: Mapping[str, Mapping[str, Any]]) -> int:
        self.session.flush()
        table, keys, fields = table_of(entity), searchable(entity), fields_of(entity)
        names = list(dict.fromkeys(name for values in changes.values() for name in values))
        if set(names) & set(keys):
            names += [key for key in keys if key not in names]
        asked = select(table.c.id, *(table.c[name] for name in names)).where(table.c.id.in_(list(changes)))
        groups: dict[tuple[str, ...], list[tuple[str, dict[str, Any], dict[str, Any]]]] = defaultdict(list)
        for row in self.connection.execute(asked).mappings():
            before = dict(row)
            after = {n: v for n, v in changes[before["id"]].items() if before[n] != v}
            if after:
                groups[tuple(after)].append((before["id"], before, after))
        for changed, found in groups.items():
            told = {name: fields[name].kind.plain if name in fields else unchanged for name in changed}
            rows = [
                [id_, *(told[n](v) for n in changed for v in (before[n], after[n]))] for id_, before, after in found
            ]
            self.blocks.append(Block(entity.__tablename__, "set", changed, rows))
            refold = bool(set(changed) & set(keys))
            params = [
                {
                    "_id": id_,
                    **{f"_{n}": v for n, v in after.items()},
                    **({"_folded": folded(before | after, keys)} if refold else {}),
                }
                for id_, before, after in found
            ]
            columns = [*changed, "folded"] if refold else changed
            self._run(
                update(table).where(table.c.id == bindparam("_id")).values({n: bindparam(f"_{n}") for n in columns}),
                params,
            )
        for record in list(self.session):  # what the session read before is old now
            if type(record) is entity and record.id in changes:
                self.session.refresh(record)
        return sum(map(len, groups.values()))

    def _run(self, statement: UpdateBase, params: Sequence[Mapping[str, Any]]) -> None:
        if params:
            with captured(self.connection):
                self.connection.execute(statement, params)

    def changes(self, origin: object) -> Changes:
        """What the blocks say, as it is announced."""
        said = Changes(self.title, self.entry, origin)
        for block in self.blocks:
            if block.kind == "born":
                said.created[block.table].update(row[0] for row in block.rows)
            elif block.kind == "erased":
                said.deleted[block.table].update(row[0] for row in block.rows)
            elif "deleted" in block.fields:
                after = 2 + 2 * block.fields.index("deleted")
                for row in block.rows:
                    (said.deleted if row[after] else said.created)[block.table].add(row[0])
            else:
                said.updated[block.table].update(row[0] for row in block.rows)
        return said


def _plain(fields: Mapping[str, Field]) -> list[tuple[int, Any]]:
    """Places in a journal row (the id is 0) whose values JSON cannot hold as they are, with their conversion."""
    return [(place, f.kind.plain) for place, f in enumerate(fields.values(), 1) if type(f.kind).plain is not Kind.plain]
