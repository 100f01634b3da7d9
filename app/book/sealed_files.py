"""Files beside the records, each sealed with a key of its own that only its row in the records tells.

Because the row is encrypted with all the others, a new key for the book needs no file to be sealed anew; because each
file has its own key, erasing the row makes unreadable what may be left of the file on a worn disk. The name on the disk
is random: it says nothing of what is in the file.

A sealed file is a header (`MAGIC`, a salt) and chunks of 1 MiB, each encrypted by AES-256-GCM under a key that comes
from the row's key, the salt and the name (HKDF-SHA256). The nonce of a chunk is its number and whether it is the last
one, so chunks cannot be changed, dropped, doubled or put in another order, and none of another file can take their
place, without its being noticed (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, as in age).

A file is complete on the disk before the edit that names it is. What a crash leaves between the two belongs to no
record: `dangling` finds it, `sweep` removes it after a while. Undoing the edit leaves file and row, for doing it again.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Column, Connection, String, Table, delete, insert, inspect, select

from app.book.base import Base
from app.book.editing import Edit, chunks
from app.book.files import replacing
from app.book.refused import Refused
from app.i18n import _

MAGIC = b"pathbook sealed\x01"
SALT, TAG, CHUNK = 16, 16, 1 << 20  # bytes
KEPT_DAYS = 30  # that a file of no record stays: it may be wanted by a state of the book that is restored

sealed_file = Table(
    "sealed_file",
    Base.metadata,
    Column("name", String(32), primary_key=True),  # in the folder of files
    Column("record", String(32), nullable=False, index=True),
    Column("part", String, nullable=False),  # of the record: what the file is to it
    Column("key", String(64), nullable=False),
)


class Damaged(Refused):
    """A sealed file is gone, or is not what was sealed."""


class Sealed(NamedTuple):
    """A file as its row tells it."""

    name: str
    key: bytes


@dataclass(frozen=True, slots=True)
class Dangling:
    """How the folder of files differs from what the records say; names of files."""

    missing: tuple[str, ...]
    surplus: tuple[str, ...]  # belong to no record
    damaged: tuple[str, ...]


# one file


def seal(folder: Path, content: BinaryIO) -> Sealed:
    """Seal what is read from `content` as a new file in `folder`, on the disk when this returns.

    Raises Refused where it cannot be written; nothing is left then.
    """
    sealed = Sealed(secrets.token_hex(16), os.urandom(32))
    salt = os.urandom(SALT)
    cipher = _cipher(sealed, salt)
    with replacing(folder / sealed.name) as part, part.open("wb") as file:
        file.write(MAGIC + salt)
        number, piece = 0, content.read(CHUNK)
        while True:
            following = content.read(CHUNK) if len(piece) == CHUNK else b""
            file.write(cipher.encrypt(_nonce(number, last=not following), piece, None))
            if not following:
                return sealed
            number, piece = number + 1, following


def unseal(folder: Path, sealed: Sealed) -> bytes:
    """The content of a file. Raises Damaged where it is not there or not what was sealed."""
    content = BytesIO()  # hands out what it holds without copying it
    for piece in _pieces(folder, sealed):
        content.write(piece)
    return content.getvalue()


def is_whole(folder: Path, sealed: Sealed) -> bool:
    """Whether a file is what was sealed, read to its end."""
    try:
        for _piece in _pieces(folder, sealed):
            pass
    except Damaged:
        return False
    return True


def _pieces(folder: Path, sealed: Sealed) -> Iterator[bytes]:
    try:
        with (folder / sealed.name).open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise _damaged()
            cipher = _cipher(sealed, file.read(SALT))
            number, piece = 0, file.read(CHUNK + TAG)
            while True:
                following = file.read(CHUNK + TAG) if len(piece) == CHUNK + TAG else b""
                if len(piece) < TAG:
                    raise _damaged()
                yield cipher.decrypt(_nonce(number, last=not following), piece, None)
                if not following:
                    return
                number, piece = number + 1, following
    except InvalidTag as error:
        raise _damaged() from error
    except FileNotFoundError as error:
        raise Damaged(
            _("This file is missing from the folder of the book. A copy of the book may still have it.")
        ) from error
    except OSError as error:
        raise Damaged(_("This file cannot be read: {reason}.").format(reason=error.strerror or error)) from error


def _cipher(sealed: Sealed, salt: bytes) -> AESGCM:
    info = MAGIC + sealed.name.encode()
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(sealed.key))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11) + bytes([last])


def _damaged() -> Damaged:
    return Damaged(
        _("This file is damaged: it is not as it was when it was added. A copy of the book may have it whole.")
    )


# the rows


def note(edit: Edit, record: str, part: str, sealed: Sealed) -> None:
    """Let a record name a sealed file, in the same transaction as the record."""
    row = {"name": sealed.name, "record": record, "part": part, "key": sealed.key.hex()}
    edit.connection.execute(insert(sealed_file), row)


def find(connection: Connection, record: str, part: str) -> Sealed | None:
    """The sealed file that is this part of a record, as far as the connection may see it."""
    c = sealed_file.c
    row = connection.execute(select(c.name, c.key).where(c.record == record, c.part == part)).first()
    return Sealed(row[0], bytes.fromhex(row[1])) if row else None


def names(connection: Connection) -> set[str]:
    """The names of all files that some records know; those of the first versions know none."""
    return set(connection.execute(select(sealed_file.c.name)).scalars()) if are_known(connection) else set()


def names_of(connection: Connection, records: Iterable[str]) -> list[str]:
    """The names of all files of some records."""
    found: list[str] = []
    for some in chunks(records):
        found += connection.execute(select(sealed_file.c.name).where(sealed_file.c.record.in_(some))).scalars()
    return found


def forget(connection: Connection, records: Iterable[str]) -> None:
    """Give up the keys of all files of some records: wherever their bytes still lie, nobody reads them again."""
    for some in chunks(records):
        connection.execute(delete(sealed_file).where(sealed_file.c.record.in_(some)))


def are_known(connection: Connection) -> bool:
    """Whether the records know sealed files at all: those of the first versions do not."""
    return inspect(connection).has_table(sealed_file.name)


# the folder


def drop(folder: Path, names: Iterable[str]) -> None:
    """Remove files that no record names after all."""
    for name in names:
        (folder / name).unlink(missing_ok=True)


def dangling(folder: Path, connection: Connection) -> Dangling:
    """Compare the folder with the records, and read every file to its end. Half-written files count as surplus."""
    rows = connection.execute(select(sealed_file.c.name, sealed_file.c.key).order_by(sealed_file.c.name))
    wanted = {name: Sealed(name, bytes.fromhex(key)) for name, key in rows}
    there = _there(folder)
    damaged = (name for name, sealed in wanted.items() if name in there and not is_whole(folder, sealed))
    return Dangling(tuple(sorted(wanted.keys() - there)), tuple(sorted(there - wanted.keys())), tuple(damaged))


def sweep(folder: Path, wanted: Set[str], days: int = KEPT_DAYS) -> int:
    """Remove files that have been none of the `wanted` ones for `days`; returns how many."""
    limit = time.time() - days * 86_400
    old = [name for name in _there(folder) - wanted if _is_older(folder / name, limit)]
    drop(folder, old)
    return len(old)


def _is_older(path: Path, limit: float) -> bool:
    try:
        return path.stat().st_mtime < limit
    except FileNotFoundError:  # it was half-written, and is whole now under its name; or somebody else removed it
        return False


def _there(folder: Path) -> set[str]:
    return {file.name for file in folder.glob("[!.]*")} if folder.is_dir() else set()
