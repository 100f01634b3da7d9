"""Undo as a new edit: it puts earlier values back, or refuses in words where that cannot be."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import func, select

from app.book.asking import Entity, entity_of
from app.book.base import entities, table_of
from app.book.capturing import unchanged
from app.book.editing import Edit, chunks
from app.book.fields import fields_of, rests_on
from app.book.journal import Block
from app.book.refused import Refused
from app.book.titling import words_for
from app.i18n import _


def put_back(edit: Edit, blocks: list[Block]) -> None:
    """Reverse `blocks` inside `edit`, last first. Raises Refused where a value is not what the blocks left."""
    for block in reversed(blocks):
        if block.kind == "born":
            _unmake(edit, entity_of(block.table), block)
        else:
            _set_back(edit, entity_of(block.table), block)


def put_value_back(edit: Edit, entity: Entity, id_: str, name: str, plain: Any) -> None:
    """Give one field the value that it once had, or take back that the record was deleted (the field "deleted").

    Raises Refused where the record, or the one that the value names, is deleted, or may not be seen.
    """
    edit.reach(entity, id_)
    who = words_for(edit.connection, entity, id_)
    if name == "deleted":
        _refuse_without_parents(edit, entity, id_)
        edit.title = _("Bring back {who}").format(who=who)
        edit.restore(entity, [id_])
        return
    described = fields_of(entity)[name]
    table = table_of(entity)
    if edit.connection.execute(select(table.c.deleted).where(table.c.id == id_)).scalar_one():
        raise Refused(_("{who} is deleted. Bring it back first.").format(who=who))
    if described.refers and plain is not None:
        _refuse_gone(edit, entity_of(described.refers), str(plain))
    edit.title = _("Put back “{field}” of {who}").format(field=_(described.label), who=who)
    edit.update(entity, {id_: {name: described.kind.revive(plain)}})


def _refuse_without_parents(edit: Edit, entity: Entity, id_: str) -> None:
    """What cannot be without another record is not brought back before it."""
    table, fields = table_of(entity), fields_of(entity)
    row = edit.connection.execute(select(table).where(table.c.id == id_)).mappings().one()
    for described in fields.values():
        if described.refers and rests_on(table.c[described.name]) and row[described.name]:
            _refuse_gone(edit, entity_of(described.refers), row[described.name])


def _refuse_gone(edit: Edit, entity: Entity, id_: str) -> None:
    table = table_of(entity)
    if edit.connection.execute(select(table.c.deleted).where(table.c.id == id_)).scalar_one():
        who = words_for(edit.connection, entity, id_)
        raise Refused(_("{who} is deleted. Bring it back first.").format(who=who))


def _unmake(edit: Edit, entity: Entity, block: Block) -> None:
    _expect(edit, entity, ("deleted", *block.fields), {row[0]: [False, *row[1:]] for row in block.rows})
    _refuse_dependents(edit, entity, [row[0] for row in block.rows])
    edit.delete(entity, [row[0] for row in block.rows])


def _set_back(edit: Edit, entity: Entity, block: Block) -> None:
    _expect(edit, entity, block.fields, {row[0]: row[2::2] for row in block.rows})
    fields = fields_of(entity)
    revive = [fields[n].kind.revive if n in fields else unchanged for n in block.fields]
    edit.update(
        entity,
        {
            row[0]: {n: r(before) for n, r, before in zip(block.fields, revive, row[1::2], strict=True)}
            for row in block.rows
        },
    )


def _expect(edit: Edit, entity: Entity, names: tuple[str, ...], wanted: dict[str, list[Any]]) -> None:
    """Every record of `wanted` must still have just these plain values."""
    table, fields = table_of(entity), fields_of(entity)
    tell = [fields[n].kind.plain if n in fields else unchanged for n in names]
    for ids in chunks(wanted):
        asked = select(table.c.id, *(table.c[n] for n in names)).where(table.c.id.in_(ids))
        for row in edit.connection.execute(asked):
            for name, told, now, then in zip(names, tell, row[1:], wanted[row[0]], strict=True):
                if told(now) != then:
                    raise _changed_since(edit, entity, row[0], name)


def _changed_since(edit: Edit, entity: Entity, id_: str, name: str) -> Refused:
    who = words_for(edit.connection, entity, id_)
    if name == "deleted":
        return Refused(_("{who} was deleted or restored since. Undo that first.").format(who=who))
    return Refused(
        _("“{field}” of {who} was changed since. Undo that first, or type the value you want.").format(
            field=_(fields_of(entity)[name].label), who=who
        )
    )


def _refuse_dependents(edit: Edit, entity: Entity, ids: list[str]) -> None:
    """A record that others now rest on is not unmade: their work would hang in the air."""
    counts: dict[Entity, int] = defaultdict(int)
    for other in entities():
        table = table_of(other)
        for key in table.foreign_keys:
            if key.column.table is not table_of(entity):
                continue
            for some in chunks(ids):
                resting = select(func.count()).where(key.parent.in_(some), table.c.deleted.is_(False))
                counts[other] += edit.connection.execute(resting).scalar_one()
    resting_on = [f"{_(other.title)}: {count}" for other, count in counts.items() if count]
    if resting_on:
        raise Refused(
            _("This cannot be undone: other records rest on it ({records}). Undo or delete them first.").format(
                records=", ".join(resting_on)
            )
        )
