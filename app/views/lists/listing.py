"""Which records a list shows, in which order: SQL searches, filters and sorts by fields; figures sort afterwards."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import filterfalse
from typing import TYPE_CHECKING, Any

from app.book.base import searchable
from app.views.lists.arrangement import Sorting
from app.views.lists.columns import Column

if TYPE_CHECKING:
    from app.book.book import Book

Among = Callable[[], Collection[str] | None]
"""Gives the ids to which a rule narrows a list, None for all; asked anew whenever the list is."""

Narrow = Callable[[], Callable[[Sequence[str]], list[str]]]
"""Gives what lets those of some ids through that belong to the list, in their order; asked anew whenever the list is.
Whether an id belongs to it does not depend on the others."""

Sort = list[tuple[str, bool]]
Where = dict[str, Any]

Order = Callable[[Column], Mapping[str, Any] | None]
"""Gives what sorts a column by id, None while that is not known."""


class Listing:
    """The question behind a list, and its answer.

    The answer is kept until the next edit, or `forget`: sorting by figures asks the book nothing new while nothing
    has changed, and a search goes through what SQL has filtered and sorted. A hundred thousand ids are a lot for
    Python, so they are only ever walked by built-in functions.
    """

    def __init__(self, book: Book, entity: type, columns: Sequence[Column], order: Order) -> None:
        self._book, self._entity = book, entity
        self._columns = {column.name: column for column in columns}
        self._order = order
        self._text, self._where = "", {}
        self._among: Among | None = None
        self._narrow: Narrow | None = None
        self.sorting: Sorting = ()
        self._edition = -1  # the last edit before the answer
        self._ordered: tuple[tuple[Where, Sort], list[str]] | None = None  # what SQL was asked, and what it gave
        self._kept: tuple[Sort, list[str]] | None = None  # how SQL sorted, and what search and rules left of it

    def ask(self, text: str, where: Mapping[str, Any] | None, among: Among | None, narrow: Narrow | None) -> None:
        """Ask for the records that hold `text` and meet `where`, and to which `among` or `narrow` narrows them."""
        self._text, self._where, self._among, self._narrow = text, dict(where or {}), among, narrow
        self._kept = None

    def forget(self) -> None:
        """The answer may be another one now."""
        self._kept = self._ordered = None

    def _follow_the_book(self) -> None:
        if self._book.edition != self._edition:
            self._edition = self._book.edition
            self.forget()

    def ids(self) -> list[str]:
        """The ids as SQL sorts them, then by the figures that no field holds: those without one come last either way.

        Sorting keeps what is equal in the order it had, so the least important column goes first; SQL does all that
        come after the last computed one.
        """
        self._follow_the_book()
        keys = [(self._columns[name], backwards) for name, backwards in self.sorting]
        done = next((place for place in range(len(keys), 0, -1) if keys[place - 1][0].computed), 0)
        ids = self._found([(column.sorts_by or column.name, backwards) for column, backwards in keys[done:]])
        for column, backwards in reversed(keys[:done]):
            figures = self._order(column)
            if figures is not None:
                ids = by_figures(ids, figures, backwards)
        return ids

    def first(self, count: int) -> tuple[list[str], Iterator[list[str]] | None]:
        """The first `count` of them or some more, and what gives the others a few at a time; None without others."""
        self._follow_the_book()
        parts = self._in_parts()
        if parts is None:
            return self.ids(), None
        found: list[str] = []
        for part in parts:
            found += part
            if len(found) >= count:
                return found, parts
        return found, None

    def _in_parts(self) -> Iterator[list[str]] | None:
        """None where all must be known before the first is."""
        sort = [(self._columns[name].sorts_by or name, backwards) for name, backwards in self.sorting]
        if (sort and (not self._by_names(sort) or sort[0][1])) or self._where or self._among or self._kept:
            return None
        parts = self._book.ids_in_parts(self._entity, self._text)
        return map(self._narrow(), parts) if parts and self._narrow else parts

    def _found(self, sort: Sort) -> list[str]:
        """The book gives ids in the order of names anyway: that order, and its opposite, need no sorting."""
        by_names = self._by_names(sort)
        asked = [] if by_names else sort
        if self._kept is None or self._kept[0] != asked:
            self._kept = asked, self._answer(asked)
        ids = self._kept[1]
        return ids[::-1] if by_names and sort[0][1] else ids

    def _by_names(self, sort: Sort) -> bool:
        names = searchable(self._entity)
        return len(sort) == 1 and bool(names) and sort[0][0] == names[0]

    def _answer(self, sort: Sort) -> list[str]:
        if self._where or sort:
            ids = self._in_order(sort)
            if self._text:
                ids = list(filter(frozenset(self._book.ids(self._entity, self._text)).__contains__, ids))
        else:
            ids = self._book.ids(self._entity, self._text)
        among = self._among() if self._among else None
        if among is not None:
            ids = list(filter(among.__contains__, ids))
        return self._narrow()(ids) if self._narrow else ids

    def _in_order(self, sort: Sort) -> list[str]:
        """All that meet the conditions, whatever is searched for."""
        asked = self._where, sort
        if self._ordered is None or self._ordered[0] != asked:
            self._ordered = asked, self._book.ids(self._entity, where=self._where, sort=sort)
        return self._ordered[1]


def by_figures(ids: Sequence[str], figures: Mapping[str, Any], backwards: bool) -> list[str]:
    """Sort `ids` by their `figures`; those without one come last, in the order they had."""
    known = sorted(filter(figures.__contains__, ids), key=figures.__getitem__, reverse=backwards)
    return known if len(known) == len(ids) else known + list(filterfalse(figures.__contains__, ids))
