"""A file before it is mapped: when its headings say too little, its columns are shown to be named by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.book.book import Book
from app.book.refused import Refused
from app.imports.drafts import Column
from app.imports.hour_rows import HOURS
from app.imports.intake import RECORD_FILES, Intake, read_hours, read_records, read_roster
from app.imports.matching import columns_of, match, source_of
from app.imports.recognising import Layout, recognise
from app.imports.remembering import remembered
from app.imports.tables import Source, read_tables
from app.imports.targets import targets


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A table in which something that is needed was not found, and why."""

    reason: str
    columns: list[Column]
    targets: dict[str, str]  # what a column can be mapped to, with its label


def read_or_look(
    book: Book,
    source: Source,
    kind: str = "roster",
    mapping: Mapping[str, str | None] | None = None,
    school: str | None = None,
) -> Intake | Unmapped:
    """Read a roster, hours, or one of `RECORD_FILES`; where that is refused, but naming columns by hand may help, look.

    Raises Refused where it cannot help: no table, several sets of files, headings only, or the sample school's roster.
    """
    try:
        if kind == "roster":
            return read_roster(book, source, mapping, school)
        return read_hours(book, source, mapping) if kind == "hours" else read_records(book, kind, source, mapping)
    except Refused as refusal:
        if book.is_sample and kind == "roster":
            raise
        return _look(book, source, kind, refusal)


def _look(book: Book, source: Source, kind: str, refusal: Refused) -> Unmapped:
    tables = read_tables(source)
    filled = [table for table in tables if table.rows]
    if not filled or (kind == "roster" and recognise(tables, source.name).layout is not Layout.FLAT):
        raise refusal
    sought = HOURS if kind == "hours" else RECORD_FILES[kind].columns if kind in RECORD_FILES else None
    known = targets() if sought is None else sought.targets(book)
    mapped = remembered(book, source_of(tables))
    columns: list[Column] = []
    for table in filled:
        columns += columns_of(match(table, known, mapped, sought.fixed(table) if sought else None), known)
    return Unmapped(str(refusal), columns, {name: target.words for name, target in known.items()})
