"""The book: the only door to the file. Reading gives rows and ids; every change goes through `edit`."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any

from filelock import BaseFileLock
from sqlalchemy import Connection, Engine

from app.book import backup, copies, erased_backups, erasing, health, journal, records_file
from app.book.access_noting import AccessLog
from app.book.asking import Entity
from app.book.base import table_of
from app.book.claiming import Claim
from app.book.derived import Derived
from app.book.editing import Changes, Edit
from app.book.erasing import Reason
from app.book.head import Head
from app.book.journal import Entry, Journal
from app.book.keys import Ring
from app.book.peopled import Peopled
from app.book.policy import Policy
from app.book.refused import Refused
from app.book.rekeying import Resealing
from app.book.sealed_rows import SealedRows
from app.book.slots import BOOK, Unlocked
from app.book.steps import Steps
from app.book.titling import change_of
from app.book.turns import FOR_EVER, PATIENCE, Turns
from app.book.undoing import put_back
from app.i18n import _

BOOK_COPIED = "book_copied"  # the act as the access log keeps it

Listener = Callable[[Changes], None]


class Book(Peopled):
    """An open book. Made by `opening.open_book`; close it, or use it in a `with` statement."""

    looking = False  # whether it was opened only to be looked at
    open_engine = staticmethod(records_file.open_engine)

    def __init__(
        self,
        path: Path,
        ring: Ring,
        unlocked: Unlocked,
        account: str | None,
        lock: BaseFileLock,
        derived: Sequence[Derived],
        claim: Claim,
        writer: Engine,
        compartments: Mapping[str, Sequence[str]],
    ) -> None:
        """`account` and `compartments` are those of `Peopled`."""
        engine = self.open_engine(path / records_file.RECORDS, unlocked.keys[BOOK])
        self._turns, self._copying = Turns(), Lock()
        self._head = Head(path, claim.written)
        log = AccessLog(writer, self._turns, self._head.note_access)
        super().__init__(engine, ring, unlocked, account, compartments, log)
        self.path, self.claim = path, claim
        self._lock, self._derived, self._writer = lock, derived, writer
        self.resealing: list[Resealing] = []
        self._listeners: list[Listener] = []
        self.sealed = SealedRows(self)
        self._steps = Steps()
        with self.reading() as connection:
            self._journal = Journal(connection, claim.device)

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back and forget the keys, as far as Python can (`Unlocked.forget` says how far that is).

        No edit is pending: each was on the disk when it ended.
        """
        self._access.write_waiting_later()
        with self._copying:  # a backup under way is finished
            self._engine.dispose()
        self._whole.dispose()
        self._writer.dispose()
        self._head.close()
        self.sealed.forget()
        self.unlocked.forget()
        self._lock.release()

    def obey(self, policy: Policy) -> None:
        """From now on show and do only what `policy` lets the account; called once, when the book was opened."""
        self._obey(policy, self._writer, lambda: self.open_engine(self.path / records_file.RECORDS, self._key))

    @contextmanager
    def alone(self, patience: float = PATIENCE) -> Generator[None]:
        """Nobody else changes the book inside the block. Raises Refused where an edit lasts longer than `patience`."""
        try:
            with self._turns.taken(patience):
                yield
        finally:
            self._access.write_waiting_later()

    @contextmanager
    def put_down(self) -> Generator[None]:
        """Nobody has the records open inside the block, so that another file can take their place."""
        with self._copying, self._gate.closed():
            for engine in (self._engine, self._whole, self._writer):
                engine.dispose()
            yield

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
        with self.alone():
            with self._writer.begin() as connection:
                edit = Edit(connection, self._journal.last + 1, title, self._reach)
                try:
                    yield edit
                    edit.session.flush()
                finally:
                    edit.session.close()
                if not edit.blocks:
                    return
                self._judge([b for b in edit.blocks if b.kind != "erased"], connection, undoes is not None)
                changes = edit.changes(origin)
                for derived in self._derived:
                    derived.refresh(connection, edit.blocks)
                if not self.claim.written:
                    self.claim.write(connection, self._head)
                self._names.touch(changes.tables, changes.entry)
                of = f"{undoes.device}/{undoes.seq}" if undoes else None
                entry, head = self._journal.write(connection, self.account.name, edit.title, edit.blocks, of)
            self._journal.accept(entry, head)
            self._head.note(entry.device, entry.seq, head)
            self.claim.written = True
        self._guard.count(edit.blocks)
        if not edit.stays:
            (remember or self._steps.remember)(entry)
        for listener in list(self._listeners):
            listener(changes)

    # there and back

    @property
    def undo_title(self) -> str | None:
        """What `undo` would undo, or None."""
        return self._steps.done[-1].title if self._steps.done else None

    @property
    def redo_title(self) -> str | None:
        """What `redo` would do again, or None."""
        return self._steps.undone[-1].title if self._steps.undone else None

    def undo(self) -> str:
        """Put back what the last edit changed, and say its title. Raises Refused where that cannot be."""
        return self._turn_back(self._steps.done, self._steps.undone, _("Undo: {title}"))

    def redo(self) -> str:
        """Do again what was undone last, and say its title."""
        return self._turn_back(self._steps.undone, self._steps.done, _("Redo: {title}"))

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
        self._steps.forget()

    # what is erased for good

    def erasing(
        self,
        entity: Entity,
        ids: Sequence[str],
        reason: Reason,
        about: tuple[str, Sequence[str]] | None = None,
        also: Mapping[Entity, Sequence[str]] = MappingProxyType({}),
    ) -> Generator[tuple[int, int], None, int]:
        """Erase records for good with all that rests on them; yields (done, total), returns how many went.

        `about` are the table and ids under which the access log notes it, where they are not the records themselves;
        `also` records that go with them though they do not rest on them, by their kind.
        Nothing can be undone afterwards, earlier edits included: what could be put back may be what was erased.
        Closing it before its end takes everything back. Raises Refused for whoever may not, and without a reason.
        """
        self._may_erase(table_of(entity).name, ids)
        with self._transaction(_("Erase for good"), remember=lambda _entry: self.forget_undo()) as edit:
            gone = erasing.going(edit.connection, entity, ids, also)
            yield from erasing.erasing(edit, gone, self.account.name, reason)
            table, records = about or (gone.table, gone.roots)
            self._access.note_within(edit.connection, self.account.id, self.account.name, "erased", table, records)
        for engine in (self._engine, self._whole):
            engine.dispose()  # their connections keep pages in memory
        self.wipe()
        return len(gone.ids)

    def wipe(self) -> None:
        """Make the bytes go that erasures left behind; where a reader is in the way, when the book is next opened."""
        with self.alone(FOR_EVER):
            erasing.wipe(self._writer, self.path)

    def backups_holding(self, entity: Entity, ids: Sequence[str]) -> list[Path]:
        """The backups in the book's own folder that still hold one of these records, oldest first."""
        return erased_backups.backups_holding(self.path, self._key, table_of(entity).name, ids)

    # telling

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Be told of every edit, on the thread that made it. Returns the way to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # care

    def broken_entries(self) -> list[int]:
        """The numbers of the journal entries that were changed after they were written; empty where all is intact."""
        with self.reading_whole() as connection:
            return journal.verify(connection)

    def check(self) -> list[str]:
        """What is wrong with the file, the journal or the kept figures, one sentence each; empty where all is sound."""
        looking = health.check(self)
        while True:
            try:
                next(looking)
            except StopIteration as end:
                return list(dict.fromkeys(finding.sentence for finding in end.value))

    def wrong_figures(self, connection: Connection) -> list[str]:
        """Where kept figures differ from what they rest on, one sentence each."""
        return [sentence for derived in self._derived for sentence in derived.wrong(connection)]

    def back_up(self, to: Path | None = None, why: backup.Why = "danger") -> Path:
        """A verified backup: into the book's own `backups` folder, or as one sealed file at `to`.

        Raises Refused where the account may not carry the book away; the automatic backups ask nobody.
        """
        if to:
            self.require("back_up")
        with self._copying, closing(records_file.connect(self.path / records_file.RECORDS, self._key)) as source:
            if not to:
                return backup.to_folder(self.path, source, self._key, why)
            note = partial(self.note_access, BOOK_COPIED, BOOK, [self.ring.book])
            return copies.to_file(self.path, source, self._key, to, note)

    @property
    def lacks_backup(self) -> bool:
        """Whether this device wrote something that no backup in the book's folder holds."""
        newest = next(iter(backup.backups(self.path)), None)
        held = newest.heads.get(self._journal.device, (0, ""))[0] if newest else 0
        return self._journal.seq > held
