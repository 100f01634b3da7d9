"""The book: the only door to the file. Reading gives rows and ids; every change goes through `edit`."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from filelock import BaseFileLock
from sqlalchemy import Connection, Engine, delete, insert

from app.book import backup, journal, records_file
from app.book.asking import Entity
from app.book.editing import Changes, Edit
from app.book.journal import Block, Entry, Journal
from app.book.keys import Ring, Slot, with_passphrase, write_ring
from app.book.reading import Reader
from app.book.refused import Refused
from app.book.titling import change_of
from app.book.undoing import put_back
from app.i18n import _

Listener = Callable[[Changes], None]


class Derived(Protocol):
    """Figures that are kept ready in a table of their own, in the same transaction as what they rest on."""

    def refresh(self, connection: Connection, blocks: Sequence[Block]) -> None:
        """Bring the figures up to date after an edit that did what `blocks` say."""
        ...

    def wrong(self, connection: Connection) -> list[str]:
        """Where the kept figures differ from what they rest on, one sentence each."""
        ...


@dataclass
class Claim:
    """The device that this copy of the book writes as. It is written down with the first edit, not before."""

    device: str
    place: str
    written: bool

    def write(self, connection: Connection) -> None:
        """Write it into the file, in the transaction of the first edit."""
        said = {"place": self.place, "device": self.device}
        connection.execute(delete(records_file.meta).where(records_file.meta.c.key.in_(said)))
        connection.execute(insert(records_file.meta), [{"key": key, "value": value} for key, value in said.items()])


class Book(Reader):
    """An open book. Made by `opening.open_book`; close it, or use it in a `with` statement."""

    def __init__(
        self,
        path: Path,
        ring: Ring,
        slot: Slot,
        key: bytes,
        lock: BaseFileLock,
        derived: Sequence[Derived],
        claim: Claim,
        writer: Engine,
    ) -> None:
        super().__init__(records_file.open_engine(path / records_file.RECORDS, key))
        self.path, self.ring, self._slot = path, ring, slot
        self.account = ring.accounts[0] if slot.role == "recovery" and ring.accounts else slot
        self._key, self._lock, self._derived, self._writer = key, lock, derived, writer
        self._writing = Lock()
        self._listeners: list[Listener] = []
        self._undo: list[Entry] = []
        self._redo: list[Entry] = []
        with self.reading() as connection:
            self._journal = Journal(connection, claim.device)
        self._claim = claim

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back. Nothing is pending: every edit was on the disk when it ended."""
        self._engine.dispose()
        self._writer.dispose()
        self._lock.release()

    @property
    def is_sample(self) -> bool:
        """Whether this is the sample school, which opens without a passphrase."""
        return self.ring.is_open

    @property
    def needs_passphrase(self) -> bool:
        """Whether the recovery code opened this book: its account should choose a new passphrase now."""
        return self._slot.role == "recovery"

    def choose_passphrase(self, passphrase: str) -> None:
        """Give the account a new passphrase; the recovery code stays. Raises Refused where it is too short."""
        self.ring = with_passphrase(self.ring, self.account.id, passphrase, self._key)
        write_ring(self.path, self.ring)

    @property
    def edition(self) -> int:
        """The number of the last edit: what the book answered holds as long as it stays the same."""
        return self._journal.last

    # changing

    @contextmanager
    def edit(self, title: str, origin: object = None) -> Generator[Edit]:
        """One transaction, one journal entry, one undo step, one announcement; all of it or nothing.

        An edit that changes nothing leaves no trace. `title` may be said inside the block, too: `edit.title = ...`.
        Raises Refused where another edit is under way.
        """
        with self._transaction(title, origin) as edit:
            yield edit

    def save(self, entity: Entity, id_: str, values: Mapping[str, Any], origin: object = None) -> None:
        """Change one record: the edit behind a table cell or a form row."""
        with self.edit("", origin) as edit:
            edit.update(entity, {id_: values})
            changed = [name for block in edit.blocks for name in block.fields]
            edit.title = change_of(edit.connection, entity, id_, changed)

    @contextmanager
    def _transaction(
        self,
        title: str,
        origin: object = None,
        undoes: Entry | None = None,
        remember: Callable[[Entry], None] | None = None,
    ) -> Generator[Edit]:
        if not self._writing.acquire(blocking=False):
            raise Refused(_("Another change is being saved. Try again in a moment."))
        try:
            with self._writer.begin() as connection:
                edit = Edit(connection, self._journal.last + 1, title)
                try:
                    yield edit
                    edit.session.flush()
                finally:
                    edit.session.close()
                if not edit.blocks:
                    return
                changes = edit.changes(origin)
                for derived in self._derived:
                    derived.refresh(connection, edit.blocks)
                if not self._claim.written:
                    self._claim.write(connection)
                self._names.touch(changes.tables, changes.entry)
                of = f"{undoes.device}/{undoes.seq}" if undoes else None
                entry, head = self._journal.write(connection, self.account.name, edit.title, edit.blocks, of)
            self._journal.accept(entry, head)
            self._claim.written = True
        finally:
            self._writing.release()
        (remember or self._remember)(entry)
        for listener in list(self._listeners):
            listener(changes)

    def _remember(self, entry: Entry) -> None:
        self._undo.append(entry)
        self._redo.clear()

    # there and back

    @property
    def undo_title(self) -> str | None:
        """What `undo` would undo, or None."""
        return self._undo[-1].title if self._undo else None

    @property
    def redo_title(self) -> str | None:
        """What `redo` would do again, or None."""
        return self._redo[-1].title if self._redo else None

    def undo(self) -> str:
        """Put back what the last edit changed, and say its title. Raises Refused where that cannot be."""
        return self._turn_back(self._undo, self._redo, _("Undo: {title}"))

    def redo(self) -> str:
        """Do again what was undone last, and say its title."""
        return self._turn_back(self._redo, self._undo, _("Redo: {title}"))

    def _turn_back(self, source: list[Entry], target: list[Entry], wording: str) -> str:
        if not source:
            raise Refused(_("There is nothing to undo."))
        entry = source[-1]

        def remember(written: Entry) -> None:
            source.pop()
            target.append(replace(written, title=entry.title))

        with self._transaction(wording.format(title=entry.title), undoes=entry, remember=remember) as edit:
            put_back(edit, journal.blocks_of(edit.connection, entry.number))
        return entry.title

    def forget_undo(self) -> None:
        """What was done so far stays: making a book is not undone."""
        self._undo.clear()
        self._redo.clear()

    # telling

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Be told of every edit, on the thread that made it. Returns the way to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # care

    def broken_entries(self) -> list[int]:
        """The numbers of the journal entries that were changed after they were written; empty where all is intact."""
        with self.reading() as connection:
            return journal.verify(connection)

    def check(self) -> list[str]:
        """What is wrong with the file, the journal or the kept figures, one sentence each; empty where all is sound."""
        with self.reading() as connection:
            found = [
                _("The records file: {finding}").format(finding=text)
                for text in records_file.problems_in_file(connection)
            ]
            found += [
                _("Journal entry {number} was changed after it was written.").format(number=number)
                for number in journal.verify(connection)
            ]
            for derived in self._derived:
                found += derived.wrong(connection)
        return found

    def back_up(self, to: Path | None = None) -> Path:
        """A verified backup: into the book's own `backups` folder, or as one sealed file at `to`."""
        source: Any = records_file.connect(self.path / records_file.RECORDS, self._key)
        try:
            return (
                backup.to_file(self.path, source, self._key, to)
                if to
                else backup.to_folder(self.path, source, self._key)
            )
        finally:
            source.close()
