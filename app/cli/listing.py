"""Printing records: one row each, with the words that stand for what it refers to beside the ids."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.book.asking import entity_of
from app.book.book import Book
from app.book.fields import Field, fields_of
from app.book.kinds import Kind, Plain
from app.cli.aligning import text_table
from app.cli.answers import Answer
from app.cli.listings import LISTINGS, Listing
from app.cli.opening import open_asked
from app.cli.parsing import Usage
from app.i18n import _, fold, ngettext
from app.models.access import EXPORTED, note_handed_out, students_in

_OWN = "{words}_words"

Row = dict[str, Plain]
Conditions = Sequence[tuple[str, str]]


def show(asked: Namespace) -> Answer:
    """The records of one kind that meet --where. What is printed leaves the book: the access log tells of whom."""
    check_fields(asked.records, asked.where)
    with open_asked(asked) as book:
        rows = rows_of(book, asked.records, asked.where)
        about = students_in(book, LISTINGS[asked.records].entity, [str(row["id"]) for row in rows])
        if not book.looking:  # of a newer book nothing else tells what is in it, and the terminal is a screen, too
            note_handed_out(book, EXPORTED, about, asked.records)
    return Answer({"rows": rows}, "" if asked.json else _text(LISTINGS[asked.records], rows))


def check_fields(records: str, where: Conditions) -> None:
    """Raises Usage where a condition names a field that these records do not print."""
    listing = LISTINGS[records]
    for name, _value in where:
        if _key_of(listing, name) is None:
            raise Usage(
                _("{records} have no field “{name}”; they have: {known}").format(
                    records=records, name=name, known=", ".join(_keys(listing))
                )
            )


def rows_of(book: Book, records: str, where: Conditions = ()) -> list[Row]:
    """The rows as they are printed; those for which every field prints as `where` has it.

    A condition names a field as the JSON does, or by a heading of the table, where its value may stand as in the table.
    """
    listing = LISTINGS[records]
    return [row for row in _rows(book, listing) if all(_holds(listing, row, *condition) for condition in where)]


def _holds(listing: Listing, row: Row, name: str, value: str) -> bool:
    key = _key_of(listing, name)
    if key is None:
        return False
    return value == _printed(row[key]) or (key != name and value == _cell(_columns(listing).get(key), row[key]))


def _key_of(listing: Listing, name: str) -> str | None:
    """The key of the field of this name: a key, or a heading in English or in the language of the program."""
    if name in _keys(listing):
        return name
    described = _described(listing)
    for key in (*listing.shown, *described):  # what is shown goes first: ids have the same headings as what they name
        if fold(name) in (fold(described[key].label), fold(_(described[key].label))):
            return key
    return None


def _printed(value: Plain) -> str:
    """A value as it stands in the JSON, without quotation marks; nothing for null."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _rows(book: Book, listing: Listing) -> Iterator[Row]:
    known = _Known(book)
    keys = _keys(listing)
    fields = fields_of(listing.entity).items()
    plain = {name: f.kind.plain for name, f in fields if type(f.kind).plain is not Kind.plain}  # the others print as is
    references = {name: described.refers for name, described in _columns(listing).items() if described.refers}
    own = _own_words(listing)
    for record in book.records(listing.entity, sort=listing.sort):
        row: Row = record._asdict()
        for name, tell in plain.items():
            row[name] = tell(row[name])
        for value in listing.beyond:
            row[value.key] = known.value(value.table, row[value.by], value.field)
        for name, table in references.items():
            words = _words_of(name)
            if words in own:
                row[_OWN.format(words=words)] = row[words]
            row[words] = known.words(table, row[name]) or (row[words] if words in own else None)
        yield {key: row[key] for key in keys}


def _keys(listing: Listing) -> tuple[str, ...]:
    columns = _columns(listing)
    words = (_words_of(name) for name, described in columns.items() if described.refers)
    own = (_OWN.format(words=name) for name in _own_words(listing))
    return tuple(dict.fromkeys(("id", *listing.first, *columns, *words, *own)))


def _own_words(listing: Listing) -> frozenset[str]:
    """The fields that say in a record's own words what a reference names, too: the strategy of a support plan."""
    referring = (_words_of(name) for name, described in _columns(listing).items() if described.refers)
    return frozenset(referring) & fields_of(listing.entity).keys()


def _columns(listing: Listing) -> dict[str, Field]:
    """The fields of a row, those from beyond included, by key."""
    beyond = {value.key: fields_of(entity_of(value.table))[value.field] for value in listing.beyond}
    return fields_of(listing.entity) | beyond


def _described(listing: Listing) -> dict[str, Field]:
    """The fields of a row by key, with those that say in words what a reference names."""
    columns = _columns(listing)
    return columns | {_words_of(name): described for name, described in columns.items() if described.refers}


def _words_of(reference: str) -> str:
    return reference.removesuffix("_id")


class _Known:
    """The records that rows refer to, each kind read once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._records: dict[str, Mapping[str, Any]] = {}
        self._words: dict[str, dict[Plain, str]] = {}

    def value(self, table: str, id_: Plain, name: str) -> Plain:
        return getattr(self._of(table).get(str(id_)), name, None)

    def words(self, table: str, id_: Plain) -> str | None:
        known = self._words.setdefault(table, {})
        if id_ not in known and (record := self._of(table).get(str(id_))):
            parts = (getattr(record, name) for name in entity_of(table).shown_as)
            known[id_] = ", ".join(str(part) for part in parts if part)
        return known.get(id_)

    def _of(self, table: str) -> Mapping[str, Any]:
        if table not in self._records:
            self._records[table] = {record.id: record for record in self._book.records(entity_of(table))}
        return self._records[table]


def _text(listing: Listing, rows: Sequence[Row]) -> str:
    columns = _columns(listing)
    count = ngettext("{count} record", "{count} records", len(rows)).format(count=len(rows))
    if not rows:
        return count
    described = _described(listing)
    headings = [_(described[key].label) for key in listing.shown]
    right = [key in columns and columns[key].kind.align_right for key in listing.shown]
    cells = [[_cell(columns.get(key), row[key]) for key in listing.shown] for row in rows]
    return text_table(headings, cells, right) + "\n\n" + count


def _cell(described: Field | None, value: Plain) -> str:
    if described is None:
        return str(value or "")
    return described.kind.format(described.kind.revive(value))
