"""What stays of records that were erased for good: who, when, why, which ones; nothing of what they held.

A chain of hashes cannot forget a row, so an erasure rewrites the rows that held the content and vouches for each:
`former` is the digest that the row had, `new` the one that it has now. Tombstones are chained themselves, only ever
added, and each is named in the journal entry of its erasure.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Column, Connection, Integer, String, Table, event, insert, select
from sqlalchemy.schema import DDL

from app.book.base import Base

Chain = Literal["journal", "access"]

erasure = Table(
    "erasure",
    Base.metadata,
    Column("number", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("account", String, nullable=False),
    Column("kind", String, nullable=False),  # of the reason
    Column("reason", String, nullable=False),
    Column("record_table", String, nullable=False),
    Column("records", String, nullable=False),  # the ids, as a JSON list
    Column("resting", Integer, nullable=False),  # how many records went with them
    Column("entry", Integer, nullable=False),  # of the journal, that names it
    Column("prev", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

rewrite = Table(
    "erasure_rewrite",
    Base.metadata,
    Column("erasure", Integer, primary_key=True),
    Column("chain", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("former", String(64), nullable=False),
    Column("new", String(64), nullable=False),
    sqlite_with_rowid=False,
)


def keeper(table: str, verb: str, sentence: str) -> str:
    """The statement for a trigger that refuses `verb` on a table."""
    return (
        f"CREATE TRIGGER {table}_keeps_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    )


def keep(table: Table, sentence: str) -> None:
    """Let a table only be added to, from its making on."""
    for verb in ("UPDATE", "DELETE"):
        event.listen(table, "after_create", DDL(keeper(table.name, verb, sentence)))


@contextmanager
def rewriting(connection: Connection, table: Table, sentence: str) -> Generator[None]:
    """Rows of a table that is only added to may be rewritten inside the block: for erasures, and nothing else."""
    connection.exec_driver_sql(f"DROP TRIGGER {table.name}_keeps_update")
    yield  # an error takes the whole transaction back, this with it
    connection.exec_driver_sql(keeper(table.name, "UPDATE", sentence))


keep(erasure, "tombstones are only added to")
keep(rewrite, "tombstones are only added to")


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One erasure. `records` are ids in the table `table`; `resting` counts what went with them."""

    number: int
    at: datetime
    account: str
    kind: str
    reason: str
    table: str
    records: tuple[str, ...]
    resting: int
    entry: int


@dataclass
class Vouched:
    """What the tombstones vouch for."""

    links: dict[tuple[str, int], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    named: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))  # entry: hashes that it must name
    broken: list[int] = field(default_factory=list[int])  # numbers of tombstones that were tampered with

    def now(self, chain: Chain, number: int, digest: str) -> str:
        """The digest that a row should have now, whose digest was `digest` when it was written."""
        links = self.links.get((chain, number), {})
        for _step in links:  # as many as there are at most: a forged ring ends, too
            if digest not in links:
                break
            digest = links[digest]
        return digest


def put_up(
    connection: Connection, values: Mapping[str, Any], rewrites: Sequence[tuple[Chain, int, str, str]]
) -> tuple[int, str]:
    """Write one tombstone with the rows that it vouches for: chain, number, former and new digest.

    `values` are those of the columns but number, prev and hash. Returns its number and its hash.
    """
    last = connection.execute(select(erasure.c.number, erasure.c.hash).order_by(erasure.c.number.desc())).first()
    number, prev = (last.number + 1, last.hash) if last else (1, "")
    whole = {**values, "number": number, "prev": prev}
    told = sorted([chain, at, former, new] for chain, at, former, new in rewrites)
    whole["hash"] = _hash(whole, told)
    connection.execute(insert(erasure), whole)
    if told:
        names = ("chain", "number", "former", "new")
        rows = [dict(zip(names, row, strict=True)) | {"erasure": number} for row in told]
        connection.execute(insert(rewrite), rows)
    return number, whole["hash"]


def tombstones(connection: Connection) -> list[Tombstone]:
    """Every erasure, oldest first."""
    return [
        Tombstone(
            row.number, datetime.fromisoformat(row.at), row.account, row.kind, row.reason, row.record_table,
            tuple(json.loads(row.records)), row.resting, row.entry,
        )
        for row in connection.execute(select(erasure).order_by(erasure.c.number))
    ]  # fmt: skip


def vouched(connection: Connection) -> Vouched:
    """What sound tombstones vouch for. One that was tampered with vouches for nothing."""
    found, prev = Vouched(), ""
    rewrites: dict[int, list[list[Any]]] = defaultdict(list)
    r = rewrite.c
    for row in connection.execute(select(r.erasure, r.chain, r.number, r.former, r.new)):
        rewrites[row.erasure].append([row.chain, row.number, row.former, row.new])
    before = 0
    for row in connection.execute(select(erasure).order_by(erasure.c.number)).mappings():
        told = sorted(rewrites.pop(row["number"], []))
        sound = row["number"] == before + 1 and row["prev"] == prev and row["hash"] == _hash(dict(row), told)
        before, prev = row["number"], row["hash"]
        if not sound:
            found.broken.append(row["number"])
            continue
        found.named[row["entry"]].add(row["hash"])
        for chain, number, former, new in told:
            found.links[chain, number][former] = new
    found.broken += sorted(rewrites)  # vouchers of an erasure that is not there
    return found


def _hash(values: Mapping[str, Any], rewrites: list[list[Any]]) -> str:
    names = ("number", "at", "account", "kind", "reason", "record_table", "records", "resting", "entry", "prev")
    told = [values[name] for name in names]
    return hashlib.sha256(json.dumps([*told, rewrites], separators=(",", ":")).encode()).hexdigest()
