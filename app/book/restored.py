"""That a book was restored: whoever restores it is noted in its records, and its access log tells it from then on.

An earlier state takes back edits, but not that somebody looked: the lines that the access log got since the copy was
made go along. The log has them when the book is next opened, since the records of an older copy have no access log
before that.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, delete, select

from app.book.access_log import access
from app.book.access_noting import AccessLog, append
from app.book.records_file import meta
from app.book.slots import BOOK, Slot

BOOK_RESTORED = "book_restored"  # the act as the access log keeps it
_KEY = "restored"
TOLD = ("at", "account", "name", "act", "what", "record_table", "record", "purpose", "recipient")
Lines = Sequence[Sequence[str]]
"""Lines of an access log, each as the values of `TOLD`."""
_MINUTES = "%Y-%m-%d %H:%M"


def lines_beyond(own: Any, copy: Any) -> Lines:
    """What the access log of the present records tells beyond that of a copy of them; both are bare connections."""
    known = {line[-1] for line in _lines(copy)}
    return [line[:-1] for line in _lines(own) if line[-1] not in known]


def _lines(records: Any) -> list[tuple[str, ...]]:
    """The lines of an access log, each with its hash at the end; none where the records are too old to have one."""
    if records.execute("SELECT 1 FROM sqlite_master WHERE name = 'access'").fetchone() is None:
        return []
    asked = select(*(access.c[name] for name in (*TOLD, "hash"))).order_by(access.c.number)
    return records.execute(str(asked)).fetchall()


def mark(records: Any, by: Slot, made: datetime | None, lines: Lines) -> None:
    """Note in restored records, on their bare connection, who restored them now, when the copy was made, and what the
    access log told since.
    """
    what = made.strftime(_MINUTES) if made else ""
    said = {"at": datetime.now(UTC).isoformat(), "account": by.id, "name": by.name, "what": what, "lines": lines}
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
        append(connection, [dict(zip(TOLD, line, strict=True)) for line in said.get("lines", ())])
        AccessLog.note_within(connection, said["account"], said["name"], BOOK_RESTORED, BOOK, [book], said["what"], at)
        connection.execute(delete(meta).where(meta.c.key == _KEY))
