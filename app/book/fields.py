"""A column, said once: table, form, workbook, import, search and the journal's wording read it here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, ForeignKey, String, inspect
from sqlalchemy.orm import MappedColumn, mapped_column

from app.book.kinds import TEXT, Kind

if TYPE_CHECKING:
    from app.book.base import Base


@dataclass(frozen=True, slots=True)
class Field:
    """What a column is; never how a screen looks."""

    label: str  # shown through _()
    name: str = ""
    kind: Kind = TEXT
    required: bool = False
    searchable: bool = False
    aliases: tuple[str, ...] = ()  # other headings that files use
    refers: str = ""  # the table whose row this column names
    rests: bool = False  # whether the record goes with that row, although it may name none
    technical: bool = False  # of use to the program alone: no history tells it


def field(
    label: str,
    *,
    kind: Kind = TEXT,
    searchable: bool = False,
    aliases: Iterable[str] = (),
    refers: str = "",
    rests: bool = False,
    technical: bool = False,
    **column: Any,
) -> MappedColumn[Any]:
    """A mapped column together with its description. Optional columns are annotated `Mapped[... | None]`.

    The searchable fields of a record, in the order of their declaration, are also its order in lists.
    """
    described = Field(
        label,
        kind=kind,
        searchable=searchable,
        aliases=tuple(aliases),
        refers=refers,
        rests=rests,
        technical=technical,
    )
    info = {"field": described}
    if refers:
        return mapped_column(String(32), ForeignKey(f"{refers}.id"), index=True, info=info, **column)
    return mapped_column(kind.column(), info=info, **column)


def rests_on(column: Column[Any]) -> bool:
    """Whether a record cannot be without the one that this column of it names: it goes with that one."""
    described: Field | None = column.info.get("field")
    return not column.nullable or (described is not None and described.rests)


@cache
def fields_of(entity: type[Base]) -> dict[str, Field]:
    """The described columns of `entity` by name, in the order of their declaration."""
    found: dict[str, Field] = {}
    for attribute in inspect(entity).column_attrs:
        column = attribute.columns[0]
        if "field" in column.info:
            described: Field = column.info["field"]
            found[attribute.key] = replace(described, name=attribute.key, required=not column.nullable)
    return found
