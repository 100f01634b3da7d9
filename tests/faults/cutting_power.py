"""Power cuts, simulated: what was flushed to the disk is there, of what was not any part may be.

Nothing here needs a special disk. A cut while saving is made from the files before and after an act: SQLite flushes
the log at every commit and before it is brought into the file, so that between the two any sectors of what differs
may have reached the disk. A cut in our own file code is made by following which files were written and not flushed:
those are cut short when the power goes.
"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from app.book import accounts, records_file
from app.book.backup import BACKUPS
from app.book.book import Book
from app.book.records_file import RECORDS
from app.book.slots import BOOK
from app.models import Student
from tests.books import cheap_keys
from tests.faults.ground import COPY, empty, opened, restore, school, student
from tests.faults.proving import Kept, last_entry, prove, prove_sound
from tests.faults.trials import Lost, Measure
from tests.faults.victims import CONTEXT, READY, Tell

SECTOR = 512
LOG, HEAD = f"{RECORDS}-wal", "head.json"
GONE = 77  # exit status of a process without power


# ---- while SQLite writes


class State(NamedTuple):
    """The files of a book at one moment."""

    records: bytes
    log: bytes
    head: bytes


def while_saving(chance: Random, folder: Path, ground: Path) -> None:
    """The power goes during one of several commits, or while the log is brought into the file."""
    path = empty(ground, folder)
    states: list[tuple[State, list[Kept]]] = []
    with opened(path) as book:
        acknowledged = [last_entry(book)]
        states.append((_state(path), list(acknowledged)))
        for number in range(chance.randrange(2, 7)):
            if chance.random() < 0.3:
                _bring_in(book)
            else:
                with book.edit(f"Edit {number}") as edit:
                    count = chance.choice([1, 3, 40, 400])
                    edit.insert(Student, [student(chance, number * 1000 + n) for n in range(count)])
                acknowledged.append(last_entry(book))
            states.append((_state(path), list(acknowledged)))
    at = chance.randrange(1, len(states))
    (before, known), (after, _later) = states[at - 1], states[at]
    cut = _cut(chance, before, after)
    for name, content in zip((RECORDS, LOG, HEAD), cut, strict=True):
        (path / name).write_bytes(content)
    with opened(path) as book:
        prove(book, known)


def _state(path: Path) -> State:
    return State(*(_content(path / name) for name in (RECORDS, LOG, HEAD)))


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _bring_in(book: Book) -> None:
    """Bring the log into the file, as SQLite does from time to time."""
    with closing(records_file.connect(book.path / RECORDS, book.unlocked.keys[BOOK], writes=True)) as connection:
        connection.execute("PRAGMA wal_checkpoint(RESTART)").fetchall()


def _cut(chance: Random, before: State, after: State) -> State:
    """What may lie on the disk when the power goes between two states."""
    if before.log != after.log and (before.records == after.records or chance.random() < 0.5):
        return State(before.records, _torn(chance, before.log, after.log), before.head)
    return State(_torn(chance, before.records, after.records), after.log, chance.choice([before, after]).head)


def _torn(chance: Random, before: bytes, after: bytes) -> bytes:
    """Some sectors of `after` over `before`; what was to be longer may be, with nothing or noise in it."""
    size = chance.choice([len(before), len(after), chance.randrange(min(len(before), len(after)), len(after) + 1)])
    filler = chance.randbytes(SECTOR) if chance.random() < 0.2 else bytes(SECTOR)
    torn = bytearray(before[:size])
    while len(torn) < size:
        torn += filler
    share = chance.choice([0.0, 0.1, 0.5, 0.9, 1.0])
    for start in range(0, size, SECTOR):
        if chance.random() < share:
            torn[start : start + SECTOR] = after[start : start + SECTOR]
    return bytes(torn[:size])


# ---- in our own file code


def in_file_code(chance: Random, folder: Path, ground: Path) -> None:
    """The power goes at some act on a file in a backup, a copy, a restore, or the key file."""
    path, copy, place = school(ground, folder), folder / "to carry" / "copy", folder / "restored.pathbook"
    ours, theirs = CONTEXT.Pipe(duplex=False)
    arguments = (theirs, str(folder), str(ground / COPY), chance.random(), chance.choice(list(ACTS)))
    process = CONTEXT.Process(target=_work_without_power, args=arguments)
    process.start()
    theirs.close()
    told: list[Any] = []
    try:
        while True:
            told.append(ours.recv())
    except EOFError:
        process.join()
    if process.exitcode not in (0, GONE):
        raise Lost(f"the work itself failed: {told[-1:]}")
    with opened(path) as book:
        prove(book, [Kept(*words) for words in told if isinstance(words, tuple)])
        for backup in (path / BACKUPS).glob("*[0-9]Z"):
            restore(backup, folder / f"from {backup.name}.pathbook")
    if copy.exists():
        restore(copy, folder / "from copy.pathbook")
    if place.exists():
        with opened(place) as book:
            prove_sound(book)
    if ("copied" in told and not copy.exists()) or ("restored" in told and not place.exists()):
        raise Lost("what was said to be done is not there")


def _work_without_power(pipe: Any, folder: str, copy: str, seed: float, act: str) -> None:
    chance = Random(seed)
    book = opened(Path(folder) / "School.pathbook")
    pipe.send(READY)
    Power(Path(folder), chance, chance.randrange(1, 60)).watch()
    try:
        with cheap_keys():
            for _round in range(3):
                book.save(Student, book.ids(Student)[0], {"preferred_name": f"Round {chance.random()}"})
                pipe.send(tuple(last_entry(book)))
                ACTS[act](pipe.send, book, Path(folder), Path(copy))
    except Exception as fault:
        pipe.send(repr(fault))
        raise
    os._exit(0)


class Power:
    """Follows what this process writes, and takes the power away at the `last`-th act on a file below `folder`."""

    def __init__(self, folder: Path, chance: Random, last: int) -> None:
        self._folder, self._chance, self._left = str(folder), chance, last
        self._unflushed: set[str] = set()
        self._fsync = os.fsync

    def watch(self) -> None:
        """Begin. There is no end but that of the process."""
        os.fsync = self._flush
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | os.PathLike):
            path, flags = os.fspath(arguments[0]), arguments[2] or 0
            if (
                isinstance(path, str)
                and path.startswith(self._folder)
                and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            ):
                self._count()
                self._unflushed.add(path)
        elif event == "os.rename" and str(arguments[0]).startswith(self._folder):
            self._count()
            old, new = str(arguments[0]), str(arguments[1])
            moved = {path for path in self._unflushed if path == old or path.startswith(old + os.sep)}
            self._unflushed = (self._unflushed - moved) | {new + path[len(old) :] for path in moved}

    def _flush(self, handle: int) -> None:
        self._count()
        self._fsync(handle)
        flushed = os.fstat(handle)
        self._unflushed = {path for path in self._unflushed if not _is(path, flushed)}

    def _count(self) -> None:
        self._left -= 1
        if self._left == 0:
            lost, self._unflushed = self._unflushed, set()
            for path in sorted(lost):
                if os.path.isfile(path):  # noqa: PTH113 - Path would be heard again
                    os.truncate(path, self._chance.choice([0, self._chance.randrange(os.path.getsize(path) + 1)]))  # noqa: PTH202
            os._exit(GONE)


def _is(path: str, handle: os.stat_result) -> bool:
    """Whether this file is the one behind a handle."""
    return Path(path).exists() and os.path.samestat(Path(path).stat(), handle)


def _back_up(tell: Tell, book: Book, folder: Path, copy: Path) -> None:
    book.back_up()


def _copy(tell: Tell, book: Book, folder: Path, copy: Path) -> None:
    book.back_up(folder / "to carry" / "copy")
    tell("copied")


def _restore(tell: Tell, book: Book, folder: Path, copy: Path) -> None:
    if not (folder / "restored.pathbook").exists():
        restore(copy, folder / "restored.pathbook")
        tell("restored")


def _key_file(tell: Tell, book: Book, folder: Path, copy: Path) -> None:
    slot = accounts.add(book, "Somebody", "viewer", "four otters swim upstream")
    accounts.rename(book, slot.id, "Somebody Else")
    accounts.rename(book, slot.id, f"Somebody {len(book.accounts)} {book.entries()[-1].seq}")


ACTS = {"backup": _back_up, "copy": _copy, "restore": _restore, "key file": _key_file}


def not_followed() -> str:
    """Windows flushes otherwise."""
    return "what Windows flushes cannot be followed from here" if sys.platform == "win32" else ""


MEASURES = [
    Measure("simulated power cuts while saving", 200, 8, 2, while_saving),
    Measure("simulated power cuts in file code", 100, 6, 1, in_file_code, obstacle=not_followed),
]
