"""Printing records: for scripts as one JSON object, for people as a table."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from app.book.book import Book
from app.book.fields import Field
from app.book.kinds import Plain
from app.cli.aligning import text_table
from app.cli.answers import Answer
from app.cli.listings import LISTINGS
from app.cli.opening import open_asked
from app.cli.parsing import Usage
from app.cli.rows import Row, Shape, rows_in, shape_of, students_behind
from app.i18n import _, fold, ngettext
from app.models.access import EXPORTED, note_handed_out

Printed = Plain | float
Conditions = Sequence[tuple[str, str]]


def show(asked: Namespace) -> Answer:
    """The records of one kind that meet --where. What is printed leaves the book: the access log tells of whom."""
    check_fields(asked.records, asked.where)
    listing = LISTINGS[asked.records]
    with open_asked(asked) as book:
        rows = rows_of(book, asked.records, asked.where)
        about = students_behind(book, listing, rows)
        if not book.looking:  # of a newer book nothing else tells what is in it, and the terminal is a screen, too
            note_handed_out(book, EXPORTED, about, asked.records)
    shape = shape_of(listing)
    if asked.json:
        return Answer({"rows": [{key: _printed(shape, row, key) for key in row} for row in rows]})
    return Answer(text=_text(shape, rows))


def check_fields(records: str, where: Conditions) -> None:
    """Raises Usage where a condition names a field that these records do not print."""
    shape = shape_of(LISTINGS[records])
    for name, _value in where:
        if _key_of(shape, name) is None:
            raise Usage(
                _("{records} have no field “{name}”; they have: {known}").format(
                    records=records, name=name, known=", ".join(shape.keys)
                )
            )


def rows_of(book: Book, records: str, where: Conditions = ()) -> list[Row]:
    """The rows for which every field prints as `where` has it, in the JSON or in the table.

    A condition names a field as the JSON does, or by a heading of the table.
    """
    shape = shape_of(LISTINGS[records])
    wanted = [(key, value) for name, value in where if (key := _key_of(shape, name))]
    return [row for row in rows_in(book, LISTINGS[records]) if all(_holds(shape, row, *each) for each in wanted)]


def _holds(shape: Shape, row: Row, key: str, value: str) -> bool:
    return value in (_as_text(_printed(shape, row, key)), _cell(shape.fields.get(key), row[key]))


def _key_of(shape: Shape, name: str) -> str | None:
    """The key of the field of this name: a key, or a heading in English or in the language of the program."""
    if name in shape.keys:
        return name
    described = shape.described
    for key in (*shape.shown, *described):  # what is shown goes first: ids have the same headings as what they name
        if fold(name) in (fold(described[key].label), fold(_(described[key].label))):
            return key
    return None


def _printed(shape: Shape, row: Row, key: str) -> Printed:
    """A value as scripts read it."""
    described = shape.fields.get(key)
    return row[key] if described is None else described.kind.printed(row[key])


def _as_text(value: Printed) -> str:
    """A value as it stands in the JSON, without quotation marks; nothing for null."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(shape: Shape, rows: Sequence[Row]) -> str:
    count = ngettext("{count} record", "{count} records", len(rows)).format(count=len(rows))
    if not rows:
        return count
    fields, described = shape.fields, shape.described
    headings = [_(described[key].label) for key in shape.shown]
    right = [key in fields and fields[key].kind.align_right for key in shape.shown]
    cells = [[_cell(fields.get(key), row[key]) for key in shape.shown] for row in rows]
    return text_table(headings, cells, right) + "\n\n" + count


def _cell(described: Field | None, value: Plain) -> str:
    if described is None:
        return str(value or "")
    return described.kind.format(described.kind.revive(value))
