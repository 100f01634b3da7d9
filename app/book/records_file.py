"""`records.db`: the encrypted SQLite file of a book, its connections and what is checked before it is trusted."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2  # pyright: ignore[reportMissingTypeStubs]
from sqlalchemy import Column, Connection, Engine, ExceptionContext, String, Table, create_engine, event
from sqlalchemy.pool import QueuePool

from app.book import newer
from app.book.base import Base
from app.book.capturing import refuse_uncaptured
from app.book.keys import KEYS
from app.book.refused import Refused
from app.i18n import _, fold, sort_key

RECORDS = "records.db"
VERSION = 5  # of the schema: the number of the newest migration
APPLICATION = 0x50415448  # "PATH", in the file's header
PAGE = 4096  # bytes
STATEMENTS = 500  # that a connection keeps ready, as many as SQLAlchemy: one page of a student asks well over a hundred
_LEAST = 64 * 1024  # bytes: without them SQLite has no room for what it keeps beside a file, and names no reason

sqlcipher: Any = sqlcipher3.dbapi2  # it has no stubs

meta = Table("meta", Base.metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))
"""What the file says of itself: the device that writes here and the place it lies in."""


def connect(path: Path, key: bytes | bytearray, *, writes: bool = False, looks: bool = False) -> Any:
    """A bare connection to the encrypted file. Without `writes` it refuses to change anything.

    With `looks` it does not even bring the log into the file when it is closed.
    """
    place = path.absolute().as_uri() + "?mode=ro" if looks else str(path)
    connection: Any = sqlcipher.connect(
        place, check_same_thread=False, isolation_level=None, uri=looks, cached_statements=STATEMENTS
    )
    connection.execute("PRAGMA cipher_log_level = NONE")  # what is wrong is said once, in our words
    _unlock(connection, key)
    pragmas = [
        "cache_size = -16000",
        "temp_store = MEMORY",
        "foreign_keys = ON",
        "cell_size_check = ON",
        "synchronous = FULL",
        "busy_timeout = 5000",
    ]
    if sys.platform == "darwin":
        pragmas.append("fullfsync = ON")  # a Mac's plain fsync leaves data in the drive's cache
    for pragma in (*pragmas, f"query_only = {'OFF' if writes else 'ON'}"):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("fold", 1, partial(_of_text, fold), deterministic=True)
    connection.create_function("sort_key", 1, partial(_of_text, sort_key))
    connection.create_function("translated", 1, partial(_of_text, _))
    connection.create_function("today", 0, lambda: date.today().isoformat())  # by the clock of this place
    return connection


def _unlock(connection: Any, key: bytes | bytearray) -> None:
    """Give SQLCipher the key, in a text that is overwritten. A PRAGMA would leave copies of it all over the memory."""
    digits, told = b"0123456789abcdef", bytearray(b"x'" + bytes(2 * len(key)) + b"'")
    for number, byte in enumerate(key):
        told[2 + 2 * number], told[3 + 2 * number] = digits[byte >> 4], digits[byte & 15]
    connection.set_key(told)
    told[:] = bytes(len(told))


def _of_text(function: Callable[[str], str], value: object) -> str | None:
    """A function of text in SQL: NULL stays NULL."""
    return None if value is None else function(str(value))


def open_engine(path: Path, key: bytes | bytearray, *, writes: bool = False, looks: bool = False) -> Engine:
    """An engine on the file. The writing one keeps one connection; each transaction takes the write lock at once."""
    size = 1 if writes else 5
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key, writes=writes, looks=looks),
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0 if writes else 5,
        pool_use_lifo=True,  # each connection keeps pages of its own: the one used last has those wanted next
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_immediate if writes else _begin)
    event.listen(engine, "before_execute", refuse_uncaptured)
    event.listen(engine, "handle_error", _told_of(path))
    return engine


def opens(path: Path, key: bytes | bytearray, *, looks: bool = False) -> bool:
    """Whether `key` is that of the records at `path`. Raises Refused where the disk does not let one know."""
    with bare(path):
        try:
            with closing(connect(path, key, looks=looks)) as connection:
                return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        except sqlcipher.DatabaseError as error:
            if "not a database" not in str(error):  # which is what pages are under another key
                raise
    return False


def check_before_opening(path: Path) -> None:
    """Raises Refused where the file is missing, empty, not encrypted or cut short.

    While pages of the log are brought into the file, the power may go in the middle of its last page: the log still
    has it whole, so beside a log only opening the file tells.
    """
    log = path.with_name(path.name + "-wal")
    try:
        with path.open("rb") as file:
            head = file.read(100)
        size, logged = path.stat().st_size, log.exists() and log.stat().st_size > 0
    except FileNotFoundError as error:
        raise Damaged(
            _("The records of this book ({file}) are missing. Restore the book from a backup.").format(file=RECORDS)
        ) from error
    except OSError as error:
        raise Refused(_("The records of this book cannot be read: {reason}.").format(reason=error.strerror)) from error
    if head.startswith(b"SQLite format 3\0"):
        raise Refused(_("The records of this book are not encrypted, so they are not Pathbook's. Nothing was opened."))
    if size == 0 or (size % PAGE and not logged):
        raise damaged()


class Damaged(Refused):
    """The records cannot be read, or not wholly: the newest good backup is what helps."""


def damaged() -> Damaged:
    """The sentence for records that cannot be read."""
    return Damaged(_("The records of this book are damaged. Restore the book from a backup; nothing was changed."))


def check_opened(connection: Connection) -> int:
    """The version of the records behind an open connection. Raises Refused where they are not Pathbook's or newer."""
    if not connection.exec_driver_sql("PRAGMA cipher_version").scalar():
        raise Refused(_("This Pathbook lacks its encryption. Install it again; nothing was opened."))
    application = connection.exec_driver_sql("PRAGMA application_id").scalar()
    version: int = connection.exec_driver_sql("PRAGMA user_version").scalar() or 0
    if application != APPLICATION:
        raise Refused(_("These records belong to another program. Nothing was opened."))
    if version > VERSION:
        raise newer.refusal(connection, version, VERSION)
    return version


def create(path: Path, key: bytes | bytearray) -> None:
    """Make an empty file with every table of the present schema."""
    engine = open_engine(path, key, writes=True)
    try:
        with bare(path), engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            raw.execute("PRAGMA journal_mode = WAL")
            raw.execute(f"PRAGMA application_id = {APPLICATION}")
            Base.metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
            connection.commit()
    finally:
        engine.dispose()


def problems_in_file(connection: Connection) -> list[str]:
    """What SQLCipher and SQLite find wrong in the whole file; empty where all is sound."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
    found += [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"{row[0]}: {row[2]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
    return found


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _told_of(path: Path) -> Callable[[ExceptionContext], Exception | None]:
    return lambda context: in_words(context.original_exception, path)


@contextmanager
def bare(path: Path | None = None) -> Generator[None]:
    """What SQLite says inside the block is put into words, as the engine does: for rows read past SQLAlchemy."""
    try:
        yield
    except sqlcipher.Error as error:
        raise in_words(error, path) or error from error


def in_words(error: BaseException, path: Path | None = None) -> Refused | None:
    """SQLite's own troubles as sentences; anything else is a fault and stays what it is.

    With the `path` of the file it is known of a disk that refuses whether it is full.
    """
    said = str(error)
    if "not a database" in said:  # of the first page alone: under another key it looks as a damaged one does
        return Damaged(
            _(
                "The keys in {file} do not fit the records of this book, or the beginning of the records is damaged. "
                "Put the right key file back, or restore the book from a backup; nothing was changed."
            ).format(file=KEYS)
        )
    if "malformed" in said or "hmac" in said:
        return damaged()
    if "disk is full" in said or ("disk I/O error" in said and path and _is_full(path.parent)):
        return Refused(_("The disk is full. Make room and try again; nothing of this change was kept."))
    if "disk I/O error" in said:
        return Refused(_("The disk refused to read or write. Check it and try again; nothing of this change was kept."))
    if "readonly" in said and "query_only" not in said:
        return Refused(_("This book lies in a place that cannot be written to. Copy it to a folder of your own."))
    if "prohibited" in said or "not authorized" in said:
        return Refused(_("Your account may not see these records. Ask a coordinator."))
    if "locked" in said:
        return Refused(_("Another program is writing to this book. Try again in a moment."))
    return None


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST
    except OSError:
        return False
