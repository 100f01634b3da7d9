"""Key files past the program: what somebody who can write them, with or without an account, does to a book."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cryptography.exceptions import InvalidTag

from app.book import accounts, opening, register, slots
from app.book.book import Book
from app.book.keys import KEYS, Ring, read_ring, write_ring
from app.book.recovery_code import new_recovery_code
from app.book.slots import BOOK, Slot, Unlocked, with_keys
from app.models import Student
from app.models.hour_totals import HourTotals

DANA, TOM, CARA, OTTO, IDA, NEW = (
    "seven quiet herons", "three small otters", "nine loud pelicans", "four awake owls", "two brown wrens",
    "eleven green lanterns",
)  # fmt: skip
NOTES, NEW_CODE = "notes", new_recovery_code()


def open_at(path: Path, secret: str) -> Book:
    return opening.open_book(path, secret, (HourTotals(),), None, {"counselor": (NOTES,)})


def make_book(path: Path) -> Path:
    """A book of the coordinators Dana and Ida, the teacher Tom, and the counselors Cara and Otto.

    Cara made the key of the notes and has a sheet for it; nobody gave it to Otto yet.
    """
    opening.make_files(path, "Dana", DANA)
    with open_at(path, DANA) as book:
        for name, role, secret in (
            ("Ida", "coordinator", IDA),
            ("Tom", "teacher", TOM),
            ("Cara", "counselor", CARA),
            ("Otto", "counselor", OTTO),
        ):
            accounts.add(book, name, role, secret)
    with open_at(path, CARA) as book:
        accounts.new_compartment_recovery(book, NOTES, new_recovery_code())
    for secret in (IDA, TOM, OTTO, DANA):
        open_at(path, secret).close()
    return path


def unlocked(path: Path, name: str, secret: str) -> Unlocked:
    """What somebody's own program gets out of the key file."""
    ring = read_ring(path)
    found = slots.opened(ring.book, ring.named(name), secret)
    assert found is not None
    return found


def recovery(ring: Ring) -> Slot:
    return next(slot for slot in ring.slots if slot.role == "recovery" and slot.holds(BOOK))


def sheet(ring: Ring) -> Slot:
    return next(slot for slot in ring.slots if slot.role == "recovery" and not slot.holds(BOOK))


def planted(path: Path, slot: Slot, by: Unlocked) -> None:
    """Somebody with an account puts their own public key into a slot, and seals to it what they hold themselves."""
    ring = read_ring(path)
    write_ring(path, ring.with_slot(with_keys(ring.book, replace(slot, public=by.slot.public), by.keys)))


def planted_twice(path: Path) -> tuple[Unlocked, Ring]:
    """Tom's own key in Otto's slot and in that of the recovery sheet; the key file as it was before."""
    tom, ring = unlocked(path, "Tom", TOM), read_ring(path)
    for slot in (ring.named("Otto"), recovery(ring)):
        planted(path, slot, tom)
    return tom, ring


def got(path: Path, id_: str, by: Unlocked) -> dict[str, bytes]:
    """The keys of the slot `id_` that this private key opens now."""
    ring = read_ring(path)
    found: dict[str, bytes] = {}
    for name in ring.by_id[id_].keys if id_ in ring.by_id else ():
        with suppress(InvalidTag, ValueError):
            found[name] = bytes(slots._unsealed(ring.book, ring.by_id[id_], by.private, name))
    return found


def said(book: Book) -> list[str]:
    """What the check says, the first words of each."""
    return [sentence.split(",")[0] for sentence in book.check()]


def student(book: Book) -> str:
    with book.edit("One") as edit:
        return edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"}])[0]


def with_own_key(path: Path, by: Unlocked, seed: bytes) -> None:
    """A register of the file as it is, signed by a key of somebody's own, who knows the book key."""
    ring = read_ring(path)
    assert ring.register is not None
    entries = tuple(register.entry_of(slot) for slot in ring.slots if slot.id in ring.register.by_id)
    told = register.Register(ring.register.counter + 1, entries, (register.verifying(seed),))
    write_ring(path, replace(ring, register=register.signed(ring.book, told, seed, by.keys[BOOK])))


def without_register(path: Path) -> None:
    told = json.loads((path / KEYS).read_text())
    (path / KEYS).write_text(json.dumps(told | {"register": None}))
