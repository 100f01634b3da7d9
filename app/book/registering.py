"""Making slots of an open book and writing them, registered, into its key file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.book import rekeying, trusting
from app.book.book import Book
from app.book.keys import Ring, write_ring
from app.book.slots import BOOK, Slot, new_slot, with_keys


def made(book: Book, name: str, role: str, secret: str, id_: str | None = None) -> Slot:
    """A new slot with the book key and those of the role's compartments that this session holds."""
    keys = {BOOK: book.unlocked.keys[BOOK], **giveable(book, role)}
    return new_slot(book.ring.book, name, role, secret, keys, id_, trusting.pin_of(book.ring, book.unlocked))


def bound_anew(book: Book, slot: Slot) -> Slot:
    """The slot with the book key sealed to its present name and role."""
    return with_keys(book.ring.book, slot, {BOOK: book.unlocked.keys[BOOK]})


def giveable(book: Book, role: str) -> dict[str, bytearray]:
    """The keys of a role's compartments that this session holds."""
    return {name: book.unlocked.keys[name] for name in book.compartments.get(role, ()) if book.holds(name)}


def check_sealing(book: Book) -> None:
    """Raises Refused where a slot is not as it was registered: no key is sealed to any then."""
    trusting.check_sealing(book.ring, book.unlocked)


def write(book: Book, ring: Ring) -> None:
    """Let `ring` be the slots of the book. Raises Refused where nothing of it may be written."""
    with book.alone():
        write_ring(book.path, ring)
        book.ring = ring


def signed(book: Book, ring: Ring, *slots: str) -> Ring:
    """The ring, in which slots of these ids are new or changed, as this session signs it; Refused where it cannot."""
    return trusting.sign(book.ring, ring, book.unlocked, *slots)


def rotate_without(book: Book, ring: Ring, gone: Iterable[str]) -> None:
    """Replace the book key, for the slots of `ring`.

    Where one that goes was wrong and another one still is, it goes all the same, and the key is replaced once all is
    mended. Raises Refused where only others are wrong.
    """
    wrong = {fault.slot for fault in trusting.faults(book.ring, book.unlocked) if fault.holds_up}
    if wrong & {"", *gone} and any(fault.holds_up for fault in trusting.faults(ring, book.unlocked)):
        write(book, replace(ring, due=tuple(sorted({*ring.due, BOOK}))))
    else:
        rekeying.rotate(book, ring)
