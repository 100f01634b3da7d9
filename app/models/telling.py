"""The history of a record in plain words: who changed what, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, cast

from app.book.asking import Entity, entity_of
from app.book.book import Book
from app.book.chronicle import Event, chronicle
from app.book.fields import Field, fields_of
from app.book.journal import Entry
from app.book.kinds import Plain
from app.book.titling import words_for
from app.book.undoing import put_value_back
from app.i18n import _, day, fold, ngettext
from app.models.admitting import refuse_taken
from app.models.hours import HourEntry
from app.models.people import Student
from app.models.staff import Staff

FEW = 3  # records of one kind that one edit made, each told by itself


@dataclass(frozen=True, slots=True)
class Line:
    """What happened to one field, "Grade: 9 → 10", or in one sentence to a record as a whole."""

    about: str  # the record that it is about, where that is one that rests on the record itself
    label: str
    before: str | None  # None where the record was made, or nothing was changed but told
    after: str
    event: Event | None = None  # whose value before can be put back

    @property
    def text(self) -> str:
        """The line as one text."""
        changed = self.after if self.before is None else f"{self.before} → {self.after}"
        return ": ".join(part for part in (self.about, self.label, changed) if part)


@dataclass(frozen=True, slots=True)
class Told:
    """One edit, as far as it touched the record."""

    at: datetime  # by the clock of this place
    who: str  # empty where the program made the book
    title: str
    lines: tuple[Line, ...]

    def holds(self, words: str) -> bool:
        """Whether every word is found in what is told, its day included."""
        told = fold(" ".join([self.who, self.title, day(self.at), *(line.text for line in self.lines)]))
        return all(word in told for word in fold(words).split())


def told(book: Book, entity: Entity, id_: str) -> Iterator[Told]:
    """What happened to a record and to what rests on it, newest first; read only as far as it is asked for."""
    return (_told(book, id_, entry, events) for entry, events in chronicle(book, entity, id_))


def put_back(book: Book, event: Event) -> None:
    """Give a field its value of before, or bring a deleted record back, as one edit. Raises Refused."""
    if event.entity is Student and event.field != "deleted":
        refuse_taken(book, {event.field: event.before}, event.id)
    with book.edit("") as edit:
        put_value_back(edit, event.entity, event.id, event.field, event.before)


def _told(book: Book, own: str, entry: Entry, events: list[Event]) -> Told:
    return Told(entry.at.astimezone(), entry.account, entry.title, told_events(book, events, own))


def told_events(book: Book, events: Iterable[Event], own: str = "", few: int = FEW) -> tuple[Line, ...]:
    """What one edit did, in plain words. `own` is the record whose history it is; of more than `few` alike, a count."""
    lines: list[Line] = []
    told = (event for event in events if not _is_technical(event))
    for (entity, born), some in groupby(told, lambda event: (event.entity, event.born)):
        records = [list(found) for _id, found in groupby(some, lambda event: event.id)]
        if len(records) > few:
            lines.append(_counted(entity, records, born))
        else:
            for record in records:
                lines += _lines(book, own, record)
    return tuple(lines)


def _is_technical(event: Event) -> bool:
    described = fields_of(event.entity).get(event.field)
    return described is not None and described.technical


def _counted(entity: Entity, records: list[list[Event]], born: bool) -> Line:
    count = len(records)
    if born:
        said = ngettext("{count} added", "{count} added", count)
    elif all(event.field == "deleted" and event.after for record in records for event in record):
        said = ngettext("{count} deleted", "{count} deleted", count)
    else:
        said = ngettext("{count} changed", "{count} changed", count)
    return Line("", _(entity.title).capitalize(), None, said.format(count=count))


def _lines(book: Book, own: str, events: list[Event]) -> Iterable[Line]:
    """The lines of one record in one edit. One that rests on the record and was made is told in one line."""
    first = events[0]
    if first.id == own:
        about = ""
    else:
        with book.reading() as connection:
            words = words_for(connection, first.entity, first.id)
        title = _(first.entity.title).capitalize()
        about = title if words == _(first.entity.title) else f"{title} {words}"
    if first.born and about:
        names = first.entity.shown_as
        values = [_named(book, event) for event in events if event.field not in names and not _names(event, own)]
        return [Line(about, "", None, _("added") + "".join(f" · {value}" for value in values if value))]
    return [line for event in events if (line := _line(book, about, event)) is not None]


def _line(book: Book, about: str, event: Event) -> Line | None:
    stays = event.entity is HourEntry or (event.entity is Staff and event.field == "account")
    back = None if event.born or stays else event  # hours go back by way of their approval, accounts by their own acts
    if event.field == "deleted":
        return Line(about, "", None, _("deleted") if event.after else _("brought back"), back if event.after else None)
    described = fields_of(event.entity).get(event.field)
    if described is None:
        return None
    after = _shown(book, event) or _("empty")
    before = _worded(book, described, event.before) or _("empty")
    return Line(about, _(described.label), None if event.born else before, after, back)


def _names(event: Event, own: str) -> bool:
    """Whether the value is the record whose history this is."""
    return event.after == own


def _shown(book: Book, event: Event) -> str:
    return _worded(book, fields_of(event.entity)[event.field], event.after)


def _named(book: Book, event: Event) -> str:
    """The value of something that was made; a bare yes or no says to what."""
    shown = _shown(book, event)
    if not isinstance(event.after, bool):
        return shown
    return _("{field}: {value}").format(field=_(fields_of(event.entity)[event.field].label), value=shown)


def _worded(book: Book, described: Field, plain: Any) -> str:
    if plain is None:
        return ""
    if described.refers:
        with book.reading() as connection:
            return words_for(connection, entity_of(described.refers), str(plain))
    return described.kind.format(described.kind.revive(cast("Plain", plain)))
