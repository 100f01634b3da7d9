"""Agreements, seats and externships do not end before they begin, whoever writes them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from app.book.asking import Entity, among
from app.book.base import table_of
from app.book.journal import Block
from app.book.refused import Refused
from app.i18n import N_, _
from app.models.agreements import Agreement
from app.models.interactions import Externship
from app.models.opportunities import Opportunity

_SPANS: dict[str, tuple[Entity, str, str]] = {
    Agreement.__tablename__: (Agreement, "expires_on", N_("The agreement expires before it is in force.")),
    Opportunity.__tablename__: (Opportunity, "ends_on", N_("The seats end before they begin.")),
    Externship.__tablename__: (Externship, "ends_on", N_("The externship ends before it begins.")),
}
"""By table: the record, the field with its last day, and what is said."""


def refuse_backward_spans(connection: Connection, blocks: Sequence[Block]) -> None:
    """A `Rule` of the book: raises Refused where an edit left a span that runs backwards."""
    for block in blocks:
        if block.table not in _SPANS or block.kind == "erased":
            continue
        entity, last, sentence = _SPANS[block.table]
        table = table_of(entity)
        backward: ColumnElement[Any] = table.c[last] < table.c.starts_on
        asked = select(table.c.id).where(among(table.c.id), table.c.deleted.is_(False), backward).limit(1)
        if connection.execute(asked, {"ids": json.dumps([row[0] for row in block.rows])}).first():
            raise Refused(_(sentence))
