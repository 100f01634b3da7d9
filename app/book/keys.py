"""The key file of a book: who can open it, one slot per account, and the recovery codes as further slots."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from app.book.files import replace_file
from app.book.recovery_code import as_code
from app.book.refused import Refused
from app.book.register import Register
from app.book.register import checked as checked_register
from app.book.slots import BOOK, OPEN, RECOVERY, Slot, Unlocked, checked, opened
from app.i18n import _

KEYS = "keys.json"
FORMAT = 2


class WrongPassphrase(Refused):
    """What was typed opens no slot of this book."""


class KeysDamaged(Refused):
    """The key file is missing or damaged. A backup holds another one."""


@dataclass(frozen=True)
class Ring:
    """All slots of one book, as `keys.json` holds them."""

    book: str
    slots: tuple[Slot, ...]
    due: tuple[str, ...] = ()  # compartments whose key was known to somebody who shall not know it any more
    register: Register | None = None  # none in key files of earlier versions

    @property
    def is_open(self) -> bool:
        """Whether the book opens without asking: only the sample school does, and nobody has an account there."""
        return all(slot.role == OPEN for slot in self.slots)

    @property
    def accounts(self) -> tuple[Slot, ...]:
        """The slots of people."""
        return tuple(slot for slot in self.slots if slot.is_account)

    @property
    def by_id(self) -> dict[str, Slot]:
        """The slots by their ids."""
        return {slot.id: slot for slot in self.slots}

    def account(self, id_: str) -> Slot:
        """The account of this id. Raises Refused where it was removed."""
        for slot in self.accounts:
            if slot.id == id_:
                return slot
        raise Refused(_("This account was removed from the book."))

    def named(self, name: str) -> Slot:
        """The account of this name, however it is capitalised. Raises Refused where there is none."""
        for slot in self.accounts:
            if slot.name.casefold() == name.strip().casefold():
                return slot
        raise Refused(_("This book has no account “{name}”.").format(name=name.strip()))

    def holders(self, key: str) -> tuple[Slot, ...]:
        """The slots, recovery codes among them, to which the key of this name is sealed."""
        return tuple(slot for slot in self.slots if slot.holds(key))

    def with_slot(self, changed: Slot) -> Ring:
        """The ring in which `changed` takes the place of the slot with its id; where there is none, it is added."""
        if any(slot.id == changed.id for slot in self.slots):
            return self.of(changed if slot.id == changed.id else slot for slot in self.slots)
        return self.of((*self.slots, changed))

    def of(self, slots: Iterable[Slot]) -> Ring:
        """The ring with these slots instead."""
        return replace(self, slots=tuple(slots))


def unlock(ring: Ring, secret: str, account: str | None = None) -> Unlocked:
    """The slot that `secret` opens, with its keys. Raises WrongPassphrase.

    A passphrase is tried on the account of the id `account` alone, or without it on each; a recovery code opens
    whatever is chosen.
    """
    code = as_code(secret)
    for slot in ring.slots:
        if (slot.role == RECOVERY and not code) or (slot.is_account and account not in (None, slot.id)):
            continue
        if slot.role == OPEN and not ring.is_open:  # anything would open it
            continue
        found = opened(ring.book, slot, secret)
        if found is not None and BOOK in found.keys:
            return found
        if found is not None:
            found.forget()
            raise WrongPassphrase(
                _("This is the code of a confidential part of the book. It does not open the book itself.")
            )
    if code:
        raise WrongPassphrase(
            _("This recovery code does not belong to this book. Check the letters and type it again.")
        )
    raise WrongPassphrase(_("The passphrase is not right. Check Caps Lock and type it again."))


def write_ring(folder: Path, ring: Ring) -> None:
    """Replace `keys.json` in one step."""
    slots = [asdict(slot) for slot in ring.slots]
    register = asdict(ring.register) if ring.register else None
    told = {"application": "pathbook", "format": FORMAT, "book": ring.book, "due": ring.due, "slots": slots}
    told |= {"register": register}
    replace_file(folder / KEYS, json.dumps(told, indent=1).encode())


def read_ring(folder: Path) -> Ring:
    """The slots of the book in `folder`. Raises Refused where `keys.json` is absent, damaged or newer."""
    path = folder / KEYS
    damaged = KeysDamaged(
        _("The key file of this book ({file}) is damaged. Restore the book from a backup.").format(file=KEYS)
    )
    try:
        found: dict[str, Any] = json.loads(path.read_bytes())
        if found["application"] != "pathbook":
            raise damaged
        if found["format"] not in (1, FORMAT):
            raise Refused(_("This book was made by a newer Pathbook. Install the newer version to open it."))
        slots = [checked(slot if found["format"] == FORMAT else _of_first_format(slot)) for slot in found["slots"]]
        due = tuple(str(name) for name in found.get("due", ()))
        register = checked_register(found["register"]) if found.get("register") else None
        ring = Ring(str(found["book"]), tuple(slots), due, register)
    except FileNotFoundError as error:
        raise KeysDamaged(
            _("The key file of this book ({file}) is missing. Restore the book from a backup.").format(file=KEYS)
        ) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged from error
    if not any(slot.holds(BOOK) for slot in ring.slots):
        raise damaged
    return ring


def _of_first_format(slot: dict[str, Any]) -> dict[str, Any]:
    """A slot as the first format told it, with the book key alone."""
    rest = dict(slot)
    key = rest.pop("book_key")
    return rest | {"keys": {BOOK: key}, "form": 1}
