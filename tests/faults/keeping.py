"""Kills in the middle of a backup, a restore, a migration, new keys and a new key file: the book always opens."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from app.book import accounts
from app.book.backup import BACKUPS
from app.book.keys import WrongPassphrase
from app.book.records_file import VERSION
from app.models import Student
from app.models.opening import open_book
from tests.books import PASSPHRASE, cheap_keys
from tests.faults.ground import COPY, OLD_BOOKS, opened, restore, school
from tests.faults.proving import Kept, last_entry, prove, prove_sound
from tests.faults.trials import Lost, Measure
from tests.faults.victims import READY, Tell, kill_at_random

LEAVING = "four otters swim upstream"


def in_backup(chance: Random, folder: Path, ground: Path) -> None:
    """Backups into the book's folder and copies into one file: what bears a name is whole."""
    path, copy = school(ground, folder), folder / "to carry" / "copy"
    told = kill_at_random(chance, 4, 0.15, back_up, str(path), str(copy))
    with opened(path) as book:
        prove(book, [Kept(*words) for words in told if words != READY])
    whole = [p for p in (path / BACKUPS).iterdir() if p.is_dir() and p.suffix != ".part"]
    for number, one in enumerate(sorted(whole)[-2:]):
        _open_backup(one, folder / f"aside {number}")
    if copy.exists():
        restore(copy, folder / "restored.pathbook")
        with opened(folder / "restored.pathbook") as book:
            prove_sound(book)
    with opened(path) as book:
        book.back_up()
        book.back_up(copy)


def back_up(tell: Tell, path: str, copy: str) -> None:
    """Save and back up until killed."""
    book = opened(Path(path))
    tell(READY)
    for round_ in range(100):
        book.save(Student, book.ids(Student)[0], {"preferred_name": f"Round {round_}"})
        tell(tuple(last_entry(book)))
        book.back_up()
        book.back_up(Path(copy))


def _open_backup(backup: Path, aside: Path) -> None:
    """A backup in the book's folder has what a book has: records and keys."""
    shutil.copytree(backup, aside)
    with opened(aside) as book:
        prove_sound(book)


def in_restore(chance: Random, folder: Path, ground: Path) -> None:
    """The restored book is there and sound, or not there at all and can be restored again."""
    place = folder / "restored.pathbook"
    told = kill_at_random(chance, 1, 0.03, take_back, str(ground / COPY), str(place))
    if "restored" in told and not place.exists():
        raise Lost("a book that was restored is not there")
    if not place.exists():
        restore(ground / COPY, place)
    with opened(place) as book:
        prove_sound(book)


def take_back(tell: Tell, copy: str, place: str) -> None:
    """Restore once."""
    tell(READY)
    restore(Path(copy), Path(place))
    tell("restored")


def in_migration(chance: Random, folder: Path, ground: Path) -> None:
    """A book of an older Pathbook is as it was, or brought up to date; opening it again finishes the work."""
    old = chance.choice([book for book in sorted(OLD_BOOKS.glob("*.pathbook")) if int(book.stem) < VERSION])
    path = Path(shutil.copytree(old, folder / old.name))
    kill_at_random(chance, 1, 0.25, migrate, str(path))
    with opened(path) as book:
        if [student.last_name for student in book.records(Student)] != ["Echeverría", "Nguyễn"]:
            raise Lost("students of the old book are gone")
        if found := book.check():
            raise Lost(f"check says: {found[:3]}")


def migrate(tell: Tell, path: str) -> None:
    """Open an old book; tell when its migration begins."""
    from app.book.migrations import migrating

    work = migrating.bring_up_to_date

    def told(*arguments: Any, **named: Any) -> None:
        tell(READY)
        work(*arguments, **named)

    with patch.object(migrating, "bring_up_to_date", told):
        opened(Path(path)).close()


def in_key_file(chance: Random, folder: Path, ground: Path) -> None:
    """After a passphrase was chosen it opens the book; while the next is being chosen, either of the two does."""
    path = school(ground, folder)
    told = kill_at_random(chance, 8, 0.01, choose, str(path))
    last = PASSPHRASE if told[-1] == READY else told[-1]
    following = _after(last)
    try:
        book = open_book(path, last)
    except WrongPassphrase:
        book = open_book(path, following)
    with book:
        prove_sound(book)


def choose(tell: Tell, path: str) -> None:
    """Choose one passphrase after the other."""
    with cheap_keys():
        book = opened(Path(path))
        tell(READY)
        passphrase = PASSPHRASE
        for _round in range(300):
            passphrase = _after(passphrase)
            accounts.choose_passphrase(book, passphrase)
            tell(passphrase)


def _after(passphrase: str) -> str:
    words, _space, number = passphrase.rpartition(" ")
    return f"{words} {int(number) + 1}" if number.isdigit() else f"{passphrase} 1"


def in_rekey(chance: Random, folder: Path, ground: Path) -> None:
    """Accounts go and keys are replaced: the coordinator still comes in, the one who left no more."""
    path = school(ground, folder)
    told = kill_at_random(chance, 5, 0.12, rekey, str(path))
    with opened(path) as book:
        prove(book, [Kept(*words) for words in told if isinstance(words, tuple)])
    if left := [words for words in told if isinstance(words, str) and words.startswith(LEAVING)]:
        try:
            open_book(path, left[-1]).close()
        except WrongPassphrase:
            return
        raise Lost("an account that was removed still opens the book")


def rekey(tell: Tell, path: str) -> None:
    """Let somebody come, save, and let them go again, which replaces the key of the book."""
    with cheap_keys():
        book = opened(Path(path))
        tell(READY)
        for round_ in range(50):
            slot = accounts.add(book, "Somebody Leaving", "viewer", f"{LEAVING} {round_}")
            book.save(Student, book.ids(Student)[0], {"preferred_name": f"Round {round_}"})
            tell(tuple(last_entry(book)))
            accounts.remove(book, slot.id)
            tell(f"{LEAVING} {round_}")


MEASURES = [
    Measure("kills in backup", 200, 4, 1, in_backup),
    Measure("kills in restore", 200, 5, 1, in_restore),
    Measure("kills in migration", 200, 4, 1, in_migration),
    Measure("kills in rekey", 200, 4, 1, in_rekey),
    Measure("kills in key-file save", 200, 6, 1, in_key_file),
]
