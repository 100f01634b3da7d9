"""The records of one kind in the order of their names, kept in memory: a search goes through them at every key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, repeat
from operator import contains
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from app.book.asking import Asking, Entity, has_index_of_names
from app.book.base import table_of
from app.book.journal import journal
from app.i18n import language

LONG = 4096  # names of which one rather has the first before the rest
BLOCK = 128  # names that are looked through as one text before each is looked at


class Block(NamedTuple):
    """Some records: their ids, and their folded texts with a line for each."""

    ids: list[str]
    lines: str


class Names:
    """The ids and folded texts of all records of one kind, as they were after one entry of the journal.

    A hundred thousand texts lie all over the memory, and looking at each takes three times as long as looking
    through a few long ones. Most words stand in few of those.
    """

    def __init__(self, entry: int, ids: list[str], texts: list[str]) -> None:
        self.entry, self._ids = entry, ids
        starts = range(0, len(ids), BLOCK)
        self._blocks = [Block(ids[at : at + BLOCK], "\n".join(texts[at : at + BLOCK])) for at in starts]
        self._last: tuple[Sequence[str], list[Block]] = (), self._blocks

    @property
    def are_many(self) -> bool:
        """Whether it takes a while to go through them."""
        return len(self._ids) >= LONG

    def holding(self, words: Sequence[str]) -> list[str]:
        """The ids of the records that hold every one of the folded `words`, in the order of names."""
        return list(chain.from_iterable(self.in_parts(words))) if words else list(self._ids)

    def in_parts(self, words: Sequence[str]) -> Iterator[list[str]]:
        """The same a few at a time: the first are found long before the last."""
        former, blocks = self._last
        if not all(any(each in word for word in words) for each in former):  # not just one more letter
            blocks = self._blocks
        kept: list[Block] = []
        for block in blocks:
            ids, lines = block
            if not words:
                yield ids
            elif all(map(contains, repeat(lines), words)):
                kept.append(block)
                yield _holding(ids, lines, words)
        if words:
            self._last = words, kept


def _holding(found: Iterable[str], lines: str, words: Sequence[str]) -> list[str]:
    """Those ids of a block whose own line holds every word."""
    texts: Iterable[str] = lines.split("\n")
    for word in words:
        holds = list(map(contains, texts, repeat(word)))
        found, texts = compress(found, holds), list(compress(texts, holds))
    return list(found)


class KeptNames:
    """The names of the kinds of record that have an index of names, read when they are first asked for.

    They are right for whoever asks, also inside a `reading` block that began before the last edit: what was read
    after one entry of the journal holds for another where no entry in between touched the records.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[Entity, str], Names] = {}
        self._touched: dict[str, int] = {}  # the last entry that touched a table

    def touch(self, tables: Iterable[str], entry: int) -> None:
        """An entry is about to be committed that changes these tables."""
        self._touched.update(dict.fromkeys(tables, entry))

    @staticmethod
    def hold(entity: Entity) -> bool:
        """Whether the names of such records are kept. Others may be millions, with long texts."""
        return has_index_of_names(table_of(entity)) and not entity.translated

    def of(self, entity: Entity, connection: Connection) -> Names:
        """The names as `connection` sees the book."""
        now: int = connection.execute(_LAST).scalar() or 0
        names = self._kept.get((entity, language()))
        touched = self._touched.get(table_of(entity).name, 0)
        if names is None or (names.entry != now and touched > min(names.entry, now)):
            names = self._kept[entity, language()] = _read(entity, connection, now)
        return names


_LAST = select(func.max(journal.c.entry))


def _read(entity: Entity, connection: Connection, now: int) -> Names:
    """Both columns as one text each: that is quicker than a row for each record.

    No word of a search holds a line break, so a blank in its place finds the same.
    """
    named = Asking(entity).sort(()).ids().add_columns(table_of(entity).c.folded).subquery().c
    texts = func.group_concat(func.replace(named.folded, "\n", " "), "\n")
    joined, folded = connection.execute(select(func.group_concat(named.id, " "), texts)).one()
    return Names(now, joined.split(" "), folded.split("\n")) if joined else Names(now, [], [])
