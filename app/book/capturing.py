"""How the journal learns of changes: events of the session that an edit works with.

Anything that would change records past these events (bulk statements, real deletes) is a fault of the program.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, cast

from sqlalchemy import Connection, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction
from sqlalchemy.sql.dml import UpdateBase

from app.book.base import Base, folded, new_id, searchable, table_of
from app.book.fields import Field, fields_of
from app.book.journal import Block
from app.book.refused import Refused
from app.i18n import _


class EditSession(Session):
    """The session of one edit. What is flushed is told to `blocks`; born records take the number of the `entry`."""

    def __init__(self, connection: Connection, blocks: list[Block], entry: int) -> None:
        super().__init__(connection, join_transaction_mode="rollback_only", expire_on_commit=False)
        self.bound_to, self.blocks, self.entry = connection, blocks, entry


@contextmanager
def captured(connection: Connection) -> Generator[None]:
    """Statements inside are written into the journal by whoever opened the block."""
    connection.info["captured"] = True
    try:
        yield
    finally:
        connection.info["captured"] = False


def refuse_uncaptured(connection: Connection, statement: Any, *_: Any) -> None:
    """Engine event: a statement that changes records without the journal is a fault."""
    if isinstance(statement, UpdateBase) and not connection.info.get("captured"):
        table = cast("Any", statement).table
        if any(mapper.local_table is table for mapper in Base.registry.mappers):
            raise RuntimeError(f"{table.name}: records change only through Edit")


def _capture(session: EditSession, _context: UOWTransaction, _instances: object) -> None:
    if session.deleted:
        raise RuntimeError("records are never deleted: mark them with Edit.delete")
    for record in session.new:
        _capture_birth(session, cast("Base", record))
    for record in session.dirty:
        _capture_change(session, cast("Base", record))
    session.bound_to.info["captured"] = True


def _release(session: EditSession, *_: Any) -> None:
    session.bound_to.info["captured"] = False


def _capture_birth(session: EditSession, record: Base) -> None:
    entity, fields = type(record), fields_of(type(record))
    for name, described in fields.items():
        if getattr(record, name) is None:
            setattr(record, name, default_of(entity, name))
        if described.required and getattr(record, name) in (None, ""):
            raise lacking(entity, described)
    record.id, record.birth, record.deleted = record.id or new_id(), session.entry, False
    record.folded = folded({n: getattr(record, n) for n in searchable(entity)}, searchable(entity))
    told = [record.id, *(f.kind.plain(getattr(record, n)) for n, f in fields.items())]
    session.blocks.append(Block(entity.__tablename__, "born", tuple(fields), [told]))


def _capture_change(session: EditSession, record: Base) -> None:
    entity, fields = type(record), fields_of(type(record))
    state = inspect(record)
    row: list[Any] = [record.id]
    changed: list[str] = []
    for name in (*fields, "deleted"):
        past = state.attrs[name].history
        if not past.has_changes() or (past.deleted and past.deleted[0] == getattr(record, name)):
            continue
        if name in fields and fields[name].required and getattr(record, name) in (None, ""):
            raise lacking(entity, fields[name])
        tell = fields[name].kind.plain if name in fields else unchanged
        row += [tell(past.deleted[0] if past.deleted else None), tell(getattr(record, name))]
        changed.append(name)
    if changed:
        record.folded = folded({n: getattr(record, n) for n in searchable(entity)}, searchable(entity))
        session.blocks.append(Block(entity.__tablename__, "set", tuple(changed), [row]))


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_update or state.is_delete or state.is_insert:
        raise RuntimeError("bulk statements bypass the journal: use Edit.insert and Edit.update")


event.listen(EditSession, "before_flush", _capture)
event.listen(EditSession, "after_flush", _release)
event.listen(EditSession, "after_soft_rollback", _release)
event.listen(EditSession, "do_orm_execute", _refuse_bulk)


def default_of(entity: type[Base], name: str) -> Any:
    """The value of a field that is not given."""
    default: Any = table_of(entity).c[name].default
    return default.arg if default is not None and default.is_scalar else None


def unchanged(value: Any) -> Any:
    """How the journal tells a mark: as it is."""
    return value


def lacking(entity: type[Base], missing: Field) -> Refused:
    """The sentence for a required field that is empty."""
    return Refused(_("A {record} needs “{field}”.").format(record=_(entity.title), field=_(missing.label)))
