"""The journal's head kept outside the records: what was acknowledged last, so that a loss does not go unsaid.

SQLite recovers a broken write-ahead log to its last valid commit without a word. After each commit the head of the
journal is written here, too: device, number and hash of the last entry. Where the records hold less, entries that
somebody was told were saved are missing.

The file has two lines of fixed length, written in turn and each with a checksum, so that one of them is always
whole. It is not flushed with every commit (that would double the time of a save): after a power cut it may lag
behind the records, which says nothing false, and it never runs ahead of them.

The last line of the access log is told beside it, so that its end is not cut off unseen either. Where lines were lost,
that is known until others have their numbers.

The records say that it is kept of them: where they do and it is gone, whether edits are missing cannot be told. Where
they do not, as when they were just restored, a head that lies there is of others.
"""

from __future__ import annotations

import json
import os
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, cast

from sqlalchemy import Connection, func, select

from app.book.access_log import access
from app.book.files import replace_file, sync_folder
from app.book.records_file import meta

HEAD = "head.json"
LINE = 2048  # bytes
MARK = "head"  # in the records: that a head is kept of them
DEVICES = 12  # that are told: the last ones that wrote here

Heads = dict[str, tuple[int, str]]
"""The last entry of each device: its number and its hash."""

Line = tuple[int, str]
"""A line of the access log: its number, 0 before the first, and its hash."""

LAST_OF_EACH = (
    "SELECT device, seq, hash FROM journal "
    "WHERE (device, seq) IN (SELECT device, max(seq) FROM journal GROUP BY device)"
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Entries of one device that were acknowledged and are not in the records, or not as they were written."""

    device: str
    known: int  # the number of the last entry that was acknowledged
    held: int  # of the last one in the records

    @property
    def count(self) -> int:
        """How many entries are missing; 0 where the last one is there but another than was written."""
        return max(0, self.known - self.held)


class Head:
    """Keeps the head of a book while it is open. A disk that refuses does not undo what was committed."""

    def __init__(self, folder: Path, is_kept: bool = True) -> None:
        """`is_kept`: whether what lies there is known to be of these records; else it is from `keep` on."""
        self._path, self._is_kept = folder / HEAD, is_kept
        self._writing = Lock()
        self._handle: int | None = None
        told = _read(self._path)
        self._turn, self._heads, self._access = told.turn, dict(told.heads), told.access

    def keep(self, anew: bool) -> bool:
        """Have a whole line on the disk, before the records say that a head is kept; returns whether the disk let it.

        With `anew` it is of other records from now on.
        """
        with self._writing:
            if anew:
                self._heads, self._access = {}, NO_LINE
            self._turn += 1
            try:
                os.fsync(self._write())
                sync_folder(self._path.parent)
            except OSError:
                return False
            self._is_kept = True
        return True

    def note(self, device: str, seq: int, hash_: str) -> None:
        """The entry `seq` of `device` is on the disk."""
        with self._writing:
            self._heads.pop(device, None)
            self._heads[device] = (seq, hash_)  # the last to write stands last
            self._turn += 1
            with suppress(OSError):  # the entry is kept all the same; `check` says that the head lags behind
                self._write()

    def note_access(self, number: int, hash_: str) -> None:
        """The line `number` of the access log is on the disk, and all before it. One in the place of a lost line does
        not hide that."""
        with self._writing:
            if self._is_kept and number > self._access[0]:
                self._access = (number, hash_)
                self._turn += 1
                with suppress(OSError):  # as above
                    self._write()

    def _write(self) -> int:
        """Write what is known now; returns the handle. A file that somebody deleted meanwhile is made anew."""
        if self._handle is not None and not os.fstat(self._handle).st_nlink:
            handle, self._handle = self._handle, None
            os.close(handle)
        if self._handle is None:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        os.lseek(self._handle, LINE * (self._turn % 2), os.SEEK_SET)
        os.write(self._handle, _line(_Told(self._turn, self._heads, self._access)))
        return self._handle

    def close(self) -> None:
        """Flush it to the disk and give the file back."""
        with self._writing:
            handle, self._handle = self._handle, None
            if handle is not None:
                with suppress(OSError):  # see `note`
                    os.fsync(handle)
                os.close(handle)


def heads_of(connection: Connection) -> Heads:
    """The last entry of each device, as the records hold it."""
    return {row[0]: (row[1], row[2]) for row in connection.exec_driver_sql(LAST_OF_EACH)}


def heads_beside(folder: Path) -> Heads:
    """The last acknowledged entries of the book in `folder`; empty where nothing is known."""
    return _read(folder / HEAD).heads


def is_kept(connection: Connection) -> bool:
    """Whether the records say that a head is kept of them."""
    return connection.execute(select(meta.c.key).where(meta.c.key == MARK)).first() is not None


def is_lost(connection: Connection, folder: Path) -> bool:
    """Whether a head was kept of the records and is missing or damaged: what they lack is not known."""
    return is_kept(connection) and not _read(folder / HEAD).turn


def gaps(connection: Connection, folder: Path) -> list[Gap]:
    """What the records lack of what was acknowledged; empty where nothing is missing, or nothing is known of it."""
    if not is_kept(connection):
        return []
    held = heads_of(connection)
    found: list[Gap] = []
    for device, (seq, hash_) in heads_beside(folder).items():
        own = held.get(device, (0, ""))
        if own[0] < seq:
            found.append(Gap(device, seq, own[0]))
        elif own[0] == seq and own[1] != hash_:
            found.append(Gap(device, seq, seq))
    return found


def gap_of_access(connection: Connection, folder: Path) -> Gap | None:
    """What the access log lacks at its end, as `gaps` tells it of entries; None where nothing is missing."""
    number, hash_ = _read(folder / HEAD).access
    if not number or not is_kept(connection):
        return None
    held: int = connection.execute(select(func.max(access.c.number))).scalar() or 0
    there = connection.execute(select(access.c.hash).where(access.c.number == number)).scalar()
    return None if there == hash_ else Gap(access.name, number, min(held, number))


def put(folder: Path, heads: Heads) -> None:
    """Write the head of records that were copied into `folder`: they say that one is kept of them."""
    replace_file(folder / HEAD, _line(_Told(1, heads, NO_LINE)))


def forget(folder: Path) -> None:
    """The records of this book are others now: nothing is known of those."""
    (folder / HEAD).unlink(missing_ok=True)


class _Told(NamedTuple):
    turn: int
    heads: Heads
    access: Line


NO_LINE: Line = (0, "")
_NOTHING = _Told(0, {}, NO_LINE)


def _line(told: _Told) -> bytes:
    heads = dict(list(told.heads.items())[-DEVICES:])
    said = json.dumps({"turn": told.turn, "heads": heads, "access": told.access}, separators=(",", ":"))
    return json.dumps([said, zlib.crc32(said.encode())]).encode().ljust(LINE - 1) + b"\n"


def _read(path: Path) -> _Told:
    """The newer of the lines that are whole."""
    try:
        with path.open("rb") as file:
            data = file.read(2 * LINE)
    except OSError:
        return _NOTHING
    return max((_told(data[:LINE]), _told(data[LINE:])), key=lambda told: told.turn)


def _told(line: bytes) -> _Told:
    try:
        said, sum_ = json.loads(line)
        if zlib.crc32(said.encode()) != sum_:
            return _NOTHING
        told: Any = json.loads(said)
        heads = cast("dict[str, list[Any]]", told["heads"])
        kept = {str(device): (int(seq), str(hash_)) for device, (seq, hash_) in heads.items()}
        number, last = told.get("access", NO_LINE)  # heads of the first form tell none
        return _Told(int(told["turn"]), kept, (int(number), str(last)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return _NOTHING
