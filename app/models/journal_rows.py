"""Everything that was done in a book, edit by edit: who, when, what, and what changed in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from app.book import erasing, journal
from app.book.access_log import bounds
from app.book.asking import Entity, entity_of
from app.book.base import table_of
from app.book.book import Book
from app.book.chronicle import Event
from app.book.journal import Block
from app.book.tombstones import tombstones
from app.i18n import _, ngettext, number
from app.models.people import Student
from app.models.telling import Line, told_events

FEW = 12  # records of one kind that one edit changed, each told by itself


@dataclass(frozen=True, slots=True)
class Sought:
    """Which edits; what is empty or None does not narrow them. Days are those of this place, both included."""

    person: str | None = None
    entity: Entity | None = None  # a kind of record that was made, changed or erased
    student: str = ""  # words of a name, or an ID: what happened to these students and all that rests on them
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """One edit. `at` is by the clock of this place; `records` is how many it made, changed or erased."""

    number: int
    at: datetime
    who: str
    title: str
    records: int
    kinds: tuple[str, ...]  # "Student", "Hour entry"


def done_numbers(book: Book, sought: Sought) -> list[int]:
    """The numbers of the edits that are sought, newest first. Raises Refused where the account may not see them."""
    book.require("journal")
    students = book.ids(Student, sought.student) if sought.student.strip() else None
    c = journal.journal.c
    asked = select(c.entry).order_by(c.entry.desc())
    if sought.person is not None:
        asked = asked.where(c.account == sought.person)
    low, high = bounds(sought.first, sought.last)
    if low:
        asked = asked.where(c.at >= low)
    if high:
        asked = asked.where(c.at < high)
    with book.reading_whole() as connection:
        found = list(connection.execute(asked).scalars())
        if sought.entity is not None:
            wanted = _entries_with(connection, sought.entity)
            found = [each for each in found if each in wanted]
        if students is not None:
            of_students = set(erasing.entries_of(connection, erasing.going(connection, Student, students)))
            found = [each for each in found if each in of_students]
    return found


def _entries_with(connection: Connection, entity: Entity) -> set[int]:
    """The edits that made, changed or erased records of one kind."""
    table, touched = table_of(entity), journal.touched.c
    changed = select(touched.entry).where(touched.record.in_(select(table.c.id)))
    erased = {
        stone.entry
        for stone in tombstones(connection)
        if any(block.table == table.name for block in journal.blocks_of(connection, stone.entry))
    }
    born = set(connection.execute(select(table.c.birth).distinct()).scalars())
    return born | set(connection.execute(changed.distinct()).scalars()) | erased


def done_rows(book: Book, numbers: Sequence[int]) -> dict[int, Done]:
    """Edits by their number."""
    book.require("journal")
    with book.reading_whole() as connection:
        return {
            entry.number: _done(entry, journal.blocks_of(connection, entry.number))
            for entry in journal.entries(connection, numbers)
        }


def _done(entry: journal.Entry, blocks: list[Block]) -> Done:
    records = {(block.table, row[0]) for block in blocks for row in block.rows}
    kinds = dict.fromkeys(_(entity_of(block.table).title).capitalize() for block in blocks)
    title = _(entry.title)  # those that the program gives in every language
    return Done(entry.number, entry.at.astimezone(), entry.account, title, len(records), tuple(kinds))


def changes_in(book: Book, entry: int) -> tuple[Line, ...]:
    """What one edit did, in plain words, from what to what."""
    book.require("journal")
    with book.reading_whole() as connection:
        blocks = journal.blocks_of(connection, entry)
    lines: list[Line] = []
    for block in blocks:
        if block.kind == "erased" or len(block.rows) > FEW:
            lines.append(_counted(block))
        else:
            lines += told_events(book, _events(block), few=FEW)
    return tuple(lines)


def _counted(block: Block) -> Line:
    count = len(block.rows)
    if block.kind == "erased":
        said = ngettext("{count} erased for good", "{count} erased for good", count)
    elif block.kind == "born":
        said = ngettext("{count} added", "{count} added", count)
    elif block.fields == ("deleted",) and all(row[2] for row in block.rows):
        said = ngettext("{count} deleted", "{count} deleted", count)
    else:
        said = ngettext("{count} changed", "{count} changed", count)
    return Line("", _(entity_of(block.table).title).capitalize(), None, said.format(count=number(count)))


def _events(block: Block) -> list[Event]:
    entity = entity_of(block.table)
    if block.kind == "born":
        return [
            Event(entity, row[0], name, None, value, True)
            for row in block.rows
            for name, value in zip(block.fields, row[1:], strict=True)
            if value is not None
        ]
    return [
        Event(entity, row[0], name, before, after, False)
        for row in block.rows
        for name, before, after in zip(block.fields, row[1::2], row[2::2], strict=True)
    ]


def people_in_journal(book: Book) -> list[str]:
    """The names of all who changed anything; "" stands for the program itself."""
    book.require("journal")
    with book.reading_whole() as connection:
        found = connection.execute(select(journal.journal.c.account).distinct()).scalars().all()
    return sorted(found, key=str.casefold)
