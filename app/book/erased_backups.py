"""What an erasure cannot reach: the backups in the book's own folder that still hold what was erased."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import select

from app.book import records_file
from app.book.asking import entity_of
from app.book.backup import BACKUPS
from app.book.base import table_of
from app.book.editing import chunks
from app.book.records_file import RECORDS
from app.book.refused import Refused
from app.i18n import _


def backups_holding(book: Path, key: bytes | bytearray, table: str, ids: Iterable[str]) -> list[Path]:
    """The backups in the book's own folder that still hold one of these records, oldest first.

    One that this book's key does not open, because the keys were changed since, counts as holding them.
    """
    wanted = list(ids)
    folders = sorted(path for path in (book / BACKUPS).glob("*") if (path / RECORDS).is_file())
    return [folder for folder in folders if _holds(folder / RECORDS, key, table, wanted)]


def _holds(file: Path, key: bytes | bytearray, table: str, ids: list[str]) -> bool:
    engine = records_file.open_engine(file, key)
    try:
        with engine.connect() as connection:
            its = table_of(entity_of(table))
            return any(
                connection.execute(select(its.c.id).where(its.c.id.in_(some)).limit(1)).first() for some in chunks(ids)
            )
    except Refused:
        return True
    finally:
        engine.dispose()


def drop_backups(book: Path, folders: Iterable[Path]) -> int:
    """Delete backups of a book; returns how many. Raises Refused where one cannot be deleted."""
    done = 0
    for folder in folders:
        if folder.parent != book / BACKUPS:
            raise ValueError(folder)
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise Refused(
                _("The backup “{path}” cannot be deleted: {reason}.").format(path=folder, reason=error.strerror)
            ) from error
        done += 1
    return done
