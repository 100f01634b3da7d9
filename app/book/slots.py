"""Slots: one way into a book each, for an account or for a recovery code.

passphrase -> Argon2id -> the slot's private key -> the named keys that are sealed to its public key. Because of
that a key can be replaced, or given to somebody, without anybody's passphrase. The private key is bound to the book
and the slot, the book key to the slot's name and role, too: edited slots do not open.

Anybody can write a public key into the key file. Which of them are those of accounts the register says
(`app.book.register`). Of the key of a compartment each slot also proves that it was given by somebody who had it, to
this very public key: when it is replaced, a slot without that proof does not get the next one.
"""

from __future__ import annotations

import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from hmac import compare_digest, digest
from typing import Any, NamedTuple, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.book.recovery_code import as_code

BOOK = "book"  # the name of the key that encrypts the records; other names are those of compartments
SIGNING = "accounts"  # the name of the key that signs the register; only those who keep accounts hold it
NEXT = ".next"  # added to the name of a key that is about to take the place of the present one
RECOVERY, OPEN = "recovery", "open"  # roles of slots that belong to nobody: a code, and the sample school's way in
COST = {"iterations": 3, "lanes": 4, "memory_cost": 64 * 1024}  # Argon2id, KiB; of what is made from now on
_MOST = {"iterations": 6, "lanes": 8, "memory_cost": 128 * 1024}  # that a key file may ask for, forged or not


class Pin(NamedTuple):
    """What an account has seen of the register: the key by which it was verified, and its highest counter."""

    key: bytes
    counter: int


UNPINNED = Pin(bytes(32), 0)  # of a slot that was made when its book had no register


@dataclass(frozen=True)
class Slot:
    """One way in. `secret` is the wrapped private key, `keys` the keys sealed to `public`, by name.

    `proofs` say of the keys of compartments that each was given by somebody who had it. `pin` is a `Pin` that only
    who has the private key can write.
    """

    id: str
    name: str
    role: str  # of an account, or RECOVERY or OPEN
    salt: str
    cost: dict[str, int]
    public: str
    secret: str
    keys: dict[str, str]
    form: int = 3  # 1 and 2 of earlier versions, without a pin and bound otherwise
    proofs: dict[str, str] = field(default_factory=dict[str, str])
    pin: str = ""

    @property
    def is_account(self) -> bool:
        """Whether it is a person's."""
        return self.role not in (RECOVERY, OPEN)

    def holds(self, name: str) -> bool:
        """Whether the key `name` is sealed to it."""
        return name in self.keys


@dataclass
class Unlocked:
    """A slot that was opened: its private key, and the keys that it holds, by name. None of it is ever written."""

    slot: Slot
    private: bytearray
    keys: dict[str, bytearray] = field(default_factory=dict[str, bytearray])  # without SIGNING, see `signing_seed`
    pin: Pin = UNPINNED  # as it was when the slot was opened

    def forget(self) -> None:
        """Overwrite the keys. What was typed, read from the book or made as a new key, Python frees as it is."""
        for key in (self.private, *self.keys.values()):
            key[:] = bytes(len(key))
        self.keys = {}


def new_slot(
    book: str,
    name: str,
    role: str,
    secret: str,
    keys: Mapping[str, bytes | bytearray],
    id_: str | None = None,
    pin: Pin = UNPINNED,
) -> Slot:
    """A slot that `secret` (a passphrase, a recovery code, or "" for an open book) opens. `id_` keeps an old id."""
    private = X25519PrivateKey.generate().private_bytes_raw()
    slot = Slot(id_ or secrets.token_hex(8), name, role, "", {}, _public(private), "", {})
    slot = with_pin(book, with_secret(book, slot, secret, private), private, pin)
    return with_keys(book, slot, keys)


def with_pin(book: str, slot: Slot, private: bytes | bytearray, pin: Pin) -> Slot:
    """The slot that has seen this of the register."""
    told = pin.key + pin.counter.to_bytes(8)
    return replace(slot, pin=_text(told + _pin_tag(book, slot, private, told)))


def with_secret(book: str, slot: Slot, secret: str, private: bytes | bytearray) -> Slot:
    """The slot, opened by another secret from now on; its key pair stays."""
    fresh = replace(slot, salt=_text(os.urandom(16)), cost=dict(COST), form=3)
    return replace(fresh, secret=_text(_wrap(_key_of(fresh, secret), private, _bound(book, fresh))))


def with_keys(book: str, slot: Slot, keys: Mapping[str, bytes | bytearray]) -> Slot:
    """The slot with these keys sealed to it, besides those it has."""
    public = b64decode(slot.public)
    sealed = {name: _text(seal(public, key, _bound(book, slot, name))) for name, key in keys.items()}
    return with_proofs(book, replace(slot, keys=slot.keys | sealed), keys)


def without_keys(slot: Slot, *names: str) -> Slot:
    """The slot without the keys of these names."""
    keys = {name: sealed for name, sealed in slot.keys.items() if name not in names}
    return replace(slot, keys=keys, proofs={name: proof for name, proof in slot.proofs.items() if name in keys})


def with_proofs(book: str, slot: Slot, keys: Mapping[str, bytes | bytearray]) -> Slot:
    """The slot with the proof that these keys, as far as they are those of compartments, were given to it."""
    proofs = {name: _proof(book, slot, name, key) for name, key in keys.items() if is_compartment(name)}
    return replace(slot, proofs=slot.proofs | proofs)


def is_compartment(name: str) -> bool:
    """Whether a key of this name is that of a compartment."""
    return name.removesuffix(NEXT) not in (BOOK, SIGNING)


def is_given(book: str, slot: Slot, name: str, key: bytes | bytearray) -> bool:
    """Whether somebody who had this key gave it to the slot, as it now is."""
    return compare_digest(slot.proofs.get(name, "").encode(), _proof(book, slot, name, key).encode())


def opened(book: str, slot: Slot, secret: str) -> Unlocked | None:
    """The slot with its keys, or None where `secret` is not its own or any part of it was edited.

    A slot of an earlier form is given back in the present one, pinned to nothing yet.
    """
    try:
        wrapping = _key_of(slot, secret)
        private = _unwrap(wrapping, b64decode(slot.secret), _bound(book, slot))
        if slot.public != _public(private):
            return None
        keys = {name: _unsealed(book, slot, private, name) for name in slot.keys if name != SIGNING}
        pin = _pin(book, slot, private)
    except (InvalidTag, ValueError):  # ValueError: a forged point of no order
        return None
    if slot.form < 3:
        fresh = replace(slot, form=3)
        fresh = replace(fresh, secret=_text(_wrap(wrapping, private, _bound(book, fresh))))
        slot = with_pin(book, with_keys(book, fresh, keys) if slot.form == 1 else fresh, private, pin)
    return Unlocked(slot, private, keys, pin)


def signing_seed(book: str, slot: Slot, private: bytes | bytearray) -> bytearray | None:
    """The key that signs the register, where this slot holds one; whether it is the right one its user asks."""
    try:
        return _unsealed(book, slot, private, SIGNING) if slot.holds(SIGNING) else None
    except (InvalidTag, ValueError):
        return None


def checked(found: Mapping[str, Any]) -> Slot:
    """The slot that a key file tells of. Raises ValueError, KeyError or TypeError where a part is not what it should
    be; a forged cost must not eat the computer's memory.
    """
    slot = Slot(**found)
    texts: tuple[Any, ...] = (slot.id, slot.name, slot.role, slot.salt, slot.public, slot.secret, slot.pin)
    costs, keys, form = found["cost"], found["keys"], found["form"]  # came from a file: anything may be in them
    proofs: Any = found.get("proofs", {})
    if not isinstance(proofs, dict) or not all(isinstance(proof, str) for proof in cast("Any", proofs).values()):
        raise ValueError("proofs")
    if not all(isinstance(text, str) for text in texts) or type(form) is not int or form not in (1, 2, 3):
        raise ValueError("slot")
    if not isinstance(costs, dict) or set(slot.cost) != set(_MOST):
        raise ValueError("cost")
    if not all(type(value) is int and 1 <= value <= _MOST[name] for name, value in slot.cost.items()):
        raise ValueError("cost")
    if slot.cost["memory_cost"] < 8 * slot.cost["lanes"] or len(b64decode(slot.salt)) < 8:
        raise ValueError("cost")
    if not isinstance(keys, dict) or not keys or not all(len(b64decode(sealed)) >= 48 for sealed in slot.keys.values()):
        raise ValueError("keys")
    if len(b64decode(slot.public)) != 32 or len(b64decode(slot.secret)) < 28:
        raise ValueError("keys")
    return slot


def seal(public: bytes, data: bytes | bytearray, bound: bytes) -> bytes:
    """Encrypt to a public key through a key pair made for this once; opens only with the same `bound`."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    own = once.public_key().public_bytes_raw()
    return own + _wrap(HKDF(SHA256(), 32, own + public, bound).derive(shared), data, bound)


def unseal(private: bytes | bytearray, public: bytes, data: bytes, bound: bytes) -> bytearray:
    """Decrypt what was sealed to `public`, which the file says belongs to `private`: another one gives another key.

    Raises InvalidTag, or ValueError for a forged point of no order.
    """
    key = X25519PrivateKey.from_private_bytes(private)
    shared = key.exchange(X25519PublicKey.from_public_bytes(data[:32]))
    return _unwrap(HKDF(SHA256(), 32, data[:32] + public, bound).derive(shared), data[32:], bound)


def _bound(book: str, slot: Slot, key: str = "") -> bytes:
    """What the private key, or the sealed key of the name `key`, is tied to.

    A compartment's key is not tied to name and role: who renames an account need not hold it.
    """
    key = key.removesuffix(NEXT)  # the next key becomes the present one as it is
    if slot.form == 3 and not key:
        return json.dumps([3, book, slot.id]).encode()
    if slot.form == 1 and key in ("", BOOK):  # it knew no others: its book key must not pass for one
        return f"{book}|{slot.id}|{slot.name}|{slot.role}".encode()
    whose = [slot.name, slot.role] if key == BOOK else []
    return json.dumps([2, book, slot.id, key, *whose]).encode()


def _proof(book: str, slot: Slot, name: str, key: bytes | bytearray) -> str:
    prover = HKDF(SHA256(), 32, None, b"pathbook slot proof").derive(key)
    return _text(digest(prover, _bound(book, slot, name) + b64decode(slot.public), sha256))


def _unsealed(book: str, slot: Slot, private: bytes | bytearray, name: str) -> bytearray:
    return unseal(private, b64decode(slot.public), b64decode(slot.keys[name]), _bound(book, slot, name))


def _pin(book: str, slot: Slot, private: bytearray) -> Pin:
    """The pin of a slot. Raises InvalidTag where it was not written with its private key."""
    if slot.form < 3:
        return UNPINNED
    known = b64decode(slot.pin)
    if len(known) != 72 or not compare_digest(known[40:], _pin_tag(book, slot, private, known[:40])):
        raise InvalidTag
    return Pin(known[:32], int.from_bytes(known[32:40]))


def _pin_tag(book: str, slot: Slot, private: bytes | bytearray, told: bytes) -> bytes:
    key = HKDF(SHA256(), 32, None, b"pathbook slot pin").derive(private)
    return digest(key, json.dumps([book, slot.id]).encode() + told, sha256)


def _public(private: bytes | bytearray) -> str:
    return _text(X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw())


def _key_of(slot: Slot, secret: str) -> bytes:
    """The key that a secret gives. A recovery code is random enough to need no slow derivation."""
    salt = b64decode(slot.salt)
    if not slot.is_account:
        known = as_code(secret) if slot.role == RECOVERY else ""
        return HKDF(SHA256(), 32, salt, b"pathbook slot").derive(known.encode())
    cost = slot.cost
    argon = Argon2id(
        salt=salt, length=32, iterations=cost["iterations"], lanes=cost["lanes"], memory_cost=cost["memory_cost"]
    )
    return argon.derive(secret.encode("utf-8", "surrogatepass"))


def _wrap(key: bytes, data: bytes | bytearray, bound: bytes) -> bytes:
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, data, bound)


def _unwrap(key: bytes, data: bytes, bound: bytes) -> bytearray:
    """What was wrapped, where it can be overwritten. Raises InvalidTag."""
    if len(data) < 28:
        raise InvalidTag
    told = bytearray(len(data) - 28)
    AESGCM(key).decrypt_into(data[:12], data[12:], bound, told)
    return told


def _text(data: bytes) -> str:
    return b64encode(data).decode()
