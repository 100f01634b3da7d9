"""Reading the book: rows and ids, from connections that cannot write."""

from __future__ import annotations

import json
from collections.abc import Collection, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from threading import local
from typing import Any, TypeGuard

from sqlalchemy import Connection, Engine, Select, func, select

from app.book import records_file
from app.book.asking import Asking, Entity, Sort, Where, column_by_id, records_with, shown_by_id, words_of
from app.book.base import Record, record_type
from app.book.fields import fields_of
from app.book.gate import Gate
from app.book.names import KeptNames
from app.i18n import language


class Reader:
    """What can be asked of a book. Every question is safe on any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._open = local()
        self._gate = Gate()
        self._names = KeptNames()

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """A connection that sees one state of the book, for the rules in `models`.

        Inside such a block everything that this thread asks is answered by the same connection, from the same state.
        """
        outer: Connection | None = getattr(self._open, "connection", None)
        if outer is not None:
            yield outer
            return
        with self._gate.open(), self._engine.connect() as connection:
            self._open.connection = connection
            try:
                yield connection
            finally:
                del self._open.connection

    @property
    def is_reading(self) -> bool:
        """Whether this thread is inside a `reading` block: what it is answered may be older than the last edit."""
        return getattr(self._open, "connection", None) is not None

    def sees_all(self, table: str) -> bool:
        """Whether no record of `table` is kept from the account's eyes."""
        return True

    def _keeps_names(self, entity: Entity) -> bool:
        """Which records a limited account sees changes with edits of other tables, too."""
        return KeptNames.hold(entity) and self.sees_all(entity.__tablename__)

    def ids(
        self, entity: Entity, text: str = "", where: Where | None = None, sort: Sort = (), most: int | None = None
    ) -> list[str]:
        """The ids of records that hold every word of `text` and meet `where`, in the order of `sort`, then names.

        Of the first `most`, where it is given: as soon as they are found nothing more is looked at.
        """
        if not (where or sort or most) and self._keeps_names(entity):
            with self.reading() as connection:
                return self._names.of(entity, connection).holding(words_of(text))
        found = Asking(entity).where(where or {}).search(text).sort(sort).ids().limit(most).subquery()
        asked = select(func.group_concat(found.c.id, " "))  # in that order; quicker than a row for each
        with self.reading() as connection:
            joined: str | None = connection.execute(asked).scalar()
        return joined.split() if joined else []

    def ids_in_parts(self, entity: Entity, text: str) -> Iterator[list[str]] | None:
        """What `ids` gives for `text`, as the book is now, a few ids at a time; None where all are there at once."""
        if not self._keeps_names(entity):
            return None
        with self.reading() as connection:
            names = self._names.of(entity, connection)
        return names.in_parts(words_of(text)) if names.are_many else None

    def pairs(self, asked: Select[Any, Any]) -> list[tuple[str, int]]:
        """The rows of a statement for an id and a number, as many as there may be: not as rows of SQLAlchemy."""
        with self.reading() as connection, records_file.bare():
            cursor: Any = connection.execute(asked).cursor
            return cursor.fetchall()

    def rows(self, entity: Entity, ids: Sequence[str], names: Sequence[str]) -> dict[str, tuple[Any, ...]]:
        """The shown values of `names` for each id: references are the words that stand for the record."""
        with self.reading() as connection:
            found = connection.execute(shown_by_id(entity, tuple(names)), {"ids": json.dumps(list(ids))})
            return {id_: tuple(values) for id_, *values in found.all()}

    def column(self, entity: Entity, name: str) -> dict[str, Any]:
        """One field of every record by id; references as ids."""
        with self.reading() as connection:
            found: list[Any] = list(connection.execute(column_by_id(entity, name)))
        return dict(found)

    def records(self, entity: Entity, where: Where | None = None, sort: Sort = (), text: str = "") -> list[Record]:
        """Whole records as named tuples (references as ids), in the order of `sort`, then names."""
        made = record_type(entity)
        lists = {name: list(wanted) for name, wanted in (where or {}).items() if _is_list(wanted)}
        if not all(lists.values()):
            return []  # one of none
        asked, given = self._asked(entity, where or {}, lists, sort, text)
        with self.reading() as connection:
            return [made(*row) for row in connection.execute(asked, given).all()]

    @staticmethod
    def _asked(
        entity: Entity, where: Where, lists: dict[str, list[Any]], sort: Sort, text: str
    ) -> tuple[Select[Any], dict[str, Any]]:
        """The statement for whole records with its parameters. Making one takes longer than most answers."""
        single = {name: wanted for name, wanted in where.items() if isinstance(wanted, (str, int, date))}
        several = {
            name: json.dumps(values) for name, values in lists.items() if all(isinstance(each, str) for each in values)
        }
        if not text and len(single) + len(several) == len(where):
            known = records_with(entity, frozenset(single), frozenset(several), tuple(sort), language())
            return known, single | several
        return Asking(entity).where(where).search(text).sort(sort).columns(list(fields_of(entity))), {}

    def record(self, entity: Entity, id_: str) -> Record | None:
        """One record, or None where there is none or it was deleted."""
        return next(iter(self.records(entity, {"id": id_})), None)


def _is_list(wanted: object) -> TypeGuard[Collection[Any]]:
    """Whether a condition names values, one of which is wanted."""
    return isinstance(wanted, (set, frozenset, list, tuple))
