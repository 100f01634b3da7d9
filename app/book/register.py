"""The register: whose the public keys in the key file are, signed by those who keep the accounts.

1. Who can write the key file and has no account gets no key by it: the register needs the signing key, and a tag under
   the present book key, so that a former register is not taken either.
2. Who has an account and writes programs of their own knows the book key, not the signing key; each account has pinned,
   under its own private key, by which key it verified the register last and how often that had been signed.
3. Who was removed knows former keys and may have kept a former key file: the tag gives that away; after a coordinator
   the signing key is another one, for which the one before signed, so that every account follows.
4. What stays possible to who has an account, or is helped by one, and can write the key file: to be believed by an
   account that was not opened since there is a register, or since the coordinator left who helps; to put back a whole
   list of before, with the pins of then; and to plant another key of a compartment in somebody's slot, which opens
   nothing that was sealed before, but what that person seals from then on.
5. Whoever can write the key file can destroy it, or shut an account out of it: nobody reads more by that, and backups
   have another one.

A slot that gives a compartment's key alone (the code of a sheet) is made by who holds that key and nothing of this: it
is known by its proof (`slots.is_given`).
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from hmac import compare_digest, digest
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.book.slots import BOOK, UNPINNED, Pin, Slot

Key = bytes | bytearray


class Entry(NamedTuple):
    """One slot as it was registered."""

    id: str
    name: str
    role: str
    public: str


@dataclass(frozen=True)
class Register:
    """The slots that the keys of a book may be sealed to."""

    counter: int  # how often it was signed
    entries: tuple[Entry, ...]
    keys: tuple[str, ...]  # that verify it, each signed for by the one before; the last one verifies this
    links: tuple[str, ...] = ()  # the signatures of the keys but the first
    signature: str = ""
    tags: dict[str, str] = field(default_factory=dict[str, str])  # by the name of the book key, also of the next one

    @property
    def pin(self) -> Pin:
        """What an account remembers of it."""
        return Pin(b64decode(self.keys[-1]), self.counter)

    @property
    def by_id(self) -> dict[str, Entry]:
        """The entries by the ids of their slots."""
        return {entry.id: entry for entry in self.entries}


def entry_of(slot: Slot) -> Entry:
    """A slot as it would be registered."""
    return Entry(slot.id, slot.name, slot.role, slot.public)


def verifying(seed: Key) -> str:
    """The key that verifies what `seed` signs."""
    return b64encode(Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()).decode()


def pin_of(seed: Key) -> Pin:
    """What an account remembers of the first register that `seed` signs."""
    return Pin(b64decode(verifying(seed)), 1)


def signed(book: str, register: Register, seed: Key, key: Key) -> Register:
    """The register with its signature, tagged with the book key `key`."""
    register = replace(register, signature=_sign(seed, _told(book, register)), tags={})
    return tagged(book, register, BOOK, key)


def tagged(book: str, register: Register, name: str, key: Key) -> Register:
    """The register as who has this book key, which is called `name` now, knows it."""
    return replace(register, tags=register.tags | {name: _tag(book, register, key)})


def followed(book: str, register: Register, former: Key, seed: Key) -> Register:
    """The register, yet unsigned, which another key verifies from now on."""
    following = verifying(seed)
    link = _sign(former, _link(book, register.keys[-1], following))
    return replace(register, keys=(*register.keys, following), links=(*register.links, link))


def is_true(book: str, register: Register, pin: Pin, key: Key) -> bool:
    """Whether a register was signed by the key that an account verified one with, or by one that followed it, and is
    of this book as it is now.
    """
    try:
        start = 0 if pin == UNPINNED else register.keys.index(b64encode(pin.key).decode())
        for number in range(start, len(register.links)):
            one, other = register.keys[number], register.keys[number + 1]
            _verify(one, register.links[number], _link(book, one, other))
        _verify(register.keys[-1], register.signature, _told(book, register))
    except (InvalidSignature, ValueError):
        return False
    return compare_digest(register.tags.get(BOOK, "").encode(), _tag(book, register, key).encode())


def checked(found: Any) -> Register:
    """The register that a key file tells of. Raises ValueError, KeyError or TypeError where it is none."""
    entries = tuple(Entry(*entry) for entry in found["entries"])
    keys, links, counter = tuple(found["keys"]), tuple(found["links"]), found["counter"]
    tags: Mapping[str, str] = dict(found["tags"])
    texts: Iterable[Any] = (*(part for entry in entries for part in entry), *keys, *links, *tags.values())
    if not all(isinstance(text, str) for text in (*texts, *tags, found["signature"])):
        raise ValueError("register")
    if type(counter) is not int or not 0 < counter < 1 << 63 or len(keys) != len(links) + 1:
        raise ValueError("register")
    if not all(len(b64decode(key)) == 32 for key in keys) or len({entry.id for entry in entries}) != len(entries):
        raise ValueError("register")
    return Register(counter, entries, keys, links, found["signature"], dict(tags))


def _told(book: str, register: Register) -> bytes:
    return json.dumps(["register", book, register.counter, register.keys[-1], sorted(register.entries)]).encode()


def _link(book: str, former: str, following: str) -> bytes:
    return json.dumps(["follows", book, former, following]).encode()


def _sign(seed: Key, told: bytes) -> str:
    return b64encode(Ed25519PrivateKey.from_private_bytes(seed).sign(told)).decode()


def _verify(key: str, signature: str, told: bytes) -> None:
    Ed25519PublicKey.from_public_bytes(b64decode(key)).verify(b64decode(signature), told)


def _tag(book: str, register: Register, key: Key) -> str:
    tagging = HKDF(SHA256(), 32, None, b"pathbook register").derive(key)
    return b64encode(digest(tagging, _told(book, register) + register.signature.encode(), sha256)).decode()
