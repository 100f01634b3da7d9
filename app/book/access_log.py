"""The access log: who opened, printed, exported or copied whose record, when, to whom and why.

Rows are only ever added and chained by hash, as the journal is. They are no edits: nobody undoes having looked. A row
names a record by table and id and holds nothing of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    Select,
    String,
    Table,
    func,
    or_,
    select,
    update,
)

from app.book.base import Base
from app.book.tombstones import Vouched, keep

access = Table(
    "access",
    Base.metadata,
    Column("number", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("account", String, nullable=False),
    Column("name", String, nullable=False),  # of the account, as it was then
    Column("act", String, nullable=False),
    Column("what", String, nullable=False),
    Column("record_table", String, nullable=False),
    Column("record", String(32), nullable=False),
    Column("purpose", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("prev", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index(None, "record", "number"),
)
KEPT = "the access log is only added to"
keep(access, KEPT)

_TOLD = ("at", "account", "name", "act", "what", "record_table", "record", "purpose", "recipient", "prev")


@dataclass(frozen=True, slots=True)
class Access:
    """One line of the log. `at` is in UTC."""

    number: int
    at: datetime
    account: str
    name: str
    act: str
    what: str
    table: str
    record: str
    purpose: str
    recipient: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What is asked of the log; what is None or empty does not narrow it. Days are those of this place."""

    records: tuple[str, ...] = ()
    name: str = ""  # of the account
    acts: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


def digest(row: dict[str, Any]) -> str:
    """The hash of one line of the log, the line before included."""
    return hashlib.sha256(json.dumps([row[name] for name in _TOLD], separators=(",", ":")).encode()).hexdigest()


def verify(connection: Connection, vouchers: Vouched) -> list[int]:
    """The numbers of the lines that were changed after they were written, or whose neighbour is missing."""
    wrong: list[int] = []
    before, prev = 0, ""
    for row in connection.execute(select(access).order_by(access.c.number)).mappings():
        intact = vouchers.now("access", row["number"], row["hash"]) == digest(dict(row))
        if row["number"] != before + 1 or row["prev"] != prev or not intact:
            wrong.append(row["number"])
        before, prev = row["number"], row["hash"]
    return wrong


def forgotten(connection: Connection, records: Sequence[str]) -> list[tuple[int, str, str]]:
    """Take the words that people typed about these records out of the log; ids, names of accounts and acts stay.

    Returns each rewritten line with its digests before and after. Inside `tombstones.rewriting`.
    """
    c = access.c
    told: list[tuple[int, str, str]] = []
    asked = select(access).where(c.record.in_(list(records)), or_(c.recipient != "", c.purpose.contains(":")))
    for row in connection.execute(asked).mappings().all():
        now = dict(row) | {"recipient": "", "purpose": row["purpose"].partition(":")[0]}
        changed = update(access).where(c.number == row["number"])
        connection.execute(changed.values(recipient="", purpose=now["purpose"]))
        told.append((row["number"], digest(dict(row)), digest(now)))
    return told


def numbers(connection: Connection, asked: Looked) -> list[int]:
    """The lines that were asked for, newest first."""
    found = _narrowed(select(access.c.number), asked).order_by(access.c.number.desc())
    return list(connection.execute(found).scalars())


def lines(connection: Connection, some: Sequence[int]) -> dict[int, Access]:
    """Lines of the log by their number."""
    found = connection.execute(select(access).where(access.c.number.in_(list(some))))
    return {
        row.number: Access(
            row.number, datetime.fromisoformat(row.at), row.account, row.name, row.act, row.what, row.record_table,
            row.record, row.purpose, row.recipient,
        )
        for row in found
    }  # fmt: skip


def names(connection: Connection) -> list[str]:
    """The names of all who are in the log."""
    return sorted(connection.execute(select(access.c.name).distinct()).scalars(), key=str.casefold)


def _narrowed(asked: Select[Any], wanted: Looked) -> Select[Any]:
    c = access.c
    if wanted.records:
        listed = func.json_each(json.dumps(list(wanted.records))).table_valued("value")
        asked = asked.where(c.record.in_(select(listed.c.value)))
    if wanted.name:
        asked = asked.where(c.name == wanted.name)
    if wanted.acts:
        asked = asked.where(c.act.in_(wanted.acts))
    low, high = bounds(wanted.first, wanted.last)
    if low:
        asked = asked.where(c.at >= low)
    return asked.where(c.at < high) if high else asked


def bounds(first: date | None, last: date | None) -> tuple[str | None, str | None]:
    """Days of this place, both included, as the moments in UTC that logs are kept in; None is open."""
    low = _moment(first) if first else None
    return low, _moment(last + timedelta(days=1)) if last else None


def _moment(day: date) -> str:
    return datetime.combine(day, time()).astimezone().astimezone(UTC).isoformat(timespec="milliseconds")
