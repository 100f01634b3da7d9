"""Which records, in which order: conditions and the statements made of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Select,
    Table,
    and_,
    bindparam,
    case,
    false,
    func,
    literal_column,
    or_,
    select,
)

from app.book.base import Base, entities, searchable, table_of
from app.book.fields import Field, fields_of
from app.book.kinds import Choice, Kind
from app.i18n import _, fold, language

Entity = type[Base]
SIGNS = ',;.:!?()[]"“”„«»…'  # what people type around the words of a search
MANY = 20  # values that are rather handed over as one list


@dataclass(frozen=True, slots=True)
class Between:
    """From `low` to `high`, both included; None is open."""

    low: Any = None
    high: Any = None


@dataclass(frozen=True, slots=True)
class Containing:
    """Text with `text` in it, whatever its accents and case."""

    text: str


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition or value."""

    what: Any


Where = Mapping[str, Any]
"""Conditions by field name, all of which must hold: a value, None for empty, a collection of values, None
among them, or one of `Between`, `Containing`, `Not`. The name "id" stands for the record itself."""

Sort = Sequence[tuple[str, bool]]
"""Field names, each with whether it runs backwards."""


@cache
def entity_of(table: str) -> Entity:
    """The class of the records in `table`."""
    for kind in entities():
        if table_of(kind).name == table:
            return kind
    raise KeyError(table)


def _matches(column: ColumnElement[Any], wanted: Any) -> ColumnElement[bool]:
    if isinstance(wanted, Not):
        return or_(~_matches(column, wanted.what), column.is_(None)) if wanted.what is not None else column.is_not(None)
    if isinstance(wanted, Between):
        bounds = [column >= wanted.low] if wanted.low is not None else []
        return and_(True, *bounds, *([column <= wanted.high] if wanted.high is not None else []))
    if isinstance(wanted, Containing):
        return func.fold(column).contains(fold(wanted.text), autoescape=True)
    if isinstance(wanted, (set, frozenset, list, tuple)):
        values = cast("list[Any]", list(wanted))  # pyright: ignore[reportUnknownArgumentType]
        if None in values:
            return or_(column.is_(None), _matches(column, [value for value in values if value is not None]))
        if len(values) > MANY and all(isinstance(value, str) for value in values):
            listed = func.json_each(json.dumps(values)).table_valued("value")  # a statement takes so many values only
            return column.in_(select(listed.c.value))
        return column.in_(values) if values else false()
    return column.is_(None) if wanted is None else column == wanted


def _is_open(wanted: object) -> bool:
    """Whether a condition is more than values to be found in an index."""
    return isinstance(wanted, Not | Between | Containing)


@cache
def has_index_of_names(table: FromClause) -> bool:
    """Whether an index holds all that a list in the order of names asks for."""
    return any(index.columns.keys() == ["deleted", "folded", "id"] for index in cast("Table", table).indexes)


def _alphabetical(text: ColumnElement[Any]) -> ColumnElement[Any]:
    """The order of names. SQLite folds plain English letters by itself, ten times quicker than it can ask Python."""
    return case((text.op("NOT GLOB")("*[^ -~]*"), func.lower(text)), else_=func.sort_key(text))


def words_of(text: str) -> list[str]:
    """The words of a search: "Lopez, h." is looked up as "lopez" and "h"."""
    return [word for word in (typed.strip(SIGNS) for typed in fold(text).split()) if word]


class Asking:
    """A question about one kind of record, built up and then turned into a statement."""

    def __init__(self, entity: Entity) -> None:
        self.entity = entity
        self.table = table_of(entity)
        self._from: FromClause = self.table
        self._conditions: list[ColumnElement[bool]] = []
        self._chosen: list[ColumnElement[bool]] = []  # on fields of few values that have an index of their own
        self._by_names_only = True
        self._order: list[ColumnElement[Any]] = []
        self._joined: dict[str, FromClause] = {}

    def where(self, where: Where) -> Asking:
        """Only records for which all conditions hold."""
        for name, wanted in where.items():
            column = self.table.c[name]
            if column.index and type(fields_of(self.entity)[name].kind).few and not _is_open(wanted):
                self._chosen.append(_matches(column, wanted))
            else:
                self._conditions.append(_matches(column, wanted))
                self._by_names_only = False
        return self

    def search(self, text: str) -> Asking:
        """Only records that have every word of `text` in a searchable field; signs around a word do not matter."""
        folded: ColumnElement[Any] = self.table.c.folded
        if self.entity.translated:
            for name in self.entity.shown_as:
                folded = folded + " " + func.fold(self._named(self.table, self.entity, name))
        for word in words_of(text):
            self._conditions.append(folded.contains(word, autoescape=True))
        return self

    def sort(self, sort: Sort) -> Asking:
        """In this order, and where that is equal in the order of names."""
        for name, backwards in sort:
            key = self._sort_key(fields_of(self.entity)[name])
            empty = self.table.c[name].is_(None)
            self._order += [empty, key.desc() if backwards else key]
        self._by_names_only &= not sort and language() == "en"
        if language() == "en":
            self._order.append(self.table.c.folded)
        else:
            names = [self._named(self.table, self.entity, name) for name in searchable(self.entity)]
            self._order += [_alphabetical(func.coalesce(name, "")) for name in names]
        return self

    def _alive(self, columns: bool = False) -> ColumnElement[bool]:
        """Not deleted. An index that begins with the mark answers questions about names alone; for others it would
        lead from row to row all over the file, so it is kept from being used.
        """
        mark = self.table.c.deleted
        return (mark if self._by_names_only and not columns else func.coalesce(mark, True)).is_(False)

    def _by_index(self) -> list[ColumnElement[bool]]:
        """The choices, answered by their own indexes alone where the names are: neither then reads a row.

        A quarter of all students would otherwise be looked up all over the file, one by one. The sign keeps SQLite
        from doing so.
        """
        if not self._by_names_only or not has_index_of_names(self.table):
            return self._chosen
        row: ColumnElement[int] = literal_column(f"+{self.table.name}.rowid")
        its_rows = select(literal_column("rowid", Integer)).select_from(self.table)
        return [row.in_(its_rows.where(one)) for one in self._chosen]

    def _sort_key(self, described: Field) -> ColumnElement[Any]:
        """Empty ones come last, choices sort in the order of their list, references by what they show."""
        if described.refers:
            return _alphabetical(self.shown(described))
        column = self.table.c[described.name]
        if isinstance(described.kind, Choice):
            return case({code: place for place, code in enumerate(described.kind.options)}, value=column)
        return _alphabetical(self.shown(described)) if type(described.kind).column is Kind.column else column

    @staticmethod
    def _named(table: FromClause, entity: Entity, name: str) -> ColumnElement[Any]:
        """A field of `table`, in the language that is spoken where it is the name of a translated record."""
        column = table.c[name]
        return func.translated(column) if entity.translated and name in entity.shown_as else column

    def shown(self, described: Field) -> ColumnElement[Any]:
        """What people see in a column: the value, or what stands for the record that it refers to."""
        column = self.table.c[described.name]
        if not described.refers:
            return self._named(self.table, self.entity, described.name)
        if not entity_of(described.refers).shown_as:  # nothing stands for such a record but what it is
            return case((column.is_not(None), func.translated(entity_of(described.refers).title)))
        other = self._joined.get(described.name)
        if other is None:
            other = table_of(entity_of(described.refers)).alias()
            self._joined[described.name] = other
            self._from = self._from.outerjoin(other, other.c.id == column)
        entity = entity_of(described.refers)
        first, *rest = [self._named(other, entity, name) for name in entity.shown_as]
        text: ColumnElement[Any] = first
        for part in rest:
            text = text + func.coalesce(", " + part, "")
        return text

    def ids(self) -> Select[str]:
        """The statement for the ids alone."""
        return (
            select(self.table.c.id)
            .select_from(self._from)
            .where(self._alive(), *self._conditions, *self._by_index())
            .order_by(*self._order, self.table.c.id)
        )

    def columns(self, names: Sequence[str], shown: bool = False) -> Select[Any]:
        """The statement for the id and these fields; references as ids, or as what is shown."""
        fields = fields_of(self.entity)
        columns = [self.shown(fields[n]) if shown else self.table.c[n] for n in names]
        return (
            select(self.table.c.id, *columns)
            .select_from(self._from)
            .where(self._alive(columns=True), *self._conditions, *self._chosen)
            .order_by(*self._order)
        )


@cache
def shown_by_id(entity: Entity, names: tuple[str, ...]) -> Select[Any]:
    """The statement for what people see of the records in the JSON list `ids`; made once, used for every page."""
    asking = Asking(entity)
    return asking.columns(names, shown=True).where(among(asking.table.c.id))


@cache
def column_by_id(entity: Entity, name: str) -> Select[Any]:
    """The statement for one field of every record; made once."""
    return Asking(entity).columns([name])


@cache
def records_with(
    entity: Entity, single: frozenset[str], several: frozenset[str], sort: Sort, _spoken: str
) -> Select[Any]:
    """The statement for whole records, of which each field named in `single` is the parameter of that name, and each
    in `several` one of a JSON list; made once for each language that is spoken.
    """
    asking = Asking(entity)
    columns = asking.table.c
    asking.where({name: bindparam(name, type_=columns[name].type) for name in sorted(single)}).sort(sort)
    return asking.columns(list(fields_of(entity))).where(*(among(columns[name], name) for name in sorted(several)))


def among(column: Any, values: str = "ids") -> ColumnElement[bool]:
    """The condition that a column holds one of a JSON list, the parameter `values`.

    A statement with it is made once and used for any list: making it takes longer than a page of rows.
    """
    return column.in_(select(func.json_each(bindparam(values)).table_valued("value").c.value))


def describe(where: Where, entity: Entity) -> str:
    """The conditions as people read them: "Grade: 11, 12; Pathway: empty"."""
    fields = fields_of(entity)
    return "; ".join(f"{_(fields[name].label)}: {_worded(fields[name].kind, wanted)}" for name, wanted in where.items())


def _worded(kind: Kind, wanted: Any) -> str:
    if wanted is None:
        return _("empty")
    if isinstance(wanted, Not):
        return _("not {value}").format(value=_worded(kind, wanted.what))
    if isinstance(wanted, Between):
        return _("{low} to {high}").format(low=kind.format(wanted.low) or "…", high=kind.format(wanted.high) or "…")
    if isinstance(wanted, Containing):
        return f"“{wanted.text}”"
    if isinstance(wanted, (set, frozenset, list, tuple)):
        return ", ".join(kind.format(value) for value in cast("list[Any]", wanted))
    return kind.format(wanted)
