"""The journal: every edit of the book, who, when, before and after.

One user action is one entry. Entries of one laptop (`device`) are numbered (`seq`) and chained by hash, and
each says what its author had seen of the others (`seen`, a version vector). Rows are only ever added: triggers
refuse the rest. It is the audit log, the undo, the history of a record, and what laptops exchange.

The body of an entry is a list of blocks. A block is columnar, so that the import of 50,000 rows stays small:
`[table, "born", [field, ...], [[id, value, ...], ...]]` or
`[table, "set", [field, ...], [[id, before, after, before, after, ...], ...]]`, and where records were erased for good
`[table, "erased", [], [[id], ...]]`; the field "tombstone" then has the hash that vouches for what was rewritten.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    func,
    insert,
    select,
    update,
)

from app.book.base import Base
from app.book.tombstones import keep, vouched

KEPT = "the journal is only added to"
PIECE = 500  # rows of a block that are turned into JSON at once

journal = Table(
    "journal",
    Base.metadata,
    Column("entry", Integer, primary_key=True),  # the number in this copy of the book
    Column("device", String(32), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("seen", String, nullable=False),
    Column("account", String, nullable=False),
    Column("at", String, nullable=False),
    Column("title", String, nullable=False),
    Column("undoes", String),  # "device/seq" of the entry whose values this one puts back
    Column("body", LargeBinary, nullable=False),  # compressed JSON
    Column("prev", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("device", "seq"),
)

touched = Table(  # which entries changed a record after its birth
    "journal_touched",
    Base.metadata,
    Column("record", String(32), primary_key=True),
    Column("entry", Integer, primary_key=True),
    Index(None, "entry"),
    sqlite_with_rowid=False,
)

keep(journal, KEPT)


class Block(NamedTuple):
    """Some records of one table that were made, or changed in the same fields."""

    table: str
    kind: str  # "born", "set" or "erased"
    fields: tuple[str, ...]
    rows: list[list[Any]]  # plain values, as the module says


@dataclass(frozen=True, slots=True)
class Entry:
    """One edit, as the journal tells it."""

    number: int
    device: str
    seq: int
    account: str
    at: datetime
    title: str
    undoes: str | None


class Journal:
    """Writes entries of this device. The caller holds the only write transaction."""

    def __init__(self, connection: Connection, device: str) -> None:
        self.device = device
        top = select(func.max(journal.c.entry))
        self.last: int = connection.execute(top).scalar() or 0
        vector = select(journal.c.device, func.max(journal.c.seq)).group_by(journal.c.device)
        self._seen: dict[str, int] = dict(connection.execute(vector).all())
        own = select(journal.c.hash).where(journal.c.device == device).order_by(journal.c.seq.desc()).limit(1)
        self._head: str = connection.execute(own).scalar() or ""

    @property
    def seq(self) -> int:
        """The number of the last entry of this device; 0 before its first."""
        return self._seen.get(self.device, 0)

    def write(
        self, connection: Connection, account: str, title: str, blocks: list[Block], undoes: str | None = None
    ) -> tuple[Entry, str]:
        """Add one entry. It is given back with its hash for `accept`: memory moves only once it is committed."""
        body, digest = _packed(blocks)
        seq = self.seq + 1
        entry = Entry(self.last + 1, self.device, seq, account, datetime.now(UTC), title, undoes)
        values: dict[str, Any] = {
            "entry": entry.number,
            "device": entry.device,
            "seq": seq,
            "seen": json.dumps(self._seen, sort_keys=True, separators=(",", ":")),
            "account": account,
            "at": entry.at.isoformat(timespec="milliseconds"),
            "title": title,
            "undoes": undoes,
            "prev": self._head,
        }
        values["hash"] = _hash(values, digest)
        connection.execute(insert(journal), values | {"body": body})
        marks = {row[0] for block in blocks if block.kind == "set" for row in block.rows}
        if marks:
            connection.execute(insert(touched), [{"record": id_, "entry": values["entry"]} for id_ in marks])
        return entry, values["hash"]

    def accept(self, entry: Entry, head: str) -> None:
        """The entry is on the disk: go on from it."""
        self.last, self._head = entry.number, head
        self._seen[self.device] = entry.seq


def blocks_of(connection: Connection, number: int) -> list[Block]:
    """The blocks of one entry."""
    body: bytes = connection.execute(select(journal.c.body).where(journal.c.entry == number)).scalar_one()
    return _unpacked(body)


def _unpacked(body: bytes) -> list[Block]:
    return [Block(table, kind, tuple(fields), rows) for table, kind, fields, rows in json.loads(zlib.decompress(body))]


def entries(connection: Connection, numbers: Iterable[int] | None = None) -> list[Entry]:
    """All entries, or those with the given numbers, oldest first."""
    c = journal.c
    asked = select(c.entry, c.device, c.seq, c.account, c.at, c.title, c.undoes).order_by(c.entry)
    if numbers is not None:
        asked = asked.where(c.entry.in_(list(numbers)))
    return [
        Entry(r.entry, r.device, r.seq, r.account, datetime.fromisoformat(r.at), r.title, r.undoes)
        for r in connection.execute(asked)
    ]


def count(connection: Connection) -> int:
    """How many entries there are."""
    return connection.execute(select(func.count()).select_from(journal)).scalar_one()


def verify(connection: Connection) -> list[int]:
    """The numbers of the entries whose hash or place in their chain is wrong; empty where all is intact.

    An entry that an erasure rewrote is intact where it is what a sound tombstone says, which the entry of that erasure
    must name.
    """
    heads: dict[str, tuple[int, str]] = {}
    vouchers = vouched(connection)
    missing = set(vouchers.named)
    wrong: list[int] = []
    for row in connection.execute(select(journal).order_by(journal.c.device, journal.c.seq)).mappings():
        seq, prev = heads.get(row["device"], (0, ""))
        try:
            digest = hashlib.sha256(zlib.decompress(row["body"])).hexdigest()
        except zlib.error:
            digest = ""
        intact = vouchers.now("journal", row["entry"], row["hash"]) == _hash(dict(row), digest)
        if named := vouchers.named.get(row["entry"]):
            missing.discard(row["entry"])
            intact = intact and named == _tombstones_in(row["body"])
        if row["seq"] != seq + 1 or row["prev"] != prev or not intact:
            wrong.append(row["entry"])
        heads[row["device"]] = (row["seq"], row["hash"])
    return sorted({*wrong, *missing})


def _tombstones_in(body: bytes) -> set[str]:
    """The hashes of the tombstones that an entry names."""
    return {row[1] for block in _unpacked(body) if block.kind == "erased" and block.fields for row in block.rows}


def rewritten(connection: Connection, number: int, title: str, blocks: list[Block]) -> tuple[str, str]:
    """Give an entry another title and body, inside `tombstones.rewriting`. Returns the digests before and after.

    Its hash and its place in the chain stay: a tombstone has to vouch for it.
    """
    row = dict(connection.execute(select(journal).where(journal.c.entry == number)).mappings().one())
    former = _hash(row, hashlib.sha256(zlib.decompress(row["body"])).hexdigest())
    body, digest = _packed(blocks)
    connection.execute(update(journal).where(journal.c.entry == number).values(title=title, body=body))
    return former, _hash(row | {"title": title}, digest)


def _packed(blocks: list[Block]) -> tuple[bytes, str]:
    """The blocks as compressed JSON, with the hash of the JSON. The whole text never lies in memory."""
    packer, digest, packed = zlib.compressobj(1), hashlib.sha256(), bytearray()
    for piece in _pieces(blocks):
        text = piece.encode("utf-8", "surrogatepass")
        digest.update(text)
        packed += packer.compress(text)
    return bytes(packed + packer.flush()), digest.hexdigest()


def _pieces(blocks: list[Block]) -> Iterator[str]:
    for number, block in enumerate(blocks):
        head = _json([block.table, block.kind, block.fields])
        yield f"{',' if number else '['}{head[:-1]},["
        for start in range(0, len(block.rows), PIECE):
            yield ("," if start else "") + _json(block.rows[start : start + PIECE])[1:-1]
        yield "]]"
    yield "]" if blocks else "[]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _hash(values: dict[str, Any], body: str) -> str:
    """The hash of an entry; `body` is that of its body."""
    told = [values[k] for k in ("device", "seq", "seen", "account", "at", "title", "undoes", "prev")]
    return hashlib.sha256(json.dumps([*told, body], separators=(",", ":")).encode()).hexdigest()
