"""A book that obeys a policy: what it shows and what it does for the account that opened it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event, select

from app.book import journal
from app.book.base import Base
from app.book.guard import Guard
from app.book.journal import Block, Entry
from app.book.policy import Action, Everything, Policy
from app.book.reading import Reader

Rule = Callable[[Connection, Sequence[Block]], None]
"""Raises Refused, in one sentence, where an edit did what must not be. It is asked on the connection of the edit."""


class Guarded(Reader):
    """Reads as its policy lets it; until one is handed over, everything.

    `rules` hold for whoever edits, undoes or does again, on top of what the policy says of the account.
    """

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._whole = engine
        self._guard = Guard(Everything())
        self.rules: list[Rule] = []

    def _obey(self, policy: Policy, writer: Engine, whole: Callable[[], Engine]) -> None:
        """Let every connection made from now on be limited by `policy`; `whole` makes an engine that is not."""
        self._guard = guard = Guard(policy)
        if not guard.limits_reading:
            return
        self._whole = whole()
        for engine, limited in ((self._engine, True), (writer, False)):
            engine.dispose()
            event.listen(engine, "connect", _on_connect(guard.limit if limited else guard.define))
            event.listen(engine, "checkout", _on_checkout(guard, limited))

    def may(self, act: str) -> bool:
        """Whether the account may do `act`, for what is offered to the person."""
        return self._guard.policy.may(act)

    def require(self, act: str) -> None:
        """Raises Refused, in one sentence, where the account may not do `act`."""
        self._guard.require(act)

    def allows(self, table: str, action: Action) -> bool:
        """Whether the account may do this with records of `table`, for what is offered."""
        return self._guard.policy.allows(table, action)

    def sees_all(self, table: str) -> bool:
        """Whether no record of `table` is kept from the account's eyes."""
        return self._guard.sees_all(table)

    def keeps_back(self, entity: type[Base], id_: str) -> bool:
        """Of a record that the account was not given: whether it is there, but not for this account."""
        if self.sees_all(entity.__tablename__):
            return False
        with self.reading_whole() as connection:
            return bool(connection.execute(select(entity.id).where(entity.id == id_, ~entity.deleted)).first())

    @contextmanager
    def reading_whole(self) -> Generator[Connection]:
        """A connection that no policy limits: for the journal and for proofs, which tell no content of records.

        Whoever uses it hands on only what the account may see.
        """
        if self._whole is self._engine:
            with self.reading() as connection:
                yield connection
        else:
            with self._gate.open(), self._whole.connect() as connection:
                yield connection

    def entries(self) -> list[Entry]:
        """The whole journal, oldest first. Raises Refused where the account may not see it."""
        self.require("journal")
        with self.reading_whole() as connection:
            return journal.entries(connection)

    def count_entries(self) -> int:
        """How many entries the journal has, which says nothing of what stands in them."""
        with self.reading_whole() as connection:
            return journal.count(connection)

    def _judge(self, blocks: Sequence[Block], after: Connection, undoes: bool) -> None:
        """Raises Refused where an edit did what the account, or anybody, may not. `after` is its connection.

        What the account itself did it may undo.
        """
        for rule in self.rules:
            rule(after, blocks)
        if not undoes:
            with self.reading() as before:
                self._guard.judge(blocks, before, after)

    def _reach(self, table: str, id_: str) -> None:
        """Raises Refused where the account may not see a record."""
        with self.reading() as connection:
            self._guard.reach(connection, table, [id_])

    def _may_erase(self, table: str, ids: Sequence[str]) -> None:
        """Raises Refused where the account may not erase these records; no edit of it is judged otherwise."""
        self.require(self._guard.policy.erasing(table))
        with self.reading() as connection:
            self._guard.reach(connection, table, ids)


def _on_connect(prepare: Callable[[Any], None]) -> Callable[[Any, Any], None]:
    return lambda bare, _record: prepare(bare)


def _on_checkout(guard: Guard, limited: bool) -> Callable[[Any, Any, Any], None]:
    """Another day, or another edit of what they rest on, and the ids that a connection keeps are not right any more."""

    def renew(bare: Any, record: Any, _proxy: Any) -> None:
        if record.info.get("edition") != guard.edition:
            edition = guard.edition
            guard.keep(bare, limited=limited)
            record.info["edition"] = edition

    return renew
