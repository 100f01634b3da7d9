"""Books for tests: the passphrase they are locked with, and copies of the templates."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import Engine, select

from app.book import records_file, slots
from app.book.backup import FILES
from app.book.base import Base, table_of
from app.book.book import Book
from app.models import ENTITIES, Student
from app.models.attaching import Offer, attach
from tests.models.invented_files import png

PASSPHRASE = "seven quiet herons"


@contextmanager
def cheap_keys() -> Generator[None]:
    """Slots made inside open at once: how slow a passphrase is to guess is not the matter."""
    with patch.dict(slots.COST, {"iterations": 2, "lanes": 1, "memory_cost": 64}):
        yield


@contextmanager
def shared_statements() -> Generator[None]:
    """What SQLAlchemy makes of a statement is made once for all books opened inside, not for each of them anew."""
    make = records_file.create_engine
    first = make("sqlite://", module=records_file.sqlcipher, query_cache_size=5_000)
    first.connect().close()  # which tells its dialect of the database

    def make_sharing(*given: Any, **options: Any) -> Engine:
        engine = make(*given, **options)
        engine.dialect = engine.pool._dialect = first.dialect
        engine._compiled_cache = first._compiled_cache
        return engine

    with patch.object(records_file, "create_engine", make_sharing):
        yield


def copy_of(template: Path, folder: Path) -> Path:
    """A copy of a closed book, as somebody would copy the folder; it takes a device id of its own when opened."""
    return Path(shutil.copytree(template, folder / template.name))


def with_scan(book: Book, width: int = 60) -> set[str]:
    """Attach a photo to the first student; returns the names that it has, sealed, among the files of the book."""
    before = scans(book.path)
    attach(book, Offer("Scan.png", png(width)), Student, book.ids(Student)[0])
    return scans(book.path) - before


def scans(book: Path) -> set[str]:
    """The names of the sealed files of a book."""
    return {file.name for file in (book / FILES).iterdir()}


def dump(book: Book) -> dict[str, dict[str, tuple[Any, ...]]]:
    """Every record that is not deleted, with all its columns, by table and id."""
    found: dict[str, dict[str, tuple[Any, ...]]] = {}
    with book.reading() as connection:
        for entity in ENTITIES:
            table = table_of(entity)
            rows = connection.execute(select(table).where(table.c.deleted.is_(False)))
            found[table.name] = {row.id: tuple(row) for row in rows}
    return found


def columns(entity: type[Base]) -> list[str]:
    """The names of a record's columns, in the order of `dump`."""
    return [column.name for column in table_of(entity).columns]
