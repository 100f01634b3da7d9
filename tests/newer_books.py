"""Books as a newer Pathbook may save them: with a table and a column more, under a higher version."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from app.book import opening, records_file
from app.book.keys import read_ring, unlock
from app.book.records_file import RECORDS, VERSION
from app.book.slots import BOOK

NEWER = VERSION + 2
_MORE = (
    "CREATE TABLE bell (id TEXT PRIMARY KEY, rings TEXT NOT NULL)",
    "INSERT INTO bell VALUES ('first', '08:00')",
    "ALTER TABLE student ADD COLUMN locker TEXT",
    "UPDATE student SET locker = 'B 12'",
)


def make_newer(path: Path, passphrase: str, *statements: str) -> None:
    """Let the closed book in the folder `path` be one of a newer Pathbook, which also does `statements`."""
    change(path, passphrase, *_MORE, *statements, f"PRAGMA user_version = {NEWER}")


def change(path: Path, passphrase: str, *statements: str) -> None:
    """Do `statements` in the records of a closed book."""
    key = unlock(read_ring(path), passphrase).keys[BOOK]
    with closing(records_file.connect(path / RECORDS, key, writes=True)) as connection:
        records: Any = connection
        records.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            records.execute(statement)


def contents(path: Path) -> dict[str, bytes]:
    """Every file of a book byte for byte, but those that say nothing: the lock, and what SQLite keeps while it reads.

    An empty log is none.
    """
    silent = {opening.LOCK, f"{RECORDS}-shm"}
    files = (file for file in sorted(path.rglob("*")) if file.is_file() and file.name not in silent)
    return {str(file.relative_to(path)): data for file in files if (data := file.read_bytes())}
