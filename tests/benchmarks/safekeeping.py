"""What safety costs: unlocking, saving with the journal, a proved backup of a large book, a role's view of it."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from itertools import count
from pathlib import Path

from app.book import accounts
from app.book.records_file import RECORDS
from app.book.slots import COST
from app.models import Student
from app.models.opening import new_book, open_book
from tests.benchmarks.book import MANY, bare, empty_book, students
from tests.benchmarks.figures import Figure, in_turn, seconds
from tests.books import PASSPHRASE

LARGE = 50_000_000  # bytes of records
SAVES = 300


def measure() -> list[Figure]:
    """All figures of keeping a book safe."""
    return [*_unlocking(), _saving(), *_backing_up()]


def _unlocking() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.pathbook"
        with new_book(path, "Heron Slough High School", "Dana Whitfield", PASSPHRASE)[0] as book:
            accounts.add(book, "Tom Ash", "teacher", PASSPHRASE + " too")
            with book.edit("Import") as edit:
                edit.insert(Student, students(5_000))
            dana, tom = (slot.id for slot in book.accounts)
        whole = seconds(lambda: open_book(path, PASSPHRASE, dana).close(), 7)
        limited = seconds(lambda: open_book(path, PASSPHRASE + " too", tom).close(), 7)
    cost = f"Argon2id with {COST['memory_cost'] // 1024} MiB"
    return [
        Figure("unlock a book, and close it again", whole * 1000, "ms", 700, cost),
        Figure("the same as a teacher, who sees the own students", limited * 1000, "ms", 700),
    ]


def _saving() -> Figure:
    with empty_book() as book:
        with book.edit("Import") as edit:
            ids = edit.insert(Student, students(1_000))
        taken: list[float] = []
        numbers = count()
        for id_ in ids[:SAVES]:
            start = time.perf_counter()
            book.save(Student, id_, {"city": f"City {next(numbers)}"})
            taken.append(time.perf_counter() - start)
    slow = statistics.quantiles(taken, n=20)[-1] * 1000
    return Figure("one edit saved with its journal, 95 of 100", slow, "ms", 20, f"median {_median(taken):.1f} ms")


def _backing_up() -> list[Figure]:
    with empty_book() as book, tempfile.TemporaryDirectory() as other:
        records = book.path / RECORDS
        for start in count(0, MANY // 2):
            with book.edit("Import") as edit:
                edit.insert(Student, students(MANY // 2, start))
            with bare(book) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if records.stat().st_size >= LARGE:
                break
        size = f"{records.stat().st_size / 1e6:,.0f} MB"
        backup, plain = in_turn(book.back_up, lambda: shutil.copyfile(records, Path(other) / "plain"), 3)
        copy = seconds(lambda: book.back_up(Path(other) / "copy.pathbook-copy"), 3)
    return [
        Figure("backup made and proved", backup, "s", 5, f"{size}; the file alone is copied in {plain:.2f} s"),
        Figure("copy of the whole book made, sealed and read back", copy, "s", None, size),
    ]


def _median(taken: list[float]) -> float:
    return statistics.median(taken) * 1000
