"""Sealed rows: records of which the file tells nothing but a random id, whoever else can read the file.

The body is JSON, padded to steps of 256 bytes, encrypted by AES-256-GCM. It is bound to the book, the row and the
holder: a row that was moved, or took the place of another, is not opened. The holder is a compartment, whose key every
account of its roles has, or one account alone; which of them stands nowhere.

A nonce stands before it, and before the nonce and at the end a mark, each an HMAC under a key of the holder: of the
nonce, and of what was encrypted. They let a holder know its own row when that opens no more, so that it can be told:
whatever one part of a body was changed to, another part still says whose it was. A body that was replaced as a whole is
like a row of somebody else, and one that was deleted past the program is gone. Bodies of the first form lack the second
mark.

The key of one account comes from its private key: it lasts as long as the key pair does, over a change of passphrase,
and is lost where the account is reset. Sealing to the public key would do no more, take ten times as long to open, and
tell by its length whose a row is.

The journal keeps bodies as it keeps other values. A new key for a compartment seals the rows anew, not the journal:
who had the former key and can read the book could read there what could be read before, and nothing later.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest, digest
from threading import Lock
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.orm import Mapped

from app.book.base import Base, table_of
from app.book.capturing import captured
from app.book.editing import Changes, Edit, chunks
from app.book.fields import field
from app.book.kinds import Kind
from app.book.refused import Refused
from app.i18n import N_, _

if TYPE_CHECKING:
    from app.book.book import Book

OWN = "own"  # the holder that is the account of the session alone; other holders are compartments
APART = "apart"  # what a content is bound to that is no row
STEP = 256  # bytes: lengths tell no more than how many of these a content takes
MARK, NONCE, PROOF = 8, 12, 16  # bytes; the proof is that of AES-GCM


class _SealedKind(Kind):
    """A sealed body: shown to nobody as it is."""

    def parse(self, text: str) -> Any:
        raise Refused(_("What is sealed is not typed, pasted or imported."))

    def take(self, cell: object) -> Any:
        return None if cell is None else self.parse("")

    def format(self, value: Any) -> str:
        return "" if value is None else _("sealed")

    def cell(self, value: Any) -> Any:
        return self.format(value) or None


class SealedRow(Base):
    """One sealed content; see the module."""

    title = N_("sealed record")

    body: Mapped[str] = field(N_("Content"), kind=_SealedKind())


TABLE = table_of(SealedRow)


class Tampered(Refused):
    """A sealed row is not as it was sealed."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A sealed row that was opened."""

    id: str
    holder: str  # OWN, or the name of a compartment
    content: dict[str, Any]


class Sealer:
    """Seals rows of one book for one holder, and opens them."""

    def __init__(self, book: str, holder: str, key: bytes | bytearray) -> None:
        """`holder` is what rows are bound to: the name of a compartment, or that of one account."""
        self._bound_to = f"1|{book}|{holder}|".encode()
        derived = HKDF(SHA256(), 64, None, b"pathbook sealed rows").derive(key)
        self._cipher, self._marker = AESGCM(derived[:32]), derived[32:]

    def seal(self, id_: str, content: Mapping[str, Any]) -> str:
        """The body of the row `id_` with this content."""
        told = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        nonce = os.urandom(NONCE)
        padded = told.ljust(-(-len(told) // STEP) * STEP)
        sealed = self._cipher.encrypt(nonce, padded, self._bound(id_))
        return b64encode(self._mark(nonce) + nonce + sealed + self._mark(sealed)).decode()

    def open(self, id_: str, body: bytes) -> dict[str, Any] | None:
        """The content of a body; None where it is not this holder's.

        Raises Tampered where it is, but not as it was sealed as `id_`.
        """
        first, nonce, rest = body[:MARK], body[MARK : MARK + NONCE], body[MARK + NONCE :]
        end = len(rest) - (len(rest) - PROOF) % STEP  # nothing follows in a body of the first form
        sealed, last = rest[:end], rest[end:]
        fits = compare_digest(first, self._mark(nonce))
        fits_too = compare_digest(last, self._mark(sealed))
        try:
            told = self._cipher.decrypt(nonce, sealed, self._bound(id_))
        except (InvalidTag, ValueError):
            told = None
        if told is not None and fits and (fits_too or not last):
            return json.loads(told.decode("utf-8", "surrogatepass"))
        if told is not None or fits or fits_too:
            raise Tampered(_("A confidential record was changed past the program and cannot be opened."))
        return None

    def _mark(self, part: bytes) -> bytes:
        return digest(self._marker, part, sha256)[:MARK]

    def _bound(self, id_: str) -> bytes:
        return self._bound_to + id_.encode()


class SealedRows:
    """The sealed rows of an open book, as far as its account holds their keys.

    What was opened is kept in memory until the book is closed; an edit makes only the rows that it touched be read
    again.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._lock = Lock()
        self._sealers: dict[str, Sealer] = {}
        self._opened: dict[str, Opened] | None = None
        self._tampered: set[str] = set()
        self._stale: set[str] = set()
        book.listen(self._note)

    @property
    def holders(self) -> tuple[str, ...]:
        """For whom this session can seal: its compartments, and OWN where the account's own key pair is at hand."""
        book = self._book
        unlocked = book.unlocked
        own = (OWN,) if unlocked.slot.is_account and unlocked.slot.id == book.account.id else ()
        mine = book.compartments.get(book.role, ())
        return (*(name for name in mine if book.holds(name)), *own)

    def rows(self) -> dict[str, Opened]:
        """Every row that this account can open, by id."""
        with self._lock:
            holders = self.holders
            if self._opened is None or not set(holders) <= set(self._sealers):
                self._sealers = {name: self._sealer(name) for name in holders}
                self._opened, self._tampered = {}, set()
                self._read(None)
            elif self._stale:
                self._read(sorted(self._stale))
            if not self._book.is_reading:  # else it may have read what was there before these were touched
                self._stale.clear()
            return dict(self._opened)

    @property
    def tampered(self) -> int:
        """How many rows are this account's, but not as they were sealed."""
        self.rows()
        return len(self._tampered)

    def row(self, id_: str) -> Opened:
        """One row. Raises Refused where it is not there, or not this account's."""
        found = self.rows().get(id_)
        if found is None:
            raise Refused(_("This confidential record was deleted, or your account cannot open it."))
        return found

    def add(self, edit: Edit, holder: str, content: Mapping[str, Any]) -> str:
        """Seal a content as a new row; returns its id, which is random: an id in order of time would tell when."""
        id_ = os.urandom(16).hex()
        edit.insert(SealedRow, [{"id": id_, "body": self._sealer(holder).seal(id_, content)}])
        return id_

    def change(self, edit: Edit, id_: str, holder: str, content: Mapping[str, Any]) -> None:
        """Give a row another content, and where it says so another holder."""
        edit.update(SealedRow, {id_: {"body": self._sealer(holder).seal(id_, content)}})

    @property
    def has_own_key(self) -> bool:
        """Whether this session can seal for its account alone: not where the recovery code opened the book."""
        return OWN in self.holders

    def seal_apart(self, content: Mapping[str, Any]) -> str:
        """Seal what is no row of the book, for this account alone. Raises Refused where its own key is not at hand."""
        return self._sealer(OWN).seal(APART, content)

    def open_apart(self, body: str) -> dict[str, Any]:
        """What `seal_apart` has sealed. Raises Refused where another account did, or it was changed."""
        content = self._sealer(OWN).open(APART, b64decode(body))
        if content is None:
            raise Refused(_("This confidential record was deleted, or your account cannot open it."))
        return content

    def forget(self) -> None:
        """Let go of all that was opened, and of the keys."""
        with self._lock:
            self._opened, self._sealers = None, {}

    def _sealer(self, holder: str) -> Sealer:
        if holder not in self.holders:
            raise Refused(_("Your account does not hold the key of this part of the book."))
        book, unlocked = self._book.ring.book, self._book.unlocked
        if holder != OWN:
            return Sealer(book, holder, unlocked.keys[holder])
        key = HKDF(SHA256(), 32, None, b"pathbook own rows").derive(unlocked.private)
        return Sealer(book, f"{OWN} {unlocked.slot.id}", key)

    def _note(self, changes: Changes) -> None:
        with self._lock:
            self._stale |= changes.ids(TABLE.name)

    def _read(self, ids: list[str] | None) -> None:
        assert self._opened is not None
        if not self._sealers:
            return
        asked = select(TABLE.c.id, TABLE.c.body).where(TABLE.c.deleted.is_(False))
        for some in chunks(ids) if ids is not None else (None,):
            for id_ in some or ():
                self._opened.pop(id_, None)
                self._tampered.discard(id_)
            with self._book.reading() as connection:
                found = connection.execute(asked if some is None else asked.where(TABLE.c.id.in_(some))).all()
            for id_, body in found:
                self._open(id_, body)

    def _open(self, id_: str, body: str) -> None:
        assert self._opened is not None
        sealed = _bytes(body)
        for holder, sealer in self._sealers.items():
            try:
                content = sealer.open(id_, sealed)
            except Tampered:
                self._tampered.add(id_)
                return
            if content is not None:
                self._opened[id_] = Opened(id_, holder, content)
                return


def reseal(book: str, connection: Connection, compartment: str, former: bytes, fresh: bytes) -> None:
    """Seal the rows of a compartment anew under another key, those marked as deleted, too.

    What was tampered with stays as it is.
    """
    old, new = Sealer(book, compartment, former), Sealer(book, compartment, fresh)
    changed: list[dict[str, str]] = []
    for row in connection.execute(select(TABLE.c.id, TABLE.c.body)):
        try:
            content = old.open(row.id, _bytes(row.body))
        except Tampered:
            continue
        if content is not None:
            changed.append({"_id": row.id, "_body": new.seal(row.id, content)})
    if changed:
        with captured(connection):  # the journal tells what people do
            statement = update(TABLE).where(TABLE.c.id == bindparam("_id")).values(body=bindparam("_body"))
            connection.execute(statement, changed)


def _bytes(body: str) -> bytes:
    try:
        return b64decode(body, validate=True)
    except NotBase64:
        return b""  # no holder knows it
