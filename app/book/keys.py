"""Who can open a book: one slot per account, and the recovery code as one more slot.

passphrase -> Argon2id -> the slot's private key -> the book key (32 random bytes) that encrypts the records.
A book key is sealed to each slot's public key, so it can be replaced without anybody's passphrase. Every
part of a slot is bound to the book and to the slot's own name and role: edited slots do not open.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.book.files import replace_file
from app.book.refused import Refused
from app.i18n import _

KEYS = "keys.json"
SHORTEST = 8  # characters of a passphrase
_ARGON = {"iterations": 3, "lanes": 4, "memory_cost": 64 * 1024}
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_CODE = re.compile(rf"[{_LETTERS}]{{30}}")
_MOST = {"iterations": 20, "lanes": 16, "memory_cost": 1024 * 1024}


class WrongPassphrase(Refused):
    """What was typed opens no slot of this book."""


@dataclass(frozen=True)
class Slot:
    """One way in. `secret` is the wrapped private key, `book_key` the book key sealed to `public`."""

    id: str
    name: str
    role: str  # "coordinator" …, "recovery", or "open" for the sample school
    salt: str
    cost: dict[str, int]
    public: str
    secret: str
    book_key: str

    def bound(self, book: str) -> bytes:
        """What every encryption of this slot is tied to."""
        return f"{book}|{self.id}|{self.name}|{self.role}".encode()


@dataclass(frozen=True)
class Ring:
    """All slots of one book, as `keys.json` holds them."""

    book: str
    slots: tuple[Slot, ...]

    @property
    def is_open(self) -> bool:
        """Whether the book opens without asking: only the sample school does."""
        return any(slot.role == "open" for slot in self.slots)

    @property
    def accounts(self) -> tuple[Slot, ...]:
        """The slots of people."""
        return tuple(slot for slot in self.slots if slot.role not in ("open", "recovery"))


def new_recovery_code() -> str:
    """Thirty letters and figures (150 bits) in six groups, without I, L, O and U."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(30))
    return "-".join(letters[i : i + 5] for i in range(0, 30, 5))


def new_slot(book: str, name: str, role: str, secret: str, book_key: bytes) -> Slot:
    """A slot that `secret` (a passphrase, a recovery code, or "" for an open book) opens."""
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    slot = Slot(secrets.token_hex(8), name, role, _text(os.urandom(16)), dict(_ARGON), _text(public), "", "")
    bound = slot.bound(book)
    wrapped = _wrap(_key_of(slot, secret), private.private_bytes_raw(), bound)
    return replace(slot, secret=_text(wrapped), book_key=_text(_seal(public, book_key, bound)))


def unlock(ring: Ring, secret: str) -> tuple[Slot, bytes]:
    """The slot that `secret` opens, with the book key. Raises WrongPassphrase."""
    code = _as_code(secret)
    for slot in ring.slots:
        if slot.role == "recovery" and not code:
            continue
        try:
            private = _unwrap(_key_of(slot, secret), b64decode(slot.secret), slot.bound(ring.book))
            public, sealed = b64decode(slot.public), b64decode(slot.book_key)
            return slot, _unseal(private, public, sealed, slot.bound(ring.book))
        except (InvalidTag, ValueError):  # ValueError: a forged point of no order
            continue
    if code:
        raise WrongPassphrase(
            _("This recovery code does not belong to this book. Check the letters and type it again.")
        )
    raise WrongPassphrase(_("The passphrase is not right. Check Caps Lock and type it again."))


def check_passphrase(passphrase: str) -> str:
    """The passphrase if it may be used. Raises Refused where it is too short."""
    if len(passphrase) < SHORTEST:
        raise Refused(_("The passphrase is too short: it needs at least {count} characters.").format(count=SHORTEST))
    return passphrase


def with_passphrase(ring: Ring, slot_id: str, passphrase: str, book_key: bytes) -> Ring:
    """The ring in which the account `slot_id` has a new passphrase."""
    check_passphrase(passphrase)
    fresh = [new_slot(ring.book, s.name, s.role, passphrase, book_key) if s.id == slot_id else s for s in ring.slots]
    return replace(ring, slots=tuple(fresh))


def write_ring(folder: Path, ring: Ring) -> None:
    """Replace `keys.json` in one step."""
    slots = [asdict(slot) for slot in ring.slots]
    text = json.dumps({"application": "pathbook", "format": 1, "book": ring.book, "slots": slots}, indent=1)
    replace_file(folder / KEYS, text.encode())


def read_ring(folder: Path) -> Ring:
    """The slots of the book in `folder`. Raises Refused where `keys.json` is absent, damaged or newer."""
    path = folder / KEYS
    damaged = Refused(
        _("The key file of this book ({file}) is damaged. Restore the book from a backup.").format(file=KEYS)
    )
    try:
        found: dict[str, Any] = json.loads(path.read_bytes())
        if found["application"] != "pathbook":
            raise damaged
        if found["format"] != 1:
            raise Refused(_("This book was made by a newer Pathbook. Install the newer version to open it."))
        ring = Ring(str(found["book"]), tuple(_checked(Slot(**slot)) for slot in found["slots"]))
    except FileNotFoundError as error:
        raise Refused(
            _("The key file of this book ({file}) is missing. Restore the book from a backup.").format(file=KEYS)
        ) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged from error
    if not ring.slots:
        raise damaged
    return ring


def _checked(slot: Slot) -> Slot:
    """A slot whose parts are what they should be; a forged cost must not eat the computer's memory."""
    texts: tuple[Any, ...] = (slot.id, slot.name, slot.role, slot.salt, slot.public, slot.secret, slot.book_key)
    costs: Any = slot.cost  # came from a file: anything may be in it
    if not all(isinstance(text, str) for text in texts) or not isinstance(costs, dict) or set(slot.cost) != set(_MOST):
        raise ValueError("slot")
    if not all(type(value) is int and 1 <= value <= _MOST[name] for name, value in slot.cost.items()):
        raise ValueError("cost")
    if slot.cost["memory_cost"] < 8 * slot.cost["lanes"] or len(b64decode(slot.salt)) < 8:
        raise ValueError("cost")
    if len(b64decode(slot.public)) != 32 or len(b64decode(slot.secret)) < 28 or len(b64decode(slot.book_key)) < 48:
        raise ValueError("keys")
    return slot


def _as_code(text: str) -> str:
    """The bare recovery code that `text` is, or "" where it is a passphrase. O, I and L are read as 0 and 1."""
    bare = re.sub(r"[\s\-]", "", text.upper()).translate(str.maketrans("OIL", "011"))
    return bare if _CODE.fullmatch(bare) else ""


def _key_of(slot: Slot, secret: str) -> bytes:
    """The key that a secret gives. A recovery code is random enough to need no slow derivation."""
    salt = b64decode(slot.salt)
    if slot.role in ("recovery", "open"):
        known = _as_code(secret) if slot.role == "recovery" else ""
        return HKDF(SHA256(), 32, salt, b"pathbook slot").derive(known.encode())
    cost = slot.cost
    argon = Argon2id(
        salt=salt, length=32, iterations=cost["iterations"], lanes=cost["lanes"], memory_cost=cost["memory_cost"]
    )
    return argon.derive(secret.encode("utf-8", "surrogatepass"))


def _wrap(key: bytes, data: bytes, bound: bytes) -> bytes:
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, data, bound)


def _unwrap(key: bytes, data: bytes, bound: bytes) -> bytes:
    return AESGCM(key).decrypt(data[:12], data[12:], bound)


def _seal(public: bytes, data: bytes, bound: bytes) -> bytes:
    """Encrypt to a public key through a key pair made for this once."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    own = once.public_key().public_bytes_raw()
    return own + _wrap(HKDF(SHA256(), 32, own + public, bound).derive(shared), data, bound)


def _unseal(private: bytes, public: bytes, data: bytes, bound: bytes) -> bytes:
    """Decrypt what was sealed to `public`, which the file says belongs to `private`: another one gives another key."""
    key = X25519PrivateKey.from_private_bytes(private)
    shared = key.exchange(X25519PublicKey.from_public_bytes(data[:32]))
    return _unwrap(HKDF(SHA256(), 32, data[:32] + public, bound).derive(shared), data[32:], bound)


def _text(data: bytes) -> str:
    return b64encode(data).decode()
