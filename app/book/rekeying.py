"""Replacing the keys of an open book, so that a slot that was taken away opens nothing that is written from now on.

1. A complete copy of the records, `records.db.next`, is written under the new book key, what compartments hold is
   sealed anew in it, and it is proved.
2. The key file is replaced by one in which every remaining slot has its present and its next keys.
3. The write-ahead log is emptied, nobody has the file open, and the copy is renamed into its place.
4. The key file is replaced by one with the new keys alone.

Wherever this is cut short, the key that opens the records tells how far it came: `settle` ends what was past step 3,
and before it leaves the mark `due`, by which the whole is begun anew when the book is opened.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, update

from app.book import records_file, trusting
from app.book.claiming import place_of
from app.book.files import sync_folder
from app.book.keys import Ring, write_ring
from app.book.records_file import RECORDS, meta
from app.book.refused import Refused
from app.book.register import tagged
from app.book.slots import BOOK, NEXT, Slot, Unlocked, is_given, with_keys, without_keys
from app.i18n import _

if TYPE_CHECKING:
    from app.book.book import Book

NEXT_RECORDS = RECORDS + NEXT

Resealing = Callable[[Connection, str, bytes, bytes], None]
"""Seals anew what a compartment holds: in the open transaction of the copy, by the compartment's name, from its
present key to its next."""

Keys = Mapping[str, bytes | bytearray]


def rotate(book: Book, ring: Ring) -> None:
    """Give the open book new keys, for the slots of `ring` alone: the book key, and the compartments that are due
    and held by this session. Raises Refused, and leaves everything as it was, where a slot is not as it was registered,
    or the disk or another edit is in the way.
    """
    trusting.check_sealing(ring, book.unlocked)
    names = [BOOK, *(name for name in ring.due if name != BOOK and book.holds(name))]
    fresh = {name: os.urandom(32) for name in names}
    former = {name: bytes(book.unlocked.keys[name]) for name in names}
    waiting = _with_next(ring, former, fresh)
    file, next_file = book.path / RECORDS, book.path / NEXT_RECORDS
    with book.alone():
        try:
            _write_next(book, fresh)
            place = place_of(file, next_file.stat().st_ino)
            write_ring(book.path, waiting)
            with book.put_down():
                _empty_log(book.path, book.unlocked.keys[BOOK])
                next_file.replace(file)
                for name, key in fresh.items():
                    book.unlocked.keys[name][:] = key
        except BaseException as error:
            if records_file.opens(file, former[BOOK]):
                _drop_next(book.path)
                write_ring(book.path, book.ring)
            if isinstance(error, OSError):
                said = _("“{path}” cannot be written: {reason}.")
                raise Refused(said.format(path=error.filename or file, reason=error.strerror or error)) from error
            raise
        if names != [BOOK]:
            book.sealed.forget()
            book.forget_undo()  # what was sealed anew is no more what an edit left
        sync_folder(book.path)
        book.claim.place = place
        book.ring = _settled(waiting)
        write_ring(book.path, book.ring)


def settle(path: Path, ring: Ring, unlocked: Unlocked) -> Ring:
    """End or take back a rotation that was cut short, before the book is opened; returns the ring as it now is.

    Keys are dropped only once the others have opened the records. Raises Refused where neither do.
    """
    _drop_next(path)
    following = {name.removesuffix(NEXT): key for name, key in unlocked.keys.items() if name.endswith(NEXT)}
    if not following:
        return ring
    present = {name: key for name, key in unlocked.keys.items() if not name.endswith(NEXT)}
    if BOOK in following and records_file.opens(path / RECORDS, following[BOOK]):
        ring, unlocked.keys = _settled(ring), present | following
    elif records_file.opens(path / RECORDS, present[BOOK]):
        ring, unlocked.keys = _taken_back(ring), present
    else:
        raise records_file.damaged()
    unlocked.slot = next(slot for slot in ring.slots if slot.id == unlocked.slot.id)
    write_ring(path, ring)
    return ring


def is_due(book: Book) -> bool:
    """Whether a key that this session holds is to be replaced."""
    return any(name in book.unlocked.keys for name in book.ring.due)


def _with_next(ring: Ring, former: Keys, fresh: Keys) -> Ring:
    """The ring in which each slot has, besides its keys, those that follow them.

    Every registered slot gets the book key. The key of a compartment that nobody gave it, a slot loses.
    """
    slots: list[Slot] = []
    assert ring.register is not None
    for slot in ring.slots:
        given = {name for name in fresh if slot.holds(name) and is_given(ring.book, slot, name, former[name])}
        given |= {BOOK} if slot.id in ring.register.by_id else set()
        kept = without_keys(slot, *(fresh.keys() - given))
        slots.append(with_keys(ring.book, kept, {name + NEXT: fresh[name] for name in given}))
    return replace(
        ring.of(slot for slot in slots if slot.keys),
        due=tuple(sorted({*ring.due, BOOK})),
        register=tagged(ring.book, ring.register, BOOK + NEXT, fresh[BOOK]),
    )


def _settled(ring: Ring) -> Ring:
    """The ring in which the following keys have taken the place of the present ones."""
    replaced = {name.removesuffix(NEXT) for slot in ring.slots for name in slot.keys if name.endswith(NEXT)}
    slots = [
        replace(_without_next(slot), keys=_following(slot.keys), proofs=_following(slot.proofs)) for slot in ring.slots
    ]
    register = ring.register and replace(ring.register, tags=_following(ring.register.tags))
    due = tuple(name for name in ring.due if name not in replaced)
    return replace(ring, slots=tuple(slots), due=due, register=register)


def _taken_back(ring: Ring) -> Ring:
    """The ring in which no key is followed by another."""
    tags = {name: tag for name, tag in ring.register.tags.items() if not name.endswith(NEXT)} if ring.register else {}
    register = ring.register and replace(ring.register, tags=tags)
    return replace(ring, slots=tuple(_without_next(slot) for slot in ring.slots), register=register)


def _following(parts: Mapping[str, str]) -> dict[str, str]:
    following = {name.removesuffix(NEXT): part for name, part in parts.items() if name.endswith(NEXT)}
    return {name: part for name, part in parts.items() if not name.endswith(NEXT)} | following


def _without_next(slot: Slot) -> Slot:
    return without_keys(slot, *(name for name in slot.keys if name.endswith(NEXT)))


def _write_next(book: Book, fresh: Keys) -> None:
    """Write and prove the copy under the new key."""
    _drop_next(book.path)
    file = book.path / NEXT_RECORDS
    with records_file.bare():
        source: Any = records_file.connect(book.path / RECORDS, book.unlocked.keys[BOOK])
        target: Any = records_file.connect(file, fresh[BOOK], writes=True)
        try:
            source.backup(target)
        finally:
            target.close()
            source.close()
    engine = records_file.open_engine(file, fresh[BOOK], writes=True)
    try:
        with engine.begin() as connection:
            for name, key in fresh.items():
                for reseal in book.resealing if name != BOOK else ():
                    reseal(connection, name, bytes(book.unlocked.keys[name]), bytes(key))
            if book.claim.written:
                here = place_of(book.path / RECORDS, file.stat().st_ino)
                connection.execute(update(meta).where(meta.c.key == "place").values(value=here))
        with engine.connect() as connection:
            problems = records_file.problems_in_file(connection)
    finally:
        engine.dispose()
    if problems:
        raise Refused(_("The records could not be proved sound under a new key, so the old one stays."))
    _empty_log(book.path, fresh[BOOK], NEXT_RECORDS)
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def _empty_log(folder: Path, key: bytes | bytearray, name: str = RECORDS) -> None:
    """Bring everything into the file itself. Raises Refused where somebody else still reads it."""
    with records_file.bare():
        connection: Any = records_file.connect(folder / name, key, writes=True)
        try:
            busy, *_pages = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
    if busy:
        raise Refused(_("The book is being read. Try again in a moment."))
    for rest in ("-wal", "-shm"):
        (folder / (name + rest)).unlink(missing_ok=True)


def _drop_next(folder: Path) -> None:
    for name in (NEXT_RECORDS, f"{NEXT_RECORDS}-wal", f"{NEXT_RECORDS}-shm"):
        (folder / name).unlink(missing_ok=True)
