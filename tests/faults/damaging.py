"""Damaged books: whatever was flipped, emptied or cut off in the records is noticed, and nothing crashes."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from random import Random

from app.book import records_file
from app.book.records_file import PAGE, RECORDS
from app.book.refused import Refused
from app.book.slots import BOOK
from tests.faults.ground import empty, opened, school
from tests.faults.proving import differences
from tests.faults.trials import Lost, Measure

LOGGED = "Logged.pathbook"  # a book whose last edits lie in the write-ahead log alone
SIZES = "sizes"  # how many entries lie in the file itself, and the size of the log after each commit, one a line
_WAL_HEAD, _FRAME = 32, 24 + PAGE


def damage(chance: Random, data: bytearray) -> str:
    """Alter `data` in one place, in a way that really changes it; returns what was done."""
    while True:
        before = bytes(data)
        at = chance.randrange(len(data))
        length = min(len(data) - at, chance.choice([1, 16, 512, PAGE, 5 * PAGE]))
        match chance.randrange(6):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
                said = f"a bit at {at}"
            case 1:
                data[at : at + length] = bytes(length)
                said = f"{length} bytes of nothing at {at}"
            case 2:
                data[at : at + length] = chance.randbytes(length)
                said = f"{length} bytes of noise at {at}"
            case 3:
                del data[at:]
                said = f"cut at {at}"
            case 4:
                del data[at - at % PAGE :]
                said = f"cut at the page at {at - at % PAGE}"
            case _:
                one, other = (chance.randrange(len(data) // PAGE) * PAGE for _side in "ab")
                data[one : one + PAGE] = before[other : other + PAGE]
                said = f"the page at {other} in the place of that at {one}"
        if bytes(data) != before:
            return said


def notice(chance: Random, folder: Path, ground: Path) -> None:
    """Every damage to the records is refused when the book is opened, or found by `check`.

    Pages of the free list count like all others: `check` proves the seal of every page, read or not.
    """
    path = empty(ground, folder)
    records = path / RECORDS
    data = bytearray(records.read_bytes())
    said = damage(chance, data)
    records.write_bytes(data)
    try:
        with opened(path) as book:
            if book.check():
                return
    except Refused:
        return
    raise Lost(f"{said} was not noticed")


def lay_out_log(ground: Path) -> None:
    """A book as it lies on the disk in the middle of work: copied with its log, without having been closed."""
    from app.models import Student

    work = empty(ground, ground / "making")
    with opened(work) as book:
        sizes = [len(book.entries())]
        log = work / f"{RECORDS}-wal"
        for number in range(12):
            with book.edit(f"Edit {number}") as edit:
                edit.insert(
                    Student, [{"last_name": f"Student {number}", "first_name": str(n)} for n in range(number + 1)]
                )
            sizes.append(log.stat().st_size)
        shutil.copytree(work, ground / LOGGED, ignore=shutil.ignore_patterns("*-shm", "*.lock"))
    shutil.rmtree(ground / "making")
    (ground / SIZES).write_text("\n".join(map(str, sizes)))


def recover(chance: Random, folder: Path, ground: Path) -> None:
    """A log that is broken somewhere gives back exactly the commits before the break, and says what is missing."""
    path = Path(shutil.copytree(ground / LOGGED, folder / LOGGED))
    log = path / f"{RECORDS}-wal"
    first, *sizes = [int(line) for line in (ground / SIZES).read_text().split()]
    data = bytearray(log.read_bytes())
    before = bytes(data)
    said = damage(chance, data)
    log.write_bytes(data)
    at = next((n for n, (old, new) in enumerate(zip(before, data, strict=False)) if old != new), len(data))
    # What lies in the frame that holds the first altered byte is not valid any more, nor what comes after it.
    valid = 0 if at < _WAL_HEAD else at - (at - _WAL_HEAD) % _FRAME
    wanted = first + sum(size <= valid for size in sizes)
    with opened(path) as book:
        held = len(book.entries())
        if held != wanted:
            raise Lost(f"{said} in the log: {held} entries instead of {wanted}")
        if found := differences(book):
            raise Lost(f"{said} in the log: {found[:3]}")
        missing, findings = first + len(sizes) - held, book.check()
        if bool(missing) != bool(findings):
            raise Lost(f"{said} in the log: {missing} acknowledged entries are missing, and check says {findings[:3]}")


# What somebody with the key and a tool for databases could do: the name is said for the list of trials.
FORGERIES = (
    "UPDATE journal SET account = 'Somebody Else' WHERE entry = {entry}",
    "UPDATE journal SET at = '2020-01-01T00:00:00.000+00:00' WHERE entry = {entry}",
    "UPDATE journal SET title = 'Nothing' WHERE entry = {entry}",
    "UPDATE journal SET body = (SELECT body FROM journal WHERE entry = 1) WHERE entry = {entry}",
    "UPDATE journal SET body = x'00' WHERE entry = {entry}",
    "UPDATE journal SET prev = hash WHERE entry = {entry}",
    "UPDATE journal SET hash = prev WHERE entry = {entry}",
    "DELETE FROM journal WHERE entry = {entry}",
    "DELETE FROM journal WHERE entry >= {entry}",
)


def forge(chance: Random, folder: Path, ground: Path) -> None:
    """An entry of the journal that was altered with the key of the book is found by `check`."""
    path = school(ground, folder)
    forgery = chance.choice(FORGERIES)
    with opened(path) as book:
        key, entries = bytes(book.unlocked.keys[BOOK]), len(book.entries())
    with closing(records_file.connect(path / RECORDS, key, writes=True)) as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        connection.execute(forgery.format(entry=chance.randrange(2, entries + 1)))
    try:
        with opened(path) as book:
            if book.check():
                return
    except Refused:
        return
    raise Lost(f"not noticed: {forgery}")


MEASURES = [
    Measure("damaged records", 5000, 50, 6, notice),
    Measure("forged journals", 200, 10, 2, forge),
    Measure("broken write-ahead logs", 1000, 20, 3, recover),
]
