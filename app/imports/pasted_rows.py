"""Rows on the clipboard become new records: each column fills a field, each cell is a value or says why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.book.asking import entity_of
from app.book.base import Base
from app.book.book import Book
from app.book.capturing import default_of
from app.book.fields import fields_of
from app.book.refused import Refused
from app.i18n import _
from app.imports.cells import Reader, split_name
from app.imports.clipboard import block_of
from app.imports.matching import match
from app.imports.references import Reference
from app.imports.rows import MOST_COLUMNS, Row, Table
from app.imports.tabulating import clean_heading
from app.imports.targets import Target, targets
from app.models.changing_many import misfits
from app.models.people import Student

_NAME = ("last_name", "first_name")
FULL_NAME = "full_name"


@dataclass(slots=True)
class NewRow:
    """One row: its number on the clipboard, its cells as they were, values by field, and reasons by field.

    As with any import, a cell that cannot be read costs its value; the row is `lost` only where it is not a record
    without that: what is needed is missing, or it is not clear which record it is.
    """

    number: int
    texts: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict[str, Any])
    problems: dict[str, str] = field(default_factory=dict[str, str])
    lost: bool = False


@dataclass(frozen=True, slots=True)
class PastedRows:
    """What the clipboard would add. `columns` are labels by what they fill, in the order of the clipboard."""

    columns: dict[str, str]
    rows: list[NewRow]
    left_out: list[str]  # headings that fill nothing
    lacking: list[str]  # labels of fields that every record needs and no column fills
    with_headings: bool

    @property
    def good(self) -> list[dict[str, Any]]:
        """The values of the rows that are taken."""
        return [row.values for row in self.rows if not row.lost]

    @property
    def lost_values(self) -> int:
        """How many cells could not be read in rows that are taken without them."""
        return sum(len(row.problems) for row in self.rows if not row.lost)


def read_pasted(book: Book, entity: type[Base], text: str, shown: Sequence[str] = ()) -> PastedRows:
    """Read rows for new records of `entity`; nothing is written.

    The first row says by its headings what the columns fill; where it names no fields, they are the fields `shown`, in
    their order. Raises Refused where the clipboard holds nothing, or no column fits.
    """
    block = [cells for cells in block_of(text) if any(cells)]
    if not block:
        raise Refused(_("The clipboard holds no rows. Copy them in your spreadsheet first."))
    known = _targets(book, entity)
    table = _table(block)
    readers = match(table, known, {}).readers
    filled = sum(bool(cell) for cell in block[0])
    with_headings = 0 < filled <= 2 * len(readers)
    if not with_headings:
        table = Table(table.file, (), [_row(at, cells, _width(block)) for at, cells in enumerate(block, 1)], ())
        own = entity.__tablename__  # the column that shows the record itself
        readers = _in_order(table, known, [FULL_NAME if name == own else name for name in shown])
    if not readers:
        raise Refused(_("No column of the clipboard fits. Copy the rows together with their headings."))
    ordered = dict(sorted(readers.items(), key=lambda item: item[1].place))
    rows = [_read(row, ordered, entity) for row in table.rows]
    _judge(book, entity, rows)
    taken = {reader.place for reader in ordered.values()}
    return PastedRows(
        {name: known[name].words for name in ordered},
        rows,
        [heading for place, heading in enumerate(table.headings) if place not in taken],
        _lacking(entity, set(ordered)),
        with_headings,
    )


def _targets(book: Book, entity: type[Base]) -> Mapping[str, Target]:
    """What a column can fill: the fields of the record, for people also the whole name."""
    roster = targets()
    found: dict[str, Target] = {}
    for described in fields_of(entity).values():
        if described.name == "source_id":
            continue
        kind = described.kind
        if described.refers:
            kind = Reference(book, entity_of(described.refers))
        elif entity is Student:  # IDs that a spreadsheet spoiled, and the words of rosters
            kind = roster[described.name].kind
        aliases = described.aliases
        found[described.name] = Target(described.name, described.label, kind, aliases, "field")
    if set(_NAME) <= set(found):
        name = roster[FULL_NAME]
        found[FULL_NAME] = Target(name.name, name.label, name.kind, (*name.aliases, entity.title), "field")
    return found


def _table(block: list[list[str]]) -> Table:
    """The block with its first row as headings, made distinct."""
    headings: list[str] = []
    for place in range(_width(block)):
        heading = clean_heading(block[0][place] if place < len(block[0]) else "")
        heading = heading or _("Column {number}").format(number=place + 1)
        headings.append(heading if heading not in headings else f"{heading} ({place + 1})")
    rows = [_row(number, cells, len(headings)) for number, cells in enumerate(block[1:], 2)]
    return Table(_("Clipboard"), tuple(headings), rows, ())


def _width(block: list[list[str]]) -> int:
    return min(max(map(len, block)), MOST_COLUMNS)


def _row(number: int, cells: list[str], width: int) -> Row:
    return Row(number, tuple([*cells, *[""] * (width - len(cells))][:width]))


def _in_order(table: Table, known: Mapping[str, Target], shown: Sequence[str]) -> dict[str, Reader]:
    """Readers for the columns of the list, one by one; what a list works out itself is passed over."""
    width = len(table.rows[0].cells)
    return {
        name: Reader(place, known[name].words, known[name].kind, (row.cells[place] for row in table.rows))
        for place, name in enumerate(shown[:width])
        if name in known
    }


def _read(row: Row, readers: Mapping[str, Reader], entity: type[Base]) -> NewRow:
    made = NewRow(row.number, {name: str(row.cells[reader.place] or "") for name, reader in readers.items()})
    for name, reader in readers.items():
        try:
            value = reader.read(row.cells[reader.place])
        except Refused as refusal:
            made.problems[name] = str(refusal)
            made.lost = made.lost or reader.is_identifier
            continue
        if name != FULL_NAME:
            made.values[name] = value
        elif value:
            parts = dict(zip((*_NAME, "middle_name"), split_name(value), strict=True))
            given = {part: words for part, words in parts.items() if words and part in fields_of(entity)}
            made.values = {**given, **{n: v for n, v in made.values.items() if v is not None or n not in given}}
    _need(made, set(readers), entity)
    return made


def _need(made: NewRow, columns: set[str], entity: type[Base]) -> None:
    """Say what the row lacks, in the column that should have it."""
    for described in fields_of(entity).values():
        given = made.values.get(described.name)
        if not described.required or given is not None:
            continue
        if default_of(entity, described.name) is not None:
            made.values.pop(described.name, None)  # an empty cell takes the default
            continue
        made.lost = True
        at = described.name if described.name in columns else FULL_NAME if described.name in _NAME else ""
        if at in columns and at not in made.problems:
            made.problems[at] = _("{field} is required.").format(field=_(described.label))


def _judge(book: Book, entity: type[Base], rows: Sequence[NewRow]) -> None:
    """Add what stands against the rows that would be taken: IDs that are taken, days the wrong way round."""
    good = {str(row.number): row for row in rows if not row.lost}
    for key, misfit in misfits(book, entity, {key: row.values for key, row in good.items()}, new=True).items():
        row = good[key]
        at = misfit.field if misfit.field in row.texts else next(iter(row.texts))
        row.problems[at] = misfit.reason
        row.lost = True


def _lacking(entity: type[Base], columns: set[str]) -> list[str]:
    return [
        _(described.label)
        for described in fields_of(entity).values()
        if described.required
        and described.name not in columns
        and default_of(entity, described.name) is None
        and not (described.name in _NAME and FULL_NAME in columns)
    ]
