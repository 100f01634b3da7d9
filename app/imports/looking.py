"""A file before it is mapped: when its headings say too little, its columns are shown to be named by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _
from app.imports.drafts import Column
from app.imports.hour_rows import hour_targets
from app.imports.intake import Intake, read_hours, read_roster
from app.imports.matching import columns_of, match, source_of
from app.imports.recognising import Layout, recognise
from app.imports.remembering import remembered
from app.imports.tables import Source, read_tables
from app.imports.targets import Target, targets


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A table in which something that is needed was not found, and why."""

    reason: str
    columns: list[Column]
    targets: dict[str, str]  # what a column can be mapped to, with its label


def read_or_look(
    book: Book,
    source: Source,
    hours: bool = False,
    mapping: Mapping[str, str | None] | None = None,
    school: str | None = None,
) -> Intake | Unmapped:
    """Read a roster, or hours; where that is refused, but naming columns by hand may help, look at the columns.

    Raises Refused where it cannot help: no table, several sets of files, headings only, or the sample school's roster.
    """
    try:
        return read_hours(book, source, mapping) if hours else read_roster(book, source, mapping, school)
    except Refused as refusal:
        if book.is_sample and not hours:
            raise
        return _look(book, source, hour_targets() if hours else targets(), hours, refusal)


def _look(book: Book, source: Source, known: Mapping[str, Target], hours: bool, refusal: Refused) -> Unmapped:
    tables = read_tables(source)
    filled = [table for table in tables if table.rows]
    if not filled or (not hours and recognise(tables, source.name).layout is not Layout.FLAT):
        raise refusal
    mapped = remembered(book, source_of(tables))
    columns = [column for table in filled for column in columns_of(match(table, known, mapped), known)]
    return Unmapped(str(refusal), columns, {name: _(target.label) for name, target in known.items()})
