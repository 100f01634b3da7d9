"""Rosters and hours for tests, written and taken in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.book.book import Book
from app.imports.intake import Applied, Exits, Intake, apply, read_roster
from app.models import Student


def write(path: Path, *lines: str) -> Path:
    """A text file of these lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_set(folder: Path, **files: Sequence[str]) -> Path:
    """A folder of CSV files by name."""
    for name, lines in files.items():
        write(folder / f"{name}.csv", *lines)
    return folder


def finish(book: Book, intake: Intake, take_good: bool = False, exits: Exits | None = None) -> Applied:
    """Apply to the end."""
    job = apply(book, intake, take_good, exits)
    while True:
        try:
            next(job)
        except StopIteration as end:
            return end.value


def take(book: Book, path: Path, take_good: bool = False, **asked: object) -> Intake:
    """Read and apply a roster."""
    intake = read_roster(book, path, **asked)  # type: ignore[arg-type]
    finish(book, intake, take_good)
    return intake


def students(book: Book, *names: str) -> list[tuple[object, ...]]:
    """These fields of all students, in the order of their local IDs."""
    records = book.records(Student, sort=[("local_id", False)])
    return [tuple(getattr(record, name) for name in names) for record in records]


def messages(intake: Intake) -> list[tuple[int | None, str | None]]:
    """Row and column of every problem."""
    return [(problem.row, problem.column) for problem in intake.problems]
