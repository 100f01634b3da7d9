"""The accounts of an open book: who may come in, as what, and the codes on paper.

Every act writes the key file in one step, with its register signed anew. No key is given while some slot is not as it
was registered; to mend that, such a slot is removed or made anew. The key of a compartment (of sealed notes, say) is
given only by a session that holds it, or by its own recovery code; where nobody holds it yet, the first account whose
role has it makes it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from app.book import backup, registering, rekeying, trusting
from app.book.book import Book
from app.book.keys import Ring, WrongPassphrase, read_ring
from app.book.passphrases import check_passphrase
from app.book.recovery_code import as_code
from app.book.refused import Refused
from app.book.slots import (
    BOOK,
    RECOVERY,
    Slot,
    is_compartment,
    new_slot,
    opened,
    with_keys,
    with_secret,
    without_keys,
)
from app.i18n import _

ACCOUNT = "account"  # the table that the access log names for what is done with accounts and codes
ADDED, RENAMED, ROLE, PASSPHRASE, REMOVED = (
    "account_added", "account_renamed", "account_role", "account_passphrase", "account_removed",
)  # fmt: skip
SHEET, COMPARTMENT_SHEET = "recovery_sheet", "compartment_sheet"
KEY_GIVEN, KEY_TAKEN = "account_key", "account_key_taken"
"""The acts of this module, as the access log keeps them."""


class LastHolder(Refused):
    """Nobody else could open what is sealed: the caller may ask, and say `losing=True`."""


def add(book: Book, name: str, role: str, passphrase: str) -> Slot:
    """A new account. Raises Refused where the name is empty or taken, or the passphrase is weak.

    It gets the compartments of its role where this session holds their keys; otherwise somebody who does gives them.
    """
    _may_keep(book)
    name = _free_name(book, name)
    registering.check_sealing(book)
    slot = registering.made(book, name, role, check_passphrase(passphrase))
    registering.write(book, registering.signed(book, book.ring.with_slot(slot), slot.id))
    _note(book, ADDED, slot)
    return slot


def rename(book: Book, id_: str, name: str) -> None:
    """Another name for an account. The journal keeps the name under which entries were made."""
    _may_keep(book)
    registering.check_sealing(book)
    slot = replace(book.ring.account(id_), name=_free_name(book, name, id_))
    registering.write(book, registering.signed(book, book.ring.with_slot(registering.bound_anew(book, slot)), id_))
    _note(book, RENAMED, slot)


def change_role(book: Book, id_: str, role: str, losing: bool = False) -> None:
    """Another role; with it go the compartments that it does not have, and come those that this session can give.

    Raises Refused for the own account, LastHolder where nobody else holds a compartment's key. The key of a
    compartment that is left is due to be replaced.
    """
    _may_keep(book)
    registering.check_sealing(book)
    slot = _other(book, id_)
    left = [name for name in held(slot) if name not in book.compartments.get(role, ())]
    if not losing:
        _keep_holders(book, slot, left)
    slot = registering.bound_anew(book, replace(without_keys(slot, *left), role=role))
    ring = book.ring.with_slot(with_keys(book.ring.book, slot, registering.giveable(book, role)))
    registering.write(book, registering.signed(book, with_due(ring, left), id_))
    _note(book, ROLE, slot)


def choose_passphrase(book: Book, passphrase: str) -> None:
    """Another passphrase for the account of this session; what is sealed to it stays readable.

    Where the recovery code opened the book, this resets the account that was chosen.
    """
    if book.needs_passphrase:
        reset(book, book.account.id, passphrase)
        return
    slot = with_secret(book.ring.book, book.account, check_passphrase(passphrase), book.unlocked.private)
    registering.write(book, book.ring.with_slot(slot))
    _note(book, PASSPHRASE, slot)


def reset(book: Book, id_: str, passphrase: str, losing: bool = False) -> None:
    """A new passphrase for somebody who forgot theirs, with a new key pair: nobody can open the old one.

    The account gets the keys that this session can give; what was sealed to this one person alone is lost. Raises
    LastHolder where the old slot is the only one with the key of a compartment. Whoever is in the book keeps the
    key pair: for the own account this is `choose_passphrase`. A slot that was changed past the program is made good.
    """
    if id_ != book.account.id:
        _may_keep(book)
    elif not book.needs_passphrase:
        choose_passphrase(book, passphrase)
        return
    old = trusting.as_registered(book.ring, book.unlocked, book.ring.account(id_))
    check_passphrase(passphrase)
    if not losing:
        _keep_holders(book, old, [name for name in held(old) if not book.holds(name)])
    slot = registering.made(book, old.name, old.role, passphrase, old.id)
    registering.write(book, registering.signed(book, book.ring.with_slot(slot), slot.id))
    _note(book, PASSPHRASE, slot)


def remove(book: Book, id_: str, losing: bool = False) -> None:
    """Take an account away and replace the book key, so that its slot opens neither this file nor new backups.

    Old backups still open with it. Raises Refused for the own account, LastHolder where nobody else holds a
    compartment's key.
    """
    _may_keep(book)
    slot = _other(book, id_)
    if not losing:
        _keep_holders(book, slot, held(slot))
    ring = with_due(book.ring.of(other for other in book.ring.slots if other.id != id_), held(slot))
    registering.rotate_without(book, registering.signed(book, ring), [id_])
    _note(book, REMOVED, slot)


def new_recovery(book: Book, code: str) -> None:
    """Let `code` (of `new_recovery_code`) take the place of the book's recovery code, and replace the book key.

    The old sheet opens neither this file nor new backups any more.
    """
    _may_keep(book)
    kept = [slot for slot in book.ring.slots if slot.is_account or trusting.is_sheet(book.ring, slot)]
    slot = registering.made(book, "", RECOVERY, code)
    ring = registering.signed(book, book.ring.of([*kept, slot]), slot.id)
    registering.rotate_without(book, ring, [other.id for other in book.ring.slots if other not in kept])
    if book.needs_passphrase and (now := opened(ring.book, book.ring.by_id[slot.id], code)):
        book.unlocked.slot, book.unlocked.private[:] = now.slot, now.private  # this session goes on with the new code
    _note(book, SHEET, slot)


def new_compartment_recovery(book: Book, compartment: str, code: str) -> None:
    """Let `code` open a compartment, instead of the code that did so far. Only a session that holds its key can.

    Where there was another code, the key of the compartment is replaced, too.
    """
    if not book.holds(compartment):
        raise Refused(_("Only somebody who holds the key of this part can make a code for it."))
    keys = {compartment: book.unlocked.keys[compartment]}
    slot = new_slot(book.ring.book, "", RECOVERY, code, keys, pin=trusting.pin_of(book.ring, book.unlocked))
    kept = [other for other in book.ring.slots if not _is_code_of(book, other, compartment)]
    ring = book.ring.of([*kept, slot])
    trusting.check_sealing(ring, book.unlocked)
    if len(kept) == len(book.ring.slots):
        registering.write(book, ring)
    else:
        rekeying.rotate(book, with_due(ring, [compartment]))
    _note(book, COMPARTMENT_SHEET, slot)


def give(book: Book, id_: str, compartment: str) -> None:
    """Give an account the key of a compartment that its role has. Only a session that holds it can."""
    registering.check_sealing(book)
    slot = book.ring.account(id_)
    keys = {name: key for name, key in registering.giveable(book, slot.role).items() if name == compartment}
    if not keys:
        raise Refused(_("Only somebody who holds the key of this part can give it, and only to a role that has it."))
    registering.write(book, book.ring.with_slot(with_keys(book.ring.book, slot, keys)))
    _note(book, KEY_GIVEN, slot)


def take(book: Book, code: str) -> list[str]:
    """Take what a compartment's recovery code opens into the account of this session; returns the compartments.

    Raises WrongPassphrase where it opens none, Refused where the role has no such compartment.
    """
    registering.check_sealing(book)
    for slot in book.ring.slots:
        found = opened(book.ring.book, slot, code) if slot.role == RECOVERY and as_code(code) else None
        if found is None or BOOK in found.keys:
            continue
        mine = {name: key for name, key in found.keys.items() if name in book.compartments.get(book.role, ())}
        if not mine:
            raise Refused(_("Your role does not have this part of the book."))
        registering.write(book, book.ring.with_slot(with_keys(book.ring.book, book.account, mine)))
        book.unlocked.keys.update(mine)
        _note(book, KEY_TAKEN, book.account)
        return list(mine)
    raise WrongPassphrase(_("This recovery code does not belong to this book. Check the letters and type it again."))


def make_compartments(book: Book) -> None:
    """Make the keys of the compartments that this account's role has and that nobody holds yet.

    Raises Refused where no key is given now.
    """
    fresh = {
        name: bytearray(os.urandom(32))
        for name in book.compartments.get(book.account.role, ())
        if book.unlocked.slot.is_account and not book.ring.holders(name)
    }
    if fresh:
        registering.check_sealing(book)
        registering.write(book, book.ring.with_slot(with_keys(book.ring.book, book.account, fresh)))
        book.unlocked.keys.update(fresh)


def backups_it_opens(book: Book, id_: str) -> list[Path]:
    """The backups in the book's folder whose key file has a slot of this id, the newest first."""
    found: list[Path] = []
    for kept in backup.backups(book.path):
        with suppress(Refused):  # a backup whose key file is damaged opens with nothing
            if any(slot.id == id_ for slot in read_ring(kept.folder).slots):
                found.append(kept.folder)
    return found


def held(slot: Slot) -> list[str]:
    """The compartments whose keys an account holds."""
    return [name for name in slot.keys if is_compartment(name)]


def with_due(ring: Ring, compartments: Iterable[str]) -> Ring:
    """The ring in which the keys of these compartments are to be replaced, where somebody still holds them."""
    due = {name for name in (*ring.due, *compartments) if ring.holders(name)}
    return replace(ring, due=tuple(sorted(due)))


def _note(book: Book, act: str, slot: Slot) -> None:
    """Tell the access log, with the name as it now is: after a removal the id alone says nothing to anybody."""
    book.note_access(act, ACCOUNT, [slot.id], slot.name)


def _may_keep(book: Book) -> None:
    """Raises Refused where the account may not keep accounts, or the book has none."""
    if book.is_sample:
        raise Refused(_("The sample school opens for everybody and has no accounts. Start a book of your own."))
    book.require("accounts")


def _other(book: Book, id_: str) -> Slot:
    """Another account than that of this session, so that a coordinator always stays."""
    if id_ == book.account.id:
        raise Refused(_("This is your own account. Another coordinator can do this."))
    return book.ring.account(id_)


def _free_name(book: Book, name: str, own: str = "") -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Say whose account it is."))
    if any(slot.name.casefold() == name.casefold() and slot.id != own for slot in book.accounts):
        raise Refused(_("There is an account “{name}” already. Choose another name.").format(name=name))
    return name


def _keep_holders(book: Book, slot: Slot, compartments: Iterable[str]) -> None:
    """Raises LastHolder where nobody but `slot` holds the key of one of the compartments."""
    for name in compartments:
        if all(other.id == slot.id for other in book.ring.holders(name)):
            raise LastHolder(
                _(
                    "Only “{name}” holds the key of the confidential notes. Without this account nobody could read "
                    "them: let another account or a printed code hold the key first."
                ).format(name=slot.name)
            )


def _is_code_of(book: Book, slot: Slot, compartment: str) -> bool:
    return trusting.is_sheet(book.ring, slot) and slot.holds(compartment)
