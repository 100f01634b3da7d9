"""Reading a copy or a backup without touching it: what lies in it, and how it differs from the present book.

It is opened with a passphrase of its own time, or with the key of a session that has the same one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from app.book import copies, head, journal, records_file
from app.book.backup import backups
from app.book.book import Book
from app.book.head import Heads
from app.book.journal import Entry
from app.book.keys import KEYS, Ring, read_ring, unlock
from app.book.peopled import COORDINATOR, whose
from app.book.reading import Reader
from app.book.records_file import RECORDS
from app.book.refused import Refused
from app.book.slots import BOOK, OPEN, RECOVERY, Slot
from app.i18n import _

RESTORING = (COORDINATOR, RECOVERY, OPEN)  # the roles of slots that may look into a copy and restore it

Key = bytes | bytearray


class Session(NamedTuple):
    """Somebody who has a book open: its key, which its own backups and late copies have too, and who it is."""

    key: Key
    account: Slot


@dataclass(frozen=True, slots=True)
class Opened:
    """A copy or backup that is open for reading."""

    source: Path
    folder: Path  # where its records and keys lie
    made: datetime | None  # local time
    ring: Ring
    key: Key
    by: Slot  # who opened it
    may_restore: bool
    version: int  # of the schema
    reader: Reader
    heads: Heads
    entries: int
    last: Entry | None


@dataclass(frozen=True, slots=True)
class Difference:
    """How a copy stands to the present book, in edits."""

    newer: int  # edits that the copy has and the book lacks
    older: int  # edits of the book that came after the copy


def difference(copy: Heads, book: Heads) -> Difference:
    """Counts by the last entry of each device: the entries of one device have no holes."""

    def beyond(one: Heads, other: Heads) -> int:
        return sum(max(0, seq - other.get(device, (0, ""))[0]) for device, (seq, _hash) in one.items())

    return Difference(newer=beyond(copy, book), older=beyond(book, copy))


def session_of(book: Book) -> Session:
    """The session of an open book; it holds a key of its own, which outlasts the closing of the book."""
    return Session(bytes(book.unlocked.keys[BOOK]), book.account)


@contextmanager
def opened(
    source: Path, secret: str = "", session: Session | None = None, account: str | None = None
) -> Generator[Opened]:
    """Open a copy or a folder backup with the key of `session`, or else with a passphrase or recovery code of its own.

    The passphrase is tried on the account of the id `account` alone, or without it on each. Raises WrongPassphrase, or
    Refused where it is none, is damaged or newer.
    """
    with _unpacked(source) as (folder, made):
        ring = read_ring(folder)
        records_file.check_before_opening(folder / RECORDS)
        if session and records_file.opens(folder / RECORDS, session.key):
            key, by = session
            way_in = by
        else:
            unlocked = unlock(ring, secret, account)
            key, by, way_in = unlocked.keys[BOOK], whose(ring, unlocked.slot, account), unlocked.slot
        engine = records_file.open_engine(folder / RECORDS, key)
        try:
            reader = Reader(engine)
            with reader.reading() as connection:
                version = records_file.check_opened(connection)
                count, top = connection.exec_driver_sql("SELECT count(*), max(entry) FROM journal").one()
                last = journal.entries(connection, [top])[0] if count else None
                heads = head.heads_of(connection)
            may_restore = way_in.role in RESTORING
            yield Opened(source, folder, made, ring, key, by, may_restore, version, reader, heads, count, last)
        finally:
            engine.dispose()


def check_may_restore(found: Opened) -> None:
    """Raises Refused where whoever opened a copy may neither look into it nor restore it."""
    if not found.may_restore:
        raise not_by_this_account()


def not_by_this_account() -> Refused:
    """The sentence for accounts that may not restore."""
    return Refused(_("Only a coordinator, or the recovery code, opens a copy to restore it. Nothing was changed."))


@contextmanager
def opened_beside(book: Book, source: Path, secret: str = "") -> Generator[Opened]:
    """As `opened`, by the session of an open book."""
    with opened(source, secret, session_of(book)) as found:
        yield found


def ring_of(source: Path) -> Ring:
    """The slots of a copy or backup. Raises Refused where it is none, or is damaged."""
    if source.is_dir():
        return read_ring(source)
    with tempfile.TemporaryDirectory(prefix="pathbook-") as folder:
        with copies.reading(source) as (copy, manifest):
            copies.take_out(copy, KEYS, manifest.hashes[KEYS], Path(folder, KEYS))
        return read_ring(Path(folder))


@contextmanager
def _unpacked(source: Path) -> Generator[tuple[Path, datetime | None]]:
    """The folder with records and keys: of a backup its own, of a copy a passing one."""
    if source.is_dir():
        made = next((backup.made for backup in backups(source.parent.parent) if backup.folder == source), None)
        yield source, made
        return
    with tempfile.TemporaryDirectory(prefix="pathbook-") as folder:
        with copies.reading(source) as (copy, manifest):
            for name in (RECORDS, KEYS):
                copies.take_out(copy, name, manifest.hashes[name], Path(folder, name))
        yield Path(folder), manifest.made
