"""Workbooks: an hours ledger of many rows against openpyxl alone, and the memory that 100,000 rows take."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from app.book.book import Book
from app.exports.report import Asked
from app.exports.sheets import Sheet, columns_of
from app.exports.workbook import write_sheets
from app.models import HourEntry, Student
from tests.benchmarks.book import empty_book, students
from tests.benchmarks.figures import Figure, ratio, seconds
from tests.benchmarks.memory import ROOT

MANY, SOME = 100_000, 10_000
NAMES = ("date", "minutes", "state", "task", "competencies", "decided_by")
WRITE = """
import resource, sys
from pathlib import Path
from tests.benchmarks.book import empty_book
from tests.benchmarks.workbooks import MANY, write
with empty_book() as book:
    write(book, Path(sys.argv[1]), MANY)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024))
"""


def rows(count: int) -> Iterator[list[Any]]:
    """Hour entries."""
    began = date(2025, 9, 1)
    for n in range(count):
        task = f"Greeted patients and checked them in, room {n % 40}"
        yield [began + timedelta(n % 200), 210, "approved", task, "Communication; Empathy", "Dana Whitfield"]


def write(book: Book, path: Path, count: int) -> None:
    """As the hours ledger is written, of one student."""
    if not book.ids(Student):
        with book.edit("Make") as edit:
            edit.insert(Student, students(1))
    sheet = Sheet("Hours", columns_of(HourEntry, *NAMES), rows(count), count)
    for _ in write_sheets(Asked(book, path, book.ids(Student)), "Hours", [sheet]):
        pass


def write_bare(path: Path, count: int) -> None:
    """The same values, without formats."""
    workbook = Workbook(write_only=True)
    page: Any = workbook.create_sheet("Hours")
    for row in rows(count):
        page.append(row)
    workbook.save(path)


def measure() -> list[Figure]:
    """Time as a ratio; memory of the whole process, where the system tells it."""
    with tempfile.TemporaryDirectory() as folder, empty_book() as book:
        path = Path(folder) / "hours.xlsx"
        ours, bare = seconds(lambda: write(book, path, SOME), 3), seconds(lambda: write_bare(path, SOME), 3)
        figures = [ratio(f"workbook of {SOME:,} rows against openpyxl alone", ours, bare, 2)]
        if sys.platform != "win32":
            words = [sys.executable, "-c", WRITE, str(path)]
            told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
            size = f"{path.stat().st_size / 1_000_000:.1f} MB"
            figures.append(
                Figure(f"memory of a process that writes {MANY:,} rows", float(told.stdout), "MB", 150, size)
            )
        return figures
