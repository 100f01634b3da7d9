"""That a book was restored: whoever restores it is noted in its records, and its access log tells it from then on.

The log has the line when the book is next opened, since the records of an older copy have no access log before that.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, delete, select

from app.book.access_noting import AccessLog
from app.book.records_file import meta
from app.book.slots import BOOK, Slot

BOOK_RESTORED = "book_restored"  # the act as the access log keeps it
_KEY = "restored"
_MINUTES = "%Y-%m-%d %H:%M"


def mark(records: Any, by: Slot, made: datetime | None) -> None:
    """Note in restored records, on their bare connection, who restored them now, and when the copy was made."""
    what = made.strftime(_MINUTES) if made else ""
    said = {"at": datetime.now(UTC).isoformat(), "account": by.id, "name": by.name, "what": what}
    records.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_KEY, json.dumps(said)))


def tell(writer: Engine, book: str) -> None:
    """Let the access log of the book with this id tell what was marked, if anything was."""
    with writer.connect() as connection:
        marked = connection.execute(select(meta.c.value).where(meta.c.key == _KEY)).scalar()
        connection.rollback()
    if marked is None:
        return
    said = json.loads(marked)
    at = datetime.fromisoformat(said["at"])
    with writer.begin() as connection:
        AccessLog.note_within(connection, said["account"], said["name"], BOOK_RESTORED, BOOK, [book], said["what"], at)
        connection.execute(delete(meta).where(meta.c.key == _KEY))
