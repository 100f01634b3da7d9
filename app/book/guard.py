"""What an account may see and do in a book, enforced where records are read and written.

The book knows no role: it is handed a `Policy`. Reading is limited by views that stand before the tables, so that no
question need know of it, and by SQLite's authorizer, which lets nothing reach a table past its view. Writing is
judged by what an edit did, before it is kept.
"""

from __future__ import annotations

import json
import re
import secrets
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from types import SimpleNamespace
from typing import Any

import sqlcipher3.dbapi2  # pyright: ignore[reportMissingTypeStubs]
from sqlalchemy import Connection, text

from app.book.asking import entity_of
from app.book.base import Base
from app.book.journal import Block
from app.book.policy import Action, Policy
from app.book.refused import Refused
from app.i18n import _

_LISTED = "(SELECT value FROM json_each(:ids))"
NOTHING = "0"  # the condition that no record meets
_ASKED = re.compile(r"\{(ids\.)?(\w+)\}")  # what a scope asks of another table

_sqlite: Any = sqlcipher3.dbapi2  # it has no stubs
_ASKING = {
    _sqlite.SQLITE_SELECT,
    _sqlite.SQLITE_RECURSIVE,
    _sqlite.SQLITE_TRANSACTION,
    _sqlite.SQLITE_SAVEPOINT,
}
_FUNCTIONS_OF_TABLES = {"json_each", "json_tree"}
_FUNCTIONS_REFUSED = {"load_extension", "sqlcipher_export", "fts3_tokenizer"}


class Guard:
    """Enforces one policy on the connections of one book."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        tables = list(Base.metadata.tables)
        self._scopes = {t: policy.scope(t) if policy.allows(t, "see") else NOTHING for t in tables}
        self._limited = [table for table in tables if self._scopes[table] is not None]
        self._whole = set(tables) - set(self._limited)
        asked = {found for scope in self._scopes.values() if scope for found in _ASKED.findall(scope)}
        self._kept = [t for t in tables if ("ids.", t) in asked]
        self._rests_on = {t for t in tables if ("", t) in asked}
        self._edits = 0  # of what the kept ids rest on
        # Whoever knew the name of a view could give it to a subquery of his own: nobody can guess it.
        # A plan of execution tells how the tables of kept ids are called, so these have another one.
        self._prefix, self._kept_prefix = f"seen_{secrets.token_hex(16)}_", f"kept_{secrets.token_hex(16)}_"

    @property
    def limits_reading(self) -> bool:
        """Whether anything is kept from the account's eyes."""
        return bool(self._limited)

    def sees_all(self, table: str) -> bool:
        """Whether no record of the table is kept from them."""
        return table in self._whole

    # reading

    def limit(self, connection: Any) -> None:
        """Let a bare connection see only what the policy shows, and do nothing but ask."""
        with _unguarded(connection):
            self.define(connection)
            for table in self._limited:
                connection.execute(f'CREATE TEMP VIEW "{table}" AS SELECT * FROM {self._prefix}{table}')  # noqa: S608
        connection.set_authorizer(self._authorize)

    def define(self, connection: Any) -> None:
        """Give a bare connection the views of what may be seen, under names of their own."""
        for table in self._limited:
            connection.execute(f"CREATE TEMP VIEW {self._prefix}{table} AS {self._seen(table)}")
        for table in self._kept:
            connection.execute(f"CREATE TEMP TABLE {self._ids(table)} (id TEXT PRIMARY KEY) WITHOUT ROWID")

    def _seen(self, table: str) -> str:
        """The question for what is seen of a table; where that is nothing it does not even touch the table."""
        rowid = () if _has_no_rowid(table) else ("rowid",)
        if self._scopes[table] == NOTHING:
            names = (*rowid, *(column.name for column in Base.metadata.tables[table].columns))
            return "SELECT " + ", ".join(f'NULL AS "{name}"' for name in names) + " WHERE 0"
        kept = f"id IN (SELECT id FROM {self._ids(table)})"  # noqa: S608 (of our own tables)
        condition = kept if table in self._kept else self._condition(table)
        row = "rowid AS rowid, " if rowid else ""
        return f'SELECT {row}* FROM main."{table}" WHERE {condition}'  # noqa: S608

    @property
    def edition(self) -> tuple[date, int]:
        """What changes when the kept ids must be looked up anew."""
        return date.today(), self._edits

    def keep(self, connection: Any, *, limited: bool) -> None:
        """Look up the ids that a bare connection keeps ready."""
        if not self._kept:
            return
        with _unguarded(connection) if limited else nullcontext():
            for table in self._kept:
                asked = f'SELECT id FROM main."{table}" WHERE {self._condition(table)}'  # noqa: S608 (of our own tables)
                connection.execute(f"DELETE FROM {self._ids(table)}")  # noqa: S608
                connection.execute(f"INSERT INTO {self._ids(table)} {asked}")
        if limited:
            connection.set_authorizer(self._authorize)

    def _ids(self, table: str) -> str:
        return self._kept_prefix + table

    def _condition(self, table: str) -> str:
        seen: dict[str, Any] = {t: self._prefix + t if t in self._limited else f'main."{t}"' for t in self._scopes}
        seen["ids"] = SimpleNamespace(**{t: self._ids(t) for t in self._kept})
        return str(self._scopes[table]).format_map(seen)

    def _authorize(self, action: int, first: str | None, second: str | None, base: str | None, view: str | None) -> int:
        """SQLite asks for every table and column that a statement wants; `view` is the one in which it does."""
        if action in _ASKING:
            allowed = True
        elif action == _sqlite.SQLITE_FUNCTION:
            allowed = second not in _FUNCTIONS_REFUSED
        elif action == _sqlite.SQLITE_READ:
            allowed = self._may_read(str(first), base, view)
        else:
            allowed = False
        return _sqlite.SQLITE_OK if allowed else _sqlite.SQLITE_DENY

    def _may_read(self, table: str, base: str | None, view: str | None) -> bool:
        if base in ("temp", None):  # None where no column is looked at: a bare name is that of the view
            return table in self._scopes or table.startswith((self._prefix, self._kept_prefix))
        return table in self._whole or table in _FUNCTIONS_OF_TABLES or view == self._prefix + table

    # writing

    def judge(self, blocks: Sequence[Block], before: Connection, after: Connection) -> None:
        """Raises Refused where an edit did what the account may not, or did it to records that are not its own.

        `before` is a limited connection that sees the book without the edit, `after` the one of the edit.
        """
        born: dict[str, set[str]] = defaultdict(set)
        touched: dict[str, set[str]] = defaultdict(set)
        for block in blocks:
            self._judge_block(block)
            (born if block.kind == "born" else touched)[block.table].update(row[0] for row in block.rows)
        for table, ids in touched.items():
            self._judge_locks(before, table, ids)
        for table in born.keys() | touched.keys():
            if self._scopes[table] not in (None, NOTHING):  # where nothing is seen the actions alone decide
                known = touched[table] - born[table]
                self.reach(before, table, known)
                self._reach(after, table, self._prefix + table, known | born[table])

    def count(self, blocks: Sequence[Block]) -> None:
        """An edit is in the file now, undone and erased ones too: what the kept ids rest on may be other than it was.

        Not before: a connection would keep the ids of the former state as those of the new one.
        """
        self._edits += sum(block.table in self._rests_on for block in blocks)

    def _judge_block(self, block: Block) -> None:
        for action in _actions_of(block):
            self.refuse(block.table, action)
        for decision in self.policy.decisions(block.table):
            if decision.field in block.fields:
                place = block.fields.index(decision.field)
                after = 1 + place if block.kind == "born" else 2 + 2 * place
                if any(row[after] == decision.value for row in block.rows):
                    self.require(decision.act)

    def _judge_locks(self, before: Connection, table: str, ids: Iterable[str]) -> None:
        for decision in self.policy.decisions(table):
            if decision.locks and not self.policy.may(decision.act):
                asked = text(f'SELECT 1 FROM "{table}" WHERE {decision.field} = :value AND id IN {_LISTED}')  # noqa: S608
                if before.execute(asked, {"value": decision.value, "ids": json.dumps(list(ids))}).first():
                    self.require(decision.act)

    def reach(self, limited: Connection, table: str, ids: Iterable[str]) -> None:
        """Raises Refused where one of the records is not seen through a limited connection."""
        if self._scopes[table] is not None:
            self.refuse(table, "see")
            self._reach(limited, table, f'"{table}"', ids)

    def _reach(self, connection: Connection, table: str, view: str, ids: Iterable[str]) -> None:
        wanted = set(ids)
        asked = text(f"SELECT id FROM {view} WHERE id IN {_LISTED}")  # noqa: S608
        if wanted and wanted - set(connection.execute(asked, {"ids": json.dumps(sorted(wanted))}).scalars()):
            said = _("This {record} is not among those that your account may work with. Ask a coordinator.")
            raise Refused(said.format(record=_(entity_of(table).title)))

    def refuse(self, table: str, action: Action) -> None:
        """Raises Refused where the account may not do this with any record of `table`."""
        if not self.policy.allows(table, action):
            raise Refused(_SENTENCES[action]().format(record=_(entity_of(table).title)))

    def require(self, act: str) -> None:
        """Raises Refused where the account may not do `act`."""
        if not self.policy.may(act):
            said = _("Your account may not do this: {act}. Ask a coordinator.")
            raise Refused(said.format(act=self.policy.named(act)))


_SENTENCES: dict[Action, Callable[[], str]] = {
    "see": lambda: _("Your account may not see records of this kind: {record}."),
    "add": lambda: _("Your account may not add records of this kind: {record}."),
    "change": lambda: _("Your account may not change records of this kind: {record}."),
    "delete": lambda: _("Your account may not delete records of this kind: {record}."),
}


def _actions_of(block: Block) -> tuple[Action, ...]:
    if block.kind == "born":
        return ("add",)
    if "deleted" not in block.fields:
        return ("change",)
    return ("delete",) if len(block.fields) == 1 else ("delete", "change")


@contextmanager
def _unguarded(connection: Any) -> Generator[None]:
    """Inside, a bare reading connection may make views and tables of its own. It is to be guarded again."""
    connection.set_authorizer(None)
    connection.execute("PRAGMA query_only = OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA query_only = ON")


def _has_no_rowid(table: str) -> bool:
    return Base.metadata.tables[table].dialect_options["sqlite"]["with_rowid"] is False
