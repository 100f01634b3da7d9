"""Which slots of a ring the keys of an open book may be sealed to, and what is wrong with the others.

A slot that opens its book opens it whatever is wrong with the register; but no key is sealed to any slot then, other
than to one that is made anew. What is signed is never what the key file says, but what was registered before, with the
change that somebody makes now.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from app.book.keys import Ring
from app.book.peopled import COORDINATOR
from app.book.refused import Refused
from app.book.register import Entry, Register, entry_of, followed, is_true, signed, verifying
from app.book.slots import (
    BOOK,
    OPEN,
    RECOVERY,
    SIGNING,
    UNPINNED,
    Pin,
    Slot,
    Unlocked,
    is_compartment,
    is_given,
    signing_seed,
    with_keys,
    with_pin,
    without_keys,
)
from app.i18n import _

KEEPERS = (COORDINATOR, RECOVERY, OPEN)  # the roles whose slots hold the signing key


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the key file that is not as who may keep accounts, or holds a key, wrote it."""

    slot: str  # its id, or "" where it is the register itself
    sentence: str
    holds_up: bool = True  # whether no key is sealed to anybody meanwhile


def faults(ring: Ring, unlocked: Unlocked) -> list[Fault]:
    """What is wrong with a ring, as far as who opened this slot can know."""
    if wrong := _wrong_with_register(ring, unlocked):
        return [Fault("", wrong)]
    assert ring.register is not None
    known, found = ring.register.by_id, list[Fault]()
    for slot in ring.slots:
        if is_sheet(ring, slot):
            if any(not _is_proved(ring, slot, name, unlocked.keys) for name in slot.keys):
                found.append(Fault(slot.id, _sheet_changed()))
        elif slot.id not in known:
            found.append(Fault(slot.id, _unknown(slot)))
        elif entry_of(slot) != known[slot.id]:
            found.append(Fault(slot.id, _changed(known[slot.id])))
        elif not all(_is_proved(ring, slot, name, unlocked.keys) for name in slot.keys if is_compartment(name)):
            found.append(Fault(slot.id, _not_given(slot), holds_up=False))
    gone = known.keys() - {slot.id for slot in ring.slots}
    return found + [Fault(id_, _gone(known[id_]), holds_up=False) for id_ in sorted(gone)]


def check_sealing(ring: Ring, unlocked: Unlocked, besides: Collection[str] = ()) -> None:
    """Raises Refused where a slot, other than those that are to go or be made anew, is not as it was registered."""
    for fault in faults(ring, unlocked):
        if fault.holds_up and fault.slot not in besides:
            raise Refused(fault.sentence)


def pin_of(ring: Ring, unlocked: Unlocked) -> Pin:
    """What a slot that this session makes is to believe."""
    true = _true_register(ring, unlocked)
    return true.pin if true else unlocked.pin


def as_registered(ring: Ring, unlocked: Unlocked, slot: Slot) -> Slot:
    """The slot with the name and the role that it was registered with, where it was."""
    true = _true_register(ring, unlocked)
    known = true.by_id.get(slot.id) if true else None
    return replace(slot, name=known.name, role=known.role) if known else slot


def sign(former: Ring, ring: Ring, unlocked: Unlocked, *made: str) -> Ring:
    """The ring, in which the slots `made` are new or changed by this session, with its register signed.

    Where a slot that held the signing key is none of those any more that do, this key is replaced. Raises Refused
    where the session does not hold it.
    """
    true, book = _true_register(former, unlocked), ring.book
    seed = _seed(former, unlocked)
    if seed is None:
        raise Refused(
            _wrong_with_register(former, unlocked)
            or _(
                "Your account lacks the key by which accounts are kept, or it was changed past the program. Let "
                "another coordinator give you a new passphrase, or restore the book from a backup."
            )
        )
    mine = {id_: entry_of(slot) for id_, slot in former.by_id.items() if id_ == unlocked.slot.id}
    known = true.by_id if true else mine
    now = ring.by_id
    entries = {id_: entry_of(now[id_]) if id_ in made else known[id_] for id_ in now if id_ in made or id_ in known}
    register = Register(pin_of(former, unlocked).counter + 1, tuple(entries.values()), (verifying(seed),))
    if true:
        register = replace(register, keys=true.keys, links=true.links)
    there = (entry_of(slot) for slot in former.slots if not is_sheet(former, slot))
    if _lost_keeper((*known.values(), *there), entries):
        seed, old = os.urandom(32), seed
        register = followed(book, register, old, seed)
    register = signed(book, register, seed, unlocked.keys[BOOK])
    return _pinned(replace(_with_signing_key(ring, register, seed), register=register), unlocked)


def founded(ring: Ring, key: bytes | bytearray, seed: bytes | bytearray) -> Ring:
    """A ring that was not registered yet, with its first register."""
    entries = tuple(entry_of(slot) for slot in ring.slots if slot.is_account or slot.holds(BOOK))
    register = signed(ring.book, Register(1, entries, (verifying(seed),)), seed, key)
    return replace(_with_signing_key(ring, register, seed), register=register)


def taken_note(ring: Ring, unlocked: Unlocked) -> Ring:
    """The ring in which the slot that was opened remembers the register; who keeps accounts makes it where there is
    none yet.
    """
    slot = unlocked.slot
    if ring.register is None and unlocked.pin == UNPINNED and slot.role in KEEPERS:
        ring = founded(ring, unlocked.keys[BOOK], os.urandom(32))
    ring = _pinned(ring, unlocked) if _true_register(ring, unlocked) else ring
    unlocked.slot = ring.by_id[slot.id]
    return ring


def is_sheet(ring: Ring, slot: Slot) -> bool:
    """Whether a slot gives keys of compartments alone; who holds those makes it, and no register has it."""
    known = ring.register.by_id if ring.register else {}
    return slot.role == RECOVERY and slot.id not in known and all(is_compartment(name) for name in slot.keys)


def _true_register(ring: Ring, unlocked: Unlocked) -> Register | None:
    return None if _wrong_with_register(ring, unlocked) else ring.register


def _wrong_with_register(ring: Ring, unlocked: Unlocked) -> str:
    """What is wrong with the register itself, or ""."""
    if ring.register is None and unlocked.pin == UNPINNED:
        return _(
            "The accounts of this book are not registered yet, so no key is given to anybody. A coordinator does it by "
            "opening the book once."
        )
    if ring.register is None:
        wrong = _("The list of accounts is missing from the key file, so no key is given to anybody.")
    elif not is_true(ring.book, ring.register, unlocked.pin, unlocked.keys[BOOK]):
        wrong = _("No coordinator signed the list of accounts in the key file, so no key is given to anybody.")
    elif ring.register.counter < unlocked.pin.counter:
        wrong = _("The list of accounts in the key file is an older one, so no key is given to anybody.")
    else:
        return ""
    mend = _(
        "Put back the key file of a backup; or let a coordinator give every account a new passphrase and make a new "
        "recovery sheet."
    )
    return f"{wrong} {mend}"


def _seed(ring: Ring, unlocked: Unlocked) -> bytearray | None:
    """The signing key, where this session holds the one that its account believes."""
    own = ring.by_id.get(unlocked.slot.id)
    seed = signing_seed(ring.book, own, unlocked.private) if own else None
    believed = b64encode(pin_of(ring, unlocked).key).decode()
    return seed if seed and verifying(seed) == believed else None


def _lost_keeper(former: Iterable[Entry], entries: Mapping[str, Entry]) -> bool:
    """Whether somebody who held the signing key shall not hold it any more."""
    stay = {(entry.id, entry.public) for entry in entries.values() if entry.role in KEEPERS}
    return any((entry.id, entry.public) not in stay for entry in former if entry.role in KEEPERS)


def _with_signing_key(ring: Ring, register: Register, seed: bytes | bytearray) -> Ring:
    """The ring in which those who keep accounts hold the signing key, and nobody else does."""
    known = register.by_id

    def given(slot: Slot) -> Slot:
        slot = without_keys(slot, SIGNING)
        holds = slot.role in KEEPERS and known.get(slot.id) == entry_of(slot)
        return with_keys(ring.book, slot, {SIGNING: seed}) if holds else slot

    return ring.of(given(slot) for slot in ring.slots)


def _pinned(ring: Ring, unlocked: Unlocked) -> Ring:
    own = ring.by_id.get(unlocked.slot.id)
    if ring.register is None or own is None:
        return ring
    return ring.with_slot(with_pin(ring.book, own, unlocked.private, ring.register.pin))


def _is_proved(ring: Ring, slot: Slot, name: str, keys: Mapping[str, bytearray]) -> bool:
    """Whether a slot proves to have been given a key; who does not hold this key cannot know otherwise."""
    return name not in keys or is_given(ring.book, slot, name, keys[name])


def _changed(entry: Entry) -> str:
    if entry.role not in (RECOVERY, OPEN):
        said = _(
            "The account of “{name}” was changed in the key file past the program, so no key is given to anybody. Give "
            "this account a new passphrase, or remove it."
        )
        return said.format(name=entry.name)
    return _(
        "The recovery sheet was changed in the key file past the program, so no key is given to anybody. Make a new "
        "recovery sheet."
    )


def _unknown(slot: Slot) -> str:
    if slot.is_account:
        said = _(
            "The account “{name}” was written into the key file past the program, so no key is given to anybody. "
            "Remove it, or give it a new passphrase."
        )
        return said.format(name=slot.name)
    return _(
        "A recovery code was written into the key file past the program, so no key is given to anybody. Make a new "
        "recovery sheet."
    )


def _sheet_changed() -> str:
    return _(
        "The sheet for the key of the confidential notes was changed in the key file past the program, so no key is "
        "given to anybody. Make a new one."
    )


def _not_given(slot: Slot) -> str:
    said = _(
        "The key of the confidential notes in the account of “{name}” was put there past the program. Give this "
        "account a new passphrase."
    )
    return said.format(name=slot.name)


def _gone(entry: Entry) -> str:
    if entry.role in (RECOVERY, OPEN):
        return _("The recovery sheet was taken out of the key file past the program. Make a new recovery sheet.")
    said = _("The account of “{name}” was taken out of the key file past the program. Add it again if it is missed.")
    return said.format(name=entry.name)
