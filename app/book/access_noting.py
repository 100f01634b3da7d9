"""Writing the access log of an open book: notes of what people do, in the file at once or when an edit has ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from app.book.access_log import access, digest
from app.book.refused import Refused
from app.book.turns import Taken, Turns

LONG = 10.0  # seconds that a note of what leaves the book waits for an edit: an import takes so long


@dataclass(frozen=True, slots=True)
class _Note:
    values: dict[str, Any]
    records: tuple[str, ...]
    once_within: timedelta | None


class AccessLog:
    """Writes the log of an open book.

    The book has one writing connection, so a note that is made while an edit is under way waits in memory and is
    written the moment that the edit ends, or at the latest when the book is closed. A note of what leaves the book does
    not wait: it is in the file before anything has left. All records of one note are written in one transaction.
    """

    def __init__(self, writer: Engine, turns: Turns, written: Callable[[int, str], object]) -> None:
        """`written` is told the number and the hash of the last line once it is in the file."""
        self._writer, self._turns, self._written = writer, turns, written
        self._waiting: list[_Note] = []
        self._lately: dict[tuple[str, str, str], datetime] = {}

    def note(
        self,
        account: str,
        name: str,
        act: str,
        table: str,
        records: Iterable[str],
        what: str,
        purpose: str = "",
        recipient: str = "",
        once_within: timedelta | None = None,
        *,
        leaves: bool = False,
    ) -> None:
        """Note one act on some records. With `once_within` only where the same account did not do it so lately.

        With `leaves` the note is in the file when this returns, or Refused is raised and nothing is noted.
        """
        moment = datetime.now(UTC)
        wanted = [id_ for id_ in dict.fromkeys(records) if not self._was_lately(account, act, id_, moment, once_within)]
        if not wanted:
            return
        values = _values(moment, account, name, act, table) | {
            "what": what,
            "purpose": purpose,
            "recipient": recipient,
        }
        note = _Note(values, tuple(wanted), once_within)
        if leaves:
            with self._turns.taken(LONG):
                self._write_all([note])
            self.write_waiting_later()
        else:
            self._waiting.append(note)
            self.write_waiting()

    @staticmethod
    def note_within(
        connection: Connection,
        account: str,
        name: str,
        act: str,
        table: str,
        records: Iterable[str],
        what: str = "",
        at: datetime | None = None,
    ) -> None:
        """Note an act, of now or of the moment `at`, in the transaction that does it: both are kept, or neither."""
        values = _values(at or datetime.now(UTC), account, name, act, table) | {"what": what}
        AccessLog._write(connection, _Note(values, tuple(records), None))

    def write_waiting(self) -> None:
        """Write what waits, unless an edit is under way: that calls this again when it ends."""
        while self._waiting:
            try:
                with self._turns.taken(0):
                    self._write_all([])
            except Taken:
                return

    def _write_all(self, more: Sequence[_Note]) -> None:
        """Write what waits and what is given, whoever has the turn: all of it or nothing."""
        waiting = self._waiting[:]
        with self._writer.begin() as connection:
            for note in (*waiting, *more):
                self._write(connection, note)
            last = _last(connection)
        del self._waiting[: len(waiting)]
        self._written(*last)

    def write_waiting_later(self) -> None:
        """As `write_waiting`, after an edit that is done: where the disk refuses, the next note tries again."""
        try:
            self.write_waiting()
        except Refused:
            return  # said to whoever looks, prints or exports next

    def _was_lately(self, account: str, act: str, id_: str, moment: datetime, within: timedelta | None) -> bool:
        if within is None:
            return False
        last = self._lately.get((account, act, id_))
        if last is not None and moment - last < within:
            return True
        self._lately[account, act, id_] = moment
        return False

    @staticmethod
    def _write(connection: Connection, note: _Note) -> None:
        records = list(note.records)
        if note.once_within is not None:  # also where the book was closed meanwhile
            since = datetime.fromisoformat(note.values["at"]) - note.once_within
            asked = select(access.c.record).where(
                access.c.record.in_(records),
                access.c.account == note.values["account"],
                access.c.act == note.values["act"],
                access.c.at > since.isoformat(timespec="milliseconds"),
            )
            known = set(connection.execute(asked).scalars())
            records = [id_ for id_ in records if id_ not in known]
        if not records:
            return
        append(connection, [{**note.values, "record": id_} for id_ in records])


def append(connection: Connection, lines: Sequence[dict[str, Any]]) -> None:
    """Chain lines to the log, in a transaction of the caller's. A line that continues the log as it did before gets
    the same hash as then.
    """
    before, head = _last(connection)
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(lines, before + 1):
        row: dict[str, Any] = {**line, "prev": head, "number": number}
        row["hash"] = head = digest(row)
        rows.append(row)
    if rows:
        connection.execute(insert(access), rows)


def _last(connection: Connection) -> tuple[int, str]:
    """The number and the hash of the last line; 0 before the first."""
    last = connection.execute(select(access.c.number, access.c.hash).order_by(access.c.number.desc()).limit(1)).first()
    return (last.number, last.hash) if last else (0, "")


def _values(moment: datetime, account: str, name: str, act: str, table: str) -> dict[str, Any]:
    return {
        "at": moment.isoformat(timespec="milliseconds"), "account": account, "name": name, "act": act,
        "what": "", "record_table": table, "purpose": "", "recipient": "",
    }  # fmt: skip
