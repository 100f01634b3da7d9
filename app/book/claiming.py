"""Under which device id this copy of the book writes: another one wherever the file was copied or restored to."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, select

from app.book.head import MARK, Head, gaps, is_lost
from app.book.records_file import meta


@dataclass
class Claim:
    """The device that this copy of the book writes as. It is written down with the first edit, not before."""

    device: str
    place: str
    written: bool
    has_head: bool  # whether the records say that their head is kept beside them

    def write(self, connection: Connection, head: Head) -> None:
        """Write it into the file, in the transaction of the first edit, and have the head kept from now on."""
        connection.execute(delete(meta).where(meta.c.key.in_(("place", "device", MARK))))
        said = {"place": self.place, "device": self.device}
        if head.keep(anew=not self.has_head):
            said[MARK] = "kept"
        connection.execute(insert(meta), [{"key": key, "value": value} for key, value in said.items()])


def claim(writer: Engine, file: Path) -> Claim:
    """The claim of the records in `file`: the one written down there, if it was made for this very place.

    Where acknowledged entries were lost, or nobody knows, it is a new one, too: their numbers must not be given to
    others.
    """
    with writer.connect() as connection:
        said = {row.key: row.value for row in connection.execute(select(meta))}
        lost = is_lost(connection, file.parent) or bool(gaps(connection, file.parent))
        connection.rollback()
    place = place_of(file, file.stat().st_ino)
    known, has_head = said.get("place") == place and not lost, MARK in said
    return Claim(said["device"] if known else uuid.uuid4().hex, place, known and has_head, has_head)


def place_of(file: Path, number: int) -> str:
    """What tells this file from every copy of it: the computer, the folder and the file's `number` on the disk."""
    node = uuid.getnode()
    if node >> 40 & 1:  # made up for this start only, where the computer has no network card
        node = 0
    return hashlib.sha256(f"{node}|{file.resolve()}|{number}".encode()).hexdigest()
