"""Full disks, and disks that fail: one plain sentence each time, and nothing that was acknowledged is lost."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from app.book import accounts
from app.book.book import Book
from app.book.refused import Refused
from app.imports.intake import apply, read_roster
from app.models import Note, Student
from tests.books import cheap_keys
from tests.faults.ground import COPY, SCHOOL, opened, restore, roster, school
from tests.faults.proving import Kept, last_entry, prove
from tests.faults.trials import Lost, Measure

PLENTY = 64 << 20
_NEW_NAMESPACE, _NEW_USER, _REMOUNT, _PRIVATE = 0x00020000, 0x10000000, 32, 1 << 18 | 1 << 14


# ---- a disk of limited size


def on_a_full_disk(chance: Random, folder: Path, ground: Path) -> None:
    """Work on a small disk of its own until it is full, then make room and look."""
    disk = folder / "disk"
    disk.mkdir()
    small = (
        sum(p.stat().st_size for p in (ground / SCHOOL).rglob("*") if p.is_file()) + chance.randrange(40, 1500) * 1024
    )
    with limited(disk, PLENTY) as resize:
        path = school(ground, disk)
        resize(small)
        acknowledged: list[Kept] = []
        with suppress(Refused), opened(path) as book:
            _work_until_refused(book, chance, acknowledged, folder)
            prove_there(book, acknowledged)
        resize(PLENTY)
        with opened(path) as book:
            prove(book, acknowledged, at_most_more=0)


def _work_until_refused(book: Book, chance: Random, acknowledged: list[Kept], folder: Path) -> None:
    act = chance.choice([_save_much, _import, _back_up, _copy, _choose])
    for round_ in range(400):
        try:
            act(book, chance, round_, folder)
            acknowledged.append(last_entry(book))
            _save_much(book, chance, round_, folder)
        except Refused as refused:
            _check_sentence(refused)
            return
        acknowledged.append(last_entry(book))
    raise Lost("the disk never became full")


def _save_much(book: Book, chance: Random, round_: int, folder: Path) -> None:
    with book.edit(f"Notes {round_}") as edit:
        who = book.ids(Student)[0]
        text = "".join(chance.choice("abcdefghijklmnopqrstuvwxyz ") for _ in range(2000))
        edit.insert(Note, [{"student_id": who, "date": book.entries()[0].at.date(), "text": text} for _ in range(8)])


def _import(book: Book, chance: Random, round_: int, folder: Path) -> None:
    intake = read_roster(book, roster(chance, folder / "roster.csv", 100))
    for _progress in apply(book, intake, take_good=True):
        pass


def _back_up(book: Book, chance: Random, round_: int, folder: Path) -> None:
    book.back_up()


def _copy(book: Book, chance: Random, round_: int, folder: Path) -> None:
    book.back_up(book.path.parent / f"{round_}.copy")


def _choose(book: Book, chance: Random, round_: int, folder: Path) -> None:
    with cheap_keys():
        accounts.add(book, f"Colleague {round_}", "viewer", f"four otters swim upstream {round_}")


def prove_there(book: Book, acknowledged: list[Kept]) -> None:
    """Raises Lost unless the newest acknowledged edit is the newest there is."""
    if acknowledged and last_entry(book) != acknowledged[-1]:
        raise Lost("the last acknowledged edit is not the last of the book")


def _check_sentence(refused: Refused) -> None:
    said = str(refused)
    if not said.strip() or "\n" in said or "Errno" in said or "Error" in said or "None" in said:
        raise Lost(f"no plain sentence: {said!r}")


@contextmanager
def limited(folder: Path, size: int) -> Generator[Callable[[int], None]]:
    """A disk of `size` bytes in memory at `folder`, seen by this process alone; gives the way to resize it."""
    _mount(folder, size)
    try:
        yield lambda size: _mount(folder, size, _REMOUNT)
    finally:
        libc().umount2(str(folder).encode(), 2)


def _mount(folder: Path, size: int, flags: int = 0) -> None:
    if libc().mount(b"none", str(folder).encode(), b"tmpfs", flags, f"size={size}".encode()):
        raise OSError(ctypes.get_errno(), "mount")


def libc() -> Any:
    """The C library, whose errors are kept."""
    return ctypes.CDLL(None, use_errno=True)


_own_mounts = False


def own_mounts() -> bool:
    """Let this process have mounts that nobody else sees; whether that was possible."""
    global _own_mounts
    if not _own_mounts:
        flags = _NEW_NAMESPACE | (0 if os.geteuid() == 0 else _NEW_USER)
        if libc().unshare(flags) or libc().mount(b"none", b"/", None, _PRIVATE, None):
            return False
        _own_mounts = True
    return True


# ---- a limit to the size of files


def beyond_a_limit(chance: Random, folder: Path, ground: Path) -> None:
    """No file may grow beyond a size, as on a full disk; where the system has such limits."""
    import resource

    path = school(ground, folder)
    size = (path / "records.db").stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    acknowledged: list[Kept] = []
    try:
        with suppress(Refused), opened(path) as book:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + chance.randrange(1, 800) * 1024, before[1]))
            _work_until_refused(book, chance, acknowledged, folder)
            prove_there(book, acknowledged)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    with opened(path) as book:
        prove(book, acknowledged, at_most_more=0)


def full_disk(chance: Random, folder: Path, ground: Path) -> None:
    """A disk of limited size where this system lets us have one, else a limit to the size of files."""
    (on_a_full_disk if sys.platform == "linux" and own_mounts() else beyond_a_limit)(chance, folder, ground)


def no_limits() -> str:
    """Windows has neither."""
    return "Windows limits neither disks nor files for a program" if sys.platform == "win32" else ""


# ---- errors of our own file code


def failing(chance: Random, folder: Path, ground: Path) -> None:
    """The n-th act on a file fails, in backups, copies, restores, new passphrases and new books."""
    path = school(ground, folder)
    act = chance.choice([_act_back_up, _act_copy, _act_restore, _act_choose])
    number, kind = chance.randrange(1, 14), chance.choice([errno.EIO, errno.ENOSPC, errno.EACCES])
    with opened(path) as book:
        with book.edit("Before") as edit:
            edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"}])
        acknowledged = [last_entry(book)]
        with errors(folder, number, kind):
            try:
                act(book, folder, ground)
            except Refused as refused:
                _check_sentence(refused)
    with opened(path) as book:
        prove(book, acknowledged, at_most_more=0)


def _act_back_up(book: Book, folder: Path, ground: Path) -> None:
    book.back_up()


def _act_copy(book: Book, folder: Path, ground: Path) -> None:
    book.back_up(folder / "to carry" / "copy")


def _act_restore(book: Book, folder: Path, ground: Path) -> None:
    mine = Path(shutil.copyfile(ground / COPY, folder / "mine.copy"))
    restore(mine, folder / "restored.pathbook")


def _act_choose(book: Book, folder: Path, ground: Path) -> None:
    with cheap_keys():
        accounts.add(book, "A Colleague", "viewer", "four otters swim upstream")


@contextmanager
def errors(folder: Path, number: int, kind: int) -> Generator[None]:
    """The `number`-th act of Python on a file below `folder` raises an OSError; the thread that asks is this one."""
    left = number

    def count(path: object) -> None:
        nonlocal left
        if isinstance(path, str | os.PathLike) and Path(path).is_relative_to(folder):
            left -= 1
            if left == 0:
                raise OSError(kind, os.strerror(kind), str(path))

    def failing_at(real: Callable[..., Any]) -> Callable[..., Any]:
        def act(path: Any, *rest: Any, **named: Any) -> Any:
            count(path)
            return real(path, *rest, **named)

        return act

    def sync(handle: int) -> None:
        count(folder)
        real_sync(handle)

    real_sync = os.fsync
    with patch.object(os, "fsync", sync), patch.object(shutil, "copyfile", failing_at(shutil.copyfile)), \
            patch.object(os, "replace", failing_at(os.replace)), patch.object(os, "rename", failing_at(os.rename)), \
            patch.object(Path, "open", failing_at(Path.open)), patch.object(Path, "mkdir", failing_at(Path.mkdir)), \
            patch.object(Path, "replace", failing_at(Path.replace)), \
            patch.object(Path, "rename", failing_at(Path.rename)), \
            patch.object(Path, "write_bytes", failing_at(Path.write_bytes)):  # fmt: skip
        yield


MEASURES = [
    Measure("full disks", 100, 4, 1, full_disk, obstacle=no_limits),
    Measure("failing disks", 100, 8, 3, failing),
]
