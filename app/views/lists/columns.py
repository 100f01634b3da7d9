"""The columns of a list: how each is shown, sorted and filtered, declared once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from app.book.asking import entity_of
from app.book.clocks import Clock, Duration
from app.book.fields import Field, fields_of
from app.book.kinds import TEXT, WHOLE, Choice, Day, Flag, Kind, Whole
from app.i18n import _, number, sort_key
from app.models.kinds import Grade
from app.models.study_kinds import Decimals
from app.views.look.cells import Cell, FigureCell, MutedCell

if TYPE_CHECKING:
    from app.book.book import Book

Row = Mapping[str, Any]
"""What a page's reader gives for one id: values by name, as the columns of that list need them."""

Way = Literal["any", "between", "text"]
"""How a column is filtered: one of several values, a span, or text that it holds."""

Values = Callable[["Book"], Mapping[str, Any]]
"""A value by id, for every record that has one. A tuple where a record has several (pathways)."""


@dataclass(frozen=True)
class Facet:
    """How a column is filtered. `kind` reads and shows its values.

    `values` stands for a column that no field of the record holds; it also sorts the column, unless the column
    has an order of its own. `options` gives the choices of "any" with their words; without it they are the values
    that occur. `empty` is how a record without a value is called ("No pathway"); `complete` says that there is none.
    """

    way: Way
    kind: Kind = TEXT
    values: Values | None = None
    options: Callable[[Book], Mapping[Any, str]] | None = None
    empty: str = ""
    complete: bool = False


@dataclass(frozen=True)
class Column:
    """One column of a list. `name` is a field of the record where the column sorts, filters and edits by it.

    No two columns of a list have the same name: where a field has a column of its own as well, the other one names
    it in `sorts_by`.
    """

    title: str
    width: int
    name: str
    text: Callable[[Row], str]
    cell: Callable[[Row], Cell | None] | None = None
    editable: bool = False
    order: Values | None = None
    """For a column that neither a field nor its facet sorts: a sortable value by id (missing ones come last)."""
    figures: bool = False
    """Whether the column holds numbers, set to the right like its title."""
    facet: Facet | None = None
    """How a column is filtered that no field stands behind; those of fields are filtered by their kind."""
    sorts_by: str = ""
    kind: Kind = TEXT
    value: Callable[[Row], Any] | None = None
    """What a worksheet gets of a row, a value of `kind` (hours as a number, a day as a day); without it, the text."""
    beside: tuple[Column, ...] = ()
    """What a worksheet gets besides: the rest of what the cell shows (the target of a progress)."""

    @property
    def computed(self) -> bool:
        """Whether it is sorted by something that SQL does not know."""
        return self.order is not None or (self.facet is not None and self.facet.values is not None)


def field_column(entity: type, name: str, width: int = 0, editable: bool = True) -> Column:
    """A column that shows one field as it is; the reader must give its shown value under the field's name."""
    described = fields_of(entity)[name]
    kind = described.kind
    cell = FigureCell() if kind.align_right else MutedCell()
    return Column(
        _(described.label),
        width or kind.width,
        name,
        lambda row: kind.format(row[name]),
        lambda _row: cell,
        editable and not described.refers,
        figures=kind.align_right,
        kind=TEXT if described.refers else kind,
        value=None if isinstance(kind, Grade) else lambda row: row[name],  # "9", not the "09" of the state's code
    )


def words_column(title: str, width: int, name: str, shown: str) -> Column:
    """What the field `name` refers to, in the words that the reader gives under `shown`."""
    cell = MutedCell()
    return Column(title, width, name, lambda row: row[shown], lambda _row: cell)


def count_column(title: str, width: int, name: str, value: Callable[[Row], int], by_record: Values) -> Column:
    """How many there are of something; `by_record` tells the same of all records, to sort and filter by it."""
    cell = FigureCell()
    return Column(
        title,
        width,
        name,
        lambda row: number(value(row)),
        lambda _row: cell,
        figures=True,
        facet=Facet("between", WHOLE, by_record),
        kind=WHOLE,
        value=value,
    )


def facet_of(entity: type, column: Column) -> Facet | None:
    """How a column is filtered: as it declares, else by the kind of its field; None where neither is there."""
    described = fields_of(entity).get(column.name)
    if column.facet or column.order or described is None:
        return column.facet
    if described.refers:
        return Facet("any", options=_referred(entity, described), complete=described.required)
    return Facet(way_of(described.kind), described.kind, complete=described.required)


def way_of(kind: Kind) -> Way:
    """Few values are ticked, measured ones lie between two, texts hold something."""
    if isinstance(kind, Choice | Flag | Grade):
        return "any"
    return "between" if isinstance(kind, Day | Whole | Duration | Clock | Decimals) else "text"


def _referred(entity: type, described: Field) -> Callable[[Book], Mapping[Any, str]]:
    def options(book: Book) -> Mapping[Any, str]:
        other = entity_of(described.refers)
        named = [id_ for id_ in set(book.column(entity, described.name).values()) if id_]
        words = book.rows(other, named, list(other.shown_as))
        shown = {id_: ", ".join(part for part in parts if part) for id_, parts in words.items()}
        return dict(sorted(shown.items(), key=lambda each: sort_key(each[1])))

    return options


def options_of(book: Book, facet: Facet, values: Mapping[str, Any]) -> Mapping[Any, str]:
    """What can be ticked, with its words: the declared options, a whole list of codes, or the `values` that occur."""
    if facet.options:
        return facet.options(book)
    kind = facet.kind
    if isinstance(kind, Choice):
        return {code: kind.format(code) for code in kind.options}
    if isinstance(kind, Flag):
        return {True: kind.format(True), False: kind.format(False)}
    occurring = {each for value in values.values() for each in (value if isinstance(value, tuple) else (value,))}
    codes = [code for code in occurring if code is not None]
    if isinstance(kind, Grade):
        return {code: kind.format(code) for code in sorted(codes, key=kind.codes.index)}
    return {code: kind.format(code) for code in sorted(codes, key=lambda code: sort_key(kind.format(code)))}


def sortable(facet: Facet | None, value: Any) -> Any:
    """A key that sorts values as people expect: codes in the order of their list, words alphabetically."""
    kind = facet.kind if facet else TEXT
    if isinstance(kind, Choice):
        return list(kind.options).index(value) if value in kind.options else len(kind.options)
    return sort_key(value) if isinstance(value, str) else value
