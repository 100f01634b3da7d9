"""Runs the migrations that a book lacks: after a proved backup, in one transaction, all or nothing.

Foreign keys are off meanwhile: a rebuilt table would otherwise take its children's rows along without a word.
Imported only when a book is behind, because Alembic takes half a second.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from app.book import backup, records_file
from app.book.records_file import RECORDS, VERSION
from app.book.refused import Refused
from app.i18n import _

SCRIPTS = Path(__file__).parent


def bring_up_to_date(book: Path, key: bytes | bytearray, version: int) -> None:
    """Migrate the records of the book in the folder `book` from `version`. Raises Refused, and changes nothing,
    where the backup fails or the migrated rows are not sound.
    """
    source: Any = records_file.connect(book / RECORDS, key)
    try:
        backup.to_folder(book, source, key)
    finally:
        source.close()
    engine = records_file.open_engine(book / RECORDS, key, writes=True)
    try:
        with engine.connect() as connection:
            bare: Any = connection.connection.dbapi_connection
            bare.execute("PRAGMA foreign_keys = OFF")  # has no effect inside a transaction
            with connection.begin():
                before = _counts(connection)
                migrate(connection, version)
                after = _counts(connection)
                unsound = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if unsound or any(after.get(table, 0) < count for table, count in before.items()):
                    raise Refused(
                        _("This book could not be brought up to this version of Pathbook. It was left as it was.")
                    )
    finally:
        engine.dispose()


def migrate(connection: Connection, version: int) -> None:
    """Run the scripts after `version` on an open transaction and write the new version into the file's header.

    The header says which scripts ran, so Alembic's own table of versions is not used. Version 1 is the first schema
    there was: it has no script, and a book of today is made without any.
    """
    script = ScriptDirectory(str(SCRIPTS))
    start = f"{version:04}" if version > 1 else "base"
    with Operations.context(MigrationContext.configure(connection)):
        for revision in reversed(list(script.iterate_revisions(f"{VERSION:04}", start))):
            revision.module.upgrade()
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _counts(connection: Connection) -> dict[str, int]:
    tables = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).scalars()
    quoted = [(name, name.replace('"', '""')) for name in tables.all()]
    return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{q}"').scalar_one() for name, q in quoted}  # noqa: S608
