"""What a page declares about its list; everything else follows from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.views.lists.arrangement import Arrangement, Sorting
from app.views.lists.columns import Column, Facet, Row, facet_of, options_of, sortable
from app.views.lists.conditions import Condition

if TYPE_CHECKING:
    from app.book.book import Book

Find = Callable[[str], Any]


@dataclass(frozen=True)
class View:
    """A view that the page itself has: records that meet `where` and `conditions`, among those that `rule` finds.

    `unless` finds those that are left out, where they are fewer; a view has one of the two. Both run off the window's
    thread.
    """

    id: str
    title: str
    where: Mapping[str, Any] | None = None
    rule: Callable[[Book], Collection[str]] | None = None
    conditions: tuple[Condition, ...] = ()
    unless: Callable[[Book], Collection[str]] | None = None


@dataclass(frozen=True)
class ListSpec:
    """The list of the records of `entity`. `name` is that of its saved views and of what this computer remembers.

    `read` gives the rows of some ids, `rests_on` names the tables besides the entity's own whose changes alter rows,
    views or computed columns. `shown` names the columns to begin with, `favourites` those whose chips are always
    there. `about` finds ids by text where a search of the records' own fields is not enough. `menu` are the commands
    of the context menu, "" for a line between them; `verbs` those beside "12 selected". `fixed` are fields that
    cannot be given to many at once, since they have verbs of their own.
    """

    name: str
    title: str
    entity: type
    columns: Sequence[Column]
    read: Callable[[Sequence[str]], Mapping[str, Row]]
    views: Sequence[View]
    prompt: str
    rests_on: Sequence[str] = ()
    shown: Sequence[str] = ()
    favourites: Sequence[str] = ()
    sort: Sorting = ()
    about: Callable[[Book, str], Collection[str]] | None = None
    menu: Sequence[str] = ()
    verbs: Sequence[str] = ()
    fixed: Sequence[str] = ()
    lent: dict[str, View] = field(default_factory=dict)
    """Views that are there because somebody asked for them just now: the rows behind a number."""

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns by name."""
        return {column.name: column for column in self.columns}

    @cached_property
    def facets(self) -> dict[str, Facet]:
        """How columns are filtered, by name; those that cannot be are left out."""
        found = {column.name: facet_of(self.entity, column) for column in self.columns}
        return {name: facet for name, facet in found.items() if facet}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all columns; the first one always stays in its place."""
        return tuple(column.name for column in self.columns)

    def view(self, id_: str) -> View:
        """The page's own view with this id, or a lent one, else its first one."""
        return self.lent.get(id_) or next((view for view in self.views if view.id == id_), self.views[0])

    @cached_property
    def usual(self) -> Arrangement:
        """How the list is arranged before anybody changes it."""
        columns = tuple(name for name in self.names if name in self.shown or name == self.names[0])
        return Arrangement(self.views[0].id, sort=self.sort or ((self.names[0], False),), columns=columns)

    def find(self, book: Book, what: str, other: Find) -> Any:
        """Something that takes long to find: "view:ID", or "values:", "order:" or "options:" of a column.

        `other` finds what this rests on.
        """
        about, _colon, name = what.partition(":")
        if about == "view":
            rule = self.view(name).rule or self.view(name).unless
            return frozenset(rule(book)) if rule else None
        column, facet = self.by_name[name], self.facets.get(name)
        if about == "options":
            assert facet
            return options_of(book, facet, {} if facet.options else other(f"values:{name}"))
        if about == "order":
            if column.order:
                return column.order(book)
            values = other(f"values:{name}")
            if set(map(type, values.values())) <= {int, date}:
                return values  # numbers and days sort by themselves
            shown = other(f"options:{name}") if facet and facet.options else {}
            firsts = {id_: value[0] if isinstance(value, tuple) else value for id_, value in values.items()}
            return {id_: sortable(facet, shown.get(one, one)) for id_, one in firsts.items() if one is not None}
        return facet.values(book) if facet and facet.values else book.column(self.entity, column.sorts_by or name)
