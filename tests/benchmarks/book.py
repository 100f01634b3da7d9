"""The book against bare SQLCipher: one edit, an import, its undo, pages of rows, search."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from app.book import records_file
from app.book.base import Base, folded, new_id, searchable, table_of
from app.book.book import Book
from app.book.chronicle import chronicle
from app.book.records_file import RECORDS
from app.models import Student
from app.models.opening import make_sample_files, open_book
from tests.benchmarks.figures import Figure, in_turn, ratio, seconds

MANY = 50_000
PAGE = 200
SHOWN = ["last_name", "first_name", "grade", "local_id", "ssid", "birth_date", "email", "phone"]
NAMES = ("Aguilar", "Nguyễn", "Echeverría", "Petrosyan", "Washington", "Kim", "Ochoa", "Xiong", "Sidhu", "O'Brien")


def students(number: int, start: int = 0) -> list[dict[str, Any]]:
    """Rows as an import makes them."""
    return [
        {
            "last_name": f"{NAMES[n % 10]} {n % 997}",
            "first_name": f"Maribel {n % 89}",
            "middle_name": "Luz" if n % 3 else None,
            "local_id": str(200_000 + n),
            "ssid": f"{9_000_000_000 + n}",
            "grade": f"{9 + n % 4:02}",
            "graduation_year": 2027 + n % 4,
            "gender": "FM"[n % 2],
            "home_language": "Spanish",
            "email": f"student.{n}@example.org",
            "phone": "(559) 555-0142",
            "street": f"{n} Levee Road",
            "city": "Mariposa Valley",
            "zip_code": "90000",
        }
        for n in range(start, start + number)
    ]


@contextmanager
def empty_book() -> Iterator[Book]:
    """A new book on a disk of this computer."""
    with tempfile.TemporaryDirectory() as folder, make_sample_files(Path(folder) / "book.pathbook") as book:
        yield book


@contextmanager
def bare(book: Book) -> Iterator[Any]:
    """A bare connection to a book's file, with the same settings."""
    connection = records_file.connect(book.path / RECORDS, book._key, writes=True)
    try:
        yield connection
    finally:
        connection.close()


def bare_rows(rows: list[dict[str, Any]], entity: type[Base] = Student) -> tuple[str, list[tuple[Any, ...]]]:
    """The statement and the parameters that put the same rows into the same table, made beforehand."""
    names = [column.name for column in table_of(entity).columns]
    keys = searchable(entity)
    whole = [{"id": new_id()} | row | {"deleted": 0, "birth": 2, "folded": folded(row, keys)} for row in rows]
    marks = ", ".join("?" * len(names))
    statement = f"INSERT INTO {table_of(entity).name} ({', '.join(names)}) VALUES ({marks})"
    return statement, [tuple(row.get(name) for name in names) for row in whole]


def measure() -> list[Figure]:
    """All figures of the book."""
    return [*_edits(), *_imports(), *_lists()]


def _edits() -> list[Figure]:
    with empty_book() as book:
        with book.edit("Make") as edit:
            id_ = edit.insert(Student, students(1))[0]
        numbers = count()

        def commit(connection: Any) -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE student SET city = ? WHERE id = ?", (f"Town {next(numbers)}", id_))
            connection.execute("COMMIT")

        with bare(book) as connection:
            ours, theirs = in_turn(
                lambda: book.save(Student, id_, {"city": f"City {next(numbers)}"}), lambda: commit(connection), 200
            )
    return [ratio("one edit committed, against one bare commit", ours, theirs, 10)]


def _imports() -> list[Figure]:
    rows = students(MANY)
    statement, params = bare_rows(rows)

    def put(connection: Any) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(statement, params)
        connection.execute("COMMIT")

    with empty_book() as book, bare(book) as connection:
        theirs = seconds(lambda: put(connection))
    with empty_book() as book:
        ids: list[str] = []

        def take() -> None:
            with book.edit("Import") as edit:
                ids.extend(edit.insert(Student, rows))

        ours = seconds(take)
        history = seconds(lambda: list(chronicle(book, Student, ids[MANY // 2])), 5)
        change = {id_: {"grade": "12"} for id_ in ids}

        def update() -> None:
            with book.edit("Update") as edit:
                edit.update(Student, change)

        updated = seconds(update)
        book.undo()
        undone = seconds(book.undo)
        redone = seconds(book.redo)
    return [
        ratio(f"import of {MANY:,} students, against bare executemany", ours, theirs, 4),
        Figure("undo of that import", undone / ours, "x", None, f"{undone:,.1f} s; redo {redone:,.1f} s"),
        Figure("the grade of all of them changed in one edit", updated / theirs, "x", None, f"{updated:,.1f} s"),
        Figure("history of one imported student", history * 1000, "ms", 100),
    ]


def _lists() -> list[Figure]:
    with empty_book() as book:
        for start in (0, MANY):
            with book.edit("Import") as edit:
                edit.insert(Student, students(MANY, start))
        ids = book.ids(Student)
        page = ids[len(ids) // 2 :][:PAGE]
        listed = f"SELECT id, {', '.join(SHOWN)} FROM student WHERE +deleted = 0 AND id IN ({', '.join('?' * PAGE)})"
        by_name = "SELECT id FROM student WHERE deleted = 0 ORDER BY folded, id"
        found = by_name.replace("ORDER", "AND folded LIKE '%nguyen%' AND folded LIKE '%997%' ORDER")
        with bare(book) as connection:

            def ask(statement: str, values: list[str] | None = None) -> list[Any]:
                return connection.execute(statement, values or []).fetchall()

            figures = [
                ratio(
                    f"page of {PAGE} rows among {len(ids):,}, against the bare statement",
                    *in_turn(lambda: book.rows(Student, page, SHOWN), lambda: ask(listed, page), 50),
                    2,
                ),
                ratio(
                    f"ids of {len(ids):,} in the order of names, against the bare statement",
                    *in_turn(lambda: book.ids(Student), lambda: ask(by_name), 5),
                    2,
                ),
                ratio(
                    f"search for two words among {len(ids):,}, against the bare statement",
                    *in_turn(lambda: book.ids(Student, "nguyễn 997"), lambda: ask(found), 5),
                    2,
                ),
            ]
        by_grade = seconds(lambda: book.ids(Student, sort=[("grade", True)]), 3)
        by_city = seconds(lambda: book.ids(Student, sort=[("street", False)]), 3)
    figures.append(Figure(f"ids of {len(ids):,} sorted by grade", by_grade * 1000, "ms"))
    figures.append(Figure(f"ids of {len(ids):,} sorted by street", by_city * 1000, "ms"))
    return figures


def opened(path: Path) -> float:
    """Seconds to open a book that asks for nothing."""
    return seconds(lambda: open_book(path).close(), 5)
